//! Asking them all in turn, in one run: first whether they answer rightly, then how soon.

use anyhow::{Result, bail, ensure};
use bench_world::{Asked, Spread, World};
use serde::Serialize;

use crate::subject::Subject;

/// Fewer tell nothing about the spread.
const ROUNDS_MIN: usize = 7;

/// What came of one who was asked.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// Its name.
    pub name: &'static str,
    /// Which of its ways was taken.
    pub way: &'static str,
    /// Nanoseconds of processor time for one question.
    pub nanos: Spread,
    /// How many questions there were in a round.
    pub questions: usize,
}

/// Asks all of them, so many rounds each: forwards, then backwards, so that neither always comes first. The first round of
/// each is not counted.
pub fn interleave(
    subjects: &mut [Box<dyn Subject + '_>],
    world: &World,
    questions: &[Asked],
    rounds: usize,
) -> Result<Vec<Outcome>> {
    ensure!(rounds >= ROUNDS_MIN, "at least {ROUNDS_MIN} rounds");
    for subject in subjects.iter_mut() {
        let answers = subject.answers()?;
        ensure_right(subject.name(), &answers, world, questions)?;
        ensure!(answers.len() == subject.questions_in_a_round(), "{}", subject.name());
    }
    let mut times = vec![Vec::new(); subjects.len()];
    for round in 0..=rounds {
        let mut order: Vec<usize> = (0..subjects.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for at in order {
            let nanos = subjects[at].round()?;
            if round > 0 {
                times[at].push(nanos);
            }
        }
    }
    let outcome = |(subject, times): (&Box<dyn Subject + '_>, &Vec<f64>)| Outcome {
        name: subject.name(),
        way: subject.way(),
        nanos: Spread::of(times),
        questions: subject.questions_in_a_round(),
    };
    Ok(subjects.iter().zip(&times).map(outcome).collect())
}

/// Whoever answers wrongly gets no number.
fn ensure_right(name: &str, answers: &[bool], world: &World, questions: &[Asked]) -> Result<()> {
    let pairs = answers.iter().zip(questions);
    let wrong = pairs.filter(|(answer, asked)| **answer != world.truth(asked)).count();
    if wrong > 0 || answers.is_empty() {
        bail!("{name}: {wrong} of {} answers are wrong, and so nothing is measured", answers.len());
    }
    Ok(())
}
