//! What one server tells the others over the same database: that a log has come further, that keys were made or revoked, that a
//! session is over. Told in the transaction that makes it true, and heard when that is committed.

use super::{Engine, Fault, Step};
use roster_domain::WorkspaceId;
use uuid::Uuid;

/// The channel of PostgreSQL that carries news.
pub(super) const CHANNEL: &str = "roster";

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A workspace's log reaches this far.
    Log(WorkspaceId, u64),
    /// Keys are not what they were.
    Keys,
    /// A session is over.
    Ended(Uuid),
}

impl News {
    fn text(self, by: Uuid) -> String {
        match self {
            Self::Log(workspace, seq) => format!("{by} log {workspace} {seq}"),
            Self::Keys => format!("{by} keys"),
            Self::Ended(session) => format!("{by} ended {session}"),
        }
    }

    /// Nothing for one's own news, which one knows, and for those of a newer version.
    pub(super) fn read(text: &str, me: Uuid) -> Option<Self> {
        let mut words = text.split(' ');
        if words.next()?.parse() == Ok(me) {
            return None;
        }
        match (words.next()?, words.next(), words.next()) {
            ("log", Some(workspace), Some(seq)) => {
                Some(Self::Log(workspace.parse().ok()?, seq.parse().ok()?))
            }
            ("keys", ..) => Some(Self::Keys),
            ("ended", Some(session), _) => Some(Self::Ended(session.parse().ok()?)),
            _ => None,
        }
    }
}

impl Step {
    /// Tells the other servers, when this step is committed. Over SQLite there are none.
    pub(super) async fn tell(&mut self, news: News) -> Result<(), Fault> {
        if self.engine() == Engine::Postgres {
            sqlx::query("SELECT pg_notify($1, $2)")
                .bind(CHANNEL)
                .bind(news.text(self.server()))
                .execute(&mut **self)
                .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_understood() {
        let id = Uuid::from_u128(7);
        for news in [News::Log(WorkspaceId(id), 12), News::Keys, News::Ended(id)] {
            assert_eq!(News::read(&news.text(id), Uuid::nil()), Some(news));
            assert_eq!(News::read(&news.text(id), id), None, "that was me");
        }
        for text in ["", "x", "x log", "x log x 1", "x tomorrow 1 2"] {
            assert_eq!(News::read(text, id), None, "{text}");
        }
    }
}
