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

/// Every question about the workspace as a whole, during a trial and after it: of members, of nobody, and about a key of
/// tomorrow.
fn asked() -> impl Iterator<Item = Question<'static>> {
    let members = MEMBERS.chain([1, 999]).map(|n| MemberId(id(n)));
    let keys = || permission::catalogue().iter().map(|permission| permission.key);
    let keys = move || keys().chain(["future.key"]);
    let times = [NOW, NOW.plus(limits::TRIAL_MS)];
    members.flat_map(move |member| {
        times.into_iter().flat_map(move |at| keys().map(move |key| Question::new(member, key, at)))
    })
}

fn long_answers(workspace: &Workspace) -> Vec<[bool; 2]> {
    asked().map(|question| [explain(workspace, &question).allowed; 2]).collect()
}

/// By key, and by the handle of the permission and the standing of the member.
fn quick_answers(workspace: &Workspace) -> Vec<[bool; 2]> {
    let by_handle = |question: &Question<'_>| {
        let standing = Standing::of(workspace, question.member, question.at);
        permission::handle(question.permission).is_some_and(|handle| standing.may(handle))
    };
    asked().map(|question| [allowed(workspace, &question), by_handle(&question)]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

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
    fn the_quick_ways_say_what_the_long_way_says(numbers in numbers()) {
        let mut dice = Dice(&numbers, 0);
        let mut workspace = world(&mut dice);
        let before = (workspace.clone(), quick_answers(&workspace));
        for n in 0..4 {
            prop_assert_eq!(quick_answers(&workspace), long_answers(&workspace));
            let actor = Actor::Member(member(&mut dice));
            let command = command(&mut dice, &workspace, 600 + n);
            if let Ok(decision) = decide(&workspace, &actor, &command, stamp()) {
                workspace.apply(&decision.changes);
            }
        }
        prop_assert_eq!(quick_answers(&before.0), before.1, "a clone keeps what it was");
        // Rows that come in another order, and some that go.
        let mut rows: Vec<Entity> = workspace.rows().collect();
        rows.reverse();
        let mut again = Workspace::from_rows(rows.clone());
        prop_assert_eq!(quick_answers(&again), long_answers(&workspace));
        let gone: Vec<Change> = rows.iter().step_by(3).map(|row| Change::Delete(row.key())).collect();
        again.apply(&gone);
        prop_assert_eq!(quick_answers(&again), long_answers(&again));
        // They come back, some of them to members who have named their role all along.
        let back: Vec<Change> = rows.into_iter().map(Change::Put).collect();
        again.apply(&back);
        prop_assert_eq!(quick_answers(&again), long_answers(&workspace));
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
