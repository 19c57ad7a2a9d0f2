//! A browser: it keeps one cookie, and does not follow where it is sent.

use crate::world::{PASSWORD, World};
use reqwest::{Client, RequestBuilder, StatusCode, header::HeaderMap, redirect};
use serde_json::Value;
use std::sync::Mutex;

pub struct Browser {
    client: Client,
    base: String,
    cookie: Mutex<Option<String>>,
}

pub struct Shown {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Shown {
    /// Where the browser is sent.
    pub fn place(&self) -> &str {
        self.headers.get("location").map_or("", |place| place.to_str().unwrap())
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let (_, rest) =
            self.text.split_once(&format!("name=\"{name}\" value=\"")).expect("the field");
        rest.split('"').next().unwrap().to_owned()
    }
}

impl Browser {
    pub fn new(world: &World) -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { client, base: world.url(""), cookie: Mutex::new(None) }
    }

    /// One in which somebody has signed in.
    pub async fn signed_in(world: &World, email: &str) -> Self {
        let browser = Self::new(world);
        let shown = browser.sign_in(email, PASSWORD, "").await;
        assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.text);
        browser
    }

    pub async fn sign_in(&self, email: &str, password: &str, next: &str) -> Shown {
        self.post("/sign-in", &[("email", email), ("password", password), ("next", next)]).await
    }

    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.cookie.lock().unwrap() = cookie;
    }

    pub async fn get(&self, path: &str) -> Shown {
        self.send(self.client.get(format!("{}{path}", self.base))).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        self.send(self.form(path, fields).header("sec-fetch-site", "same-origin")).await
    }

    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.base)).form(fields)
    }

    pub async fn send(&self, request: RequestBuilder) -> Shown {
        let request = match self.cookie() {
            Some(cookie) => request.header("cookie", format!("other=1; roster={cookie}")),
            None => request,
        };
        let answer = request.send().await.unwrap();
        if let Some(set) = answer.headers().get("set-cookie") {
            let set = set.to_str().unwrap();
            let value = set.strip_prefix("roster=").expect("our cookie").split(';').next().unwrap();
            self.set_cookie((!value.is_empty()).then(|| value.to_owned()));
        }
        let (status, headers) = (answer.status(), answer.headers().clone());
        Shown { status, headers, text: answer.text().await.unwrap() }
    }
}

/// Asks the API, with a token or without.
pub async fn api(
    world: &World,
    method: &str,
    path: &str,
    token: Option<&str>,
    body: Option<Value>,
) -> (StatusCode, Value) {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let mut request = world.client.request(method, world.url(path));
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    let answer = request.send().await.unwrap();
    let status = answer.status();
    (status, answer.json().await.unwrap_or(Value::Null))
}
