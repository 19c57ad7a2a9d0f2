//! Two people who edit one role at the same moment.

use crate::world::{Person, World, database::rounds};
use roster_domain::{Command, Entity, PermissionSet, Refusal, RoleId};

const ROUNDS: u32 = 25;

fn keys(keys: &[&str]) -> PermissionSet {
    keys.iter().copied().collect()
}

async fn grants(world: &World, by: &Person, id: RoleId) -> PermissionSet {
    let is_it = |row| match row {
        Entity::Role(role) if role.id == id => Some(role.grants),
        _ => None,
    };
    world.rows(by).await.into_iter().find_map(is_it).unwrap()
}

struct Two {
    world: World,
    sofia: Person,
    noor: Person,
    role: RoleId,
}

impl Two {
    async fn with(on: &[&str]) -> Self {
        let world = World::new().await;
        let sofia = world.sign_up("sofia@northwind.example").await;
        let co_owner = world.role(&sofia, "Co-owner").await;
        let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
        let role = world.make_role(&sofia, "Probe", on).await;
        Self { world, sofia, noor, role }
    }

    /// Both at once.
    async fn edit(
        &self,
        sofia: (&[&str], &[&str]),
        noor: (&[&str], &[&str]),
    ) -> (Result<u64, Refusal>, Result<u64, Refusal>) {
        let edit = |(grant, revoke): (&[&str], &[&str])| Command::EditRole {
            role: self.role,
            grant: keys(grant),
            revoke: keys(revoke),
        };
        let (of_sofia, of_noor) = (edit(sofia), edit(noor));
        tokio::join!(
            self.world.outcome(&self.sofia, of_sofia),
            self.world.outcome(&self.noor, of_noor)
        )
    }

    async fn reset(&self, on: &[&str]) {
        let now = grants(&self.world, &self.sofia, self.role).await;
        let edit = Command::EditRole {
            role: self.role,
            grant: keys(on).minus(&now),
            revoke: now.minus(&keys(on)),
        };
        match self.world.outcome(&self.sofia, edit).await {
            Ok(_) | Err(Refusal::NothingToChange) => {}
            Err(refusal) => panic!("{refusal:?}"),
        }
    }
}

/// The one that was refused, if exactly one was.
fn refused(both: (Result<u64, Refusal>, Result<u64, Refusal>)) -> Refusal {
    match both {
        (Ok(_), Err(refusal)) | (Err(refusal), Ok(_)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn b19_the_same_toggle_twice_and_the_second_is_told_which() {
    let two = Two::with(&[]).await;
    let moved = Refusal::ToggleMoved { permissions: vec!["files.view".to_owned()] };
    for _ in 0..rounds(ROUNDS).max(8) {
        let on = (&["files.view"][..], &[][..]);
        assert_eq!(refused(two.edit(on, on).await), moved);
        let off = (&[][..], &["files.view"][..]);
        assert_eq!(refused(two.edit(off, off).await), moved);
    }
}

#[tokio::test]
async fn b19_half_the_same_is_refused_whole_and_never_joined() {
    let two = Two::with(&[]).await;
    for _ in 0..rounds(ROUNDS).max(8) {
        let both = two.edit((&["files.view", "wiki.view"], &[]), (&["files.view"], &[])).await;
        let sofia_was_first = both.0.is_ok();
        let moved = Refusal::ToggleMoved { permissions: vec!["files.view".to_owned()] };
        assert_eq!(refused(both), moved);
        let on = grants(&two.world, &two.sofia, two.role).await;
        assert_eq!(on.has("wiki.view"), sofia_was_first, "what was refused left nothing behind");
        two.reset(&[]).await;
    }
}

#[tokio::test]
async fn b19_different_toggles_are_both_kept() {
    let two = Two::with(&["wiki.view"]).await;
    for _ in 0..rounds(ROUNDS).max(8) {
        let both = two.edit((&["files.view"], &[]), (&["tasks.view"], &["wiki.view"])).await;
        assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
        let on = grants(&two.world, &two.sofia, two.role).await;
        assert_eq!(on, keys(&["files.view", "tasks.view"]));
        two.reset(&["wiki.view"]).await;
    }
}

#[tokio::test]
async fn b19_two_edits_that_contradict_by_what_one_needs_are_not_joined() {
    let two = Two::with(&["files.view"]).await;
    for _ in 0..rounds(ROUNDS).max(8) {
        let both = two.edit((&["files.upload"], &[]), (&[], &["files.view"])).await;
        let refusal = refused(both);
        assert_eq!(
            refusal,
            Refusal::DependencyOff {
                permission: "files.upload".to_owned(),
                needs: "files.view".to_owned()
            }
        );
        let on = grants(&two.world, &two.sofia, two.role).await;
        assert!(!on.has("files.upload") || on.has("files.view"));
        two.reset(&["files.view"]).await;
    }
}
