//! Acting as somebody else, and past the buttons.
//!
//! "View as" is worked out on the device, from what it may see anyway. Here it is proved that the server has no way to act, or to
//! read, in the name of another.

use crate::world::{World, with};
use reqwest::StatusCode;
use roster_domain::{Command, PermissionSet, ProjectId, Refusal, RoleId};
use roster_protocol::{RawCommand, Session};
use roster_server::routes;
use serde_json::{Value, json};
use uuid::Uuid;

/// Fields and headers by which somebody might name another.
const NAMES: &[&str] =
    &["as", "actor", "view_as", "on_behalf_of", "member", "account", "role", "impersonate"];

#[tokio::test]
async fn b13_no_route_and_no_command_acts_as_another() {
    for route in routes() {
        let words: Vec<&str> = route.path.split(['/', '-', '_']).collect();
        for word in ["view", "as", "viewas", "impersonate", "sudo", "behalf"] {
            assert!(!words.contains(&word), "{}", route.path);
        }
    }
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let rename = json!({"do": "rename_workspace", "name": "Mine"});
    for name in NAMES {
        let who = json!(sofia.member());
        let command = RawCommand::Unknown(with(&rename, name, who.clone()));
        let refused = world.outcome_of(&pia, command).await;
        assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{name}: {refused:?}");
        let item = json!({"n": 800, "made_at": 1, "command": rename});
        let body = json!({"device": pia.device, "items": [with(&item, name, who.clone())]});
        let of = pia.workspace();
        let answer = world.post(&pia.session.token, of, "/push", body).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{name} in an item");
        let body = with(&json!({"device": pia.device, "items": [item]}), name, who);
        let answer = world.post(&pia.session.token, of, "/push", body).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{name} in a push");
    }
    for verb in ["view_as", "act_as", "impersonate"] {
        let command = json!({"do": verb, "member": sofia.member()});
        let refused = world.outcome_of(&sofia, RawCommand::Unknown(command)).await;
        assert_eq!(refused, Err(Refusal::UnknownCommand));
    }
}

#[tokio::test]
async fn b14_nobody_reads_with_the_eyes_of_another() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let co_owner = world.role(&sofia, "Co-owner").await;
    let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
    let nothing = world.make_role(&sofia, "Nothing", &[]).await;
    let pia = world.join(&sofia, "pia@northwind.example", nothing).await;
    let plain = world.get(&pia, "/pull?since=0").await.text().await.unwrap();
    for name in NAMES {
        let asked = format!("/pull?since=0&{name}={}", sofia.member());
        assert_eq!(world.get(&pia, &asked).await.status(), StatusCode::BAD_REQUEST, "{name}");
        let url = world.url(&format!("/api/v1/workspaces/{}/pull?since=0", pia.workspace()));
        let asked = world.client.get(url).bearer_auth(&pia.session.token);
        let asked =
            asked.header(format!("x-{}", name.replace('_', "-")), sofia.member().to_string());
        assert_eq!(asked.send().await.unwrap().text().await.unwrap(), plain, "{name}");
    }
    // Asking what another may tells a yes or no, and gives nothing of it.
    let ask = json!({"who": {"member": sofia.member()}, "permission": "workspace.delete"});
    let of = noor.workspace();
    let answer = world.post(&noor.session.token, of, "/check", ask).await;
    assert_eq!(answer.json::<Value>().await.unwrap()["allowed"], json!(true));
    let ask = json!({"who": {"member": noor.member()}, "permission": "workspace.delete"});
    let answer = world.post(&noor.session.token, of, "/check/explain", ask).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["because"]["code"], json!("owner_only"), "an asker's own right stays");
    let session: Session =
        world.sign_in("pia@northwind.example", crate::world::PASSWORD).await.json().await.unwrap();
    assert_eq!(session.account, pia.session.account);
}

#[tokio::test]
async fn b15_what_a_hidden_button_would_do_is_refused_when_it_is_asked_directly() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let junior =
        ["projects.view", "task_boards.view", "files.view", "files.upload", "members.view"];
    let junior = world.make_role(&sofia, "Junior Designer", &junior).await;
    let pia = world.join(&sofia, "pia@northwind.example", junior).await;
    let (id, _) = world.invite(&sofia, "elif@northwind.example").await;
    let none = PermissionSet::empty();
    let hidden = [
        Command::RevokeInvitation { invitation: id },
        Command::ChangeRole { member: sofia.member(), role: junior },
        Command::EditRole { role: junior, grant: none.clone(), revoke: none },
        Command::DeleteRole { role: junior, move_to: None },
        Command::CreateProject {
            project: ProjectId(Uuid::now_v7()),
            name: roster_domain::Name::new("Mine", 80).unwrap(),
        },
        Command::RenameRole { role: RoleId(Uuid::now_v7()), name: "X".to_owned() },
    ];
    for command in hidden {
        let refused = world.outcome(&pia, command.clone()).await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })), "{command:?}: {refused:?}");
    }
    for path in ["/mails", "/keys", "/reach?seq=1"] {
        assert_eq!(world.get(&pia, path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
