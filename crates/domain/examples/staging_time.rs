//! How long a review of a messy staging table takes beside 100,000 members:
//! `cargo run --release -p roster-domain --example staging_time`.
//!
//! It prints, and judges nothing: a clock in a test would test the machine.

use roster_domain::{
    AccountId, Change, EmailAddress, Entity, Extra, Founding, Member, MemberId, MemberStatus, Name,
    RoleId, Stamp, Timestamp, Workspace, WorkspaceId, found,
    staging::{StagedRow, Staging, first_default, review},
};
use std::{error::Error, time::Instant};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_700_000_000_000);
const MEMBERS: u128 = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let workspace = workspace()?;
    println!("members {MEMBERS}\nrows    first   median of 9");
    for rows in [1_000, 5_000, 20_000] {
        let staging = messy(rows, &workspace);
        let mut times: Vec<u128> = (0..9).map(|_| time(&workspace, &staging)).collect();
        let first = times.first().map_or(0.0, |us| *us as f64 / 1000.0);
        times.sort_unstable();
        let median = times.get(4).map_or(0.0, |us| *us as f64 / 1000.0);
        println!("{rows:<6} {first:>6.1} ms {median:>6.1} ms");
    }
    Ok(())
}

fn time(workspace: &Workspace, staging: &Staging) -> u128 {
    let started = Instant::now();
    let reviewed = review(workspace, MemberId(Uuid::from_u128(1)), staging, NOW);
    let took = started.elapsed().as_micros();
    assert_eq!(reviewed.counts.found() as usize, staging.rows.len());
    took
}

fn workspace() -> Result<Workspace, Box<dyn Error>> {
    let id = Uuid::from_u128;
    let founding = Founding {
        workspace: WorkspaceId(id(1)),
        name: Name::new("Northwind", 80)?,
        account: AccountId(id(1)),
        owner_name: Name::new("Sofia Lund", 80)?,
        owner_email: EmailAddress::parse("sofia@northwind.example")?,
        member: MemberId(id(1)),
        private: false,
        role_ids: (1..20).map(|n| RoleId(id(n))).collect(),
    };
    let mut workspace = Workspace::default();
    workspace.apply(&found(&founding, Stamp { at: NOW }));
    let role = workspace.roles().map(|role| role.id).last().ok_or("there are ready roles")?;
    for n in 2..=MEMBERS {
        let member = Member {
            id: MemberId(id(n)),
            account: AccountId(id(n)),
            name: Name::new(&format!("Member {n}"), 80)?,
            contact_email: EmailAddress::parse(&format!("m{n}@northwind.example"))?,
            role,
            status: MemberStatus::Active,
            joined_at: NOW,
            ends_at: None,
            extra: Extra::new(),
        };
        workspace.apply(&[Change::Put(Entity::Member(member))]);
    }
    Ok(workspace)
}

/// Members, repetitions, slips of every kind, and words for roles that nobody has: a different one in every third row.
fn messy(rows: u32, workspace: &Workspace) -> Staging {
    let row = |n: u32| {
        let written = match n % 8 {
            0 => format!("m{}@northwind.example", n + 2),
            1 => format!("new{n}@gmial.com"),
            2 => format!("new{n}@north,example"),
            3 => format!("new{} (at) north.example", n / 2),
            4 => format!("new{n} north example"),
            _ => format!("New.{n}@North{}.example", n % 100),
        };
        let role_words = match n % 6 {
            0 => "Desginer".to_owned(),
            1 => "Owner".to_owned(),
            2 | 3 => format!("Desginer of things {n}"),
            _ => String::new(),
        };
        StagedRow {
            id: n,
            source: 1,
            original: written.clone(),
            written,
            name: format!("Person {n}"),
            role_words,
            line: n,
            chosen_role: None,
            left_out: false,
            as_written: false,
        }
    };
    let default_role = first_default(workspace, MemberId(Uuid::from_u128(1)));
    Staging { rows: (1..=rows).map(row).collect(), default_role, ..Staging::default() }
}
