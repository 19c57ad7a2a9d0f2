//! The whole server over real HTTP, on a real file. Names begin with the attack that a test wards off.

mod accounts;
mod gates;
mod invitations;
mod letters;
mod program;
mod sync;
mod world;
