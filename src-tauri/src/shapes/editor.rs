//! Drafts, reviews and tests.

use super::{keys, short};
use crate::views::{
    DraftClash, PersonChange, ReviewLine, RoleChanges, RoleReview, RoleTest, RoleTestView,
    TestPlace, ToggleClash,
};
use roster_domain::{
    RoleTest as DomainTest, TestPlace as DomainPlace,
    roles::{
        Changes, Exception, Rebased, ReviewLine as DomainLine, RoleReview as DomainReview,
        TestOutcome,
    },
};

/// What a draft changes.
pub fn changes(changes: &Changes) -> RoleChanges {
    RoleChanges { grant: keys(changes.grant.keys()), revoke: keys(changes.revoke.keys()) }
}

/// What moved under a draft.
pub fn clash(rebased: &Rebased) -> DraftClash {
    let toggle = |clash: &roster_domain::roles::Clash| ToggleClash {
        key: clash.permission.key.to_owned(),
        base: clash.base,
        mine: clash.mine,
        theirs: clash.theirs,
    };
    DraftClash::Moved {
        toggles: rebased.clashes.iter().map(toggle).collect(),
        others: rebased.others,
    }
}

/// What a draft would do.
pub fn review(review: DomainReview) -> RoleReview {
    let person = |person: roster_domain::roles::PersonChange| PersonChange {
        id: person.member.to_string(),
        name: person.name.to_string(),
        gains: keys(person.gains),
        losses: keys(person.losses),
    };
    RoleReview {
        people: review.people,
        pending: review.pending,
        gains: review.gains.iter().map(line).collect(),
        losses: review.losses.iter().map(line).collect(),
        by_person: review.by_person.into_iter().map(person).collect(),
        more_people: review.more_people,
        tests: tests(review.tests),
    }
}

fn line(line: &DomainLine) -> ReviewLine {
    let exception = |exception: &Exception| format!("{}, {}", exception.who, exception.project);
    ReviewLine {
        key: line.permission.key.to_owned(),
        people: line.people,
        names: line.names.iter().map(ToString::to_string).collect(),
        exceptions: line.exceptions.iter().map(exception).collect(),
        because: line.because.map(str::to_owned),
    }
}

/// Sentences, and beside each whether it held before.
pub fn tests(outcomes: Vec<(TestOutcome, bool)>) -> Vec<RoleTestView> {
    let view = |(outcome, passed_before): (TestOutcome, bool)| RoleTestView {
        passes: outcome.passes(),
        passed_before,
        failing: outcome.failing.clone(),
        test: test(&outcome.test),
    };
    outcomes.into_iter().map(view).collect()
}

fn test(test: &DomainTest) -> RoleTest {
    RoleTest {
        id: test.id.to_string(),
        can: test.can,
        permissions: test.permissions.clone(),
        place: match test.place {
            DomainPlace::Anywhere => TestPlace::Anywhere,
            DomainPlace::AssignedProject => TestPlace::AssignedProject,
            DomainPlace::OtherProject => TestPlace::OtherProject,
        },
    }
}

/// Where a question is put.
pub fn place(place: TestPlace) -> DomainPlace {
    match place {
        TestPlace::Anywhere => DomainPlace::Anywhere,
        TestPlace::AssignedProject => DomainPlace::AssignedProject,
        TestPlace::OtherProject => DomainPlace::OtherProject,
    }
}

/// How many of the sentences do not hold.
pub fn failing(outcomes: &[TestOutcome]) -> u32 {
    short(outcomes.iter().filter(|outcome| !outcome.passes()).count())
}
