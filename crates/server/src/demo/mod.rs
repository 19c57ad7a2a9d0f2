//! A made-up workspace to look around in. The same people at every start; only the days count from today.

mod projects;

use crate::{
    sequencer::Sequencer,
    store::{Fault, NewAccount, SqlStore},
};
use roster_domain::{
    AccountId, Change, EmailAddress, Entity, Extra, Founding, Invitation, InvitationId,
    InvitationState, Mail, Member, MemberId, MemberStatus, Name, Role, RoleId, RoleKind, Stamp,
    Timestamp, Workspace, WorkspaceId, days, found, hours, limits, role_catalogue::ready_roles,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The workspace's name.
pub(crate) const WORKSPACE: &str = "Northwind Studio";
/// Who looks around in it.
pub(crate) const OWNER: &str = "Sofia Lund";
/// With which email.
pub(crate) const OWNER_EMAIL: &str = "sofia@northwind.example";

const SEATS: u32 = 80;

/// A role that was made once and given too much: what the filter "Sensitive" is there to find.
const OLD: &str = "contractor_old";
const OLD_NAME: &str = "Contractor (old)";
const OLD_GRANTS: &[&str] = &[
    "projects.view",
    "projects.view_all",
    "projects.view_budgets",
    "task_boards.view",
    "tasks.view",
    "tasks.complete",
    "tasks.comment",
    "files.view",
    "files.upload",
    "files.share_externally",
    "files.delete",
    "invoices.view",
    "invoices.edit",
    "timesheets.view",
    "timesheets.create",
    "timesheets.view_billing_rate",
    "timesheets.view_cost_rate",
    "contacts.export",
    "people.view",
];

/// Everybody: email before the @, name, role. The first one looks around; the last three are suspended.
const PEOPLE: &[(&str, &str, &str)] = &[
    ("sofia", "Sofia Lund", "owner"),
    ("rafael", "Rafael Monteiro", "owner"),
    ("noor", "Noor Haddad", "co_owner"),
    ("amara", "Amara Okafor", "project_manager"),
    ("jonas", "Jonas Weber", "project_manager"),
    ("mei", "Mei Tanaka", "project_manager"),
    ("lucia", "Lucía Herrera", "project_manager"),
    ("tomasz", "Tomasz Zieliński", "project_manager"),
    ("ingrid", "Ingrid Solberg", "designer"),
    ("kwame", "Kwame Mensah", "designer"),
    ("yuki", "Yuki Mori", "designer"),
    ("chloe", "Chloé Dubois", "designer"),
    ("arjun", "Arjun Mehta", "designer"),
    ("zeynep", "Zeynep Aydın", "designer"),
    ("mateo", "Mateo Silva", "designer"),
    ("freja", "Freja Nielsen", "designer"),
    ("linh", "Linh Nguyễn", "designer"),
    ("hannah", "Hannah Fischer", "bookkeeper"),
    ("david", "David Cohen", "bookkeeper"),
    ("grace", "Grace Wanjiru", "va"),
    ("paolo", "Paolo Ricci", "va"),
    ("maria", "María José Rojas", "va"),
    ("oleksandr", "Oleksandr Koval", "contractor"),
    ("priya", "Priya Nair", "contractor"),
    ("sean", "Seán Ó Briain", "contractor"),
    ("fatima", "Fatima Zahra Alaoui", "contractor"),
    ("viktor", "Viktor Lindqvist", OLD),
    ("aisha", "Aisha Rahman", OLD),
    ("emil", "Emil Novák", "team"),
    ("beatriz", "Beatriz Carvalho", "team"),
    ("daniel", "Daniel Kim", "team"),
    ("elena", "Elena Petrova", "team"),
    ("farid", "Farid Karimi", "team"),
    ("giulia", "Giulia Conti", "team"),
    ("hugo", "Hugo Lefèvre", "team"),
    ("isabel", "Isabel Navarro", "team"),
    ("jakub", "Jakub Dvořák", "team"),
    ("kateryna", "Kateryna Bondar", "team"),
    ("liam", "Liam O’Connor", "team"),
    ("min-jun", "Park Min-jun", "team"),
    ("nadia", "Nadia El-Sayed", "team"),
    ("oskar", "Oskar Bergström", "team"),
    ("pooja", "Pooja Desai", "team"),
    ("quentin", "Quentin Moreau", "team"),
    ("rosa", "Rosa Vāvere", "team"),
    ("tariq", "Tariq Aziz", "team"),
    ("bogdan", "Bogdan Ionescu", "contractor"),
    ("helga", "Helga Jónsdóttir", "designer"),
    ("samuel", "Samuel Adeyemi", "team"),
];

/// How many of them are suspended.
const SUSPENDED: usize = 3;

/// Everybody invited: email before the @, name where it is known, role, and how many hours ago. More than a week ago is expired.
const INVITED: &[(&str, &str, &str, i64)] = &[
    ("elif", "Elif Yılmaz", "designer", 2),
    ("marcus", "Marcus Bell", "team", 3),
    ("anneke", "Anneke de Vries", "project_manager", 5),
    ("joao", "João Pires", "contractor", 20),
    ("wei", "Wei Chen", "team", 26),
    ("siobhan", "Siobhán Kelly", "va", 30),
    ("rashid", "", "contractor", 49),
    ("ewa", "Ewa Kamińska", "bookkeeper", 52),
    ("temi", "Temi Balogun", "designer", 75),
    ("accounts", "", "bookkeeper", 98),
    ("lars", "Lars Holm", "team", 121),
    ("camille", "Camille Rousseau", "designer", 151),
    ("dimitri", "Dimitri Pappas", "contractor", 220),
    ("saanvi", "Saanvi Iyer", "team", 290),
    ("office", "", "va", 410),
];

/// Everybody who said no, in the same way.
const DECLINED: &[(&str, &str, &str, i64)] =
    &[("ruth", "Ruth Abramson", "team", 130), ("nico", "Nico Baumann", "contractor", 260)];

/// Fills the made-up workspace, unless it is there.
pub(crate) async fn seed(sequencer: &Sequencer<SqlStore>, stamp: Stamp) -> Result<(), Fault> {
    let email = email_of("sofia")?;
    let account = NewAccount {
        id: account(0),
        name: name(OWNER)?,
        email,
        password_hash: None,
        at: stamp.at,
        verified_at: Some(stamp.at),
        is_known: false,
    };
    let changes = rows(stamp)?.into_iter().map(Change::Put).collect();
    match sequencer.seed(workspace_id(), changes, Some(account), stamp).await {
        Err(Fault::WorkspaceExists) => Ok(()),
        seeded => seeded,
    }
}

fn rows(now: Stamp) -> Result<Vec<Entity>, Fault> {
    let founded = Stamp { at: ago(now.at, days(730)) };
    let mut workspace = Workspace::default();
    workspace.apply(&found(&founding()?, founded));
    let mut profile = workspace.profile().cloned().ok_or_else(|| broken("no profile"))?;
    profile.subscription.plan = "organization".to_owned();
    profile.subscription.seats_bought = Some(SEATS);
    profile.subscription.trial_ends_at = None;
    let mut rows = vec![Entity::Profile(profile)];
    rows.extend(workspace.roles().cloned().map(Entity::Role));
    rows.push(Entity::Role(old_role()?));
    let roles = roles_by_key();
    for (place, person) in PEOPLE.iter().enumerate() {
        rows.push(Entity::Member(member(place, *person, &roles, now.at)?));
    }
    for (place, invited) in INVITED.iter().chain(DECLINED).enumerate() {
        let state = if place < INVITED.len() {
            InvitationState::Pending
        } else {
            InvitationState::Declined
        };
        rows.push(Entity::Invitation(invitation(place, *invited, state, &roles, now.at)?));
    }
    rows.extend(projects::rows(now.at)?);
    Ok(rows)
}

fn old_role() -> Result<Role, Fault> {
    Ok(Role {
        id: role_id(ready_roles().len()),
        name: name(OLD_NAME)?,
        kind: RoleKind::Custom,
        grants: OLD_GRANTS.iter().copied().collect(),
        menu: Vec::new(),
        tests: Vec::new(),
        extra: Extra::new(),
    })
}

fn founding() -> Result<Founding, Fault> {
    Ok(Founding {
        workspace: workspace_id(),
        name: name(WORKSPACE)?,
        account: account(0),
        owner_name: name(OWNER)?,
        owner_email: email_of("sofia")?,
        member: MemberId(id(3, 0)),
        private: false,
        role_ids: (0..ready_roles().len()).map(role_id).collect(),
    })
}

fn roles_by_key() -> BTreeMap<&'static str, RoleId> {
    let from_start = ready_roles().iter().filter(|ready| ready.from_start);
    let ready = from_start.enumerate().map(|(place, ready)| (ready.key, role_id(place)));
    ready.chain([(OLD, role_id(ready_roles().len()))]).collect()
}

fn member(
    place: usize,
    (local, person, role): (&str, &str, &str),
    roles: &BTreeMap<&'static str, RoleId>,
    now: Timestamp,
) -> Result<Member, Fault> {
    let suspended = place >= PEOPLE.len() - SUSPENDED;
    let weeks = i64::try_from(PEOPLE.len() - place).unwrap_or(1) * 2;
    Ok(Member {
        id: MemberId(id(3, place)),
        account: account(place),
        name: name(person)?,
        contact_email: email_of(local)?,
        role: *roles.get(role).ok_or_else(|| broken(role))?,
        status: if suspended { MemberStatus::Suspended } else { MemberStatus::Active },
        joined_at: ago(now, days(weeks * 7) + hours(weeks % 9)),
        ends_at: None,
        extra: Extra::new(),
    })
}

fn invitation(
    place: usize,
    (local, person, role, hours_ago): (&str, &str, &str, i64),
    state: InvitationState,
    roles: &BTreeMap<&'static str, RoleId>,
    now: Timestamp,
) -> Result<Invitation, Fault> {
    let invited_at = ago(now, hours(hours_ago));
    // The two Owners and the Co-owner take turns.
    let inviter = place % 3;
    Ok(Invitation {
        id: InvitationId(id(4, place)),
        email: email_of(local)?,
        name: if person.is_empty() { None } else { Some(name(person)?) },
        role: *roles.get(role).ok_or_else(|| broken(role))?,
        invited_by: MemberId(id(3, inviter)),
        invited_at,
        expires_at: invited_at.plus(limits::INVITATION_LIFE_MS),
        state,
        mail: Mail::Sent { at: invited_at.plus(4_000) },
        vouched_by: None,
        batch: None,
        ends_at: None,
        asked_at: None,
        sendings: 1,
        last_sending_at: None,
        extra: Extra::new(),
    })
}

/// Ids that are the same every time: a kind, and a place within it, in the form of UUID version 8.
fn id(kind: u16, place: usize) -> Uuid {
    let place = u64::try_from(place).unwrap_or_default();
    Uuid::from_u64_pair(
        0x0de3_0000_0000_8000 | (u64::from(kind) << 16),
        0x8000_0000_0000_0000 | place,
    )
}

fn workspace_id() -> WorkspaceId {
    WorkspaceId(id(1, 0))
}

fn role_id(place: usize) -> RoleId {
    RoleId(id(2, place))
}

fn account(place: usize) -> AccountId {
    AccountId(id(5, place))
}

fn ago(now: Timestamp, span: i64) -> Timestamp {
    now.plus(-span)
}

fn email_of(local: &str) -> Result<EmailAddress, Fault> {
    EmailAddress::parse(&format!("{local}@northwind.example"))
        .map_err(|fault| broken(&fault.to_string()))
}

fn name(text: &str) -> Result<Name, Fault> {
    Name::new(text, limits::PERSON_NAME_MAX).map_err(|fault| broken(&fault.to_string()))
}

fn broken(what: &str) -> Fault {
    Fault::Broken(format!("the made-up workspace: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster_domain::seats;

    #[test]
    fn the_made_up_workspace_has_the_numbers_that_it_promises() {
        let now = Stamp { at: Timestamp(1_795_338_900_000) };
        let workspace = Workspace::from_rows(rows(now).unwrap());
        let seats = seats(&workspace);
        assert_eq!((seats.used, seats.reserved, seats.purchased), (46, 15, Some(SEATS)));
        let open = workspace.invitations().filter(|invitation| invitation.is_open(now.at));
        assert_eq!(open.count(), 12);
        let soon = now.at.plus(days(1));
        let closing = workspace.invitations().filter(|i| i.is_open(now.at) && i.expires_at < soon);
        assert_eq!(closing.count(), 1);
        assert_eq!(workspace.active_owners(), 2);
        assert_eq!(workspace.members().count(), 49);
        assert_eq!(rows(now).unwrap(), rows(now).unwrap());
    }
}
