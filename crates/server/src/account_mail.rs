//! Mails about an account, from their rows to the mail server. They tell nothing of any workspace and belong to none, so they go
//! another way than invitations: no log knows them. Without a mail server they stand in the server's log for whoever runs it.

use crate::{
    app::{App, PublicAddress},
    config::SmtpConfig,
    mail::{
        message::Letter,
        smtp::{Post, SendFault, SmtpFault},
    },
    store::{
        Fault,
        sql::{AccountMailEnd, AccountMailKind, AccountMailRow},
    },
};
use askama::Template;
use std::time::Duration;

/// How long to wait after the first, the second, ... attempt. After the last one the mail has failed.
const WAITS_S: &[i64] = &[5, 30, 120, 600, 3_600];

/// For how long the mails that are due are this server's alone, where there are several.
const CLAIM_MS: i64 = 5 * 60 * 1000;

/// How long to sleep when nothing rings. Short, because a mail may be due again.
const NAP: Duration = Duration::from_secs(5);

/// What a mail says, in both its forms.
struct Words {
    title: &'static str,
    lines: Vec<String>,
    button: &'static str,
    link: String,
    digits: Option<String>,
    page: String,
    /// The code in the link, for pasting; nothing where the link has none.
    token: Option<String>,
    foot: &'static str,
}

#[derive(Template)]
#[template(path = "account_mail.txt", escape = "none")]
struct TextMail<'a> {
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "account_mail.html")]
struct HtmlMail<'a> {
    words: &'a Words,
}

/// Sends what is due.
pub(crate) struct Desk {
    app: App,
    post: Option<Post>,
}

impl Desk {
    pub(crate) fn new(app: App, smtp: Option<&SmtpConfig>) -> Result<Self, SmtpFault> {
        Ok(Self { app, post: smtp.map(|smtp| Post::new(smtp, 1)).transpose()? })
    }

    /// Works until the server closes. What is under way is finished first.
    pub(crate) async fn work(self) {
        loop {
            if let Err(fault) = self.send_what_is_due().await {
                tracing::error!(%fault, "mails about accounts could not go on");
            }
            tokio::select! {
                () = self.app.closing.cancelled() => return,
                () = self.app.accounts.letter_made() => {}
                () = tokio::time::sleep(NAP) => {}
            }
        }
    }

    async fn send_what_is_due(&self) -> Result<(), Fault> {
        let store = self.app.sequencer.store();
        while !self.app.closing.is_cancelled() {
            let now = self.app.clock.now();
            let due = store.claim_account_mails(now, now.plus(CLAIM_MS)).await?;
            if due.is_empty() {
                return Ok(());
            }
            for mail in due {
                self.send(&mail).await?;
            }
        }
        Ok(())
    }

    async fn send(&self, mail: &AccountMailRow) -> Result<(), Fault> {
        let store = self.app.sequencer.store();
        let words = words_of(mail, &self.app.public);
        let Some(letter) = letter_of(&words) else {
            return store.account_mail_over(mail.id, AccountMailEnd::Failed).await;
        };
        let Some(post) = &self.post else {
            tracing::info!(to = %mail.to, subject = %letter.subject, text = %letter.text,
                "no mail server is configured: pass this on by hand");
            return store.account_mail_over(mail.id, AccountMailEnd::Printed).await;
        };
        let now = self.app.clock.now();
        // The same at every attempt, so that a mail that came twice can be known for one.
        let message_id = format!("<{}@{}>", mail.id, self.app.public.mail_host());
        match post.send(letter, &mail.to, message_id, now).await {
            Ok(()) => store.account_mail_over(mail.id, AccountMailEnd::Sent).await,
            Err(SendFault::Refused(reason)) => {
                tracing::warn!(%reason, mail = %mail.id, "a mail about an account was refused");
                store.account_mail_over(mail.id, AccountMailEnd::Failed).await
            }
            Err(SendFault::PutOff(reason) | SendFault::Unreachable(reason)) => {
                tracing::warn!(%reason, mail = %mail.id, "a mail about an account has to wait");
                match WAITS_S.get(usize::try_from(mail.attempts).unwrap_or(usize::MAX)) {
                    Some(wait) => store.account_mail_later(mail.id, now.plus(wait * 1000)).await,
                    None => store.account_mail_over(mail.id, AccountMailEnd::Failed).await,
                }
            }
        }
    }
}

fn letter_of(words: &Words) -> Option<Letter> {
    Some(Letter {
        sender: String::new(),
        subject: words.title.to_owned(),
        text: TextMail { words }.render().ok()?,
        html: HtmlMail { words }.render().ok()?,
    })
}

fn words_of(mail: &AccountMailRow, public: &PublicAddress) -> Words {
    let about = mail.detail.clone().unwrap_or_default();
    let (page, title, lines, button, foot) = match mail.kind {
        AccountMailKind::Verify => (
            "v",
            "Is this your mailbox?",
            vec![format!("Somebody made an account for {} on {}.", mail.to, public.text())],
            "Confirm the address",
            "The link works for a day. If it was not you, do nothing: without this the account cannot use invitations to you.",
        ),
        AccountMailKind::Reset => (
            "reset",
            "Set a new password",
            vec![
                format!("Somebody asked for a new password for {} on {}.", mail.to, public.text()),
                "When it is set, you are signed out everywhere.".to_owned(),
            ],
            "Set a new password",
            "The link works for an hour and once. If it was not you, do nothing: the password stays as it is.",
        ),
        AccountMailKind::ConfirmEmail => (
            "v",
            "Sign in with this address?",
            vec![format!(
                "The account {about} on {} wants to sign in with {}.",
                public.text(),
                mail.to
            )],
            "Use this address",
            "The link works for a day. If it was not you, do nothing: the address stays as it is.",
        ),
        AccountMailKind::EmailChanging => (
            "object",
            "Your address for signing in is being changed",
            vec![
                format!(
                    "Your account on {} is about to sign in with {about} and no longer with {}.",
                    public.text(),
                    mail.to
                ),
                "If that was you, there is nothing to do.".to_owned(),
            ],
            "This was not me",
            "You can object for seven days. Your address holds again then, and everybody is signed out.",
        ),
        AccountMailKind::SignUp => (
            "signup/finish",
            "Make your account",
            vec![format!(
                "Somebody, probably you, wants to sign in on {} with {}.",
                public.text(),
                mail.to
            )],
            "Make the account",
            "The link works for a day and once. If it was not you, do nothing: there is no account without it.",
        ),
        AccountMailKind::HasAccount => (
            "sign-in",
            "You have an account already",
            vec![
                format!(
                    "Somebody, probably you, wanted to make an account on {} with {}.",
                    public.text(),
                    mail.to
                ),
                "There is one. Sign in with it; where the password is forgotten, the page sets a new one."
                    .to_owned(),
            ],
            "Sign in",
            "If it was not you, do nothing: nothing was changed, and nobody was told that there is an account.",
        ),
    };
    let token = Some(mail.token.clone()).filter(|token| !token.is_empty());
    let at = format!("{}/{page}", public.text());
    Words {
        title,
        lines,
        button,
        link: token.as_ref().map_or_else(|| at.clone(), |token| public.link_to(page, token)),
        digits: mail.digits.clone(),
        page: at,
        token,
        foot,
    }
}
