//! The tray: a status in words, the last news, and a few ways in. A label for everything, not only an icon.

use crate::{
    home::Home,
    views::{Line, ShowPlace, SyncView},
    window,
};
use std::sync::{Mutex, PoisonError};
use tauri::{
    AppHandle, Manager as _, Wry,
    image::Image,
    menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem},
    tray::{TrayIcon, TrayIconBuilder},
};
use tauri_specta::Event as _;

const PLAIN: &[u8] = include_bytes!("../../icons/tray.png");
const WITH_DOT: &[u8] = include_bytes!("../../icons/tray-dot.png");

/// The tray icon and those of its lines that change.
pub struct Tray {
    icon: TrayIcon,
    status: MenuItem<Wry>,
    news: MenuItem<Wry>,
    last_news: Mutex<Option<String>>,
}

/// Puts the icon into the tray.
///
/// # Errors
/// When the desktop cannot make a menu or an icon.
pub fn build(app: &AppHandle) -> tauri::Result<Tray> {
    let status = MenuItem::with_id(app, "status", "Roster", false, None::<&str>)?;
    let news = MenuItem::with_id(app, "news", "No news", false, None::<&str>)?;
    let menu = Menu::with_items(
        app,
        &[
            &status,
            &news,
            &PredefinedMenuItem::separator(app)?,
            &MenuItem::with_id(app, "invite", "Invite people…", true, None::<&str>)?,
            &MenuItem::with_id(app, "outbox", "Outbox and needs attention", true, None::<&str>)?,
            &PredefinedMenuItem::separator(app)?,
            &MenuItem::with_id(app, "open", "Open Roster", true, None::<&str>)?,
            &MenuItem::with_id(app, "quit", "Quit Roster", true, None::<&str>)?,
        ],
    )?;
    let icon = TrayIconBuilder::with_id("main")
        .icon(Image::from_bytes(PLAIN)?)
        .tooltip("Roster")
        .title("Roster")
        .menu(&menu)
        .on_menu_event(chosen)
        .build(app)?;
    Ok(Tray { icon, status, news, last_news: Mutex::default() })
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "quit" => app.exit(0),
        "open" => window::show(app),
        "news" => show_place(app, "people"),
        place @ ("invite" | "outbox") => show_place(app, place),
        _ => {}
    }
}

fn show_place(app: &AppHandle, place: &str) {
    window::show(app);
    seen(app);
    if let Err(error) = (ShowPlace { place: place.to_owned() }).emit(app) {
        tracing::warn!(%error, "the page could not be told");
    }
}

/// Brings the status line up to date.
pub fn refresh(app: &AppHandle) {
    let (Some(tray), Some(home)) = (app.try_state::<Tray>(), app.try_state::<Home>()) else {
        return;
    };
    let text = match home.current() {
        Ok(opened) => status_text(&opened.entry().name, &opened.sync_view()),
        Err(_) => "Roster".to_owned(),
    };
    worked(tray.status.set_text(&text));
    worked(tray.icon.set_tooltip(Some(&text)));
}

/// Says who joined, with a dot on the icon, until somebody looks.
pub fn somebody_joined(app: &AppHandle, people: &[(String, String)]) {
    match people {
        [] => {}
        [(name, role)] => news(app, format!("{name} joined as {role}")),
        [(name, _), others @ ..] => news(app, format!("{name} and {} more joined", others.len())),
    }
}

/// Says who asks for a new link, or for somebody to vouch.
pub fn somebody_asked(app: &AppHandle, emails: &[String]) {
    match emails {
        [] => {}
        [email] => news(app, format!("{email} asks for a new link")),
        [email, others @ ..] => {
            news(app, format!("{email} and {} more ask for a new link", others.len()));
        }
    }
}

fn news(app: &AppHandle, text: String) {
    let Some(tray) = app.try_state::<Tray>() else { return };
    worked(tray.news.set_text(&text));
    worked(tray.news.set_enabled(true));
    worked(Image::from_bytes(WITH_DOT).and_then(|image| tray.icon.set_icon(Some(image))));
    worked(tray.icon.set_title(Some(&text)));
    *tray.last_news.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
}

/// Somebody looks: the dot goes, the line stays.
pub fn seen(app: &AppHandle) {
    let Some(tray) = app.try_state::<Tray>() else { return };
    if tray.last_news.lock().unwrap_or_else(PoisonError::into_inner).take().is_some() {
        worked(Image::from_bytes(PLAIN).and_then(|image| tray.icon.set_icon(Some(image))));
        worked(tray.icon.set_title(Some("Roster")));
    }
}

fn status_text(workspace: &str, sync: &SyncView) -> String {
    let waiting = match sync.waiting {
        0 => String::new(),
        1 => ", 1 change waiting".to_owned(),
        count => format!(", {count} changes waiting"),
    };
    let line = match sync.line {
        Line::Starting => "starting",
        Line::Online => "up to date",
        Line::Syncing => "sending",
        Line::Offline => "offline",
        Line::SignedOut => "signed out",
        Line::TooOld => "needs an update",
        Line::Gone => "no longer yours",
    };
    format!("{workspace}: {line}{waiting}")
}

fn worked(result: tauri::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "the tray could not be changed");
    }
}
