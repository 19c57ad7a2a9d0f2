//! Worlds for tests: ids and links from a counter, several devices, one server, and a network that fails from a seed.
//!
//! Everything in a [`World`] is the product's own code, driven without threads, clocks or sockets: the sync core of
//! `replica` and the sequencer of `server` over its memory store. What is made up is only what a test wants to control:
//! the order of messages, their loss, crashes, and time. The same seed gives the same world, step by step.

mod ids;
mod world;

pub use ids::{CountedLinks, Ids};
pub use world::{Faults, Outcome, Plant, Tally, Violation, World, run_seed};
