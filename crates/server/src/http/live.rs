//! Hints: one at once, one after each change, and a sign of life in between. The line ends with the session, the membership or
//! the server, whichever ends first.

use super::gate::Standing;
use crate::{accounts::SignedIn, app::App, sequencer::active_member};
use axum::{
    extract::State,
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures::{Stream, stream};
use roster_domain::WorkspaceId;
use roster_protocol::Hint;
use std::{convert::Infallible, time::Duration};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, Interval, interval_at},
};
use uuid::Uuid;

/// How often a line without news shows that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(super) async fn live(State(app): State<App>, standing: Standing) -> Response {
    let Standing { who, id, .. } = standing;
    let (hints, ended) = (app.sequencer.hints(), app.accounts.ended_sessions());
    let heartbeat = interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
    let line = Line { app, who, id, hints, ended, heartbeat, first: true };
    Sse::new(events(line)).into_response()
}

/// One open line.
struct Line {
    app: App,
    who: SignedIn,
    id: WorkspaceId,
    hints: Receiver<Hint>,
    ended: Receiver<Uuid>,
    heartbeat: Interval,
    first: bool,
}

/// What wakes a line.
enum News {
    Hint,
    Heartbeat,
    Nothing,
    End,
}

fn events(line: Line) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(line, |mut line| async move {
        if std::mem::take(&mut line.first) {
            // Asked anew and not remembered from the door: something may have happened since.
            return line.hint().await.map(|event| (Ok(event), line));
        }
        loop {
            let event = match line.news().await {
                News::End => return None,
                News::Nothing => continue,
                News::Hint => line.hint().await?,
                News::Heartbeat => line.hint().await.map(|_| Event::default().comment(""))?,
            };
            return Some((Ok(event), line));
        }
    })
}

impl Line {
    async fn news(&mut self) -> News {
        tokio::select! {
            () = self.app.closing.cancelled() => News::End,
            hint = self.hints.recv() => match hint {
                Ok(hint) if hint.workspace == self.id => News::Hint,
                Ok(_) => News::Nothing,
                Err(RecvError::Lagged(_)) => News::Hint,
                Err(RecvError::Closed) => News::End,
            },
            ended = self.ended.recv() => match ended {
                Ok(session) if session != self.who.session => News::Nothing,
                Ok(_) | Err(RecvError::Closed) => News::End,
                Err(RecvError::Lagged(_)) => News::Heartbeat,
            },
            _ = self.heartbeat.tick() => News::Heartbeat,
        }
    }

    /// How far the workspace is, if the line may still say so.
    async fn hint(&self) -> Option<Event> {
        self.app.accounts.who_in(self.who.session).await.ok().flatten()?;
        let state = self.app.sequencer.state_heard(self.id).await.ok().flatten()?;
        active_member(&state.workspace, self.who.account, self.app.clock.now())?;
        let generation = self.app.sequencer.generation();
        let hint = Hint { workspace: self.id, seq: state.seq, generation };
        Event::default().event("hint").json_data(hint).ok()
    }
}
