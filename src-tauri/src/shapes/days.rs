//! Days as people write and read them. Which moment a day means is the domain's to say.

use crate::{
    faults::invalid,
    views::{CommandError, Count, LastDay, MembershipEnd},
};
use roster_domain::{End, Timestamp, last_day, over_after};
use time::{
    Date, OffsetDateTime, format_description::BorrowedFormatItem, macros::format_description,
};

const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// The last day of a membership that is over at this moment.
pub fn last_day_view(over_at: Timestamp) -> LastDay {
    let at = last_day(over_at);
    let moment = OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1000));
    let written = moment.ok().and_then(|moment| moment.date().format(DAY).ok());
    LastDay { at: Count::from(at), written: written.unwrap_or_default() }
}

/// The end of a membership as it was typed.
pub fn end_of(end: &MembershipEnd) -> Result<End, CommandError> {
    let MembershipEnd::Through { day } = end else { return Ok(End::Never) };
    let day = Date::parse(day.trim(), DAY).map_err(|_| invalid("ends", "notADay"))?;
    let begins = day.midnight().assume_utc().unix_timestamp().saturating_mul(1000);
    Ok(End::At(over_after(Timestamp(begins))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        let typed = MembershipEnd::Through { day: " 2027-03-31 ".to_owned() };
        let Ok(End::At(over_at)) = end_of(&typed) else { panic!("a day") };
        assert_eq!(over_at, Timestamp(1_806_537_600_000), "it is over when the last day is");
        assert_eq!(last_day_view(over_at).written, "2027-03-31");
        assert!(end_of(&MembershipEnd::Through { day: "31.3.2027".to_owned() }).is_err());
    }
}
