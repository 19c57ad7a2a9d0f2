//! What the rules say, seen from outside.

mod access;
mod cases;
mod endings;
mod invitations;
mod life;
mod lifecycle;
mod matrix;
mod random;
mod reference;
mod roles;
mod slug;
mod staging;
mod together;
mod view_as;
mod vouching;
mod world;
