//! Commands that are known and cannot be read: each says so for itself, and spoils none of its neighbours.

use crate::world::{Person, World, with};
use roster_domain::{Refusal, RoleId};
use roster_protocol::{Outcome, PushAnswer, RawCommand};
use serde_json::{Value, json};
use uuid::Uuid;

async fn outcomes(world: &World, by: &Person, commands: Vec<Value>) -> Vec<Outcome> {
    let items =
        commands.into_iter().map(|command| by.raw_item(RawCommand::Unknown(command))).collect();
    let answer: PushAnswer = world.push_raw(by, items).await.json().await.unwrap();
    answer.outcomes.into_iter().map(|item| item.outcome).collect()
}

fn problem(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Refused { refusal: Refusal::Malformed { problem } } => problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn b09_an_empty_list_null_and_no_list_mean_three_things() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let make = |name: &str, grants: Option<Value>| {
        let mut command = json!({"do": "create_role", "role": Uuid::now_v7(), "name": name});
        if let Some(grants) = grants {
            command["grants"] = grants;
        }
        command
    };
    let commands = vec![
        make("First", Some(json!([]))),
        make("Second", Some(json!(null))),
        make("Third", None),
        make("Fourth", Some(json!("all"))),
        make("Fifth", Some(json!(["files.view"]))),
    ];
    let first: RoleId = serde_json::from_value(commands[0]["role"].clone()).unwrap();
    let outcomes = outcomes(&world, &sofia, commands).await;
    assert!(matches!(outcomes[0], Outcome::Accepted { .. }), "a role with nothing on");
    assert!(problem(&outcomes[1]).contains("null"), "{}", problem(&outcomes[1]));
    assert_eq!(problem(&outcomes[2]), "missing field `grants`");
    assert!(problem(&outcomes[3]).contains("expected a sequence"));
    assert!(matches!(outcomes[4], Outcome::Accepted { .. }), "its neighbours are decided");
    let pia = world.join(&sofia, "pia@northwind.example", first).await;
    let path = format!("/members/{}/permissions", pia.member());
    let may: Value = world.get(&sofia, &path).await.json().await.unwrap();
    assert_eq!(may["permissions"], json!([]), "nothing on means nothing allowed");
}

/// A command of each kind that a device may ask for, whole.
fn whole() -> Vec<Value> {
    let id = Uuid::from_u128(7);
    let test = json!({"id": id, "can": false, "permissions": ["files.view"], "place": "anywhere"});
    vec![
        json!({"do": "invite", "invitation": id, "email": "a@b.example", "name": null, "role": id}),
        json!({"do": "revoke_invitation", "invitation": id}),
        json!({"do": "resend_invitation", "invitation": id}),
        json!({"do": "change_role", "member": id, "role": id}),
        json!({"do": "rename_workspace", "name": "Name"}),
        json!({"do": "create_role", "role": id, "name": "Name", "grants": []}),
        json!({"do": "rename_role", "role": id, "name": "Name"}),
        json!({"do": "edit_role", "role": id}),
        json!({"do": "delete_role", "role": id, "move_to": null}),
        json!({"do": "set_role_menu", "role": id, "menu": []}),
        json!({"do": "add_role_test", "role": id, "test": test}),
        json!({"do": "remove_role_test", "role": id, "test": id}),
        json!({"do": "create_project", "project": id, "name": "Name"}),
        json!({"do": "assign_to_project", "project": id, "member": id}),
        json!({"do": "unassign_from_project", "project": id, "member": id}),
        json!({"do": "set_override", "id": id, "project": id, "subject": {"is": "role", "id": id},
            "permission": "files.view", "allow": true}),
        json!({"do": "clear_override", "id": id}),
    ]
}

/// Fields that may be left out or be null.
const OPTIONAL: &[(&str, &str)] = &[("invite", "name"), ("delete_role", "move_to")];

#[tokio::test]
async fn b09_every_field_that_is_missing_null_or_wrong_is_malformed_and_an_unknown_word_is_not() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let mut broken = Vec::new();
    for command in whole() {
        let verb = command["do"].as_str().unwrap();
        for name in command.as_object().unwrap().keys().filter(|name| *name != "do") {
            let mut without = command.clone();
            without.as_object_mut().unwrap().remove(name);
            let or_null = with(&command, name, Value::Null);
            if !OPTIONAL.contains(&(verb, name)) {
                broken.extend([without, or_null]);
            }
            broken.push(with(&command, name, json!({"$gt": ""})));
        }
        broken.push(with(&command, "as", json!("owner")));
    }
    let count = broken.len();
    assert!(count > 100, "{count}");
    for outcome in outcomes(&world, &sofia, broken.clone()).await.iter().zip(&broken) {
        let (Outcome::Refused { refusal: Refusal::Malformed { problem } }, _) = outcome else {
            panic!("{outcome:?}")
        };
        assert!(!problem.is_empty() && problem.chars().count() <= 200);
    }
    let unknown = [
        json!({"do": "fly"}),
        json!({"do": "missing field `grants`"}),
        json!({"do": 7}),
        json!({"do": null}),
        json!({}),
        json!([]),
        json!("create_role"),
        json!(null),
    ];
    for outcome in outcomes(&world, &sofia, unknown.to_vec()).await {
        assert_eq!(outcome, Outcome::Refused { refusal: Refusal::UnknownCommand });
    }
}
