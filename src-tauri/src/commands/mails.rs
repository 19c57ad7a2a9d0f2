//! Mail that the server keeps. Its link is a secret of the addressee: it goes to the clipboard or the mail program, and never to
//! the page.

use crate::{
    faults::{fault, transport_error},
    home::Home,
    views::{CommandError, Count, HandOver, KeptMail},
};
use roster_protocol::KeptMail as Kept;
use std::path::Path;
use tauri::{AppHandle, Manager as _, State};
use tauri_plugin_clipboard_manager::ClipboardExt as _;
use tauri_plugin_opener::OpenerExt as _;

/// The mails that the server keeps, without their links.
#[tauri::command]
#[specta::specta]
pub async fn kept_mails(home: State<'_, Home>) -> Result<Vec<KeptMail>, CommandError> {
    let mails = fetch(&home).await?;
    let shown = mails.into_iter().map(|mail| KeptMail {
        id: mail.id.to_string(),
        invitation: mail.invitation.to_string(),
        to: mail.to,
        subject: mail.subject,
        text: without_link(&mail.text, &mail.link),
        made: Count::from(mail.made_at),
    });
    Ok(shown.collect())
}

/// Puts the link of an invitation onto the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_invitation_link(
    app: AppHandle,
    home: State<'_, Home>,
    invitation: String,
) -> Result<(), CommandError> {
    pass_on(&app, &home, &invitation, HandOver::Link).await
}

/// Gives an invitation that the server keeps into the person's own hands, in the way asked for.
pub(super) async fn pass_on(
    app: &AppHandle,
    home: &Home,
    invitation: &str,
    how: HandOver,
) -> Result<(), CommandError> {
    let mails = fetch(home).await?;
    let mail = mails.into_iter().find(|mail| mail.invitation.to_string() == invitation);
    let mail = mail.ok_or_else(|| fault("no kept mail", &invitation))?;
    match how {
        HandOver::Link => {
            let written = app.clipboard().write_text(mail.link);
            written.map_err(|error| fault("the clipboard cannot be used", &error))
        }
        HandOver::Qr => {
            let code = qr(&mail.link).map_err(|error| fault("no code for a link", &error))?;
            open(app, &format!("{}.svg", mail.id), &code)
        }
        HandOver::Mail => open(app, &format!("{}.eml", mail.id), &eml(&mail)),
    }
}

/// Opens a kept mail with the person's own mail program.
#[tauri::command]
#[specta::specta]
pub async fn open_kept_mail(
    app: AppHandle,
    home: State<'_, Home>,
    id: String,
) -> Result<(), CommandError> {
    let mails = fetch(&home).await?;
    let mail = mails.into_iter().find(|mail| mail.id.to_string() == id);
    let mail = mail.ok_or_else(|| fault("no kept mail", &id))?;
    open(&app, &format!("{}.eml", mail.id), &eml(&mail))
}

/// Writes a file that holds a link for its owner only, and opens it with the program that the person has for such files.
fn open(app: &AppHandle, name: &str, text: &str) -> Result<(), CommandError> {
    let folder =
        app.path().app_cache_dir().map_err(|error| fault("no folder for mails", &error))?;
    let file = folder.join("mails").join(name);
    write_private(&file, text).map_err(|error| fault("a file cannot be written", &error))?;
    let opened = app.opener().open_path(file.to_string_lossy(), None::<&str>);
    opened.map_err(|error| fault("no program opened the file", &error))
}

/// A link as a picture for the camera of a phone.
fn qr(link: &str) -> Result<String, qrcode::types::QrError> {
    let code = qrcode::QrCode::new(link)?;
    Ok(code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(480, 480).build())
}

/// A mail's text without its link, and without the code that stands for it.
fn without_link(text: &str, link: &str) -> String {
    let code = link.rsplit_once('#').map_or(link, |(_, code)| code);
    text.replace(link, "(the link)").replace(code, "(the code)")
}

async fn fetch(home: &Home) -> Result<Vec<Kept>, CommandError> {
    let opened = home.current()?;
    opened.transport().kept_mails(opened.id()).await.map_err(transport_error)
}

/// The mail as an unsent draft. Subject and address hold no line break: the domain took care of both.
fn eml(mail: &Kept) -> String {
    let body = mail.text.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "To: {}\r\nSubject: {}\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}",
        mail.to, mail.subject
    )
}

pub(super) fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_picture_that_shows_no_text() {
        let picture = qr("http://127.0.0.1:1/i#abc").unwrap();
        assert!(picture.contains("<svg") && !picture.contains("#abc"));
    }

    #[test]
    fn neither_the_link_nor_its_code_reaches_the_page() {
        let text = "Open http://127.0.0.1:1/i#abc or paste abc.";
        let shown = without_link(text, "http://127.0.0.1:1/i#abc");
        assert_eq!(shown, "Open (the link) or paste (the code).");
    }
}
