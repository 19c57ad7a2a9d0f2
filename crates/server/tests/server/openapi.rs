//! The description of the check API: the committed one byte by byte, its routes against the table, and its shapes against real
//! questions and answers.

use crate::world::{Person, World};
use jsonschema::Validator;
use reqwest::Method;
use roster_server::{Needs, routes};
use serde_json::{Value, json};
use uuid::Uuid;

async fn text(world: &World) -> String {
    let answer = world.client.get(world.url("/api/v1/openapi.json")).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/json");
    answer.text().await.unwrap()
}

#[tokio::test]
async fn the_description_is_the_committed_one() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api/openapi.json");
    let served = text(&World::new().await).await;
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &served).unwrap();
    }
    let committed = std::fs::read_to_string(golden).unwrap_or_default();
    assert!(
        served == committed,
        "what other applications are told changed. BLESS=1 if so:\n{served}"
    );
}

#[tokio::test]
async fn the_description_names_the_routes_that_there_are() {
    let document: Value = serde_json::from_str(&text(&World::new().await).await).unwrap();
    let mut described = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys();
        described.extend(methods.map(|method| (method.to_uppercase(), path.clone())));
    }
    let is_for_others =
        |needs, path: &str| needs == Needs::KeyOrMembership || path.contains("/keys");
    let mut served: Vec<_> = routes()
        .into_iter()
        .filter(|route| is_for_others(route.needs, route.path))
        .map(|route| (route.method.to_owned(), route.path.to_owned()))
        .collect();
    described.sort();
    served.sort();
    assert_eq!(described, served);
}

/// The document, by which questions and answers are judged.
struct Description(Value);

impl Description {
    fn validator(&self, schema: &Value) -> Validator {
        assert!(schema.is_object(), "there is no such schema");
        let whole = json!({"allOf": [schema], "components": self.0["components"]});
        jsonschema::validator_for(&whole).unwrap()
    }

    fn operation(&self, method: &Method, path: &str) -> &Value {
        &self.0["paths"][path][method.as_str().to_lowercase()]
    }

    fn judges_question(&self, method: &Method, path: &str, body: &Value) -> bool {
        let content = &self.operation(method, path)["requestBody"]["content"];
        self.validator(&content["application/json"]["schema"]).is_valid(body)
    }

    fn ensure_answer(&self, (method, path): (&Method, &str), status: u16, body: &Value) {
        let answer = &self.operation(method, path)["responses"][status.to_string()];
        assert!(answer.is_object(), "{method} {path} does not describe {status}");
        let Some(schema) = answer.pointer("/content/application~1json/schema") else {
            return assert_eq!(body, &Value::Null, "{method} {path} {status} has no body");
        };
        let validator = self.validator(schema);
        let faults: Vec<String> = validator.iter_errors(body).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{method} {path} {status} {body}: {faults:?}");
        // And that the schema would notice if the answer were something else.
        assert!(!validator.is_valid(&json!({"allowed": "yes", "code": 1})), "{path} {status}");
    }
}

/// Real requests: the method, the path as described, what comes into it, and the body.
fn requests(member: Uuid, key: Uuid) -> Vec<(Method, &'static str, Uuid, &'static str, Value)> {
    let question = json!({"who": {"member": member}, "permission": "files.view"});
    let ahead = crate::world::with(&question, "at_least", json!(9_999));
    let on = crate::world::with(&question, "on", json!(Uuid::now_v7()));
    let typo = json!({"who": {"email": "sofia@northwind.example"}, "permission": "files.veiw"});
    let nobody = json!({"who": {"account": Uuid::now_v7()}, "permission": "files.view"});
    let needs_owner = json!({"who": {"member": member}, "permission": "workspace.delete"});
    let mut all = Vec::new();
    for path in
        ["/api/v1/workspaces/{workspace}/check", "/api/v1/workspaces/{workspace}/check/explain"]
    {
        for body in [&question, &ahead, &on, &typo, &nobody, &needs_owner] {
            all.push((Method::POST, path, Uuid::nil(), "", body.clone()));
        }
    }
    let batch = "/api/v1/workspaces/{workspace}/check/batch";
    for body in [
        json!({"checks": []}),
        json!({"checks": [question, typo, nobody, on], "at_least": 1}),
        json!({"checks": [], "at_least": 9_999}),
    ] {
        all.push((Method::POST, batch, Uuid::nil(), "", body));
    }
    let permissions = "/api/v1/workspaces/{workspace}/members/{member}/permissions";
    let nowhere = "?on=00000000-0000-0000-0000-000000000001";
    for (who, query) in [
        (member, ""),
        (member, "?at_least=9999"),
        (member, nowhere),
        (member, "?on=everything"),
        (Uuid::now_v7(), ""),
    ] {
        all.push((Method::GET, permissions, who, query, Value::Null));
    }
    let keys = "/api/v1/workspaces/{workspace}/keys";
    all.push((Method::POST, keys, Uuid::nil(), "", json!({"name": "Shop", "scope": "check"})));
    all.push((Method::POST, keys, Uuid::nil(), "", json!({"name": "", "scope": "check"})));
    all.push((Method::GET, keys, Uuid::nil(), "", Value::Null));
    let one = "/api/v1/workspaces/{workspace}/keys/{key}";
    all.push((Method::DELETE, one, key, "", Value::Null));
    all.push((Method::DELETE, one, Uuid::now_v7(), "", Value::Null));
    all
}

#[tokio::test]
async fn real_questions_and_answers_are_as_the_description_says() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let eve = world.sign_up("eve@elsewhere.example").await;
    let key = world.key(&sofia).await.key.id;
    let description = Description(serde_json::from_str(&text(&world).await).unwrap());
    for (method, path, id, query, body) in requests(sofia.member().0, key) {
        let (has_body, route) = (!body.is_null(), (&method, path));
        if has_body {
            assert!(description.judges_question(&method, path, &body), "{path} {body}");
            for name in ["extra", "as"] {
                let more = crate::world::with(&body, name, json!(true));
                assert!(!description.judges_question(&method, path, &more), "{path} {more}");
            }
            assert!(!description.judges_question(&method, path, &json!({})), "{path}");
        }
        let filled = path.replace("{member}", &id.to_string()).replace("{key}", &id.to_string());
        let ask = async |token: &str, of: &Person, body: &Value| {
            let filled = filled.replace("{workspace}", &of.workspace().to_string());
            let asked =
                world.client.request(method.clone(), world.url(&format!("{filled}{query}")));
            let asked = asked.bearer_auth(token);
            let asked = if has_body { asked.json(body) } else { asked };
            let answer = asked.send().await.unwrap();
            (answer.status().as_u16(), answer.json().await.unwrap_or(Value::Null))
        };
        let (status, answer) = ask(&sofia.session.token, &sofia, &body).await;
        description.ensure_answer(route, status, &answer);
        let (status, answer) = ask("nobody", &sofia, &body).await;
        assert_eq!(status, 401);
        description.ensure_answer(route, status, &answer);
        let (status, answer) = ask(&eve.session.token, &sofia, &body).await;
        assert_eq!(status, 404);
        description.ensure_answer(route, status, &answer);
        if has_body {
            let (status, answer) = ask(&sofia.session.token, &sofia, &json!({"what": 1})).await;
            assert_eq!(status, 400);
            description.ensure_answer(route, status, &answer);
        }
    }
}
