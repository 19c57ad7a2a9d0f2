//! What crosses the wire between a device and the server
