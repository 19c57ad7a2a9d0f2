//! Notices of the operating system. Whoever wants no names on a locked screen gets none.

use crate::views::Preferences;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt as _;

/// Says who joined, if the person wants to be told.
pub fn joined<R: Runtime>(
    app: &AppHandle<R>,
    preferences: &Preferences,
    workspace: &str,
    people: &[(String, String)],
) {
    if !preferences.notify_joined || people.is_empty() {
        return;
    }
    let text = joined_text(preferences.hide_details, workspace, people);
    show(app, workspace, &text);
}

/// Says who asks for a new link, if the person wants to be told.
pub fn asked<R: Runtime>(
    app: &AppHandle<R>,
    preferences: &Preferences,
    workspace: &str,
    emails: &[String],
) {
    if !preferences.notify_joined || emails.is_empty() {
        return;
    }
    show(app, workspace, &asked_text(preferences.hide_details, emails));
}

fn asked_text(hide_details: bool, emails: &[String]) -> String {
    match emails {
        [email] if !hide_details => format!("{email} asks for a new link"),
        [_] => "Somebody asks for a new link".to_owned(),
        many => format!("{} people ask for a new link", many.len()),
    }
}

/// A notice that means nothing, to see whether notices arrive.
pub fn test<R: Runtime>(app: &AppHandle<R>) {
    show(app, "Roster", "Notices arrive. You will be told here when somebody joins.");
}

fn show<R: Runtime>(app: &AppHandle<R>, title: &str, text: &str) {
    if let Err(error) = app.notification().builder().title(title).body(text).show() {
        tracing::warn!(%error, "a notice could not be shown");
    }
}

/// One person by name and role, a few by name, many by number.
fn joined_text(hide_details: bool, workspace: &str, people: &[(String, String)]) -> String {
    match people {
        _ if hide_details => match people.len() {
            1 => "Somebody accepted an invitation".to_owned(),
            count => format!("{count} people accepted an invitation"),
        },
        [(name, role)] => format!("{name} joined {workspace} as {role}"),
        few if few.len() <= 5 => {
            let names: Vec<&str> = few.iter().map(|(name, _)| name.as_str()).collect();
            format!("{} joined {workspace}", names.join(", "))
        }
        many => format!("{} people joined {workspace}", many.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_is_named_unless_details_are_hidden() {
        let one = ["mei@harbor.example".to_owned()];
        assert_eq!(asked_text(false, &one), "mei@harbor.example asks for a new link");
        assert_eq!(asked_text(true, &one), "Somebody asks for a new link");
        assert_eq!(asked_text(false, &[one[0].clone(), "b".into()]), "2 people ask for a new link");
    }

    #[test]
    fn one_is_named_with_the_role_and_many_are_counted() {
        let person = |name: &str| (name.to_owned(), "Designer".to_owned());
        let one = [person("Elif Yilmaz")];
        assert_eq!(
            joined_text(false, "Northwind", &one),
            "Elif Yilmaz joined Northwind as Designer"
        );
        assert_eq!(joined_text(true, "Northwind", &one), "Somebody accepted an invitation");
        let two = [person("Elif"), person("Mei")];
        assert_eq!(joined_text(false, "Northwind", &two), "Elif, Mei joined Northwind");
        let many: Vec<_> = (0..14).map(|n| person(&n.to_string())).collect();
        assert_eq!(joined_text(false, "Northwind", &many), "14 people joined Northwind");
    }
}
