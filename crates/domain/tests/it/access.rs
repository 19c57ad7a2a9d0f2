//! What holds of access in every world: the evaluator against a simple telling of the rule, modules apart, reasons that are
//! right, and no power out of nothing.

use crate::{random::*, reference, world::*};
use proptest::prelude::*;
use roster_domain::{
    roles::toggle,
    why::{Step, why},
    *,
};
use std::collections::BTreeSet;

fn numbers() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 120..400)
}

/// Everything that is allowed in a world: who, what, where.
fn allowances(workspace: &Workspace) -> BTreeSet<(MemberId, &'static str, Option<ProjectId>)> {
    let places = [None].into_iter().chain(PROJECTS.map(|n| Some(ProjectId(id(n)))));
    let places: Vec<_> = places.collect();
    let mut all = BTreeSet::new();
    for member in workspace.members() {
        for permission in permission::catalogue() {
            for place in places.iter().filter(|place| place.is_none() || permission.on_project) {
                let question = Question { on: *place, ..ask(member.id, permission.key) };
                if allowed(workspace, &question) {
                    all.insert((member.id, permission.key, *place));
                }
            }
        }
    }
    all
}

fn ask(member: MemberId, key: &str) -> Question<'_> {
    Question::new(member, key, NOW)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_evaluator_says_what_the_rule_says(numbers in numbers()) {
        let mut dice = Dice(&numbers, 0);
        let workspace = world(&mut dice);
        for _ in 0..200 {
            let key = dice.key();
            let question = Question { on: place(&mut dice), ..ask(member(&mut dice), key) };
            let verdict = explain(&workspace, &question);
            prop_assert_eq!(verdict.allowed, allowed(&workspace, &question));
            prop_assert_eq!(verdict.allowed, reference::may(&workspace, &question), "{:?} {:?}", question, verdict);
        }
    }

    #[test]
    fn a_device_and_the_server_agree_after_any_journey_of_the_rows(numbers in numbers()) {
        let mut dice = Dice(&numbers, 0);
        let here = world(&mut dice);
        let told = serde_json::to_string(&here.rows().collect::<Vec<_>>()).unwrap();
        let there = Workspace::from_rows(serde_json::from_str::<Vec<Entity>>(&told).unwrap());
        prop_assert_eq!(&here, &there);
        prop_assert_eq!(allowances(&here), allowances(&there));
        for n in 0..20 {
            let actor = Actor::Member(member(&mut dice));
            let command = command(&mut dice, &here, 600 + n);
            prop_assert_eq!(
                decide(&here, &actor, &command, stamp()),
                decide(&there, &actor, &command, stamp())
            );
        }
    }

    #[test]
    fn r66_no_toggle_of_one_module_changes_another(numbers in numbers()) {
        let mut dice = Dice(&numbers, 0);
        let workspace = world(&mut dice);
        let role = workspace.role(RoleId(id(150))).unwrap().clone();
        let key = dice.key();
        let on = toggle(&role.grants, &[key], !role.grants.has(key), &|_| false).on;
        let mut after = workspace.clone();
        after.apply(&[Change::Put(Entity::Role(Role { grants: on, ..role }))]);
        let module = permission::find(key).unwrap().module;
        let (before, after) = (allowances(&workspace), allowances(&after));
        // Projects are the places of all else: who comes to see a project, comes to what they hold there.
        let others = before.symmetric_difference(&after).filter(|(_, other, place)| {
            permission::find(other).unwrap().module != module && (module != "projects" || place.is_none())
        });
        prop_assert_eq!(others.count(), 0, "{}", key);
    }

    #[test]
    fn the_smallest_change_that_is_named_turns_the_answer_round(numbers in numbers()) {
        let mut dice = Dice(&numbers, 0);
        let workspace = world(&mut dice);
        for _ in 0..60 {
            let key = dice.key();
            let question = Question { on: place(&mut dice), ..ask(member(&mut dice), key) };
            let found = why(&workspace, &question);
            let mut after = workspace.clone();
            for step in &found.flip {
                after.apply(&step.changes(&after.clone(), &question).unwrap());
            }
            if found.flip.is_empty() {
                continue;
            }
            prop_assert_ne!(explain(&after, &question).allowed, found.verdict.allowed, "{:?} {:?}", question, found);
            // Each step counts: without the last one the answer is as before.
            let mut short = workspace.clone();
            for step in found.flip.iter().rev().skip(1).rev() {
                short.apply(&step.changes(&short.clone(), &question).unwrap());
            }
            prop_assert_eq!(explain(&short, &question).allowed, found.verdict.allowed);
        }
    }

    #[test]
    fn b18_nobody_comes_to_hold_what_whoever_gave_it_did_not_hold(numbers in numbers()) {
        let mut dice = Dice(&numbers, 0);
        let mut workspace = world(&mut dice);
        for n in 0..25 {
            let by = member(&mut dice);
            let command = command(&mut dice, &workspace, 600 + n);
            let Ok(decision) = decide(&workspace, &Actor::Member(by), &command, stamp()) else { continue };
            let before = allowances(&workspace);
            workspace.apply(&decision.changes);
            for (who, key, place) in allowances(&workspace).difference(&before) {
                let held = before.contains(&(by, *key, *place)) || before.contains(&(by, *key, None));
                let had = before.contains(&(*who, *key, None));
                prop_assert!(held || had, "{who} got {key} at {place:?} from {by} by {command:?}");
            }
        }
    }
}

#[test]
fn some_change_is_named_wherever_a_setting_is_the_reason() {
    let mut workspace = workspace();
    with_member(&mut workspace, 200, "Contractor");
    for permission in permission::catalogue() {
        let found = why(&workspace, &ask(MemberId(id(200)), permission.key));
        assert!(!found.flip.is_empty(), "{}", permission.key);
    }
    let unknown = why(&workspace, &ask(MemberId(id(200)), "invoices.sned"));
    assert_eq!(unknown.verdict.because, Because::UnknownPermission);
    assert_eq!(unknown.flip, Vec::<Step>::new());
}
