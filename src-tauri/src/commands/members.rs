//! One member: what belongs to them, and everything that can be done with a membership.

use super::{id, short, submit};
use crate::{
    faults::{email_reason, invalid, name_reason, refused, transport_error},
    home::Home,
    shapes::{
        days::{end_of, last_day_view},
        departure::{removal, returning},
    },
    views::{
        Belonging, CommandError, Count, DepartureFactsView, HeirChoice, HeirloomKind,
        MemberDetails, MembershipEnd, ReinstatementView, RemovalRehearsal,
    },
};
use roster_domain::{
    Command, EmailAddress, Heir, Heirloom, MemberId, Name, ProjectPart, Refusal, TeamPart,
    limits::PERSON_NAME_MAX,
};
use roster_replica::{now, queries};
use tauri::State;

/// What belongs to a member.
#[tauri::command]
#[specta::specta]
pub async fn member_details(
    home: State<'_, Home>,
    member: String,
) -> Result<MemberDetails, CommandError> {
    let opened = home.current()?;
    let (core, me) = (opened.replica.snapshot(), opened.me());
    let view = core.view();
    let row = view.member(id(&member)?).ok_or_else(|| refused(&Refusal::MemberGone, view))?;
    let theirs = queries::belongings(&core, row.id);
    let projects = theirs.projects.into_iter().map(|(id, name, part, alone)| {
        let part = match part {
            ProjectPart::Owner => "owner",
            ProjectPart::Editor => "editor",
            ProjectPart::Viewer => "viewer",
        };
        Belonging { id: id.to_string(), name, part: part.to_owned(), alone }
    });
    let teams = theirs.teams.into_iter().map(|(id, name, part, alone)| {
        let part = match part {
            TeamPart::Manager => "manager",
            TeamPart::Member => "member",
        };
        Belonging { id: id.to_string(), name, part: part.to_owned(), alone }
    });
    Ok(MemberDetails {
        is_active: row.is_active(now()),
        joined: Count::from(row.joined_at),
        ends: row.ends_at.map(last_day_view),
        projects: projects.collect(),
        teams: teams.collect(),
        exceptions: short(theirs.exceptions),
        can: queries::can(view, me, row, now()).into_iter().map(str::to_owned).collect(),
    })
}

/// Changes how a member is written down here: never how they sign in (R20).
#[tauri::command]
#[specta::specta]
pub async fn edit_member(
    home: State<'_, Home>,
    member: String,
    name: Option<String>,
    email: Option<String>,
) -> Result<(), CommandError> {
    let name = name.map(|name| Name::new(&name, PERSON_NAME_MAX)).transpose();
    let name = name.map_err(|fault| invalid("name", name_reason(fault)))?;
    let email = email.map(|email| EmailAddress::parse(&email)).transpose();
    let contact_email = email.map_err(|fault| invalid("email", email_reason(fault)))?;
    submit(&home, Command::EditMember { member: id(&member)?, name, contact_email }).await
}

/// Takes a member's access and seat, and keeps everything else.
#[tauri::command]
#[specta::specta]
pub async fn suspend_member(home: State<'_, Home>, member: String) -> Result<(), CommandError> {
    submit(&home, Command::SuspendMember { member: id(&member)? }).await
}

/// Gives a suspended member access again.
#[tauri::command]
#[specta::specta]
pub async fn resume_member(
    home: State<'_, Home>,
    member: String,
    ends: Option<MembershipEnd>,
) -> Result<(), CommandError> {
    let ends_at = ends.as_ref().map(end_of).transpose()?;
    submit(&home, Command::ResumeMember { member: id(&member)?, ends_at }).await
}

/// Says when a membership ends.
#[tauri::command]
#[specta::specta]
pub async fn set_membership_end(
    home: State<'_, Home>,
    member: String,
    ends: MembershipEnd,
) -> Result<(), CommandError> {
    submit(&home, Command::SetMembershipEnd { member: id(&member)?, ends_at: end_of(&ends)? }).await
}

/// What removing a member would do, with these heirs; of oneself: leaving.
#[tauri::command]
#[specta::specta]
pub async fn removal_rehearsal(
    home: State<'_, Home>,
    member: String,
    heirs: Vec<HeirChoice>,
) -> Result<RemovalRehearsal, CommandError> {
    let core = home.current()?.replica.snapshot();
    removal(&core, id(&member)?, &heirs_of(&heirs)?, now())
}

/// What only the server knows of it.
#[tauri::command]
#[specta::specta]
pub async fn departure_facts(
    home: State<'_, Home>,
    member: String,
) -> Result<DepartureFactsView, CommandError> {
    let opened = home.current()?;
    let asked = opened.transport().departure_facts(opened.id(), id(&member)?).await;
    let facts = asked.map_err(transport_error)?;
    Ok(DepartureFactsView { devices: facts.devices, unseen_projects: facts.unseen_projects })
}

/// Removes a member; of oneself: leaves.
#[tauri::command]
#[specta::specta]
pub async fn remove_member(
    home: State<'_, Home>,
    member: String,
    heirs: Vec<HeirChoice>,
) -> Result<(), CommandError> {
    let (member, heirs): (MemberId, _) = (id(&member)?, heirs_of(&heirs)?);
    let is_me = home.current()?.me() == member;
    let command =
        if is_me { Command::Leave { heirs } } else { Command::RemoveMember { member, heirs } };
    submit(&home, command).await
}

/// What undoing a removal would bring back.
#[tauri::command]
#[specta::specta]
pub async fn reinstatement(
    home: State<'_, Home>,
    member: String,
) -> Result<ReinstatementView, CommandError> {
    let core = home.current()?.replica.snapshot();
    returning(&core, id(&member)?, now())
}

/// Undoes a removal; with another role where the old one will not do.
#[tauri::command]
#[specta::specta]
pub async fn reinstate_member(
    home: State<'_, Home>,
    member: String,
    role: Option<String>,
    ends: Option<MembershipEnd>,
) -> Result<(), CommandError> {
    let role = role.map(|role| id(&role)).transpose()?;
    let ends_at = ends.as_ref().map(end_of).transpose()?;
    submit(&home, Command::ReinstateMember { member: id(&member)?, role, ends_at }).await
}

fn heirs_of(chosen: &[HeirChoice]) -> Result<Vec<Heir>, CommandError> {
    let heir = |choice: &HeirChoice| {
        let what = match choice.kind {
            HeirloomKind::Project => Heirloom::Project(id(&choice.id)?),
            HeirloomKind::Team => Heirloom::Team(id(&choice.id)?),
        };
        Ok(Heir { what, to: id(&choice.to)? })
    };
    chosen.iter().map(heir).collect()
}
