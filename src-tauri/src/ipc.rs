//! The one registry of commands and events. The handler of the app, the permissions of its window (by `build.rs`) and the
//! TypeScript of the page all come from here.

use crate::{commands::*, views};
use specta_typescript::Typescript;
use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

/// Everything that the page may ask and everything that it is told.
#[must_use]
pub fn ipc() -> Builder<Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Result)
        .disable_serde_phases()
        .commands(collect_commands![
            app::app_state,
            app::page_ready,
            app::set_preferences,
            app::send_test_notification,
            app::copy_diagnostics,
            doors::open_local,
            doors::greet_server,
            doors::sign_up,
            doors::sign_in,
            doors::open_demo,
            doors::remove_demo,
            workspaces::switch_workspace,
            workspaces::sign_out,
            people::people_page,
            people::role_choices,
            people::seats,
            people::change_role,
            invitations::revoke_invitation,
            invitations::resend_invitation,
            invitations::hand_over_invitation,
            invitations::change_invitation,
            invitations::approve_invitation,
            invitations::delete_invitation,
            roles::permission_catalogue,
            roles::roles_page,
            roles::role_name_advice,
            roles::create_role,
            roles::rename_role,
            roles::delete_role,
            roles::role_menu,
            roles::set_role_menu,
            drafts::role_editor,
            drafts::draft_toggle,
            drafts::draft_undo,
            drafts::draft_discard,
            drafts::draft_review,
            drafts::draft_apply,
            drafts::draft_to_new_role,
            drafts::add_role_test,
            drafts::remove_role_test,
            role_files::export_role,
            role_files::choose_role_file,
            role_files::import_role,
            access::view_as,
            access::why,
            access::flip_why,
            access::compare_roles,
            access::copy_text,
            exceptions::project_choices,
            exceptions::project_access,
            exceptions::set_exception,
            exceptions::clear_exception,
            batches::batches,
            batches::invitations_rehearse,
            batches::invitations_together,
            batches::invite_one,
            rejects::export_rejects,
            rejects::staging_export_rest,
            mails::copy_invitation_link,
            mails::kept_mails,
            mails::open_kept_mail,
            staging::staging,
            staging::stage_import,
            staging::choose_import_file,
            staging::staging_edit_row,
            staging::staging_set_role,
            staging::staging_leave_out,
            staging::staging_settle,
            staging::staging_read_again,
            staging::staging_remove_source,
            staging::staging_clear,
            staging::staging_send,
            staging::staging_undo,
            sync::sync_state,
            sync::sync_now,
            sync::outbox,
            sync::discard_unsent,
            sync::attention,
            sync::settle_attention,
            sync::retry_attention,
            account::own_account,
            account::send_verification,
            account::verify_mailbox,
            account::change_login_email,
            account::change_password,
            account::own_sessions,
            account::end_session,
            account::end_other_sessions,
            account::step_up,
            account::offer_second_factor,
            account::confirm_second_factor,
            account::end_second_factor,
            account::save_recovery_codes,
            workspaces::sign_out_account,
            invites::waiting_invites,
            invites::accept_invite,
            invites::decline_invite,
            browser::sign_in_by_browser,
            browser::sign_in_by_code,
            browser::cancel_browser_sign_in,
            links::opened_link,
            links::link_answered,
        ])
        .events(collect_events![
            views::SyncView,
            views::WorkspaceChanged,
            views::Joined,
            views::FileDrag,
            views::StagingChanged,
            views::ShowPlace,
            views::LinkArrived,
        ])
}

/// The page's TypeScript, as it must stand in `ui/src/bindings.ts`.
///
/// # Errors
/// When a type cannot be told to TypeScript.
pub fn bindings(to: &std::path::Path) -> Result<(), String> {
    ipc().export(Typescript::default(), to).map_err(|error| error.to_string())
}
