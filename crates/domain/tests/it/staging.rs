//! What becomes of a table of addresses.

use crate::world::*;
use roster_domain::{
    staging::{
        Blocked, Fix, RowState, StagedRow, Staging, apply_fix, commands, first_default, review,
    },
    *,
};

fn row(id: u32, written: &str, role_words: &str) -> StagedRow {
    StagedRow {
        id,
        source: 1,
        written: written.to_owned(),
        name: String::new(),
        role_words: role_words.to_owned(),
        original: written.to_owned(),
        line: id,
        chosen_role: None,
        left_out: false,
        as_written: false,
    }
}

const ME: MemberId = MemberId(uuid::Uuid::from_u128(1));

#[test]
fn each_row_has_one_state_and_problems_are_mended_by_kind() {
    let mut workspace = workspace();
    let pending = invite(&workspace, 7, "pending@harbor.example", "Designer");
    let decision = decide(&workspace, &OWNER, &pending, stamp()).unwrap();
    workspace.apply(&decision.changes);
    let mut staging = Staging {
        rows: vec![
            row(1, "a@harbor.example", ""),
            row(2, "A@Harbor.example", ""),
            row(3, "sofia@northwind.example", ""),
            row(4, "pending@harbor.example", ""),
            row(5, "mei@gmial.com", "Desginer"),
            row(6, "\"odd one\"@x.example", ""),
            row(7, "b@harbor.example", "Owner"),
        ],
        default_role: first_default(&workspace, ME),
        ..Staging::default()
    };
    let seen = review(&workspace, ME, &staging, NOW);
    let states: Vec<_> = seen.rows.iter().map(|row| &row.state).collect();
    assert_eq!(*states[0], RowState::Ready);
    assert_eq!(*states[1], RowState::Repeated);
    assert_eq!(*states[2], RowState::AlreadyMember);
    assert_eq!(*states[3], RowState::AlreadyPending);
    assert!(matches!(states[4], RowState::Mistyped { .. }));
    assert!(matches!(states[5], RowState::NotAnAddress { .. }));
    assert!(seen.rows[6].role_unknown, "a role is never guessed upwards");
    assert_eq!(seen.ready, 1);
    let fixes: Vec<Fix> = seen.fixes.keys().cloned().collect();
    for fix in &fixes {
        apply_fix(&mut staging, fix);
    }
    let seen = review(&workspace, ME, &staging, NOW);
    assert_eq!(seen.rows[4].state, RowState::Ready);
    assert_eq!(seen.rows[4].role, Some(role(&workspace, "Designer")));
    let mut n = 1000;
    let sent = commands(&staging, &seen, || {
        n += 1;
        InvitationId(id(n))
    });
    assert_eq!(sent.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [1, 5]);
    for (_, command) in &sent {
        assert!(decide(&workspace, &OWNER, command, stamp()).is_ok());
    }
}

#[test]
fn sending_is_blocked_with_the_first_reason() {
    let mut workspace = workspace();
    let mut staging = Staging {
        rows: vec![row(1, "a@harbor.example", ""), row(2, "b@harbor.example", "")],
        ..Staging::default()
    };
    assert_eq!(review(&workspace, ME, &staging, NOW).blocked, Some(Blocked::NoRole));
    staging.default_role = first_default(&workspace, ME);
    assert_eq!(review(&workspace, ME, &staging, NOW).blocked, None);
    with_seats(&mut workspace, "free");
    let seen = review(&workspace, ME, &staging, NOW);
    assert_eq!((seen.blocked, seen.seats_missing), (Some(Blocked::NoSeat), 2));
    staging.rows.clear();
    assert_eq!(review(&workspace, ME, &staging, NOW).blocked, Some(Blocked::NothingReady));
    with_member(&mut workspace, 2, "Designer");
    assert_eq!(
        review(&workspace, MemberId(id(2)), &staging, NOW).blocked,
        Some(Blocked::NotAllowed)
    );
}
