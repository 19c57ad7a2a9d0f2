//! The check API: what it says to nonsense, and that it never says what was true before.

use crate::world::{World, database::rounds};
use reqwest::{Client, StatusCode};
use roster_domain::{Command, PermissionSet, WorkspaceId};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

#[tokio::test]
async fn b16_an_unknown_permission_is_a_no_that_can_be_told_apart() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let key = world.key(&sofia).await.secret;
    let of = sofia.workspace();
    let who = json!({"member": sofia.member()});
    let long = "x".repeat(10_000);
    let typos =
        ["files.veiw", "Files.View", "files.view ", "", "*", "files.*", "members", "\u{0}", &long];
    for token in [&key, &sofia.session.token] {
        for typo in typos {
            let ask = || json!({"who": who, "permission": typo});
            let post = async |path: &str, body: Value| {
                let answer = world.post(token, of, path, body).await;
                assert_eq!(answer.status(), StatusCode::OK, "{path} {typo:?}");
                answer.json::<Value>().await.unwrap()
            };
            let one = post("/check", ask()).await;
            assert_eq!(one["allowed"], json!(false));
            assert_eq!(one["code"], json!("unknown_permission"));
            let why = post("/check/explain", ask()).await;
            assert_eq!(why["allowed"], json!(false));
            assert_eq!(why["because"], json!({"code": "unknown_permission"}));
            let right = json!({"who": who, "permission": "files.view"});
            let many = post("/check/batch", json!({"checks": [ask(), right]})).await;
            let no = json!({"allowed": false, "code": "unknown_permission"});
            assert_eq!(many["answers"], json!([no, {"allowed": true}]));
        }
    }
}

#[tokio::test]
async fn b16_what_is_no_question_is_an_error_that_nobody_reads_as_yes() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let key = world.key(&sofia).await.secret;
    let who = json!({"member": sofia.member()});
    let nonsense = [
        json!(null),
        json!([]),
        json!({}),
        json!({"who": who}),
        json!({"who": who, "permission": null}),
        json!({"who": who, "permission": ["files.view"]}),
        json!({"who": who, "permission": {"$ne": ""}}),
        json!({"who": sofia.member(), "permission": "files.view"}),
        json!({"who": {"role": "owner"}, "permission": "files.view"}),
        json!({"who": {"member": sofia.member(), "email": "a@b.example"}, "permission": "files.view"}),
        json!({"who": {}, "permission": "files.view"}),
        json!({"who": who, "permission": "files.view", "on": "everything"}),
        json!({"who": who, "permission": "files.view", "at_least": -1}),
        json!({"who": who, "permission": "files.view", "at_least": "latest"}),
    ];
    for path in ["/check", "/check/explain", "/check/batch"] {
        for body in &nonsense {
            let answer = world.post(&key, sofia.workspace(), path, body.clone()).await;
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{path} {body}");
            let answer: Value = answer.json().await.unwrap();
            assert!(answer.get("allowed").is_none() && answer.get("answers").is_none());
        }
    }
}

const ROUNDS: u32 = 1_000;

/// An application that asks over a connection of its own.
#[derive(Clone)]
struct Asker {
    client: Client,
    url: String,
    key: String,
    question: Value,
}

impl Asker {
    fn of(world: &World, of: WorkspaceId, key: &str, question: &Value) -> Self {
        Self {
            client: Client::new(),
            url: world.url(&format!("/api/v1/workspaces/{of}/check")),
            key: key.to_owned(),
            question: question.clone(),
        }
    }

    async fn ask(&self, at_least: Option<u64>) -> (bool, u64) {
        let mut question = self.question.clone();
        question["at_least"] = json!(at_least);
        let asked = self.client.post(&self.url).bearer_auth(&self.key).json(&question);
        let answer = asked.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let answer: Value = answer.json().await.unwrap();
        (answer["allowed"].as_bool().unwrap(), answer["seq"].as_u64().unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn b17_right_after_a_role_was_changed_nobody_hears_what_was_true_before() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.make_role(&sofia, "Probe", &[]).await;
    let pia = world.join(&sofia, "pia@northwind.example", role).await;
    let key = world.key(&sofia).await.secret;
    let question = json!({"who": {"member": pia.member()}, "permission": "files.view"});
    let asker = || Asker::of(&world, sofia.workspace(), &key, &question);
    let askers = [asker(), asker(), asker()];
    // Meanwhile others ask all the time; what they heard is looked at afterwards.
    let done = Arc::new(AtomicBool::new(false));
    let listening: Vec<_> = (0..2)
        .map(|_| {
            let (asker, done) = (asker(), Arc::clone(&done));
            tokio::spawn(async move {
                let mut heard = Vec::new();
                while !done.load(Ordering::Relaxed) {
                    heard.push(asker.ask(None).await);
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                heard
            })
        })
        .collect();
    let mut truth = BTreeMap::new();
    let keys: PermissionSet = ["files.view"].into_iter().collect();
    for round in 0..rounds(ROUNDS) {
        let on = round % 2 == 0;
        let (grant, revoke) = if on {
            (keys.clone(), PermissionSet::empty())
        } else {
            (PermissionSet::empty(), keys.clone())
        };
        let seq = world.outcome(&sofia, Command::EditRole { role, grant, revoke }).await.unwrap();
        truth.insert(seq, on);
        let asker = &askers[round as usize % askers.len()];
        let (allowed, at) = asker.ask((round % 3 == 0).then_some(seq)).await;
        assert_eq!((allowed, at), (on, seq), "round {round}");
    }
    done.store(true, Ordering::Relaxed);
    for heard in listening {
        let heard = heard.await.unwrap();
        assert!(heard.len() > 10, "{}", heard.len());
        assert!(heard.windows(2).all(|two| two[0].1 <= two[1].1), "no answer goes back in time");
        for (allowed, seq) in heard {
            let known = truth.range(..=seq).next_back().is_some_and(|(_, on)| *on);
            assert_eq!(allowed, known, "what was said at {seq} was so at {seq}");
        }
    }
}

#[tokio::test]
async fn b17_a_place_that_the_server_does_not_know_of_is_no_answer() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let key = world.key(&sofia).await.secret;
    let who = json!({"member": sofia.member()});
    let now = world.post(
        &key,
        sofia.workspace(),
        "/check",
        json!({"who": who, "permission": "files.view"}),
    );
    let seq = now.await.json::<Value>().await.unwrap()["seq"].as_u64().unwrap();
    for (at_least, status) in [(0, 200), (seq, 200), (seq + 1, 409), (u64::MAX, 409)] {
        let question = json!({"who": who, "permission": "files.view", "at_least": at_least});
        let batch = json!({"checks": [], "at_least": at_least});
        let asked =
            [("/check", question.clone()), ("/check/explain", question), ("/check/batch", batch)];
        for (path, body) in asked {
            let answer = world.post(&key, sofia.workspace(), path, body).await;
            assert_eq!(answer.status().as_u16(), status, "{path} {at_least}");
            let answer: Value = answer.json().await.unwrap();
            assert_eq!(answer["seq"], json!(seq));
            assert_eq!(answer["code"] == json!("behind"), status == 409);
            assert!(status == 200 || answer.get("allowed").is_none());
        }
        let path = format!("/members/{}/permissions?at_least={at_least}", sofia.member());
        assert_eq!(world.get(&sofia, &path).await.status().as_u16(), status);
    }
}
