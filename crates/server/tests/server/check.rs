//! The check API as other applications meet it: who may ask, about whom, and what they hear.

use crate::world::{Person, World};
use reqwest::StatusCode;
use roster_domain::{Command, Name, OverrideId, OverrideSubject, ProjectId};
use roster_protocol::{CheckAnswer, CheckCode, Outcome, PermissionsAnswer, Problem, ProblemCode};
use serde_json::{Value, json};
use uuid::Uuid;

async fn ask(world: &World, token: &str, of: &Person, body: Value) -> CheckAnswer {
    let answer = world.post(token, of.workspace(), "/check", body).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

async fn project(world: &World, by: &Person, assigned: Option<&Person>) -> ProjectId {
    let project = ProjectId(Uuid::now_v7());
    let name = Name::new("Rebrand", 80).unwrap();
    let mut commands = vec![Command::CreateProject { project, name }];
    commands.extend(
        assigned.map(|person| Command::AssignToProject { project, member: person.member() }),
    );
    let outcomes = world.push(by, commands).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Accepted { .. })));
    project
}

#[tokio::test]
async fn somebody_is_asked_about_by_member_account_or_address() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let key = world.key(&sofia).await.secret;
    let names = [
        json!({"member": pia.member()}),
        json!({"account": pia.session.account}),
        json!({"email": "pia@northwind.example"}),
        json!({"email": " PIA@Northwind.example"}),
    ];
    for who in names {
        let may = async |permission: &str| {
            ask(&world, &key, &sofia, json!({"who": who, "permission": permission})).await
        };
        assert!(may("files.view").await.allowed, "{who}");
        let no = may("files.delete").await;
        assert!(!no.allowed && no.code.is_none(), "a plain no has no code");
        assert_eq!(no.generation, world.running.sequencer().generation());
    }
    let strangers = [
        json!({"member": Uuid::now_v7()}),
        json!({"account": Uuid::now_v7()}),
        json!({"email": "nobody@northwind.example"}),
        json!({"email": "no address at all"}),
    ];
    for who in strangers {
        let question = json!({"who": who, "permission": "files.view"});
        for path in ["/check", "/check/explain"] {
            let answer = world.post(&key, sofia.workspace(), path, question.clone()).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{who}");
        }
        let known = json!({"who": {"member": pia.member()}, "permission": "files.view"});
        let body = json!({"checks": [question, known]});
        let answer = world.post(&key, sofia.workspace(), "/check/batch", body).await;
        let answer: Value = answer.json().await.unwrap();
        let nobody = json!({"allowed": false, "code": "no_such_member"});
        assert_eq!(answer["answers"], json!([nobody, {"allowed": true}]));
    }
}

#[tokio::test]
async fn a_session_asks_about_itself_always_and_about_others_if_it_may_see_them() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let blind = world.make_role(&sofia, "Blind", &["files.view"]).await;
    let team = world.role(&sofia, "Team").await;
    let bo = world.join(&sofia, "bo@northwind.example", blind).await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let about =
        |whom: &Person| json!({"who": {"member": whom.member()}, "permission": "files.view"});
    assert!(ask(&world, &bo.session.token, &bo, about(&bo)).await.allowed);
    assert!(ask(&world, &pia.session.token, &pia, about(&bo)).await.allowed);
    let answer = world.post(&bo.session.token, bo.workspace(), "/check", about(&pia)).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let path = format!("/members/{}/permissions", pia.member());
    assert_eq!(world.get(&bo, &path).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(world.get(&bo, "/members/nobody/permissions").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn on_a_project_exceptions_and_assignments_count() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let key = world.key(&sofia).await.secret;
    let (hers, other) =
        (project(&world, &sofia, Some(&pia)).await, project(&world, &sofia, None).await);
    let exception = OverrideId(Uuid::now_v7());
    let give = Command::SetOverride {
        id: exception,
        project: hers,
        subject: OverrideSubject::Member(pia.member()),
        permission: "files.delete".to_owned(),
        allow: true,
    };
    world.outcome(&sofia, give).await.unwrap();
    let why = async |permission: &str, on: Option<ProjectId>| {
        let body = json!({"who": {"member": pia.member()}, "permission": permission, "on": on});
        let answer = world.post(&key, sofia.workspace(), "/check/explain", body).await;
        let answer: Value = answer.json().await.unwrap();
        (answer["allowed"].as_bool().unwrap(), answer["because"].clone())
    };
    let allows = json!({"code": "override_allows", "exception": exception});
    assert_eq!(why("files.delete", Some(hers)).await, (true, allows));
    assert_eq!(why("files.delete", None).await, (false, json!({"code": "off"})));
    assert_eq!(why("files.view", Some(hers)).await, (true, json!({"code": "on"})));
    assert_eq!(why("files.view", Some(other)).await, (false, json!({"code": "not_assigned"})));
    assert_eq!(why("workspace.delete", None).await, (false, json!({"code": "owner_only"})));
    let of_others = world.sign_up("eve@elsewhere.example").await;
    let foreign = project(&world, &of_others, None).await;
    let gone = json!({"code": "project_gone"});
    assert_eq!(why("files.view", Some(foreign)).await, (false, gone));
    let body = json!({"who": {"member": pia.member()}, "permission": "files.view", "on": foreign});
    assert_eq!(ask(&world, &key, &sofia, body).await.code, Some(CheckCode::ProjectGone));
}

#[tokio::test]
async fn everything_that_somebody_may_comes_at_once_and_agrees_with_each_question() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let (hers, other) =
        (project(&world, &sofia, Some(&pia)).await, project(&world, &sofia, None).await);
    for on in [None, Some(hers), Some(other)] {
        let place = on.map_or_else(String::new, |on| format!("?on={on}"));
        let path = format!("/members/{}/permissions{place}", pia.member());
        let all: PermissionsAnswer = world.get(&pia, &path).await.json().await.unwrap();
        let catalogue = roster_domain::permission::catalogue();
        let question = |permission: &roster_domain::permission::Permission| json!({"who": {"member": pia.member()}, "permission": permission.key, "on": on});
        let checks: Vec<Value> = catalogue.iter().map(question).collect();
        let body = json!({ "checks": checks });
        let answer = world.post(&pia.session.token, pia.workspace(), "/check/batch", body).await;
        let answer: Value = answer.json().await.unwrap();
        for (permission, answer) in catalogue.iter().zip(answer["answers"].as_array().unwrap()) {
            let listed = all.permissions.iter().any(|key| key == permission.key);
            assert_eq!(answer["allowed"], json!(listed), "{} {on:?}", permission.key);
        }
        assert!(!all.permissions.is_empty() && all.code.is_none());
    }
    let path = format!("/members/{}/permissions?on={}", pia.member(), Uuid::now_v7());
    let gone: PermissionsAnswer = world.get(&pia, &path).await.json().await.unwrap();
    assert_eq!((gone.permissions.len(), gone.code), (0, Some(CheckCode::ProjectGone)));
}

#[tokio::test]
async fn a_thousand_questions_are_one_batch_and_one_more_is_too_many() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let key = world.key(&sofia).await.secret;
    let question = json!({"who": {"member": sofia.member()}, "permission": "files.view"});
    for (count, status) in [(0, 200), (1_000, 200), (1_001, 413)] {
        let body = json!({"checks": vec![question.clone(); count]});
        let answer = world.post(&key, sofia.workspace(), "/check/batch", body).await;
        assert_eq!(answer.status().as_u16(), status);
        let answer: Value = answer.json().await.unwrap();
        if status == 200 {
            assert_eq!(answer["answers"].as_array().map(Vec::len), Some(count));
        } else {
            let problem: Problem = serde_json::from_value(answer).unwrap();
            assert_eq!(problem.code, ProblemCode::TooLarge);
        }
    }
}
