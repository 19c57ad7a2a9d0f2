//! The floor: a server on the same ground as Roster's, that reads the same question and says yes. Nobody can answer sooner here.

use std::io::Write;

use anyhow::Result;
use axum::serve::ListenerExt;
use axum::{Json, Router, routing::post};
use roster_protocol::{
    BatchedAnswer, CheckAnswer, CheckBatch, CheckBatchAnswer, CheckRequest, Generation,
};
use tokio::net::TcpListener;
use uuid::Uuid;

const NEVER: Generation = Generation(Uuid::nil());

/// Says where it listens, and serves until it is ended.
pub async fn serve() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    out.flush()?;
    drop(out);
    let prompt = listener.tap_io(|line| {
        // Where the option is missing, an answer waits a little.
        let _ = line.set_nodelay(true);
    });
    let routes = Router::new().route("/check", post(one)).route("/check/batch", post(batch));
    Ok(axum::serve(prompt, routes).await?)
}

async fn one(Json(_): Json<CheckRequest>) -> Json<CheckAnswer> {
    Json(CheckAnswer { allowed: true, code: None, seq: 1, generation: NEVER })
}

async fn batch(Json(asked): Json<CheckBatch>) -> Json<CheckBatchAnswer> {
    let yes = BatchedAnswer { allowed: true, code: None };
    let answers = asked.checks.iter().map(|_| yes).collect();
    Json(CheckBatchAnswer { answers, seq: 1, generation: NEVER })
}
