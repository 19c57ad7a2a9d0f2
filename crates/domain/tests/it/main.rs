//! What the rules say, seen from outside.

mod invitations;
mod matrix;
mod staging;
mod world;
