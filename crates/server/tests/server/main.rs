//! The whole server over real HTTP, on a real file. Names begin with the attack that a test wards off.

mod accounts;
mod check;
mod example;
mod gates;
mod invitations;
mod keys;
mod letters;
mod openapi;
mod post_office;
mod program;
mod reach;
mod sync;
mod world;
