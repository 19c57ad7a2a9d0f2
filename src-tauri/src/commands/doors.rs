//! The three doors: on this computer, on a server, and the demo.

use crate::{
    embedded::Founder,
    faults::{email_reason, fault, invalid, name_reason, transport_error},
    home::Home,
    views::{
        CommandError, OpenLocalInput, Place, ServerGreeting, SignInInput, SignUpInput,
        WorkspaceEntry,
    },
};
use roster_domain::{EmailAddress, Name, limits};
use roster_protocol::{SignIn, SignUp};
use roster_replica::{Transport, parse_address};
use tauri::State;
use url::Url;

/// Opens a workspace on this computer, with the person as its Owner.
#[tauri::command]
#[specta::specta]
pub async fn open_local(
    home: State<'_, Home>,
    input: OpenLocalInput,
) -> Result<WorkspaceEntry, CommandError> {
    let name = named("name", &input.name, limits::PERSON_NAME_MAX)?;
    let email = email_of(&input.email)?;
    let workspace = named("workspaceName", &input.workspace_name, limits::WORKSPACE_NAME_MAX)?;
    let founder =
        Founder { name: name.as_str(), email: email.as_str(), workspace: workspace.as_str() };
    let place = Place::ThisComputer;
    let device = home.device_for(&place, email.as_str());
    let session = home
        .session_here(&place, founder, device)
        .await
        .map_err(|error| fault("a workspace cannot be made here", &error))?;
    first(home.take_in(session, place, device).await?)
}

/// Asks who is at an address.
#[tauri::command]
#[specta::specta]
pub async fn greet_server(address: String) -> Result<ServerGreeting, CommandError> {
    let url = address_of(&address)?;
    Transport::new(url.clone(), None).hello().await.map_err(transport_error)?;
    Ok(ServerGreeting { address: spelled(&url), encrypted: url.scheme() == "https" })
}

/// Makes an account with a workspace on a server.
#[tauri::command]
#[specta::specta]
pub async fn sign_up(
    home: State<'_, Home>,
    input: SignUpInput,
) -> Result<WorkspaceEntry, CommandError> {
    let url = address_of(&input.address)?;
    let name = named("name", &input.name, limits::PERSON_NAME_MAX)?;
    let email = email_of(&input.email)?;
    let workspace = named("workspaceName", &input.workspace_name, limits::WORKSPACE_NAME_MAX)?;
    let place = Place::Server { address: spelled(&url) };
    let device = home.device_for(&place, email.as_str());
    let asked = SignUp {
        name: name.to_string(),
        email: email.to_string(),
        password: input.password,
        workspace_name: workspace.to_string(),
        device,
        device_name: Some(device_name()),
        rotating: true,
    };
    let session = Transport::new(url, None).sign_up(&asked).await.map_err(transport_error)?;
    first(home.take_in(session, place, device).await?)
}

/// What this device calls itself in the list of an account's sessions.
pub(super) fn device_name() -> String {
    format!("Roster for {}", std::env::consts::OS)
}

/// Signs in at a server, and opens every workspace of the account.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(
    home: State<'_, Home>,
    input: SignInInput,
) -> Result<Vec<WorkspaceEntry>, CommandError> {
    let url = address_of(&input.address)?;
    let email = email_of(&input.email)?;
    if input.password.is_empty() {
        return Err(invalid("password", "empty"));
    }
    let place = Place::Server { address: spelled(&url) };
    let device = home.device_for(&place, email.as_str());
    let asked = SignIn {
        email: email.to_string(),
        password: input.password,
        device,
        device_name: Some(device_name()),
        rotating: true,
        code: Some(input.code).filter(|code| !code.trim().is_empty()),
    };
    let session = Transport::new(url, None).sign_in(&asked).await.map_err(transport_error)?;
    home.take_in(session, place, device).await
}

/// Opens the demo: a made-up workspace on a server inside the app.
#[tauri::command]
#[specta::specta]
pub async fn open_demo(home: State<'_, Home>) -> Result<WorkspaceEntry, CommandError> {
    first(home.open_demo().await?)
}

/// Removes the demo with everything in it.
#[tauri::command]
#[specta::specta]
pub async fn remove_demo(home: State<'_, Home>) -> Result<(), CommandError> {
    let accounts = home.settings.accounts();
    match accounts.iter().find(|account| account.place == Place::Demo) {
        Some(account) => home.remove_account(account).await,
        None => Ok(()),
    }
}

fn named(field: &str, text: &str, max: usize) -> Result<Name, CommandError> {
    Name::new(text, max).map_err(|error| invalid(field, name_reason(error)))
}

fn email_of(text: &str) -> Result<EmailAddress, CommandError> {
    EmailAddress::parse(text).map_err(|error| invalid("email", email_reason(error)))
}

pub(super) fn address_of(text: &str) -> Result<Url, CommandError> {
    parse_address(text).map_err(|reason| invalid("address", reason))
}

/// An address as it is remembered and shown: without the slash at its end.
pub(super) fn spelled(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

fn first(entries: Vec<WorkspaceEntry>) -> Result<WorkspaceEntry, CommandError> {
    entries.into_iter().next().ok_or_else(|| fault("the account has no workspace", &"none"))
}
