//! An empty Tauri window: what a start costs before Roster does anything. It says `ready` as the app does.

#[tauri::command]
fn page_ready() {
    println!("ready");
}

fn main() {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![page_ready])
        .run(tauri::generate_context!("tests/props/empty_window/tauri.conf.json"))
        .expect("an empty window opens");
}
