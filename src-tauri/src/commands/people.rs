//! Members, invitations, roles and seats of the workspace that is shown.

use super::{id, short, submit};
use crate::{
    home::Home,
    shapes::days::last_day_view,
    stagings::seats_view,
    views::{
        CommandError, Count, MailState, PeopleCounts, PeopleFilter, PeoplePage, PeopleQuery,
        PersonRow, PersonStatus, RoleChoice, Seats,
    },
};
use roster_domain::{Command, Mail, effective, may_give, seats as count_seats, staging::in_bulk};
use roster_replica::{
    now,
    queries::{self, Counts, Filter, Person, Standing},
};
use tauri::State;

/// A page of the people list.
#[tauri::command]
#[specta::specta]
pub async fn people_page(
    home: State<'_, Home>,
    query: PeopleQuery,
) -> Result<PeoplePage, CommandError> {
    let core = home.current()?.replica.snapshot();
    let asked = queries::PeopleQuery {
        filter: match query.filter {
            PeopleFilter::All => Filter::All,
            PeopleFilter::Active => Filter::Active,
            PeopleFilter::Pending => Filter::Pending,
            PeopleFilter::Waiting => Filter::Waiting,
            PeopleFilter::Ended => Filter::Ended,
            PeopleFilter::Suspended => Filter::Suspended,
            PeopleFilter::Former => Filter::Former,
        },
        batch: query.batch.as_deref().map(id).transpose()?,
        search: query.search,
        offset: query.offset as usize,
        limit: query.limit as usize,
    };
    let (rows, total, counts) = queries::people(&core, &asked, now());
    Ok(PeoplePage {
        rows: rows.into_iter().map(row_view).collect(),
        total: short(total),
        counts: counts_view(counts),
    })
}

/// The roles of the workspace, in the order of the catalogue.
#[tauri::command]
#[specta::specta]
pub async fn role_choices(home: State<'_, Home>) -> Result<Vec<RoleChoice>, CommandError> {
    let opened = home.current()?;
    let (core, me) = (opened.replica.snapshot(), opened.me());
    let view = core.view();
    let mut roles: Vec<_> = view.roles().collect();
    roles.sort_by_key(|role| role.kind);
    let choice = |role: &roster_domain::Role| RoleChoice {
        id: role.id.to_string(),
        name: role.name.to_string(),
        people: short(view.members().filter(|member| member.role == role.id).count()),
        permissions_on: short(effective(role).count()),
        in_bulk: in_bulk(role.kind),
        may_give: may_give(view, me, role.id),
    };
    Ok(roles.into_iter().map(choice).collect())
}

/// The seats, those held for what waits here included.
#[tauri::command]
#[specta::specta]
pub async fn seats(home: State<'_, Home>) -> Result<Seats, CommandError> {
    Ok(seats_view(&count_seats(home.current()?.replica.snapshot().view())))
}

/// Gives a member another role.
#[tauri::command]
#[specta::specta]
pub async fn change_role(
    home: State<'_, Home>,
    member: String,
    role: String,
) -> Result<(), CommandError> {
    submit(&home, Command::ChangeRole { member: id(&member)?, role: id(&role)? }).await
}

fn counts_view(counts: Counts) -> PeopleCounts {
    PeopleCounts {
        all: short(counts.all),
        active: short(counts.active),
        pending: short(counts.pending),
        waiting: short(counts.waiting),
        ended: short(counts.ended),
        suspended: short(counts.suspended),
        former: short(counts.former),
    }
}

fn row_view(person: Person) -> PersonRow {
    PersonRow {
        id: person.id.to_string(),
        name: person.name,
        email: person.email,
        role: person.role,
        role_id: person.role_id.to_string(),
        status: match person.standing {
            Standing::Active => PersonStatus::Active,
            Standing::Suspended => PersonStatus::Suspended,
            Standing::WaitingToSend => PersonStatus::WaitingToSend,
            Standing::Pending => PersonStatus::Pending,
            Standing::Accepted => PersonStatus::Accepted,
            Standing::Declined => PersonStatus::Declined,
            Standing::Expired => PersonStatus::Expired,
            Standing::Revoked => PersonStatus::Revoked,
            Standing::Bounced => PersonStatus::Bounced,
            Standing::NeedsApproval => PersonStatus::NeedsApproval,
            Standing::Leaving => PersonStatus::Leaving,
            Standing::Former => PersonStatus::Former,
        },
        unsent: person.unsent,
        is_me: person.is_me,
        since: Count::from(person.since),
        expires: person.expires.map(Count::from),
        mail: person.mail.map(|mail| match mail {
            Mail::Queued => MailState::Queued,
            Mail::Kept => MailState::Kept,
            Mail::Sent { .. } => MailState::Sent,
            Mail::Retrying { reason } => MailState::Retrying(reason),
            Mail::Failed { reason } => MailState::Failed(reason),
        }),
        asked: person.asked.map(Count::from),
        ends: person.ends.map(last_day_view),
        can: person.can.into_iter().map(str::to_owned).collect(),
    }
}
