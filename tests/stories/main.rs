//! Whole stories, on the real app, a real server, a real mail server and a real browser.

#[path = "../props/cast.rs"]
mod cast;

mod bad_input;
mod by_keyboard_alone;
mod dropped_file_to_member;
mod journey;
mod killed_in_between;
mod links;
mod own_account;
mod removed;
mod roles_in_the_app;
mod second_start;
mod without_a_keyring;

/// So many distinct good addresses.
fn addresses(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{prefix}{n}@harbor.example")).collect()
}
