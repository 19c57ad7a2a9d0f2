//! Random worlds and random commands, made of a list of numbers, so that proptest can shrink them.

use crate::world::*;
use roster_domain::*;
use std::collections::BTreeSet;

/// Numbers, taken one after the other; when they run out, nothing but zeros.
pub struct Dice<'a>(pub &'a [u16], pub usize);

impl Dice<'_> {
    pub fn roll(&mut self, sides: usize) -> usize {
        let value = self.0.get(self.1).copied().unwrap_or(0);
        self.1 += 1;
        usize::from(value) % sides.max(1)
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    pub fn key(&mut self) -> &'static str {
        permission::catalogue()[self.roll(150)].key
    }
}

pub const MEMBERS: std::ops::Range<u128> = 200..206;
pub const PROJECTS: std::ops::Range<u128> = 400..403;

/// A workspace on some plan, with custom roles of random toggles, members, projects, assignments and exceptions.
pub fn world(dice: &mut Dice<'_>) -> Workspace {
    let mut workspace = workspace();
    let plan = dice.pick(&["free", "pro", "organization", "trial", "of another century"]);
    with_seats(&mut workspace, plan);
    for n in 0..3 {
        let keys: Vec<&str> = (0..dice.roll(30)).map(|_| dice.key()).collect();
        let on = roles::toggle(&PermissionSet::empty(), &keys, true, &|_| false).on;
        let role = Role {
            id: RoleId(id(150 + n)),
            name: name(&format!("Role {n}")),
            kind: RoleKind::Custom,
            grants: on,
            menu: Vec::new(),
            tests: Vec::new(),
            extra: Extra::new(),
        };
        workspace.apply(&[Change::Put(Entity::Role(role))]);
    }
    let roles: Vec<String> = workspace.roles().map(|role| role.name.to_string()).collect();
    for n in MEMBERS {
        let role = roles[dice.roll(roles.len())].clone();
        with_member(&mut workspace, n, &role);
        let member = workspace.member(MemberId(id(n))).unwrap().clone();
        let member = match dice.roll(12) {
            0 => Member { status: MemberStatus::Suspended, ..member },
            1 => Member { ends_at: Some(NOW), ..member },
            2 => Member { ends_at: Some(NOW.plus(1)), ..member },
            _ => continue,
        };
        workspace.apply(&[Change::Put(Entity::Member(member))]);
    }
    for n in PROJECTS {
        let assigned: BTreeSet<_> =
            MEMBERS.filter(|_| dice.roll(2) == 1).map(|n| MemberId(id(n))).collect();
        let viewers = assigned.iter().copied().filter(|_| dice.roll(4) == 1).collect();
        let co_owners = MEMBERS.filter(|_| dice.roll(8) == 1).map(|n| MemberId(id(n))).collect();
        let private = dice.roll(4) == 1;
        let title = name(&format!("Project {n}"));
        let project = Project::new(ProjectId(id(n)), title, MemberId(id(1)), NOW);
        let project = Project { co_owners, assigned, viewers, private, ..project };
        workspace.apply(&[Change::Put(Entity::Project(project))]);
    }
    for n in 0..dice.roll(10) {
        if let Command::SetOverride { id, project, subject, permission, allow } =
            set_override(dice, &workspace, 500 + n as u128)
        {
            let (made_by, made_at, extra) = (MemberId(id_of_owner()), NOW, Extra::new());
            let row = Override { id, project, subject, permission, allow, made_by, made_at, extra };
            workspace.apply(&[Change::Put(Entity::Override(row))]);
        }
    }
    workspace
}

fn id_of_owner() -> uuid::Uuid {
    id(1)
}

pub fn member(dice: &mut Dice<'_>) -> MemberId {
    MemberId(id(dice.pick(&[1, 200, 201, 202, 203, 204, 205, 999])))
}

pub fn place(dice: &mut Dice<'_>) -> Option<ProjectId> {
    match dice.roll(5) {
        0 | 1 => None,
        _ => Some(ProjectId(id(dice.pick(&[400, 401, 402, 402, 999])))),
    }
}

fn role_of(dice: &mut Dice<'_>, workspace: &Workspace) -> RoleId {
    let roles: Vec<RoleId> = workspace.roles().map(|role| role.id).collect();
    dice.pick(&roles)
}

fn set_override(dice: &mut Dice<'_>, workspace: &Workspace, n: u128) -> Command {
    let subject = match dice.roll(2) {
        0 => OverrideSubject::Member(member(dice)),
        _ => OverrideSubject::Role(role_of(dice, workspace)),
    };
    let near = ["projects.view", "invoices.view", "invoices.send", "files.view", "files.delete"];
    let permission = if dice.roll(2) == 0 { dice.pick(&near) } else { dice.key() };
    Command::SetOverride {
        id: OverrideId(id(n)),
        project: ProjectId(id(dice.pick(&[400, 401, 402]))),
        subject,
        permission: permission.to_owned(),
        allow: dice.roll(3) > 0,
    }
}

/// Some command about access.
pub fn command(dice: &mut Dice<'_>, workspace: &Workspace, n: u128) -> Command {
    let set = |dice: &mut Dice<'_>, count| (0..count).map(|_| dice.key()).collect();
    match dice.roll(10) {
        9 => Command::SetProjectPart {
            project: ProjectId(id(dice.pick(&[400, 401, 402]))),
            member: member(dice),
            part: dice.pick(&[ProjectPart::Viewer, ProjectPart::Editor, ProjectPart::Owner]),
        },
        0 => Command::ChangeRole { member: member(dice), role: role_of(dice, workspace) },
        1 => Command::CreateRole {
            role: RoleId(id(n)),
            name: format!("New {n}"),
            grants: set(dice, 2),
            menu: Vec::new(),
            tests: Vec::new(),
        },
        2 | 3 => {
            let count = dice.roll(3);
            Command::EditRole {
                role: role_of(dice, workspace),
                grant: set(dice, 1),
                revoke: set(dice, count),
            }
        }
        4 => Command::DeleteRole {
            role: role_of(dice, workspace),
            move_to: Some(role_of(dice, workspace)),
        },
        5 => Command::AssignToProject {
            project: ProjectId(id(dice.pick(&[400, 401, 402]))),
            member: member(dice),
        },
        6 => {
            let rows: Vec<OverrideId> = workspace.overrides().map(|row| row.id).collect();
            match rows.is_empty() {
                true => set_override(dice, workspace, n),
                false => Command::ClearOverride { id: dice.pick(&rows) },
            }
        }
        _ => set_override(dice, workspace, n),
    }
}
