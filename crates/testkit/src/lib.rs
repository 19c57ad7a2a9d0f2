//! Worlds of several devices and a server, on networks that fail from a seed
