//! The made-up workspace's projects: who owns them, who is assigned, and the exceptions that stand there.

use super::{PEOPLE, ago, broken, id, name, role_id};
use crate::store::Fault;
use roster_domain::{
    Entity, Extra, MemberId, Override, OverrideId, OverrideSubject, Project, ProjectId, Timestamp,
    days,
};

/// Clients, each with some kinds of work.
const CLIENTS: &[&str] = &[
    "Acme Foods",
    "Halden Bank",
    "Lumen Hotels",
    "Orchard Press",
    "Vela Airlines",
    "Tidewater Spa",
    "Juniper Legal",
    "Copper & Sons",
    "Blue Door Realty",
    "Sable Opera",
    "Northside Clinic",
    "Kestrel Cycles",
];

/// Kinds of work.
const WORK: &[&str] = &["rebrand", "website", "launch film", "annual report", "app"];

/// How many projects there are.
const PROJECTS: usize = 60;

/// Where the project managers stand among the people, and where those stand who are assigned.
const MANAGERS: std::ops::Range<usize> = 3..8;
const ASSIGNED: std::ops::Range<usize> = 8..46;

/// An exception: place of the project, local part of the member permission, given or taken.
const EXCEPTIONS: &[(usize, &str, &str, bool)] = &[
    (0, "chloe", "projects.view_budgets", true),
    (0, "oleksandr", "files.delete", true),
    (7, "hannah", "contracts.view", true),
    (12, "kwame", "files.upload", false),
];

pub(super) fn rows(now: Timestamp) -> Result<Vec<Entity>, Fault> {
    let mut rows = Vec::new();
    for place in 0..PROJECTS {
        rows.push(Entity::Project(project(place, now)?));
    }
    for (place, exception) in EXCEPTIONS.iter().enumerate() {
        rows.push(Entity::Override(override_row(place, *exception, now)?));
    }
    // One for everybody with a role: designers see the budget of the studio's own opera job.
    let designers = OverrideSubject::Role(role_id(4));
    rows.push(Entity::Override(row(
        EXCEPTIONS.len(),
        (9, designers, "projects.view_budgets", true),
        now,
    )));
    Ok(rows)
}

fn project(place: usize, now: Timestamp) -> Result<Project, Fault> {
    let client = CLIENTS.get(place % CLIENTS.len()).ok_or_else(|| broken("no client"))?;
    let work = WORK.get(place / CLIENTS.len()).ok_or_else(|| broken("no work"))?;
    let manager = MANAGERS.start + place % MANAGERS.len();
    let people = (0..2 + place % 5).map(|step| {
        let at = ASSIGNED.start + (place * 7 + step * 11) % ASSIGNED.len();
        MemberId(id(3, at))
    });
    let weeks = i64::try_from(place).unwrap_or_default();
    let title = name(&format!("{client} {work}"))?;
    let owner = MemberId(id(3, manager));
    let begun = ago(now, days(400 - weeks * 6));
    let project = Project::new(ProjectId(id(6, place)), title, owner, begun);
    Ok(Project { assigned: people.filter(|person| *person != owner).collect(), ..project })
}

fn override_row(
    place: usize,
    (project, who, permission, allow): (usize, &str, &'static str, bool),
    now: Timestamp,
) -> Result<Override, Fault> {
    let at = PEOPLE.iter().position(|person| person.0 == who).ok_or_else(|| broken(who))?;
    let subject = OverrideSubject::Member(MemberId(id(3, at)));
    Ok(row(place, (project, subject, permission, allow), now))
}

fn row(
    place: usize,
    (project, subject, permission, allow): (usize, OverrideSubject, &str, bool),
    now: Timestamp,
) -> Override {
    Override {
        id: OverrideId(id(7, place)),
        project: ProjectId(id(6, project)),
        subject,
        permission: permission.to_owned(),
        allow,
        made_by: MemberId(id(3, 0)),
        made_at: ago(now, days(20)),
        extra: Extra::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster_domain::{Workspace, permission};

    #[test]
    fn every_project_has_its_people_and_every_exception_says_something() {
        let rows = rows(Timestamp(1_795_338_900_000)).unwrap();
        let workspace = Workspace::from_rows(rows);
        assert_eq!(workspace.projects().count(), PROJECTS);
        for row in workspace.overrides() {
            let permission = permission::find(&row.permission).unwrap();
            assert!(permission.on_project && workspace.project(row.project).is_some());
        }
    }
}
