//! What the rules say, seen from outside.

mod access;
mod cases;
mod endings;
mod invitations;
mod leaving;
mod life;
mod lifecycle;
mod matrix;
mod random;
mod reference;
mod roles;
mod samples;
mod slug;
mod staging;
mod teams;
mod together;
mod view_as;
mod vouching;
mod world;
