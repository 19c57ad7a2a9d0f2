//! Reaching for more than one's own role gives: oneself, through a friend, or by fields that nobody asked for.

use crate::world::{PASSWORD, Person, World, with};
use reqwest::StatusCode;
use roster_domain::{Command, PermissionSet, Refusal, RoleId};
use roster_protocol::{Outcome, RawCommand};
use serde_json::{Value, json};
use uuid::Uuid;

fn keys(keys: &[&str]) -> PermissionSet {
    keys.iter().copied().collect()
}

fn edit(role: RoleId, grant: &[&str]) -> Command {
    Command::EditRole { role, grant: keys(grant), revoke: keys(&[]) }
}

fn not_allowed(permission: &str) -> Result<u64, Refusal> {
    Err(Refusal::NotAllowed { permission: permission.to_owned() })
}

#[tokio::test]
async fn b01_nobody_changes_their_own_role_upward() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (admin, co_owner) =
        (world.role(&sofia, "Admin").await, world.role(&sofia, "Co-owner").await);
    let team = world.role(&sofia, "Team").await;
    let tom = world.join(&sofia, "tom@northwind.example", team).await;
    let ada = world.join(&sofia, "ada@northwind.example", admin).await;
    let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
    let owner = world.role(&sofia, "Owner").await;
    let up = |member, role| Command::ChangeRole { member, role };
    let tries = [
        (&tom, admin, Refusal::NotAllowed { permission: "members.change_role".to_owned() }),
        (&ada, co_owner, Refusal::RoleAboveOwn),
        (&ada, owner, Refusal::OwnersOnly),
        (&noor, owner, Refusal::OwnersOnly),
    ];
    for (who, role, refusal) in tries {
        assert_eq!(world.outcome(who, up(who.member(), role)).await, Err(refusal));
    }
}

#[tokio::test]
async fn b02_nobody_adds_a_toggle_to_the_role_they_hold() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (admin, co_owner) =
        (world.role(&sofia, "Admin").await, world.role(&sofia, "Co-owner").await);
    let ada = world.join(&sofia, "ada@northwind.example", admin).await;
    let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
    let more = ["files.view"];
    assert_eq!(world.outcome(&ada, edit(admin, &more)).await, not_allowed("roles.edit"));
    let transfer = ["workspace.delete"];
    assert_eq!(world.outcome(&noor, edit(co_owner, &transfer)).await, Err(Refusal::SystemRole));
}

#[tokio::test]
async fn b03_a_larger_role_is_neither_made_nor_given_to_a_friend() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let roles = ["Admin", "Co-owner", "Team", "Bookkeeper"];
    let mut ids = Vec::new();
    for name in roles {
        ids.push(world.role(&sofia, name).await);
    }
    let [admin, co_owner, team, bookkeeper] = ids[..] else { panic!("four roles") };
    let ada = world.join(&sofia, "ada@northwind.example", admin).await;
    let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
    let friend = world.join(&sofia, "friend@northwind.example", team).await;
    let create = |grants: &[&str]| Command::CreateRole {
        role: RoleId(Uuid::now_v7()),
        name: "Helpful".to_owned(),
        grants: keys(grants),
        menu: Vec::new(),
        tests: Vec::new(),
    };
    assert_eq!(world.outcome(&ada, create(&["invoices.view"])).await, not_allowed("roles.create"));
    let beyond = Refusal::NotGrantable { permission: "workspace.delete".to_owned() };
    assert_eq!(world.outcome(&noor, create(&["workspace.delete"])).await, Err(beyond));
    let give = |role| Command::ChangeRole { member: friend.member(), role };
    // What Team holds, an Admin does not hold all of: neither taking it away nor giving more is theirs.
    for role in [bookkeeper, co_owner] {
        assert_eq!(world.outcome(&ada, give(role)).await, Err(Refusal::RoleAboveOwn));
    }
}

#[tokio::test]
async fn b04_nobody_demotes_or_removes_whom_they_do_not_cover() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (admin, co_owner) =
        (world.role(&sofia, "Admin").await, world.role(&sofia, "Co-owner").await);
    let team = world.role(&sofia, "Team").await;
    let ada = world.join(&sofia, "ada@northwind.example", admin).await;
    let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
    let down = |whom: &Person| Command::ChangeRole { member: whom.member(), role: team };
    assert_eq!(world.outcome(&ada, down(&sofia)).await, Err(Refusal::OwnersOnly));
    assert_eq!(world.outcome(&ada, down(&noor)).await, Err(Refusal::RoleAboveOwn));
    assert_eq!(world.outcome(&noor, down(&sofia)).await, Err(Refusal::OwnersOnly));
    for verb in ["remove_member", "suspend_member"] {
        let command = RawCommand::Unknown(json!({"do": verb, "member": sofia.member()}));
        assert!(world.outcome_of(&ada, command).await.is_err(), "{verb}");
    }
    assert_eq!(world.members(&sofia).await, 3);
}

/// What somebody might slip in.
fn extras() -> [(&'static str, Value); 5] {
    [
        ("role", json!("owner")),
        ("workspace_id", json!(Uuid::now_v7())),
        ("verified", json!(true)),
        ("permissions", json!(["members.invite"])),
        ("account", json!(Uuid::now_v7())),
    ]
}

#[tokio::test]
async fn b05_a_body_with_a_field_too_many_is_not_taken() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let workspace = format!("/api/v1/workspaces/{}", sofia.workspace());
    let item =
        json!({"n": 900, "made_at": 1, "command": {"do": "rename_workspace", "name": "Mine"}});
    let question = json!({"who": {"member": sofia.member()}, "permission": "files.view"});
    let device = sofia.device;
    let bodies = [
        (
            "/api/v1/accounts".to_owned(),
            json!({"name": "Eve", "email": "eve@x.example",
            "password": PASSWORD, "workspace_name": "X", "device": Uuid::now_v7()}),
        ),
        (
            "/api/v1/sessions".to_owned(),
            json!({"email": "sofia@northwind.example",
            "password": PASSWORD, "device": Uuid::now_v7()}),
        ),
        (format!("{workspace}/push"), json!({"device": device, "items": [item]})),
        (format!("{workspace}/check"), question.clone()),
        (format!("{workspace}/check/explain"), question.clone()),
        (format!("{workspace}/check/batch"), json!({"checks": [question]})),
        (format!("{workspace}/keys"), json!({"name": "Shop", "scope": "check"})),
    ];
    for (path, body) in &bodies {
        for (name, value) in extras() {
            let asked = world.client.post(world.url(path)).bearer_auth(&sofia.session.token);
            let answer = asked.json(&with(body, name, value)).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{path} {name}");
        }
    }
    let answer = world.sign_in("eve@x.example", PASSWORD).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "nobody was signed up on the way");
}

#[tokio::test]
async fn b05_a_profile_with_a_field_too_many_is_malformed_and_an_acceptance_is_not_read() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    for (name, value) in extras() {
        let body = with(&json!({"do": "rename_workspace", "name": "Mine"}), name, value);
        let refused = world.outcome_of(&sofia, RawCommand::Unknown(body)).await;
        assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{name}: {refused:?}");
    }
    let (_, token) = world.invite(&sofia, "eve@x.example").await;
    let fields = [("code", token.as_str()), ("name", "Eve"), ("password", PASSWORD)];
    let more: Vec<_> = fields.into_iter().chain([("role", "owner")]).collect();
    assert_eq!(world.form("/i/accept", &more).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(world.members(&sofia).await, 1);
    assert!(world.form("/i/accept", &fields).await.0.is_success());
    let outcomes = world.push(&sofia, Vec::new()).await;
    assert_eq!(outcomes, Vec::<Outcome>::new());
}
