//! How everything about accounts is spelled on the wire, one sample a line; and what older apps and servers say is still read.
//! `BLESS=1` writes the samples anew.

use roster_domain::{InvitationId, Timestamp, WorkspaceId};
use roster_protocol::*;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use uuid::Uuid;

const AT: Timestamp = Timestamp(1_700_000_000_000);

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

#[derive(Default)]
struct Samples(String);

impl Samples {
    /// Writes a sample, and proves that it reads back as itself.
    fn add<T: Serialize + DeserializeOwned + PartialEq + Debug>(
        &mut self,
        title: &str,
        sample: &T,
    ) {
        let text = serde_json::to_string(sample).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), sample, "{title}");
        self.0.push_str(&format!("{title} {text}\n"));
    }
}

#[test]
fn everything_about_accounts_is_spelled_as_before() {
    let mut samples = Samples::default();
    let name = "Mei Tanaka".to_owned();
    let email = "mei@harbor.example".to_owned();
    let (verified, second_factor, password) = (true, false, true);
    samples.add("own-account", &OwnAccount { name, email, verified, second_factor, password });
    let device_name = Some("Mei’s desk".to_owned());
    samples.add("session-notice", &SessionNotice { at: AT, device_name: device_name.clone() });
    samples.add(
        "own-session",
        &OwnSession {
            id: id(19),
            device_name,
            web: false,
            created_at: AT,
            last_seen_at: AT,
            current: true,
        },
    );
    let (token, refresh) = ("t".to_owned(), "r".to_owned());
    samples.add("renewed", &Renewed { token, refresh, expires_at: AT });
    samples.add(
        "invite",
        &Invite {
            invitation: InvitationId(id(7)),
            workspace: WorkspaceId(id(1)),
            workspace_name: "Northwind".to_owned(),
            inviter: "Sofia Lund".to_owned(),
            role: "Designer".to_owned(),
            expires_at: AT,
        },
    );
    for code in [
        ProblemCode::SecondFactor,
        ProblemCode::StepUp,
        ProblemCode::NotVerified,
        ProblemCode::EmailMismatch,
        ProblemCode::Gone,
    ] {
        samples.add("problem", &Problem { code, detail: None, reason: None });
    }
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/accounts.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &samples.0).unwrap();
    }
    let committed = std::fs::read_to_string(golden).unwrap_or_default();
    assert!(samples.0 == committed, "the wire changed. BLESS=1 if so:\n{}", samples.0);
}

#[test]
fn what_older_apps_and_servers_say_of_accounts_is_still_read_and_said() {
    let device = r#""device":"00000000-0000-0000-0000-000000000002""#;
    let text = format!(r#"{{"email":"a@b.example","password":"p",{device}}}"#);
    let sign_in: SignIn = serde_json::from_str(&text).unwrap();
    assert!(!sign_in.rotating && sign_in.code.is_none());
    assert_eq!(
        serde_json::to_string(&sign_in).unwrap(),
        text,
        "an older server refuses new fields"
    );
    let text = r#"{"token":"t","account":"00000000-0000-0000-0000-000000000005","name":"A","email":"a@b.example","memberships":[]}"#;
    let session: Session = serde_json::from_str(text).unwrap();
    assert!(session.verified && session.refresh.is_none() && session.notices.is_empty());
}
