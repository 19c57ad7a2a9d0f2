//! Sessions: where somebody is signed in. A session has tokens, of which only hashes are here. A device that can rotates them: an
//! access token for an hour, and a refresh token that gives the next pair once. Older apps have one token for ninety days.

use super::{AccountFault, Accounts};
use crate::{
    link::token_hash,
    sequencer::active_member,
    store::{
        Fault,
        sql::{AccountRow, SessionKind, SessionRow, TokenRow, TokenUse},
    },
};
use roster_domain::{AccountId, DeviceId, Timestamp, days, hours};
use roster_protocol::{Membership, OwnSession, Session, SessionNotice};
use uuid::Uuid;

/// How long a session of one token lasts, used or not.
pub const SESSION_LIFE_MS: i64 = days(90);

/// How long an access token opens anything.
pub const ACCESS_LIFE_MS: i64 = hours(1);

/// How long a session that rotates lasts after its last turn.
pub const REFRESH_LIFE_MS: i64 = days(30);

/// How long a browser stays signed in.
pub const WEB_LIFE_MS: i64 = days(14);

/// How long a password or a code that was shown counts as recent.
pub const RECENT_MS: i64 = 10 * 60 * 1000;

/// How many characters of a device's name are kept.
const DEVICE_NAME_MAX: usize = 80;

/// Somebody who showed a session that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub account: AccountId,
    /// On which device.
    pub device: DeviceId,
    /// The session, which stays the same while its tokens rotate.
    pub session: Uuid,
    /// Where the session lives.
    pub kind: SessionKind,
    /// When a password or a code was shown last.
    pub proven_at: Timestamp,
}

impl SignedIn {
    /// Whether a password or a code was shown within the last ten minutes. Whoever sits at the computer that embeds the server
    /// holds its data, and is asked for nothing.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        self.kind == SessionKind::Local || now < self.proven_at.plus(RECENT_MS)
    }
}

impl From<SessionRow> for SignedIn {
    fn from(row: SessionRow) -> Self {
        Self {
            account: row.account,
            device: row.device,
            session: row.id,
            kind: row.kind,
            proven_at: row.proven_at,
        }
    }
}

/// A session that is to begin.
pub(super) struct Beginning {
    pub(super) kind: SessionKind,
    pub(super) device: DeviceId,
    pub(super) name: Option<String>,
    pub(super) rotating: bool,
}

impl Beginning {
    pub(super) fn on_device(device: DeviceId, name: Option<&str>, rotating: bool) -> Self {
        let name = name.map(|name| {
            let plain = crate::mail::words::plain(name);
            plain.chars().take(DEVICE_NAME_MAX).collect()
        });
        Self { kind: SessionKind::Device, device, name, rotating }
    }
}

impl Accounts {
    /// Begins a session on a device and says where it leads.
    pub(super) async fn begin(
        &self,
        account: &AccountRow,
        beginning: Beginning,
    ) -> Result<Session, AccountFault> {
        let now = self.clock.now();
        let access = self.mint.mint();
        let refresh = beginning.rotating.then(|| self.mint.mint());
        let life_ms = if refresh.is_some() { REFRESH_LIFE_MS } else { SESSION_LIFE_MS };
        let access_ms = if refresh.is_some() { ACCESS_LIFE_MS } else { SESSION_LIFE_MS };
        let row = self.row(account.id, beginning, life_ms);
        let mut tokens = vec![TokenRow {
            hash: access.hash,
            used_for: TokenUse::Access,
            expires_at: now.plus(access_ms),
        }];
        tokens.extend(refresh.as_ref().map(|refresh| TokenRow {
            hash: refresh.hash,
            used_for: TokenUse::Refresh,
            expires_at: row.expires_at,
        }));
        self.store().begin_session(&row, &tokens).await?;
        let notices = self.store().take_notices(account.id).await?;
        Ok(Session {
            token: access.token,
            account: account.id,
            name: account.name.clone(),
            email: account.email.clone(),
            memberships: self.memberships(account.id).await?,
            expires_at: refresh.is_some().then(|| now.plus(access_ms)),
            refresh: refresh.map(|refresh| refresh.token),
            verified: account.verified_at.is_some() || row.kind == SessionKind::Local,
            notices: notices
                .into_iter()
                .map(|(at, device_name)| SessionNotice { at, device_name })
                .collect(),
        })
    }

    /// Begins a session in a browser; the one that the browser had ends (D11). Gives the cookie's value.
    pub(crate) async fn begin_web(
        &self,
        account: AccountId,
        before: Option<SignedIn>,
        browser: String,
    ) -> Result<String, AccountFault> {
        if let Some(before) = before {
            self.end(before.account, before.session).await?;
        }
        let now = self.clock.now();
        let secret = self.mint.mint();
        let device = DeviceId(Uuid::now_v7());
        let name = Some(browser);
        let beginning = Beginning { kind: SessionKind::Web, device, name, rotating: false };
        let row = self.row(account, beginning, WEB_LIFE_MS);
        let token = TokenRow {
            hash: secret.hash,
            used_for: TokenUse::Access,
            expires_at: now.plus(WEB_LIFE_MS),
        };
        self.store().begin_session(&row, &[token]).await?;
        Ok(secret.token)
    }

    fn row(&self, account: AccountId, beginning: Beginning, life_ms: i64) -> SessionRow {
        let now = self.clock.now();
        let Beginning { kind, device, name, rotating: _ } = beginning;
        let (created_at, last_seen_at, proven_at, expires_at) = (now, now, now, now.plus(life_ms));
        let id = Uuid::now_v7();
        SessionRow {
            id,
            account,
            kind,
            device,
            name,
            created_at,
            last_seen_at,
            proven_at,
            expires_at,
        }
    }

    /// Who shows this token in the app, if it opens anything. A cookie's value opens nothing here.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who(&self, token: &str) -> Result<Option<SignedIn>, Fault> {
        Ok(self.shown(token).await?.filter(|who| who.kind != SessionKind::Web))
    }

    /// Who shows this cookie, if it opens anything. An app's token opens nothing here.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who_on_the_web(&self, cookie: &str) -> Result<Option<SignedIn>, Fault> {
        Ok(self.shown(cookie).await?.filter(|who| who.kind == SessionKind::Web))
    }

    async fn shown(&self, token: &str) -> Result<Option<SignedIn>, Fault> {
        let now = self.clock.now();
        let Some(row) = self.store().session(token_hash(token), now).await? else {
            return Ok(None);
        };
        self.store().session_seen(&row, now).await?;
        Ok(Some(row.into()))
    }

    /// Whose session this is, if it still holds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who_in(&self, session: Uuid) -> Result<Option<SignedIn>, Fault> {
        Ok(self.store().session_by_id(session, self.clock.now()).await?.map(SignedIn::from))
    }

    /// Ends a session, and tells whoever serves it still.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, who: SignedIn) -> Result<(), Fault> {
        self.end(who.account, who.session).await.map(|_| ())
    }

    async fn end(&self, account: AccountId, session: Uuid) -> Result<bool, Fault> {
        let was_there = self.store().end_session(account, session).await?;
        self.tell_ended(&[session]);
        Ok(was_there)
    }

    pub(super) fn tell_ended(&self, sessions: &[Uuid]) {
        for session in sessions {
            // Nobody listening is no harm.
            let _ = self.ended.send(*session);
        }
    }

    /// Another server has ended a session.
    pub(crate) fn heard_end(&self, session: Uuid) {
        self.tell_ended(&[session]);
    }

    /// Ends another session of one's own account, or this one.
    ///
    /// # Errors
    /// When there is no such session, or the store fails.
    pub async fn end_own(&self, who: SignedIn, session: Uuid) -> Result<(), AccountFault> {
        let was_there = self.end(who.account, session).await?;
        if was_there { Ok(()) } else { Err(AccountFault::NotFound) }
    }

    /// Ends every session of one's account but this one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_others(&self, who: SignedIn) -> Result<(), Fault> {
        let ended = self.store().end_sessions(who.account, Some(who.session)).await?;
        self.tell_ended(&ended);
        Ok(())
    }

    /// Where the account is signed in, the session used last first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_sessions(&self, who: SignedIn) -> Result<Vec<OwnSession>, Fault> {
        let rows = self.store().sessions_of(who.account, self.clock.now()).await?;
        let told = |row: SessionRow| OwnSession {
            id: row.id,
            device_name: row.name,
            web: row.kind == SessionKind::Web,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            current: row.id == who.session,
        };
        Ok(rows.into_iter().map(told).collect())
    }

    /// Tells from now on which sessions end.
    #[must_use]
    pub fn ended_sessions(&self) -> tokio::sync::broadcast::Receiver<Uuid> {
        self.ended.subscribe()
    }

    /// The workspaces in which an account is an active member, the oldest membership first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn memberships(&self, account: AccountId) -> Result<Vec<Membership>, Fault> {
        let mut memberships = Vec::new();
        for (workspace, _) in self.store().memberships(account).await? {
            let Some(state) = self.sequencer.state(workspace).await? else { continue };
            let member =
                active_member(&state.workspace, account, self.clock.now()).map(|member| member.id);
            if let (Some(member), Some(profile)) = (member, state.workspace.profile()) {
                memberships.push(Membership { workspace, name: profile.name.to_string(), member });
            }
        }
        Ok(memberships)
    }
}
