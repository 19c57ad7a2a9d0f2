//! The one window: made here, locked to its own page, and a target for files from its whole surface.

use crate::{commands::staging::stage_files, views::FileDrag};
use tauri::{
    AppHandle, DragDropEvent, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
    webview::{DownloadEvent, NewWindowResponse},
};
use tauri_specta::Event as _;
use url::Url;

/// The window's label, as capabilities name it.
pub const MAIN: &str = "main";

/// Makes the window. It can go nowhere but to its own page, opens no other window and downloads nothing (H07).
///
/// # Errors
/// When the desktop cannot make one.
pub fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title("Roster")
        .inner_size(1240.0, 780.0)
        .min_inner_size(360.0, 480.0)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }));
    // On Linux the page is never given files, so the native handler takes them; elsewhere that handler would keep text and
    // files from the page, which can read both.
    #[cfg(not(target_os = "linux"))]
    let builder = builder.disable_drag_drop_handler();
    let window = builder.build()?;
    let app = app.clone();
    window.on_window_event(move |event| react(&app, event));
    Ok(window)
}

fn is_own_page(url: &Url) -> bool {
    let own_host = matches!(url.host_str(), Some("localhost" | "tauri.localhost"));
    matches!(url.scheme(), "tauri") || (own_host && matches!(url.scheme(), "http" | "https"))
}

fn react(app: &AppHandle, event: &WindowEvent) {
    match event {
        WindowEvent::DragDrop(DragDropEvent::Enter { paths, .. }) => {
            let files = u32::try_from(paths.len()).unwrap_or(u32::MAX);
            tell(app, FileDrag::Over { files });
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            tell(app, FileDrag::Gone);
            let (app, paths) = (app.clone(), paths.clone());
            tauri::async_runtime::spawn(async move { stage_files(&app, paths).await });
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => tell(app, FileDrag::Gone),
        WindowEvent::Focused(true) => crate::tray::seen(app),
        WindowEvent::CloseRequested { api, .. } => close_requested(app, api),
        _ => {}
    }
}

/// Closing leaves the app in the tray where the person chose so and there is one; otherwise it ends.
fn close_requested(app: &AppHandle, api: &tauri::CloseRequestApi) {
    let stays = app.try_state::<crate::tray::Tray>().is_some()
        && app
            .try_state::<crate::home::Home>()
            .is_some_and(|home| home.settings.preferences().keep_in_tray);
    if stays {
        api.prevent_close();
        if let Some(window) = app.get_webview_window(MAIN)
            && let Err(error) = window.hide()
        {
            tracing::warn!(%error, "the window cannot be hidden");
        }
    }
}

/// Brings the window to the front.
pub fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    for result in [window.show(), window.unminimize(), window.set_focus()] {
        if let Err(error) = result {
            tracing::warn!(%error, "the window cannot be brought to the front");
        }
    }
}

fn tell(app: &AppHandle, drag: FileDrag) {
    if let Err(error) = drag.emit(app) {
        tracing::warn!(%error, "the page could not be told");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h07_the_window_goes_nowhere_but_to_its_own_page() {
        let goes = |text: &str| is_own_page(&Url::parse(text).unwrap());
        assert!(goes("tauri://localhost/index.html#/people"));
        assert!(goes("http://tauri.localhost/"));
        for elsewhere in [
            "https://evil.example",
            "http://tauri.localhost.evil.example/",
            "data:text/html,x",
            "file:///etc/passwd",
        ] {
            assert!(!goes(elsewhere), "{elsewhere}");
        }
    }
}
