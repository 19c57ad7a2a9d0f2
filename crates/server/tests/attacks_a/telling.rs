//! What the server tells without saying it: by how much it does, and by what it writes into its log.

use crate::{
    post_office::{PostOffice, eventually},
    world::{PASSWORD, World},
};
use reqwest::StatusCode;
use roster_domain::Mail;
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    sync::{Arc, Mutex},
};
use tracing::{Event, Subscriber, field::Visit};
use tracing_subscriber::{
    Layer, Registry,
    filter::Targets,
    layer::{Context, SubscriberExt},
    util::SubscriberInitExt,
};

/// Everything that is logged in this process, one line for each event.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

impl<S: Subscriber> Layer<S> for Log {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut words = Words(event.metadata().target().to_owned());
        event.record(&mut words);
        self.0.lock().unwrap().push(words.0);
    }
}

impl Log {
    fn of(targets: Targets) -> Self {
        let log = Self::default();
        Registry::default().with(log.clone().with_filter(targets)).init();
        log
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[tokio::test]
async fn a20_no_line_of_the_log_has_the_beginning_of_a_secret() {
    let log = Log::of(
        Targets::new()
            .with_default(tracing::Level::DEBUG)
            .with_target("roster_server", tracing::Level::TRACE),
    );
    let office = PostOffice::open(&[]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let key = world.key(&sofia).await;
    let emails = ["elif@elsewhere.example", "goran@elsewhere.example"].map(str::to_owned);
    let ids = crate::post_office::invite(&world, &sofia, &emails).await;
    eventually("both are sent", async || office.letters().len() == 2).await;
    let token = |letter: &String| {
        let letter = crate::post_office::unquoted(letter);
        letter.split_once("/i#").unwrap().1.chars().take(43).collect::<String>()
    };
    // The first is for Elif, whichever was sent first.
    let mut letters = office.letters();
    letters.sort_by_key(|letter| !letter.contains("To: elif@"));
    let tokens: Vec<String> = letters.iter().map(token).collect();
    // Every way in which a code reaches the server, good ones and bad ones.
    let mut wrong = tokens[0].clone();
    wrong.replace_range(42.., if wrong.ends_with('A') { "B" } else { "A" });
    let never = "c0de0fNothing-c0de0fNothing-c0de0fNothing-x".to_owned();
    for code in tokens.iter().chain([&wrong, &never]) {
        for path in ["/i", "/v", "/reset", "/signup/finish", "/object", "/i/ask"] {
            world.form(path, &[("code", code)]).await;
        }
        let bearer = world.client.get(world.url("/api/v1/workspaces")).bearer_auth(code);
        assert_eq!(bearer.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    }
    let known: Vec<_> =
        ids.iter().map(|id| crate::post_office::mail_of(&world, &sofia, *id)).collect();
    for mail in known {
        assert!(matches!(mail.await, Some(Mail::Sent { .. })));
    }
    assert_eq!(world.accept(&tokens[0]).await.0, StatusCode::OK);
    assert_eq!(world.accept(&tokens[0]).await.0, StatusCode::GONE);
    assert_eq!(world.form("/i/decline", &[("code", &tokens[1])]).await.0, StatusCode::OK);
    for path in ["/forgot", "/signup"] {
        for email in ["elif@elsewhere.example", "nobody@elsewhere.example"] {
            let (status, page) = world.form(path, &[("email", email)]).await;
            assert_eq!(status, StatusCode::OK, "{page}");
        }
    }
    eventually("the mails about accounts are sent", async || office.letters().len() >= 5).await;
    let form = [("email", "elif@elsewhere.example"), ("password", PASSWORD)];
    let entered = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let entered = entered.build().unwrap().post(world.url("/sign-in")).form(&form).send().await;
    let entered = entered.unwrap();
    let cookie = entered.headers()["set-cookie"].to_str().unwrap().to_owned();
    let cookie = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
    let mut secrets = vec![sofia.session.token.clone(), key.secret, cookie, wrong, never];
    secrets.push(PASSWORD.to_owned());
    for letter in office.letters() {
        let letter = crate::post_office::unquoted(&letter);
        let links = letter.split('#').skip(1).map(|rest| rest.chars().take(43).collect::<String>());
        secrets.extend(links.filter(|link| !link.contains([' ', '\n', ';', '"'])));
    }
    assert!(secrets.len() >= 10, "{secrets:?}");
    let lines = log.take();
    assert!(lines.iter().any(|line| line.contains("sqlx")), "something is logged");
    for secret in secrets {
        let begins: String = secret.trim_start_matches("rk_").chars().take(6).collect();
        for line in &lines {
            assert!(!line.contains(&begins), "{begins} of {secret} in: {line}");
        }
    }
}

#[tokio::test]
async fn a22_an_invitation_makes_the_server_ask_its_database_the_same_for_every_address() {
    let log = Log::of(Targets::new().with_target("sqlx::query", tracing::Level::DEBUG));
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let known: Vec<String> = (0..12).map(|n| format!("known{n}@elsewhere.example")).collect();
    for email in &known {
        world.sign_up(email).await;
    }
    let unknown: Vec<String> = (0..12).map(|n| format!("nobody{n}@elsewhere.example")).collect();
    world.invite(&sofia, "first@elsewhere.example").await;
    let mut asked = [BTreeSet::new(), BTreeSet::new()];
    // What the server asks now and then by itself falls to one kind or the other, and to both in the end.
    for pair in known.iter().zip(&unknown) {
        for (email, asked) in [pair.0, pair.1].into_iter().zip(&mut asked) {
            log.take();
            world.invite(&sofia, email).await;
            asked.extend(log.take().iter().map(|line| statement_in(line)));
        }
        if asked[0] == asked[1] {
            break;
        }
    }
    let different: Vec<_> = asked[0].symmetric_difference(&asked[1]).collect();
    assert!(different.is_empty(), "{different:#?}");
    assert!(asked[0].iter().any(|text| text.contains("INSERT INTO links")), "{asked:#?}");
    let about_accounts = asked[0].iter().find(|text| text.contains("FROM accounts"));
    assert_eq!(about_accounts, None);
}

/// The statement of a line, without how long it took and how many rows there were.
fn statement_in(line: &str) -> String {
    line.split(" rows_affected=").next().unwrap_or(line).to_owned()
}
