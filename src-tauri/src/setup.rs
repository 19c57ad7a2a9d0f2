//! The order in which the app starts: one instance, logs, settings, the window, and beside it everything that is open.

use crate::{
    commands::{browser::SignIns, role_files::ReadFile},
    home::Home,
    ipc::ipc,
    links::{self, Links},
    news,
    settings::Settings,
    tray, window,
};
use std::time::Duration;
use tauri::{App, AppHandle, Manager as _, RunEvent};
use tracing_subscriber::EnvFilter;

/// Runs the app until it is quit.
pub fn run() {
    let filter = EnvFilter::try_from_env("ROSTER_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let registry = ipc();
    let app = tauri::Builder::default()
        // First of all plugins: a second start ends here, brings the first one's window to the front, and hands its link over.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            window::show(app);
            links::started_with(app, arguments);
        }))
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(registry.invoke_handler())
        .setup(move |app| {
            registry.mount_events(app);
            set_up(app)
        })
        .build(tauri::generate_context!("tauri.conf.json"));
    match app {
        Ok(app) => app.run(on_run_event),
        Err(error) => {
            tracing::error!(%error, "the app cannot start");
            std::process::exit(1);
        }
    }
}

/// How often the servers are asked whether somebody belongs to more workspaces by now: no line tells of one that is not open.
const LOOKING: Duration = Duration::from_secs(60);

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let handle = app.handle().clone();
    let settings = Settings::open(&handle)?;
    let data = app.path().app_data_dir()?;
    app.manage(Home::new(handle.clone(), data, settings));
    app.manage(ReadFile::default());
    app.manage(SignIns::default());
    app.manage(Links::default());
    // Files, servers and the keyring open beside the window, which takes longer than all of them.
    let opening = handle.clone();
    tauri::async_runtime::spawn(async move {
        let home = opening.state::<Home>();
        tokio::join!(home.boot(), home.secrets());
        tray::refresh(&opening);
        loop {
            if home.look_for_workspaces().await > 0 {
                news::workspaces_came(&opening);
            }
            tokio::time::sleep(LOOKING).await;
        }
    });
    window::build(&handle)?;
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    links::started_with(&handle, arguments);
    match tray::build(&handle) {
        Ok(tray) => {
            app.manage(tray);
            tray::refresh(&handle);
        }
        Err(error) => tracing::warn!(%error, "there is no tray"),
    }
    Ok(())
}

fn on_run_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::Exit => tauri::async_runtime::block_on(app.state::<Home>().close()),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => links::handed_over(app, &urls),
        _ => {}
    }
}
