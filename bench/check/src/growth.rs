//! How Roster's own numbers grow with the number of members: the same questions of worlds of all sizes, in turn.

use anyhow::Result;
use bench_world::{Spread, World};
use serde::Serialize;

use crate::subject::{ByHandle, ById, Explained, Subject};

/// The sizes of the curve.
pub const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// One point of the curve: nanoseconds for one question.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// How many members there are.
    pub members: usize,
    /// By handle.
    pub by_handle: Spread,
    /// By id and name.
    pub by_id: Spread,
    /// With the reason.
    pub explained: Spread,
}

/// Measures the curve.
pub fn measure(seed: u64, questions: usize, rounds: usize) -> Result<Vec<Point>> {
    let worlds: Vec<World> =
        SIZES.iter().map(|size| World::of(*size, seed)).collect::<Result<_>>()?;
    let asked: Vec<_> = worlds.iter().map(|world| world.questions(questions, seed + 1)).collect();
    let mut times: Vec<[Vec<f64>; 3]> = SIZES.iter().map(|_| Default::default()).collect();
    let mut subjects: Vec<[Box<dyn Subject + '_>; 3]> = Vec::new();
    for (world, asked) in worlds.iter().zip(&asked) {
        let by_handle = Box::new(ByHandle::new(world, asked)?);
        let by_id = Box::new(ById::new(world, asked));
        subjects.push([by_handle, by_id, Box::new(Explained::new(world, asked))]);
    }
    for round in 0..=rounds {
        let mut order: Vec<usize> = (0..SIZES.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for size in order {
            for (subject, times) in subjects[size].iter_mut().zip(&mut times[size]) {
                let nanos = subject.round()?;
                if round > 0 {
                    times.push(nanos);
                }
            }
        }
    }
    let point = |(members, times): (&usize, &[Vec<f64>; 3])| {
        let [by_handle, by_id, explained] = times.each_ref().map(|times| Spread::of(times));
        Point { members: *members, by_handle, by_id, explained }
    };
    Ok(SIZES.iter().zip(&times).map(point).collect())
}
