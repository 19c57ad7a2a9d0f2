//! What must hold for whatever is thrown at the readers. The targets beside it only say which reader is meant.
//!
//! It knows no file format: a reading is either refused, or it keeps to the promises of its types.

use roster_domain::EmailAddress;
use roster_intake::{EndDate, Intake, IntakeFault, LIMIT_ROWS};

/// A reading keeps its promises: bounded, one line each, nothing empty that must not be.
pub fn reading(read: &Result<Intake, IntakeFault>) {
    let Ok(intake) = read else { return };
    assert!(!intake.found.is_empty() && intake.found.len() <= LIMIT_ROWS);
    for found in &intake.found {
        assert!(!found.written.is_empty() && found.line > 0);
        assert_eq!(found.written.trim(), found.written);
        one_line(&found.written);
        for said in [&found.name, &found.role, &found.team, &found.original] {
            one_line(said);
            assert!(said.chars().count() <= 200, "{said:?}");
        }
    }
}

/// A column of end dates: what is settled by one reading of its order is settled for all, and no day is invented.
pub fn dates(cells: &[&str]) {
    let (order, read) = roster_intake::probes::end_dates(cells);
    assert_eq!(read.len(), cells.len());
    for end in read.into_iter().flatten() {
        match end {
            EndDate::On(day) => {
                let written = day.to_string();
                let (_, again) = roster_intake::probes::end_dates(&[&written]);
                assert_eq!(again, [Some(EndDate::On(day))], "{written}");
            }
            EndDate::WhichOrder { written, day_first, month_first } => {
                assert!(order.is_none() && day_first != month_first);
                one_line(&written);
            }
            EndDate::Unreadable { written } => one_line(&written),
        }
    }
}

/// Text that will stand in one row of a list, and may stand in a mail.
pub fn one_line(text: &str) {
    assert!(!text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']), "{text:?}");
}

/// An address that is taken has one canonical form, which is taken too and stays as it is, and can break no mail header.
pub fn address(text: &str) {
    let Ok(email) = EmailAddress::parse(text) else { return };
    let again = EmailAddress::parse(email.canonical()).expect("the canonical form is an address");
    assert_eq!(again.canonical(), email.canonical());
    assert_eq!(again, email);
    assert!(email.canonical().is_ascii() && email.as_str().len() <= 254);
    for form in [email.as_str(), email.canonical()] {
        assert!(!form.chars().any(|c| c.is_control() || c.is_whitespace()), "{form:?}");
        assert_eq!(form.matches('@').count(), 1);
    }
    if let Some(meant) = email.suggestion() {
        assert_ne!(meant, email);
        assert_eq!(meant.suggestion(), None, "a suggestion needs no further suggestion");
    }
}
