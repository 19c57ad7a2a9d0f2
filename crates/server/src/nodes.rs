//! Listens to the other servers over the same database, and passes on what they tell: logs that came further, keys that are not
//! what they were, sessions that are over. While it hears nothing it says so, and everything is looked up before it is believed.

use crate::{
    app::App,
    store::{
        Fault,
        sql::{Ear, Heard, News},
    },
};
use std::time::Duration;

/// How long to wait before the line for news is tried again.
const RETRY: Duration = Duration::from_millis(500);

/// How often to look around, whatever is heard: a line can be dead for long before anybody notices.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Works until the server closes. Over a store that nobody shares there is nothing to do.
pub(crate) fn work(app: App) -> impl Future<Output = ()> + Send {
    let ear = app.sequencer.store().ear();
    // At once, before anybody is served.
    app.sequencer.set_hears(ear.is_none());
    async move {
        let Some(ear) = ear else { return };
        let both = async { tokio::join!(listen(&app, ear), look_now_and_then(&app)) };
        app.closing.run_until_cancelled(both).await;
    }
}

async fn listen(app: &App, mut ear: Ear) {
    loop {
        let done = match ear.next().await {
            Ok(Heard::News(news)) => take(app, news).await,
            // The line stands before we look, so that nothing falls between.
            Ok(Heard::Begun) => look_around(app).await.map(|()| app.sequencer.set_hears(true)),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = done {
            app.sequencer.set_hears(false);
            ear.hang_up();
            tracing::warn!(%fault, "other servers are not heard; everything is looked up until they are");
            tokio::time::sleep(RETRY).await;
        }
    }
}

async fn look_now_and_then(app: &App) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if let Err(fault) = look_around(app).await {
            tracing::warn!(%fault, "what other servers did could not be looked up");
        }
    }
}

async fn take(app: &App, news: News) -> Result<(), Fault> {
    match news {
        News::Log(workspace, seq) => app.sequencer.heard(workspace, seq),
        News::Keys => app.keys.reload().await?,
        News::Ended(session) => app.accounts.heard_end(session),
    }
    Ok(())
}

async fn look_around(app: &App) -> Result<(), Fault> {
    app.sequencer.looked_around(app.sequencer.store().places().await?);
    app.keys.reload().await
}
