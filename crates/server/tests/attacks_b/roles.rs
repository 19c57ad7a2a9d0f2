//! Roles as data: keys that nobody knows, keys of tomorrow, lists of which one is forbidden, roles in use, and names.

use crate::world::{Person, World};
use roster_domain::{
    Command, Entity, PermissionSet, Refusal, Role, RoleId, RoleKind, permission::catalogue,
};
use roster_server::{log, store::Append, store::WorkspaceStore};
use serde_json::{Value, json};
use uuid::Uuid;

fn keys(keys: &[&str]) -> PermissionSet {
    keys.iter().copied().collect()
}

fn edit(role: RoleId, grant: &[&str]) -> Command {
    Command::EditRole { role, grant: keys(grant), revoke: keys(&[]) }
}

async fn stored(world: &World, by: &Person, id: RoleId) -> Role {
    let is_it = |row| match row {
        Entity::Role(role) if role.id == id => Some(role),
        _ => None,
    };
    world.rows(by).await.into_iter().find_map(is_it).unwrap()
}

/// What somebody may, as another application hears it.
async fn may(world: &World, asker: &Person, of: &Person) -> Vec<String> {
    let path = format!("/members/{}/permissions", of.member());
    let answer: Value = world.get(asker, &path).await.json().await.unwrap();
    serde_json::from_value(answer["permissions"].clone()).unwrap()
}

#[tokio::test]
async fn b06_a_toggle_that_is_not_there_is_refused_and_never_stored() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.make_role(&sofia, "Probe", &[]).await;
    let pia = world.join(&sofia, "pia@northwind.example", role).await;
    let cases = [
        ("invoices.sned", Some("invoices.send")),
        ("Files.View", None),
        ("files.view ", None),
        ("*", None),
        ("", None),
    ];
    for (key, meant) in cases {
        let refused = world.outcome(&sofia, edit(role, &[key])).await;
        let Err(Refusal::UnknownPermission { permission, meant: said }) = refused else {
            panic!("{key}: {refused:?}")
        };
        assert_eq!(permission, key);
        assert!(meant.is_none() || meant == said.as_deref(), "{key}: {said:?}");
        let make = Command::CreateRole {
            role: RoleId(Uuid::now_v7()),
            name: format!("With {key}"),
            grants: keys(&["files.view", key]),
            menu: Vec::new(),
            tests: Vec::new(),
        };
        let refused = world.outcome(&sofia, make).await;
        assert!(matches!(refused, Err(Refusal::UnknownPermission { .. })), "{key}: {refused:?}");
    }
    assert!(stored(&world, &sofia, role).await.grants.is_empty());
    assert_eq!(may(&world, &sofia, &pia).await, Vec::<String>::new());
}

/// Writes a row as a server of another version would have left it.
async fn plant(world: &World, by: &Person, row: Entity) {
    let store = world.running.sequencer().store();
    let loaded = store.load(by.workspace()).await.unwrap().unwrap();
    let append = Append {
        workspace: by.workspace(),
        base: loaded.seq,
        seq: loaded.seq,
        head: loaded.head,
        entries: Vec::new(),
        rows: vec![roster_domain::Change::Put(row)],
        pushes: Vec::new(),
        links: Vec::new(),
        belonging: Vec::new(),
        accounts: Vec::new(),
        mails: Vec::new(),
    };
    store.append(append).await.unwrap();
    assert!(log::chain_holds(&store.log_texts(by.workspace()).await.unwrap()));
}

#[tokio::test]
async fn b07_a_toggle_that_a_role_has_never_heard_of_is_off() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.make_role(&sofia, "From before", &["files.view", "files.upload"]).await;
    let pia = world.join(&sofia, "pia@northwind.example", role).await;
    // Each key of the catalogue in turn is the new one: the role is as it was stored before the key came.
    let all = may(&world, &sofia, &sofia).await;
    assert_eq!(all.len(), catalogue().len(), "an Owner has each new toggle from its first day");
    let held = may(&world, &sofia, &pia).await;
    for permission in catalogue() {
        let is_on = held.iter().any(|key| key == permission.key);
        assert_eq!(is_on, ["files.view", "files.upload"].contains(&permission.key));
    }
    // And a key of tomorrow's catalogue, left by a newer server: kept, and true for nobody.
    let mut newer = stored(&world, &sofia, role).await;
    newer.grants.insert("rockets.launch");
    plant(&world, &sofia, Entity::Role(newer)).await;
    let world = world.restarted().await;
    assert!(stored(&world, &sofia, role).await.grants.has("rockets.launch"));
    let ask = json!({"who": {"member": pia.member()}, "permission": "rockets.launch"});
    let answer = world.post(&sofia.session.token, sofia.workspace(), "/check", ask).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["allowed"], json!(false));
    assert_eq!(answer["code"], json!("unknown_permission"));
    assert_eq!(may(&world, &sofia, &pia).await, held);
}

#[tokio::test]
async fn b07_what_only_owners_have_is_off_for_others_even_where_a_row_says_on() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let before = may(&world, &sofia, &pia).await;
    let mut built_in = stored(&world, &sofia, team).await;
    assert_eq!(built_in.kind, RoleKind::BuiltIn);
    for above in ["workspace.delete", "workspace.transfer_ownership", "roles.view", "roles.edit"] {
        built_in.grants.insert(above);
    }
    plant(&world, &sofia, Entity::Role(built_in)).await;
    let world = world.restarted().await;
    let mut after = may(&world, &sofia, &pia).await;
    after.retain(|key| key != "roles.view"); // that one any role may have
    assert_eq!(after, before);
}

#[tokio::test]
async fn b10_one_forbidden_toggle_among_many_and_nothing_is_applied() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.make_role(&sofia, "Probe", &["wiki.view"]).await;
    let forbidden = edit(role, &["files.view", "files.upload", "roles.edit", "tasks.view"]);
    let named = Refusal::NotGrantable { permission: "roles.edit".to_owned() };
    assert_eq!(world.outcome(&sofia, forbidden).await, Err(named));
    let incomplete = edit(role, &["files.view", "tasks.edit"]);
    let named = Refusal::DependencyOff {
        permission: "tasks.edit".to_owned(),
        needs: "tasks.view".to_owned(),
    };
    assert_eq!(world.outcome(&sofia, incomplete).await, Err(named));
    assert_eq!(stored(&world, &sofia, role).await.grants, keys(&["wiki.view"]));
}

#[tokio::test]
async fn b11_a_role_with_people_is_not_deleted_from_under_them() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.make_role(&sofia, "Probe", &["wiki.view"]).await;
    let heir = world.make_role(&sofia, "Heir", &["files.view"]).await;
    let pia = world.join(&sofia, "pia@northwind.example", role).await;
    let delete = |move_to| Command::DeleteRole { role, move_to };
    let in_use = Refusal::RoleInUse { members: 1, invitations: 0 };
    assert_eq!(world.outcome(&sofia, delete(None)).await, Err(in_use));
    let co_owner = world.role(&sofia, "Co-owner").await;
    let to_co_owner = world.outcome(&sofia, delete(Some(co_owner))).await;
    assert_eq!(to_co_owner, Err(Refusal::RoleAboveOwn));
    assert_eq!(world.outcome(&sofia, delete(Some(role))).await, Err(Refusal::RoleGone));
    assert_eq!(may(&world, &sofia, &pia).await, ["wiki.view"]);
    assert!(world.outcome(&sofia, delete(Some(heir))).await.is_ok());
    assert_eq!(may(&world, &sofia, &pia).await, ["files.view"], "never between two roles");
}

#[tokio::test]
async fn b12_names_that_look_like_the_owners_or_hide_something_are_refused() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let probe = world.make_role(&sofia, "Probe", &[]).await;
    let long = "x".repeat(10_000);
    let sixty_five = "x".repeat(65);
    let names = [
        "Owner",
        "owner",
        " OWNER ",
        "\u{43e}wner",
        "O\u{440}erator\u{202e}renwO",
        "Co-owner",
        "Co owner",
        "\u{202e}renwO",
        "Ow\u{200b}ner",
        "Owner\u{2066}",
        "Own\u{435}r",
        "",
        " ",
        "a\nb",
        &long,
        &sixty_five,
    ];
    for name in names {
        let make = Command::CreateRole {
            role: RoleId(Uuid::now_v7()),
            name: name.to_owned(),
            grants: keys(&[]),
            menu: Vec::new(),
            tests: Vec::new(),
        };
        let rename = Command::RenameRole { role: probe, name: name.to_owned() };
        for command in [make, rename] {
            let refused = world.outcome(&sofia, command).await;
            let as_expected =
                matches!(refused, Err(Refusal::ReservedName | Refusal::BadName { .. }));
            assert!(as_expected, "{name:?}: {refused:?}");
        }
    }
    assert_eq!(stored(&world, &sofia, probe).await.name.as_str(), "Probe");
    world.make_role(&sofia, &"x".repeat(64), &[]).await;
}
