//! Every command by every ready role, in one readable table that is compared byte for byte. `BLESS=1` writes it anew.

use crate::{samples::*, world::*};
use roster_domain::*;
use std::fmt::Write as _;

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
