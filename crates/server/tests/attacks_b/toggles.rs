//! Each toggle by itself, with what it depends on, against every command and every route: exactly what is written down here, and
//! in the table of routes, succeeds.

use crate::trial::{Trial, grantable, with_needs};
use reqwest::StatusCode;
use roster_domain::{
    Command, PermissionSet, limits,
    permission::{Grantable, catalogue},
};
use roster_protocol::{Outcome, PushAnswer, RawCommand};
use roster_server::{Needs, Route, routes};
use serde_json::{Value, json};

/// What makes a command possible.
#[derive(Clone, Debug, PartialEq)]
enum By {
    /// This toggle.
    Toggle(&'static str),
    /// This one, which only Owners and Co-owners can have.
    System(&'static str),
    /// Everybody's own thing, without any toggle; the sample is refused for this.
    Own(&'static str),
    /// The server alone does it.
    Server,
}

/// Every command, with the permission that makes it possible.
const COMMANDS: &[(&str, By)] = &[
    ("invite", By::Toggle("members.invite")),
    ("start_batch", By::Toggle("members.invite")),
    ("change_invitation", By::Toggle("invitations.edit")),
    ("revoke_invitation", By::Toggle("invitations.revoke")),
    ("resend_invitation", By::Toggle("invitations.resend")),
    ("approve_invitation", By::Toggle("members.invite")),
    ("delete_invitation", By::Toggle("invitations.revoke")),
    ("change_role", By::Toggle("members.change_role")),
    ("edit_member", By::Toggle("people.edit")),
    ("suspend_member", By::Toggle("members.suspend")),
    ("resume_member", By::Toggle("members.suspend")),
    ("set_membership_end", By::Toggle("members.suspend")),
    ("remove_member", By::Toggle("members.remove")),
    ("leave", By::Own("heir_needed")),
    ("reinstate_member", By::Toggle("members.remove")),
    ("rename_workspace", By::Toggle("settings.edit")),
    ("create_role", By::System("roles.create")),
    ("rename_role", By::System("roles.edit")),
    ("edit_role", By::System("roles.edit")),
    ("delete_role", By::System("roles.delete")),
    ("set_role_menu", By::System("roles.edit_menu")),
    ("add_role_test", By::System("roles.edit")),
    ("remove_role_test", By::System("roles.edit")),
    ("create_project", By::Toggle("projects.create")),
    ("rename_project", By::Toggle("projects.edit")),
    ("archive_project", By::Toggle("projects.change_status")),
    ("reopen_project", By::Toggle("projects.change_status")),
    ("share_project", By::Own("project_gone")),
    ("assign_to_project", By::Toggle("projects.manage_members")),
    ("unassign_from_project", By::Toggle("projects.manage_members")),
    ("set_project_part", By::Toggle("projects.manage_members")),
    ("set_override", By::Toggle("projects.manage_permissions")),
    ("clear_override", By::Toggle("projects.manage_permissions")),
    ("create_team", By::Toggle("teams.create")),
    ("rename_team", By::Toggle("teams.manage")),
    ("delete_team", By::Toggle("teams.manage")),
    ("set_team_part", By::Toggle("teams.manage")),
    ("accept_invitation", By::Server),
    ("decline_invitation", By::Server),
    ("ask_for_link", By::Server),
    ("end_membership", By::Server),
    ("record_mail", By::Server),
];

/// The words of all commands, as the reader of commands itself lists them.
fn verbs() -> Vec<String> {
    let error = serde_json::from_value::<Command>(json!({"do": "?"})).unwrap_err().to_string();
    let (_, listed) = error.split_once("expected one of ").unwrap();
    listed.split(", ").map(|verb| verb.trim_matches('`').to_owned()).collect()
}

#[test]
fn b08_every_command_says_here_what_makes_it_possible() {
    let listed: Vec<&str> = COMMANDS.iter().map(|(verb, _)| *verb).collect();
    assert_eq!(listed, verbs(), "a command came or went: say here which toggle makes it possible");
    for (verb, by) in COMMANDS {
        let (key, level) = match by {
            By::Toggle(key) => (key, Grantable::Custom),
            By::System(key) => (key, Grantable::OwnerOrCoOwner),
            By::Own(_) | By::Server => continue,
        };
        let permission = catalogue().iter().find(|permission| permission.key == *key);
        assert_eq!(permission.map(|permission| permission.grantable), Some(level), "{verb}");
    }
}

#[tokio::test]
async fn b08_each_toggle_alone_makes_exactly_its_commands_possible() {
    let trial = Trial::new().await;
    let mut accepted_of_all = 0;
    for (at, permission) in grantable().enumerate() {
        let on = with_needs(permission);
        let ready = trial.prepare(&on).await;
        // So long that it may be sent again.
        trial.world.pass(limits::SENDING_GAP_MS);
        let commands = trial.commands(&ready, at);
        let items = commands.iter().cloned();
        let items = items.map(|command| trial.pia.raw_item(RawCommand::Known(command))).collect();
        let answer = trial.world.push_raw(&trial.pia, items).await;
        let answer: PushAnswer = answer.json().await.unwrap();
        assert_eq!(answer.outcomes.len(), COMMANDS.len());
        for ((verb, by), item) in COMMANDS.iter().zip(answer.outcomes) {
            let accepted = matches!(item.outcome, Outcome::Accepted { .. });
            let expected = matches!(by, By::Toggle(key) if on.has(key));
            assert_eq!(accepted, expected, "{verb} by {}: {:?}", permission.key, item.outcome);
            accepted_of_all += usize::from(accepted);
            let why = match by {
                By::Server => "server_only",
                By::Own(code) => code,
                By::Toggle(_) | By::System(_) => continue,
            };
            let Outcome::Refused { refusal } = item.outcome else { panic!("{verb} was accepted") };
            assert_eq!(refusal.code(), why, "{verb}");
        }
        trial.clear(&ready, &on).await;
    }
    assert!(accepted_of_all >= 12, "the trial itself works: {accepted_of_all}");
}

#[tokio::test]
async fn b08_each_toggle_alone_opens_exactly_its_routes() {
    let trial = Trial::new().await;
    let routes: Vec<Route> =
        routes().into_iter().filter(|route| route.path.contains("{workspace}")).collect();
    assert!(routes.len() >= 12);
    let empty = PermissionSet::empty();
    for permission in grantable() {
        let on = with_needs(permission);
        let edit = |grant, revoke| Command::EditRole { role: trial.probe, grant, revoke };
        trial.world.outcome(&trial.sofia, edit(on.clone(), empty.clone())).await.unwrap();
        for route in &routes {
            let served_about_others = on.has("members.view");
            let (expected, about) = match route.needs {
                Needs::Membership => (true, trial.pia.member()),
                Needs::Permission(key) => (on.has(key), trial.pia.member()),
                Needs::KeyOrMembership => (served_about_others, trial.tom),
                Needs::Nothing | Needs::Session => panic!("{}: not in a workspace", route.path),
            };
            let (status, body) = trial.ask(route, about).await;
            let nobody = body["answers"][0]["code"] == json!("no_such_member");
            let served = status.is_success() && !nobody;
            assert_eq!(served, expected, "{} {} by {}", route.method, route.path, permission.key);
            assert!(served || status == StatusCode::NOT_FOUND || nobody, "{}", route.path);
            if route.needs == Needs::KeyOrMembership {
                let (status, _) = trial.ask(route, trial.pia.member()).await;
                assert!(status.is_success(), "about oneself: {}", route.path);
            }
        }
        trial.world.outcome(&trial.sofia, edit(empty.clone(), on)).await.unwrap();
        // Keys that a toggle let her make do not pile up.
        revoke_all(&trial).await;
    }
}

async fn revoke_all(trial: &Trial) {
    let keys: Value = trial.world.get(&trial.sofia, "/keys").await.json().await.unwrap();
    for key in keys.as_array().unwrap().iter().filter(|key| key["revoked_at"].is_null()) {
        let id = key["id"].as_str().unwrap();
        let of = trial.sofia.workspace();
        let url = trial.world.url(&format!("/api/v1/workspaces/{of}/keys/{id}"));
        let asked = trial.world.client.delete(url).bearer_auth(&trial.sofia.session.token);
        assert_eq!(asked.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    }
}
