//! One's own account: mailbox, password, second factor, and where it is signed in. Its server judges; what was typed goes
//! there and stays nowhere here.

use crate::{
    accounts::WantedEmail,
    faults::{email_reason, fault, invalid, transport_error},
    home::Home,
    shapes::qr,
    views::{
        CommandError, Count, FactorView, LoginEmailInput, OwnAccountView, PasswordInput,
        ProofInput, SessionLine, WantedEmailView,
    },
};
use roster_domain::{EmailAddress, limits::NEW_EMAIL_WAITS_MS};
use roster_protocol::{
    ChangeEmail, ChangePassword, FactorConfirm, OwnSession, StepUp, VerifyMailbox,
};
use roster_replica::now;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;

/// The account, as its server tells.
#[tauri::command]
#[specta::specta]
pub async fn own_account(
    home: State<'_, Home>,
    account: String,
) -> Result<OwnAccountView, CommandError> {
    let (signed, _) = home.signed(&account)?;
    let own = signed.transport.own_account().await.map_err(transport_error)?;
    home.edit_account(signed.id, |known| {
        let at = now();
        known.wanted_email.take_if(|wanted| wanted.email == own.email || wanted.until <= at);
        (known.name, known.email) = (own.name.clone(), own.email.clone());
    });
    let wanted = home.signed(&account)?.1.wanted_email;
    Ok(OwnAccountView {
        name: own.name,
        email: own.email,
        verified: own.verified,
        second_factor: own.second_factor,
        wanted: wanted.map(|wanted| WantedEmailView {
            email: wanted.email,
            until: Count::from(wanted.until),
        }),
    })
}

/// Asks for the mail that proves the mailbox, once more.
#[tauri::command]
#[specta::specta]
pub async fn send_verification(home: State<'_, Home>, account: String) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    signed.transport.send_verification().await.map_err(transport_error)
}

/// Proves the mailbox by the digits of that mail.
#[tauri::command]
#[specta::specta]
pub async fn verify_mailbox(
    home: State<'_, Home>,
    account: String,
    code: String,
) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    signed.transport.verify_mailbox(&VerifyMailbox { code }).await.map_err(transport_error)
}

/// Asks for another address to sign in with (R22). It counts once its mailbox has said yes.
#[tauri::command]
#[specta::specta]
pub async fn change_login_email(
    home: State<'_, Home>,
    account: String,
    input: LoginEmailInput,
) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    let email = EmailAddress::parse(&input.email);
    let email = email.map_err(|fault| invalid("email", email_reason(fault)))?.to_string();
    let change = ChangeEmail { email: email.clone(), password: input.password };
    signed.transport.change_email(&change).await.map_err(transport_error)?;
    let wanted = WantedEmail { email, until: now().plus(NEW_EMAIL_WAITS_MS) };
    home.edit_account(signed.id, |known| known.wanted_email = Some(wanted));
    Ok(())
}

/// Sets another password (D07). Gives the sessions elsewhere, which have ended if that was asked for.
#[tauri::command]
#[specta::specta]
pub async fn change_password(
    home: State<'_, Home>,
    account: String,
    input: PasswordInput,
) -> Result<Vec<SessionLine>, CommandError> {
    let (signed, _) = home.signed(&account)?;
    let PasswordInput { current, new, end_others } = input;
    let change = ChangePassword { current, new, end_others };
    let others = signed.transport.change_password(&change).await.map_err(transport_error)?;
    Ok(others.into_iter().map(session_line).collect())
}

/// Where the account is signed in, the session used last first.
#[tauri::command]
#[specta::specta]
pub async fn own_sessions(
    home: State<'_, Home>,
    account: String,
) -> Result<Vec<SessionLine>, CommandError> {
    let (signed, _) = home.signed(&account)?;
    let sessions = signed.transport.own_sessions().await.map_err(transport_error)?;
    Ok(sessions.into_iter().map(session_line).collect())
}

fn session_line(session: OwnSession) -> SessionLine {
    SessionLine {
        id: session.id.to_string(),
        device_name: session.device_name,
        web: session.web,
        began: Count::from(session.created_at),
        seen: Count::from(session.last_seen_at),
        current: session.current,
    }
}

/// Ends one of these.
#[tauri::command]
#[specta::specta]
pub async fn end_session(
    home: State<'_, Home>,
    account: String,
    session: String,
) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    signed.transport.end_session(super::id(&session)?).await.map_err(transport_error)
}

/// Ends all of these but this app's own.
#[tauri::command]
#[specta::specta]
pub async fn end_other_sessions(
    home: State<'_, Home>,
    account: String,
) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    signed.transport.end_other_sessions().await.map_err(transport_error)
}

/// Shows the password or a code once more: for ten minutes the server lets do what cannot be undone (C07).
#[tauri::command]
#[specta::specta]
pub async fn step_up(
    home: State<'_, Home>,
    account: String,
    proof: ProofInput,
) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    let said = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let shown = StepUp { password: said(proof.password), code: said(proof.code) };
    signed.transport.step_up(&shown).await.map_err(transport_error)
}

/// Gets a key for an authenticator.
#[tauri::command]
#[specta::specta]
pub async fn offer_second_factor(
    home: State<'_, Home>,
    account: String,
) -> Result<FactorView, CommandError> {
    let (signed, _) = home.signed(&account)?;
    let offer = signed.transport.offer_factor().await.map_err(transport_error)?;
    let (size, path) = qr::picture(&offer.address)
        .map_err(|error| fault("an address does not fit into a QR code", &error))?;
    Ok(FactorView { secret: offer.secret, size, path })
}

/// From now on sign-in asks for a code. Gives the recovery codes, this one time.
#[tauri::command]
#[specta::specta]
pub async fn confirm_second_factor(
    home: State<'_, Home>,
    account: String,
    code: String,
) -> Result<Vec<String>, CommandError> {
    let (signed, _) = home.signed(&account)?;
    let confirm = FactorConfirm { code };
    let told = signed.transport.confirm_factor(&confirm).await.map_err(transport_error)?;
    Ok(told.codes)
}

/// Sign-in asks for no code any more.
#[tauri::command]
#[specta::specta]
pub async fn end_second_factor(home: State<'_, Home>, account: String) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    signed.transport.end_factor().await.map_err(transport_error)
}

/// Writes recovery codes into a file that only its owner reads; asks where. Whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn save_recovery_codes(
    app: AppHandle,
    home: State<'_, Home>,
    account: String,
    codes: Vec<String>,
) -> Result<bool, CommandError> {
    let (_, known) = home.signed(&account)?;
    let (chosen, answered) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_title("Save the recovery codes")
        .set_file_name("roster-recovery-codes.txt")
        .save_file(move |path| {
            chosen.send(path).ok();
        });
    let Some(path) = answered.await.ok().flatten().and_then(|path| path.into_path().ok()) else {
        return Ok(false);
    };
    let text = format!(
        "Recovery codes of {} for Roster. Each signs in once.\n\n{}\n",
        known.email,
        codes.join("\n")
    );
    super::mails::write_private(&path, &text)
        .map_err(|error| fault("the recovery codes cannot be written", &error))?;
    Ok(true)
}
