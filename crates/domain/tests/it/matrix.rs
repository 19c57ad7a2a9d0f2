//! Every command by every ready role, in one readable table that is compared byte for byte. `BLESS=1` writes it anew.

use crate::world::*;
use roster_domain::*;
use std::fmt::Write as _;

/// One sample of each command. The match in [`covers_every_command`] fails to compile when a command is added here and not there.
fn samples(workspace: &Workspace) -> Vec<Command> {
    let pending = InvitationId(id(7));
    vec![
        invite(workspace, 8, "new@harbor.example", "Collaborator"),
        Command::RevokeInvitation { invitation: pending },
        Command::ResendInvitation { invitation: pending },
        Command::ChangeRole { member: MemberId(id(60)), role: role(workspace, "Collaborator") },
        Command::RenameWorkspace { name: name("Southwind") },
        Command::AcceptInvitation { invitation: pending, member: MemberId(id(61)) },
        Command::DeclineInvitation { invitation: pending },
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
        Command::AcceptInvitation { .. } => 5,
        Command::DeclineInvitation { .. } => 6,
        Command::RecordMail { .. } => 7,
    }
}

#[test]
fn the_matrix_of_roles_and_commands_is_as_written_down() {
    let mut workspace = workspace();
    let pending = invite(&workspace, 7, "pending@harbor.example", "Collaborator");
    workspace.apply(&decide(&workspace, &OWNER, &pending, stamp()).unwrap().changes);
    with_member(&mut workspace, 60, "Admin");
    let roles: Vec<String> = workspace.roles().map(|role| role.name.to_string()).collect();
    let mut actors = vec![("the server".to_owned(), Actor::Server)];
    actors.push(("the invited person".to_owned(), invitee(70, "pending@harbor.example")));
    for (n, role_name) in roles.iter().enumerate() {
        actors.push((role_name.clone(), with_member(&mut workspace, 200 + n as u128, role_name)));
    }
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
            let _ = writeln!(table, "  {:<18} {answer}", command.verb());
        }
    }
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/matrix.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &table).unwrap();
    }
    let written = std::fs::read_to_string(golden).unwrap_or_default();
    assert!(written == table, "the matrix changed; look at it, then run with BLESS=1:\n{table}");
}
