//! Every command by every ready role, in one readable table that is compared byte for byte. `BLESS=1` writes it anew.

use crate::world::*;
use roster_domain::*;
use std::fmt::Write as _;

/// One sample of each command. The match in [`covers_every_command`] fails to compile when a command is added here and not there.
fn samples(workspace: &Workspace) -> Vec<Command> {
    let pending = InvitationId(id(7));
    let designer = role(workspace, "Designer");
    let project = ProjectId(id(400));
    vec![
        invite(workspace, 8, "new@harbor.example", "Collaborator"),
        Command::RevokeInvitation { invitation: pending },
        Command::ResendInvitation { invitation: pending, by_hand: false },
        Command::ChangeRole { member: MemberId(id(60)), role: role(workspace, "Collaborator") },
        Command::RenameWorkspace { name: name("Southwind") },
        Command::CreateRole {
            role: RoleId(id(300)),
            name: "Illustrator".to_owned(),
            grants: ["files.view", "files.upload"].into_iter().collect(),
            menu: Vec::new(),
            tests: Vec::new(),
        },
        Command::RenameRole { role: designer, name: "Illustrator".to_owned() },
        Command::EditRole {
            role: designer,
            grant: ["inbox.view"].into_iter().collect(),
            revoke: PermissionSet::empty(),
        },
        Command::DeleteRole { role: designer, move_to: Some(role(workspace, "Team")) },
        Command::SetRoleMenu {
            role: designer,
            menu: vec![MenuEntry { item: "files".to_owned(), shown: false }],
        },
        Command::AddRoleTest { role: designer, test: test(301) },
        Command::RemoveRoleTest { role: designer, test: RoleTestId(id(302)) },
        Command::CreateProject { project: ProjectId(id(303)), name: name("Rebrand") },
        Command::AssignToProject { project, member: MemberId(id(60)) },
        Command::UnassignFromProject { project, member: MemberId(id(62)) },
        Command::SetOverride {
            id: OverrideId(id(304)),
            project,
            subject: OverrideSubject::Role(designer),
            permission: "projects.view_budgets".to_owned(),
            allow: true,
        },
        Command::ClearOverride { id: OverrideId(id(305)) },
        Command::StartBatch {
            batch: BatchId(id(306)),
            name: name("people.csv"),
            message: None,
            rows: 3,
        },
        Command::ChangeInvitation {
            invitation: pending,
            email: None,
            role: None,
            name: Some(name("Mei")),
            ends_at: None,
        },
        Command::ApproveInvitation { invitation: InvitationId(id(307)) },
        Command::DeleteInvitation { invitation: InvitationId(id(308)) },
        Command::AcceptInvitation { invitation: pending, member: MemberId(id(61)) },
        Command::DeclineInvitation { invitation: pending },
        Command::AskForLink { invitation: InvitationId(id(307)) },
        Command::EndMembership { member: MemberId(id(63)) },
        Command::RecordMail { invitation: pending, mail: Mail::Kept },
    ]
}

fn covers_every_command(command: &Command) -> usize {
    match command {
        Command::Invite { .. } => 0,
        Command::RevokeInvitation { .. } => 1,
        Command::ResendInvitation { .. } => 2,
        Command::ChangeRole { .. } => 3,
        Command::RenameWorkspace { .. } => 4,
        Command::CreateRole { .. } => 5,
        Command::RenameRole { .. } => 6,
        Command::EditRole { .. } => 7,
        Command::DeleteRole { .. } => 8,
        Command::SetRoleMenu { .. } => 9,
        Command::AddRoleTest { .. } => 10,
        Command::RemoveRoleTest { .. } => 11,
        Command::CreateProject { .. } => 12,
        Command::AssignToProject { .. } => 13,
        Command::UnassignFromProject { .. } => 14,
        Command::SetOverride { .. } => 15,
        Command::ClearOverride { .. } => 16,
        Command::StartBatch { .. } => 17,
        Command::ChangeInvitation { .. } => 18,
        Command::ApproveInvitation { .. } => 19,
        Command::DeleteInvitation { .. } => 20,
        Command::AcceptInvitation { .. } => 21,
        Command::DeclineInvitation { .. } => 22,
        Command::AskForLink { .. } => 23,
        Command::EndMembership { .. } => 24,
        Command::RecordMail { .. } => 25,
    }
}

fn test(n: u128) -> RoleTest {
    let permissions = vec!["invoices.view".to_owned()];
    RoleTest { id: RoleTestId(id(n)), can: false, permissions, place: TestPlace::Anywhere }
}

/// A project to which everybody is assigned, with one exception on it, and a role with one test: what the samples are about.
fn furnish(workspace: &mut Workspace, actors: &[(String, Actor)]) {
    let designer = role(workspace, "Designer");
    let mut role = workspace.role(designer).unwrap().clone();
    role.tests.push(test(302));
    let members = actors.iter().filter_map(|(_, actor)| match actor {
        Actor::Member(member) => Some(*member),
        _ => None,
    });
    let project = Project {
        id: ProjectId(id(400)),
        name: name("Acme"),
        owner: MemberId(id(1)),
        assigned: members.chain([MemberId(id(62))]).collect(),
        created_at: NOW,
        extra: Extra::new(),
    };
    let exception = Override {
        id: OverrideId(id(305)),
        project: project.id,
        subject: OverrideSubject::Role(designer),
        permission: "files.delete".to_owned(),
        allow: false,
        made_by: MemberId(id(1)),
        made_at: NOW,
        extra: Extra::new(),
    };
    let rows = [Entity::Role(role), Entity::Project(project), Entity::Override(exception)];
    workspace.apply(&rows.map(Change::Put));
    let pending = workspace.invitation(InvitationId(id(7))).unwrap().clone();
    // One was made long ago, one has nobody any more who vouches for it, one was declined, and one membership is over.
    let old = Invitation { invited_at: NOW.plus(-hours(2)), ..pending.clone() };
    let orphan = Invitation {
        id: InvitationId(id(307)),
        email: email("orphan@harbor.example"),
        vouched_by: Some(MemberId(id(999))),
        ..pending.clone()
    };
    let declined = Invitation {
        id: InvitationId(id(308)),
        email: email("declined@harbor.example"),
        state: InvitationState::Declined,
        ..pending
    };
    workspace.apply(&[old, orphan, declined].map(Entity::Invitation).map(Change::Put));
    with_member(workspace, 63, "Team");
    let over = workspace.member(MemberId(id(63))).unwrap().clone();
    workspace.apply(&[Change::Put(Entity::Member(Member { ends_at: Some(NOW), ..over }))]);
}

fn compare(table: &str, file: &str) {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, table).unwrap();
    }
    let written = std::fs::read_to_string(golden).unwrap_or_default();
    assert!(written == table, "the matrix changed; look at it, then run with BLESS=1:\n{table}");
}

#[test]
fn the_matrix_of_roles_and_commands_is_as_written_down() {
    let mut workspace = workspace();
    let pending = invite(&workspace, 7, "pending@harbor.example", "Collaborator");
    workspace.apply(&decide(&workspace, &OWNER, &pending, stamp()).unwrap().changes);
    with_member(&mut workspace, 60, "Admin");
    with_member(&mut workspace, 62, "Team");
    let roles: Vec<String> = workspace.roles().map(|role| role.name.to_string()).collect();
    let mut actors = vec![("the server".to_owned(), Actor::Server)];
    actors.push(("the invited person".to_owned(), invitee(70, "pending@harbor.example")));
    for (n, role_name) in roles.iter().enumerate() {
        actors.push((role_name.clone(), with_member(&mut workspace, 200 + n as u128, role_name)));
    }
    furnish(&mut workspace, &actors);
    let samples = samples(&workspace);
    for (at, sample) in samples.iter().enumerate() {
        assert_eq!(covers_every_command(sample), at, "one sample of each command, in order");
    }
    let mut table = String::from(
        "Who may do what: one line a role, one word a refusal, `yes` where it is allowed.\n",
    );
    for (who, actor) in &actors {
        let _ = writeln!(table, "\n{who}");
        for command in &samples {
            let answer = match decide(&workspace, actor, command, stamp()) {
                Ok(_) => "yes".to_owned(),
                Err(Refusal::NotAllowed { permission }) => format!("needs {permission}"),
                Err(refusal) => refusal.code().to_owned(),
            };
            let _ = writeln!(table, "  {:<20} {answer}", command.verb());
        }
    }
    compare(&table, "matrix.txt");
}

#[test]
fn the_matrix_of_roles_and_permissions_is_as_written_down() {
    let mut workspace = workspace();
    let roles: Vec<String> = workspace.roles().map(|role| role.name.to_string()).collect();
    for (n, role_name) in roles.iter().enumerate() {
        with_member(&mut workspace, 200 + n as u128, role_name);
    }
    let mut table = String::from(
        "What each ready role may: one line a permission, one column a role. `x` may, `.` may not, `o` Owners only.\n\n",
    );
    for (n, role) in roles.iter().enumerate() {
        let _ = writeln!(table, "  {:>width$} {role}", "v", width = n * 2 + 1);
    }
    for permission in permission::catalogue() {
        table.push_str("  ");
        for n in 0..roles.len() {
            let question = Question::new(MemberId(id(200 + n as u128)), permission.key, NOW);
            let verdict = explain(&workspace, &question);
            table.push_str(match verdict.because {
                _ if verdict.allowed => "x ",
                Because::OwnerOnly | Because::OwnerOrCoOwnerOnly => "o ",
                _ => ". ",
            });
        }
        let _ = writeln!(table, "{}", permission.key);
    }
    compare(&table, "permissions.txt");
}

/// Both ways: each role of the golden file is a ready role and each ready role stands in it; each permission of the catalogue has
/// a line and each line is a permission of the catalogue.
#[test]
fn the_matrix_covers_every_role_and_every_permission_and_nothing_else() {
    let text = include_str!("permissions.txt");
    let lines: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next_back()).collect();
    let keys: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|word| word.contains('.') && permission::find(word).is_some())
        .collect();
    assert_eq!(keys, permission::catalogue().iter().map(|p| p.key).collect::<Vec<_>>());
    let from_start = role_catalogue::ready_roles().iter().filter(|ready| ready.from_start);
    for ready in from_start {
        assert!(text.contains(&format!("v {}\n", ready.label)), "{}", ready.label);
        assert!(include_str!("matrix.txt").contains(&format!("\n{}\n", ready.label)));
    }
    let heads = text.lines().filter(|line| line.trim_start().starts_with("v ")).count();
    assert_eq!(heads, workspace().roles().count());
}
