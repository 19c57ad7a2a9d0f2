//! An invitation that somebody looks at who is signed in: one button for exactly whom it is for, and the way out for everybody
//! else (A01). Who is not signed in sees what there was before.

use super::{
    account::{Ask, Browsing, Join, with_cookie},
    form::OwnForm,
    invitation::{DeadEnd, Found, find},
    open::{self, Code},
    views::Page,
};
use crate::{accounts::SignedIn, app::App, arrival::Under, store::sql::AccountRow};
use axum::{extract::State, http::StatusCode, response::Response};
use roster_domain::EmailAddress;

/// Who is signed in, and whether it is who was invited.
pub(super) enum Reader {
    /// Exactly whom the invitation is for.
    Invited(AccountRow),
    /// Somebody else.
    Other(AccountRow),
}

/// Who reads an invitation; nothing for whoever is not signed in.
pub(super) async fn reader(
    app: &App,
    who: Option<SignedIn>,
    found: &Found,
) -> Result<Option<Reader>, DeadEnd> {
    let Some(who) = who else { return Ok(None) };
    let Some(account) = app.sequencer.store().account(who.account).await? else {
        return Ok(None);
    };
    let email = EmailAddress::parse(&account.email);
    let is_invited = email.is_ok_and(|email| email.canonical() == found.email().canonical());
    Ok(Some(if is_invited { Reader::Invited(account) } else { Reader::Other(account) }))
}

pub(super) async fn open(
    State(app): State<App>,
    Browsing(who): Browsing,
    under: Under,
    OwnForm(form): OwnForm<Code>,
) -> Response {
    if who.is_some()
        && let Ok(found) = find(&app, under, &form.code).await
    {
        match reader(&app, who, &found).await {
            Ok(Some(Reader::Invited(_))) => {
                return Join { it: found.view(true, None, Vec::new()) }.page(StatusCode::OK);
            }
            Ok(Some(Reader::Other(account))) => return mismatch(&found, &account),
            Ok(None) => {}
            Err(dead_end) => return dead_end.page(),
        }
    }
    open::open(State(app), under, OwnForm(form)).await
}

/// The invitation is for somebody else. It stays as it is, and its address is not told.
pub(super) fn mismatch(found: &Found, account: &AccountRow) -> Response {
    let invited = found.email().masked();
    Ask {
        title: "This invitation is for another address".to_owned(),
        lines: vec!["It waits on for whom it is for.".to_owned()],
        facts: vec![("Invited", invited.clone()), ("You are", account.email.clone())],
        action: "/i/switch",
        hidden: vec![("code", found.token.clone())],
        button: format!("Sign out and continue as {invited}"),
        links: vec![("Stay signed in", "/account".to_owned())],
        ..Ask::default()
    }
    .page(StatusCode::FORBIDDEN)
}

/// Signs out, and shows the invitation to whoever comes next.
pub(super) async fn switch(
    State(app): State<App>,
    Browsing(who): Browsing,
    under: Under,
    OwnForm(form): OwnForm<Code>,
) -> Response {
    if let Some(who) = who
        && let Err(fault) = app.accounts.sign_out(who).await
    {
        return DeadEnd::from(fault).page();
    }
    let page = open::open(State(app.clone()), under, OwnForm(form)).await;
    with_cookie(&app, None, page)
}
