//! From every room's own faults to the few kinds that a screen treats differently.

use crate::views::{CommandError, FieldFault, FileFault, RefusalView};
use roster_domain::{NameFault, Refusal, Workspace, email::EmailFault, plan::Feature};
use roster_intake::IntakeFault;
use roster_protocol::ProblemCode;
use roster_replica::{StoreFault, SubmitFault, TransportFault};

/// Logs something that should not have happened, and gives it an id to search the log for.
pub fn fault(what: &str, error: &dyn std::fmt::Display) -> CommandError {
    let id: String = uuid::Uuid::now_v7().simple().to_string().chars().skip(24).collect();
    tracing::error!(%id, %error, "{what}");
    CommandError::Fault { id }
}

/// One field holds what cannot be.
pub fn invalid(field: &str, reason: &str) -> CommandError {
    CommandError::Invalid(FieldFault { field: field.to_owned(), reason: reason.to_owned() })
}

/// Why a name cannot be, as a key of the translations.
pub fn name_reason(fault: NameFault) -> &'static str {
    match fault {
        NameFault::Empty => "empty",
        NameFault::TooLong { .. } => "tooLong",
        NameFault::Unprintable => "unprintable",
    }
}

/// Why an address cannot be invited, as a key of the translations.
pub fn email_reason(fault: EmailFault) -> &'static str {
    match fault {
        EmailFault::Empty => "empty",
        EmailFault::NoAt => "noAt",
        EmailFault::LineBreak => "lineBreak",
        EmailFault::Space => "space",
        EmailFault::Quoted => "quoted",
        EmailFault::LocalNotAscii => "localNotAscii",
        EmailFault::BadLocal => "badLocal",
        EmailFault::BadDomain => "badDomain",
        EmailFault::TooLong => "tooLong",
    }
}

/// A refusal with the names that its sentence needs.
pub fn refusal_view(refusal: &Refusal, workspace: &Workspace) -> RefusalView {
    let words: Vec<(&str, String)> = match refusal {
        Refusal::NotAllowed { permission }
        | Refusal::NotGrantable { permission }
        | Refusal::NotHeld { permission }
        | Refusal::OnAndOff { permission }
        | Refusal::NotOnProject { permission } => vec![("permission", label_of(permission))],
        Refusal::UnknownPermission { permission, meant } => vec![
            ("permission", permission.clone()),
            ("meant", meant.as_deref().map(label_of).unwrap_or_default()),
        ],
        Refusal::DependencyOff { permission, needs } => {
            vec![("permission", label_of(permission)), ("needed", label_of(needs))]
        }
        Refusal::ToggleMoved { permissions } => {
            let labels: Vec<_> = permissions.iter().map(|key| label_of(key)).collect();
            vec![("permissions", labels.join(", "))]
        }
        Refusal::RoleNameTaken { role } => {
            let name = workspace.role(*role).map(|row| row.name.to_string());
            vec![("name", name.unwrap_or_default())]
        }
        Refusal::RoleInUse { members, invitations } => {
            vec![("people", members.to_string()), ("invitations", invitations.to_string())]
        }
        Refusal::PlanLacks { feature, plan } => {
            let label = roster_domain::plan::find(plan).map_or(plan.as_str(), |plan| plan.label);
            let feature = match feature {
                Feature::CustomRoles => "customRoles",
                Feature::Teams => "teams",
            };
            vec![("plan", label.to_owned()), ("feature", feature.to_owned())]
        }
        Refusal::TooSoon { again_at } => vec![("againAt", again_at.0.to_string())],
        Refusal::SentTooOften { max } => vec![("max", max.to_string())],
        Refusal::TooMany { limit } => vec![("limit", limit.to_string())],
        Refusal::ProjectLimit { limit, active } => {
            vec![("limit", limit.to_string()), ("active", active.to_string())]
        }
        Refusal::HeirNeeded { projects, teams } => {
            vec![("projects", projects.to_string()), ("teams", teams.to_string())]
        }
        Refusal::TooLate { until } => vec![("until", until.0.to_string())],
        Refusal::MenuItem { item } => vec![("item", item.clone())],
        Refusal::Malformed { problem } => vec![("problem", problem.clone())],
        Refusal::AlreadyMember { member } => {
            let name = workspace.member(*member).map(|row| row.name.to_string());
            vec![("name", name.unwrap_or_default())]
        }
        Refusal::AlreadyInvited { invitation } => {
            let email = workspace.invitation(*invitation).map(|row| row.email.to_string());
            vec![("email", email.unwrap_or_default())]
        }
        Refusal::NoSeatLeft { purchased, used, reserved } => vec![
            ("purchased", purchased.to_string()),
            ("used", used.to_string()),
            ("reserved", reserved.to_string()),
        ],
        Refusal::NotPending { state } => vec![("state", state.clone())],
        Refusal::EmailMismatch { invited } => vec![("email", invited.clone())],
        Refusal::BadName { fault } => vec![("reason", name_reason(*fault).to_owned())],
        Refusal::WorkspaceGone
        | Refusal::NotAMember
        | Refusal::RoleAboveOwn
        | Refusal::OwnersOnly
        | Refusal::RoleGone
        | Refusal::MemberGone
        | Refusal::InvitationGone
        | Refusal::Expired
        | Refusal::NeedsApproval
        | Refusal::StillPending
        | Refusal::BatchGone
        | Refusal::EndsInThePast
        | Refusal::OwnerWithEnd
        | Refusal::LastOwner
        | Refusal::IdTaken
        | Refusal::ReservedName
        | Refusal::OwnerInBulk
        | Refusal::SystemRole
        | Refusal::NothingToChange
        | Refusal::TestGone
        | Refusal::ProjectGone
        | Refusal::LastProjectOwner
        | Refusal::TeamGone
        | Refusal::LastTeamManager
        | Refusal::NotOneself
        | Refusal::HeirUnfit { .. }
        | Refusal::ExceptionGone
        | Refusal::ServerOnly
        | Refusal::UnknownCommand
        | Refusal::DeviceCloned => Vec::new(),
    };
    let words = words.into_iter().map(|(name, word)| (name.to_owned(), word)).collect();
    RefusalView { code: camel(refusal.code()), words }
}

/// A rule said no.
pub fn refused(refusal: &Refusal, workspace: &Workspace) -> CommandError {
    CommandError::Refused(refusal_view(refusal, workspace))
}

/// A permission's name; a key that is in no catalogue stands for itself.
pub fn label_of(key: &str) -> String {
    roster_domain::permission::find(key).map_or(key, |permission| permission.label).to_owned()
}

/// A code as the page spells it: `not_allowed` becomes `notAllowed`.
fn camel(code: &str) -> String {
    let mut parts = code.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut word, part| {
        let mut letters = part.chars();
        word.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        word.push_str(letters.as_str());
        word
    })
}

/// A local command that was not taken.
pub fn submit_error(error: SubmitFault, workspace: &Workspace) -> CommandError {
    match error {
        SubmitFault::Refused(refusal) => CommandError::Refused(refusal_view(&refusal, workspace)),
        SubmitFault::Store(StoreFault::DiskFull) => coded("diskFull"),
        SubmitFault::Store(error) => fault("a change could not be kept", &error),
        SubmitFault::Closed => fault("the workspace is being closed", &error),
    }
}

/// A rule said no that needs no names to be told.
pub fn coded(code: &str) -> CommandError {
    CommandError::Refused(RefusalView { code: code.to_owned(), words: Vec::new() })
}

/// A question to a server that was not answered as hoped.
pub fn transport_error(error: TransportFault) -> CommandError {
    match error {
        TransportFault::Unreachable { host } => CommandError::Unreachable { host },
        TransportFault::NotRoster { host } => CommandError::NotRoster { host },
        TransportFault::Problem(problem) => match problem.code {
            ProblemCode::Invalid => {
                let field = problem.detail.unwrap_or_default();
                invalid(&camel(&field), &camel(&problem.reason.unwrap_or_default()))
            }
            ProblemCode::SignedOut => CommandError::SignedOut,
            ProblemCode::WrongPassword => CommandError::WrongPassword,
            ProblemCode::AccountExists => CommandError::AccountExists,
            ProblemCode::TooOld => CommandError::TooOld,
            ProblemCode::Busy => coded("busy"),
            ProblemCode::SecondFactor => invalid("code", "secondFactor"),
            ProblemCode::StepUp => coded("stepUp"),
            ProblemCode::NotVerified => coded("notVerified"),
            ProblemCode::EmailMismatch => coded("emailMismatch"),
            ProblemCode::Gone => coded("gone"),
            ProblemCode::NotFound | ProblemCode::TooLarge | ProblemCode::Fault => {
                fault("the server could not answer", &problem.detail.unwrap_or_default())
            }
        },
    }
}

/// A file that cannot be taken in.
pub fn file_fault(name: &str, error: &IntakeFault) -> FileFault {
    let reason = match error {
        IntakeFault::Empty => "empty",
        IntakeFault::Binary => "binary",
        IntakeFault::TooLarge { .. } => "tooLarge",
        IntakeFault::TooManyRows { .. } => "tooManyRows",
        IntakeFault::NoAddress => "noAddress",
        IntakeFault::Spreadsheet => "spreadsheet",
    };
    FileFault { name: name.to_owned(), reason: reason.to_owned(), detail: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_spelled_as_the_page_spells_them() {
        assert_eq!(camel("not_a_member"), "notAMember");
        assert_eq!(camel("expired"), "expired");
    }
}
