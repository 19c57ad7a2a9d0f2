//! Signing in by way of the browser: the person signs in there, with whatever the server asks for, and no password passes the
//! app.

use super::doors::{address_of, device_name, spelled};
use crate::{
    faults::{coded, fault, transport_error},
    home::Home,
    views::{BrowserSignInInput, CommandError, Place, RefusalView, WorkspaceEntry},
};
use roster_domain::DeviceId;
use roster_protocol::{Exchange, Session};
use roster_replica::{BrowserSignIn, Question, Token, Transport};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt as _;
use tokio::sync::Notify;
use url::Url;

/// So long the browser is waited for: somebody may have to look for a password and an authenticator.
const WITHIN: Duration = Duration::from_secs(10 * 60);

/// The sign-in that waits for the browser. One at a time: another one ends the one before.
#[derive(Default)]
pub struct SignIns(Mutex<Option<Arc<Waiting>>>);

struct Waiting {
    question: Question,
    address: Url,
    email: String,
    over: Notify,
}

impl SignIns {
    fn begin(&self, waiting: Arc<Waiting>) {
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).replace(waiting);
        end(before);
    }

    fn current(&self) -> Option<Arc<Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn cancel(&self) {
        end(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

fn end(waiting: Option<Arc<Waiting>>) {
    if let Some(waiting) = waiting {
        // Kept for whoever waits, even if that is only about to begin.
        waiting.over.notify_one();
    }
}

/// Opens the browser, waits until it has brought a sign-in, and opens every workspace of the account.
#[tauri::command]
#[specta::specta]
pub async fn sign_in_by_browser(
    app: AppHandle,
    home: State<'_, Home>,
    sign_ins: State<'_, SignIns>,
    input: BrowserSignInInput,
) -> Result<Vec<WorkspaceEntry>, CommandError> {
    let address = address_of(&input.address)?;
    let began = |error: std::io::Error| fault("a sign-in by the browser cannot begin", &error);
    let question = Question::new(address.clone(), &device_name()).map_err(began)?;
    let waiting = Arc::new(Waiting {
        question: question.clone(),
        address,
        email: input.email,
        over: Notify::new(),
    });
    let listening = BrowserSignIn::listen(question).await.map_err(began)?;
    sign_ins.begin(waiting.clone());
    let opened = app.opener().open_url(listening.page(), None::<&str>);
    opened.map_err(|error| {
        tracing::warn!(%error, "no browser opened");
        sign_ins.cancel();
        coded("noBrowser")
    })?;
    let code = tokio::select! {
        code = listening.code() => code.map_err(began)?,
        () = waiting.over.notified() => return Err(coded("signInOver")),
        () = tokio::time::sleep(WITHIN) => {
            sign_ins.cancel();
            return Err(coded("signInTookTooLong"));
        }
    };
    let entries = exchange(&home, &waiting, code).await;
    sign_ins.cancel();
    entries
}

/// Finishes it by the code that the browser shows, where the browser cannot reach the app.
#[tauri::command]
#[specta::specta]
pub async fn sign_in_by_code(
    home: State<'_, Home>,
    sign_ins: State<'_, SignIns>,
    code: String,
) -> Result<Vec<WorkspaceEntry>, CommandError> {
    if code.trim().is_empty() {
        return Err(crate::faults::invalid("code", "empty"));
    }
    let waiting = sign_ins.current().ok_or_else(|| coded("signInOver"))?;
    let entries = exchange(&home, &waiting, code.trim().to_owned()).await?;
    sign_ins.cancel();
    Ok(entries)
}

/// Waits no longer.
#[tauri::command]
#[specta::specta]
pub fn cancel_browser_sign_in(sign_ins: State<'_, SignIns>) {
    sign_ins.cancel();
}

async fn exchange(
    home: &Home,
    waiting: &Waiting,
    code: String,
) -> Result<Vec<WorkspaceEntry>, CommandError> {
    let place = Place::Server { address: spelled(&waiting.address) };
    let device = home.device_for(&place, waiting.email.trim());
    let asked = Exchange {
        code,
        verifier: waiting.question.verifier.clone(),
        device,
        device_name: Some(device_name()),
        rotating: true,
    };
    let line = Transport::new(waiting.address.clone(), None);
    let session = line.exchange(&asked).await.map_err(transport_error)?;
    ensure_own_device(home, waiting, &session, device).await?;
    home.take_in(session, place, device).await
}

/// What waits to be sent is numbered by the device's id. An account that has such changes here keeps its id: who signs in to it
/// without having named it is asked to name it, and nothing is lost.
async fn ensure_own_device(
    home: &Home,
    waiting: &Waiting,
    session: &Session,
    device: DeviceId,
) -> Result<(), CommandError> {
    let accounts = home.settings.accounts();
    let known = accounts.iter().find(|known| known.id == session.account);
    let Some(known) = known.filter(|known| known.device != device) else { return Ok(()) };
    let opened = home.opened();
    let of_account = opened.iter().filter(|opened| opened.account.id == known.id);
    if of_account.map(|opened| opened.replica.snapshot().outbox().count()).sum::<usize>() == 0 {
        return Ok(());
    }
    let line = Transport::new(waiting.address.clone(), Some(Token::of(session)));
    if let Err(error) = line.sign_out().await {
        tracing::info!(%error, "a session that is not used could not be ended");
    }
    Err(CommandError::Refused(RefusalView {
        code: "signInNeedsEmail".to_owned(),
        words: vec![("email".to_owned(), known.email.clone())],
    }))
}
