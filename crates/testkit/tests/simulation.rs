//! The simulator catches what it is there to catch, and repeats.

use roster_testkit::{Plant, run_seed};

#[test]
fn a_few_hundred_worlds_hold_and_repeat() {
    for seed in 0..200 {
        let outcome = run_seed(seed, None);
        if let Some(violation) = outcome.violation {
            panic!("seed {seed}: {}: {}", violation.invariant, violation.seen);
        }
        if seed % 20 == 0 {
            assert_eq!(run_seed(seed, None).trace, outcome.trace, "seed {seed} did not repeat");
        }
    }
}

#[test]
fn planted_bugs_are_caught() {
    for plant in
        [Plant::ForgetsWhatWasSent, Plant::ReusesNumbers, Plant::SkipsWrites, Plant::LosesThePlace]
    {
        let caught = (0..400).any(|seed| run_seed(seed, Some(plant)).violation.is_some());
        assert!(caught, "{plant:?} went unnoticed in 400 worlds");
    }
}
