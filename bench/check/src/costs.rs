//! What is not a check: looking through a role's eyes, the difference that a draft makes, and how soon a toggle counts.

use std::hint::black_box;

use anyhow::{Context, Result, ensure};
use bench_world::{NOW, Spread, World, nanos_each};
use roster_domain::roles::review;
use roster_domain::view_as::{Eyes, view_as};
use roster_domain::{
    Actor, Change, Command, PermissionSet, Question, Stamp, allowed, decide, permission,
};
use serde::Serialize;

/// Nanoseconds for one of each.
#[derive(Clone, Debug, Serialize)]
pub struct Costs {
    /// The whole workspace as a role sees it.
    pub view_as: Spread,
    /// Whom a draft reaches, and who gains and loses what.
    pub review: Spread,
    /// How many people have the role of that draft.
    pub review_people: u32,
    /// A clone of the workspace, a role's row put into it, and the first check that it changes; the clone beside it lives on.
    pub toggle: Spread,
}

/// Measures them on one world, so many rounds each.
pub fn measure(world: &World, rounds: usize) -> Result<Costs> {
    let (workspace, owner) = (&world.workspace, world.members[0]);
    let role = workspace.role(world.roles[0]).context("the first role")?;
    let eyes = Eyes::Role(role.id);
    let key = "members.view";
    let is_on = role.grants.has(key);
    let mut draft: PermissionSet = world.keys.iter().step_by(3).map(String::as_str).collect();
    draft = draft.with(&role.grants);
    let change = toggle(world, key, is_on)?;
    let crowd = world.role_of.iter().skip(1).position(|role| *role == 0).context("somebody")?;
    let question = Question::new(world.members[crowd + 1], key, NOW);
    let mut times: [Vec<f64>; 3] = Default::default();
    for _ in 0..rounds {
        let look = || view_as(workspace, owner, &eyes, NOW).map_or(0, |seen| seen.screens.len());
        times[0].push(nanos_each(100, || (0..100).map(|_| look()).sum()));
        let compare = || review(workspace, black_box(role), &draft, NOW).gains.len();
        times[1].push(nanos_each(20, || (0..20).map(|_| compare()).sum()));
        let apply = || {
            let mut next = black_box(workspace).clone();
            next.apply(&change);
            usize::from(allowed(&next, &question) != is_on)
        };
        ensure!(apply() == 1, "a toggle counts from the next check on");
        times[2].push(nanos_each(20_000, || (0..20_000).map(|_| apply()).sum()));
    }
    let [looks, reviews, toggles] = times.map(|times| Spread::of(&times));
    let people = review(workspace, role, &draft, NOW).people;
    Ok(Costs { view_as: looks, review: reviews, review_people: people, toggle: toggles })
}

/// What the Owner's command changes.
fn toggle(world: &World, key: &str, is_on: bool) -> Result<Vec<Change>> {
    ensure!(permission::find(key).is_some(), "{key} is in the catalogue");
    let (mut grant, mut revoke) = (PermissionSet::empty(), PermissionSet::empty());
    if is_on { &mut revoke } else { &mut grant }.insert(key);
    let command = Command::EditRole { role: world.roles[0], grant, revoke };
    let owner = Actor::Member(world.members[0]);
    let decision = decide(&world.workspace, &owner, &command, Stamp { at: NOW });
    Ok(decision.map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?.changes)
}
