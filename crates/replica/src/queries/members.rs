//! One member, close by: what can be done, what belongs to them, and what a removal would do or undo.

use super::people::would;
use crate::core::Core;
use roster_domain::{
    Actor, Command, Departure, End, Former, Heir, Member, MemberId, Name, ProjectId, ProjectPart,
    Refusal, Reinstatement, Stamp, TeamId, TeamPart, Timestamp, Workspace, decide, limits,
    rehearse_removal, reinstatement,
};

/// What the reader may do with a member, in words: `changeRole`, `edit`, `suspend`, `resume`, `setEnd`, `remove`, `leave`.
#[must_use]
pub fn can(view: &Workspace, me: MemberId, member: &Member, now: Timestamp) -> Vec<&'static str> {
    let would = |command: &Command| would(view, me, command, now);
    let id = member.id;
    let mut others = view.roles().filter(|role| role.id != member.role);
    let mut can = Vec::new();
    if others.any(|role| would(&Command::ChangeRole { member: id, role: role.id })) {
        can.push("changeRole");
    }
    if would(&renamed(member)) {
        can.push("edit");
    }
    if would(&Command::SuspendMember { member: id }) {
        can.push("suspend");
    }
    if may_resume(view, me, member, now) {
        can.push("resume");
    }
    // An end that nobody has.
    let ends_at = End::At(Timestamp(i64::MAX));
    if would(&Command::SetMembershipEnd { member: id, ends_at }) {
        can.push("setEnd");
    }
    let removal = if id == me {
        ("leave", Command::Leave { heirs: Vec::new() })
    } else {
        ("remove", Command::RemoveMember { member: id, heirs: Vec::new() })
    };
    if is_offered(view, me, &removal.1, now) {
        can.push(removal.0);
    }
    can
}

/// Offered also where a rule says no that somebody can do something about: it then explains itself.
fn is_offered(view: &Workspace, me: MemberId, command: &Command, now: Timestamp) -> bool {
    let decided = decide(view, &Actor::Member(me), command, Stamp { at: now });
    matches!(decided, Ok(_) | Err(Refusal::HeirNeeded { .. } | Refusal::LastOwner))
}

fn may_resume(view: &Workspace, me: MemberId, member: &Member, now: Timestamp) -> bool {
    let resume = Command::ResumeMember { member: member.id, ends_at: None };
    let decided = decide(view, &Actor::Member(me), &resume, Stamp { at: now });
    matches!(decided, Ok(_) | Err(Refusal::NoSeatLeft { .. } | Refusal::EndsInThePast))
}

/// Whether the reader could undo a removal, if need be with another role or once there is a seat.
#[must_use]
pub fn may_reinstate(view: &Workspace, me: MemberId, former: &Former, now: Timestamp) -> bool {
    let reinstate = Command::ReinstateMember { member: former.id, role: None, ends_at: None };
    let decided = decide(view, &Actor::Member(me), &reinstate, Stamp { at: now });
    matches!(
        decided,
        Ok(_) | Err(Refusal::NoSeatLeft { .. } | Refusal::RoleGone | Refusal::EndsInThePast)
    )
}

fn renamed(member: &Member) -> Command {
    let other = if member.name.as_str() == "A" { "B" } else { "A" };
    let name = Name::new(other, limits::PERSON_NAME_MAX).ok();
    Command::EditMember { member: member.id, name, contact_email: None }
}

/// What belongs to a member, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Belongings {
    /// Projects, each with the part there and whether they are its only owner.
    pub projects: Vec<(ProjectId, String, ProjectPart, bool)>,
    /// Teams, each with the part there and whether they are its only manager.
    pub teams: Vec<(TeamId, String, TeamPart, bool)>,
    /// How many exceptions were made for them.
    pub exceptions: usize,
}

/// What belongs to a member, as far as the reader sees it.
#[must_use]
pub fn belongings(core: &Core, member: MemberId) -> Belongings {
    let view = core.view();
    let mut projects: Vec<_> = view
        .projects_of(member)
        .filter_map(|row| {
            let part = row.part_of(member)?;
            Some((row.id, row.name.to_string(), part, row.is_sole_owner(member)))
        })
        .collect();
    let mut teams: Vec<_> = view
        .teams()
        .filter_map(|row| {
            let part = row.part_of(member)?;
            Some((row.id, row.name.to_string(), part, row.is_sole_manager(member)))
        })
        .collect();
    projects.sort_by_key(|row| (!row.3, row.1.to_lowercase()));
    teams.sort_by_key(|row| (!row.3, row.1.to_lowercase()));
    Belongings { projects, teams, exceptions: view.overrides_for(member).count() }
}

/// What would follow if the reader removed a member now; of themselves: if they left.
///
/// # Errors
/// What it would be refused for.
pub fn rehearse(
    core: &Core,
    member: MemberId,
    heirs: &[Heir],
    now: Timestamp,
) -> Result<Departure, Refusal> {
    let me = core.me().ok_or(Refusal::NotAMember)?;
    rehearse_removal(core.view(), me, member, heirs, Stamp { at: now })
}

/// What undoing a removal would bring back, and why it cannot be done as it stands.
#[must_use]
pub fn reinstated(
    core: &Core,
    member: MemberId,
    now: Timestamp,
) -> Option<(Former, Reinstatement, Option<Refusal>)> {
    let (view, me) = (core.view(), core.me()?);
    let former = view.former(member)?;
    let reinstate = Command::ReinstateMember { member, role: None, ends_at: None };
    let refusal = decide(view, &Actor::Member(me), &reinstate, Stamp { at: now }).err();
    Some((former.clone(), reinstatement(view, former), refusal))
}
