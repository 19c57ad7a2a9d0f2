//! What becomes of a table of addresses.

use crate::world::*;
use roster_domain::{
    staging::{
        Alike, Answer, Blocked, DateOrder, Details, EndDate, EndFault, Fix, Repair, RowState, Slip,
        StagedRow, Staging, Verdict, apply_fix, commands, first_default, fix_all_alike, review,
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

fn verdicts(workspace: &Workspace, staging: &Staging) -> Vec<Verdict> {
    review(workspace, ME, staging, NOW).rows.into_iter().map(|row| row.verdict).collect()
}

fn alike(workspace: &Workspace, staging: &Staging, is: impl Fn(&Repair) -> bool) -> Alike {
    let found = review(workspace, ME, staging, NOW).alike;
    found.into_iter().find(|alike| is(&alike.repair)).expect("rows that are alike")
}

fn table(workspace: &Workspace, rows: &[(&str, &str)]) -> Staging {
    let rows = (1..).zip(rows).map(|(id, (written, role))| row(id, written, role));
    let default_role = first_default(workspace, ME);
    Staging { rows: rows.collect(), default_role, ..Staging::default() }
}

#[test]
fn every_row_has_one_verdict_and_the_counts_are_all_rows() {
    let mut workspace = workspace();
    let pending = invite(&workspace, 7, "pending@harbor.example", "Designer");
    let decision = decide(&workspace, &OWNER, &pending, stamp()).unwrap();
    workspace.apply(&decision.changes);
    let mut staging = table(
        &workspace,
        &[
            ("a@harbor.example", ""),
            ("A@Harbor.example", "Desginer"),
            ("sofia@northwind.example", "Owner"),
            ("pending@harbor.example", ""),
            ("mei@gmial.com", "Desginer"),
            ("ana@north,example", ""),
            ("nobody", ""),
            ("b@harbor.example", "Co-Owner"),
            ("c@harbor.example", "Desginer"),
            ("d@harbor.example", ""),
            ("e@harbor.example", ""),
        ],
    );
    staging.rows[9].left_out = true;
    let soon = EndDate::Unreadable { written: "soon".to_owned() };
    staging.details.insert(11, Details { team: "East".to_owned(), end: Some(soon) });
    let co_owner = workspace.roles().find(|role| role.kind == RoleKind::CoOwner).unwrap().id;
    let designer = role(&workspace, "Designer");
    let seen = verdicts(&workspace, &staging);
    assert_eq!(seen[0], Verdict::Ready);
    assert_eq!(seen[1], Verdict::Repeated);
    assert_eq!(seen[2], Verdict::AlreadyMember { member: ME });
    assert!(matches!(seen[3], Verdict::AlreadyPending { .. }));
    assert!(
        matches!(&seen[4], Verdict::Mistyped { suggestion } if suggestion.as_str() == "mei@gmail.com")
    );
    assert!(
        matches!(&seen[5], Verdict::NotAnAddress { suggestion: Some(meant), .. } if meant.as_str() == "ana@north.example")
    );
    assert!(matches!(&seen[6], Verdict::NotAnAddress { suggestion: None, .. }));
    assert_eq!(seen[7], Verdict::OwnerInBulk { role: co_owner });
    let words = "Desginer".to_owned();
    assert_eq!(seen[8], Verdict::UnknownRole { words, near: vec![designer] });
    assert_eq!(seen[9], Verdict::LeftOut);
    let written = "soon".to_owned();
    assert_eq!(seen[10], Verdict::BadEndDate { fault: EndFault::Unreadable { written } });
    let counts = review(&workspace, ME, &staging, NOW).counts;
    assert_eq!((counts.found(), counts.ready, counts.needs_fixing()), (11, 1, 6));
}

#[test]
fn one_answer_settles_all_rows_that_are_alike_and_no_others() {
    let workspace = workspace();
    let mut staging = table(
        &workspace,
        &[
            ("a@harbor.example", "Desginer"),
            ("b@harbor.example", "desginer"),
            ("c@north,example", "Desginer"),
            ("d@north,example", ""),
            ("e@gmial.com", ""),
            ("f@gmial.com", ""),
            ("g@hotmial.com", ""),
            ("h@north.example.", ""),
        ],
    );
    let designer = role(&workspace, "Designer");
    let words = alike(&workspace, &staging, |repair| matches!(repair, Repair::Role { .. }));
    assert_eq!(words.rows, [1, 2], "a row has one state, the address first");
    fix_all_alike(&mut staging, &words, Answer::Role(designer));
    let commas =
        alike(&workspace, &staging, |repair| *repair == Repair::Spelling { slip: Slip::Commas });
    assert_eq!(commas.rows, [3, 4]);
    fix_all_alike(&mut staging, &commas, Answer::AsSuggested);
    let gmail = alike(
        &workspace,
        &staging,
        |repair| matches!(repair, Repair::Domain { to, .. } if to == "gmail.com"),
    );
    assert_eq!(gmail.rows, [5, 6]);
    fix_all_alike(&mut staging, &gmail, Answer::AsSuggested);
    let seen = review(&workspace, ME, &staging, NOW);
    for row in &seen.rows[..6] {
        assert_eq!(row.verdict, Verdict::Ready, "{row:?}");
    }
    assert_eq!(seen.rows[2].role, Some(designer), "the words mean it for rows mended later too");
    assert!(matches!(seen.rows[6].verdict, Verdict::Mistyped { .. }));
    let rest = alike(&workspace, &staging, |repair| matches!(repair, Repair::Domain { .. }));
    fix_all_alike(&mut staging, &rest, Answer::AsWritten);
    assert_eq!(verdicts(&workspace, &staging)[6], Verdict::Ready);
    let signs =
        alike(&workspace, &staging, |repair| *repair == Repair::Spelling { slip: Slip::Ends });
    fix_all_alike(&mut staging, &signs, Answer::LeaveOut);
    assert_eq!(verdicts(&workspace, &staging)[7], Verdict::LeftOut);
}

#[test]
fn r133_nobody_becomes_an_owner_in_bulk_whatever_is_answered() {
    let workspace = workspace();
    let owner = workspace.roles().find(|role| role.kind == RoleKind::Owner).unwrap().id;
    let words = ["Owner", "co owner", "OWNER ", "Onwer", "Workspace Owner"];
    let rows: Vec<(String, &str)> =
        (1..).zip(words).map(|(n, words)| (format!("a{n}@harbor.example"), words)).collect();
    let rows: Vec<(&str, &str)> =
        rows.iter().map(|(email, words)| (email.as_str(), *words)).collect();
    let mut staging = table(&workspace, &rows);
    for _ in 0..3 {
        for one in review(&workspace, ME, &staging, NOW).alike {
            if let Repair::Role { near, .. } = &one.repair {
                for near in near {
                    assert!(staging::in_bulk(workspace.role(*near).unwrap().kind));
                }
            }
            fix_all_alike(&mut staging, &one, Answer::AsSuggested);
            fix_all_alike(&mut staging, &one, Answer::Role(owner));
        }
        let seen = review(&workspace, ME, &staging, NOW);
        assert!(commands(&staging, &seen, || InvitationId(id(1))).is_empty(), "{:?}", seen.rows);
    }
    staging.default_role = Some(owner);
    staging.rows.push(row(9, "plain@harbor.example", ""));
    assert_eq!(verdicts(&workspace, &staging)[5], Verdict::OwnerInBulk { role: owner });
}

#[test]
fn end_dates_are_settled_for_their_source_at_once() {
    let workspace = workspace();
    let mut staging =
        table(&workspace, &[("a@x.example", ""), ("b@x.example", ""), ("c@x.example", "")]);
    staging.rows[2].source = 2;
    let later = |day| NOW.plus(days(day));
    let doubt = || EndDate::WhichOrder {
        written: "4/5/2030".to_owned(),
        day_first: later(40),
        month_first: later(10),
    };
    for id in 1..=3 {
        staging.details.insert(id, Details { team: String::new(), end: Some(doubt()) });
    }
    let order = alike(&workspace, &staging, |repair| *repair == Repair::DateOrder { source: 1 });
    assert_eq!(order.rows, [1, 2]);
    fix_all_alike(&mut staging, &order, Answer::Order(DateOrder::DayFirst));
    assert_eq!(staging.details[&1].end, Some(EndDate::On(later(40))));
    assert_eq!(staging.details[&3].end, Some(doubt()), "another source may be written otherwise");
    assert_eq!(verdicts(&workspace, &staging)[..2], [Verdict::Ready, Verdict::Ready]);
    let over = EndDate::On(NOW.plus(-days(2)));
    staging.details.insert(1, Details { team: String::new(), end: Some(over) });
    assert_eq!(verdicts(&workspace, &staging)[0], Verdict::BadEndDate { fault: EndFault::Past });
    let over = alike(&workspace, &staging, |repair| matches!(repair, Repair::EndDate { .. }));
    fix_all_alike(&mut staging, &over, Answer::End(None));
    assert_eq!(verdicts(&workspace, &staging)[0], Verdict::Ready);
}

#[test]
fn rows_beyond_the_seats_are_told_and_are_not_sent() {
    let mut workspace = workspace();
    let rows: Vec<String> = (0..40).map(|n| format!("a{n}@x.example")).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|email| (email.as_str(), "")).collect();
    with_seats(&mut workspace, "growth");
    let staging = table(&workspace, &rows);
    let seen = review(&workspace, ME, &staging, NOW);
    let free = seen.seats.free().expect("a plan with so many seats");
    assert!(free > 0 && free < 40, "{free} seats show nothing");
    assert_eq!((seen.counts.ready, seen.counts.no_seat, seen.ready), (free, 40 - free, 40));
    assert_eq!(seen.blocked, Some(Blocked::NoSeat));
    let first_without = seen.rows.iter().position(|row| row.verdict == Verdict::NoSeat);
    assert_eq!(first_without, usize::try_from(free).ok());
    let mut n = 0;
    let sent = commands(&staging, &seen, || {
        n += 1;
        InvitationId(id(n))
    });
    assert_eq!(u32::try_from(sent.len()).ok(), Some(free));
}

#[test]
fn slips_of_spelling_are_mended_and_words_are_not() {
    let workspace = workspace();
    for (written, meant) in [
        ("ana@north.example.", "ana@north.example"),
        ("<ana@north.example", "ana@north.example"),
        ("ana(at)north.example", "ana@north.example"),
        ("ana [at] north [dot] example", "ana@north.example"),
        ("ana@@north.example", "ana@north.example"),
        ("ana＠north.example", "ana@north.example"),
        ("ana @ north.example", "ana@north.example"),
        ("ana@north. example", "ana@north.example"),
        ("ana@north,example", "ana@north.example"),
        ("ana@gmial,com", "ana@gmail.com"),
        ("ana@north..example", "ana@north.example"),
        ("ana.lind.gmail.com", "ana.lind@gmail.com"),
        ("analindgooglemail.com", "analind@googlemail.com"),
    ] {
        let staging = table(&workspace, &[(written, "")]);
        match &verdicts(&workspace, &staging)[0] {
            Verdict::NotAnAddress { suggestion: Some(email), .. } => {
                assert_eq!(email.as_str(), meant)
            }
            other => panic!("{written}: {other:?}"),
        }
    }
    for written in [
        "ana lind@north.example",
        "Ana Lind",
        "a@b@c.example",
        "@",
        "gmail.com",
        "see the other list",
    ] {
        let staging = table(&workspace, &[(written, "")]);
        assert!(
            matches!(
                verdicts(&workspace, &staging)[0],
                Verdict::NotAnAddress { suggestion: None, .. }
            ),
            "{written}"
        );
    }
}
