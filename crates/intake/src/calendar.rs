//! Those who attend the events of a calendar file (.ics), and who asked them.
//!
//! It does not know when anything happens, nor who accepted.

use crate::finding::{Found, Intake, IntakeFault, Kind};
use crate::limits::Gathering;
use crate::property::properties;
use crate::text::scan;
use crate::token::has_at;
use crate::trimming::{bare, excerpt, tidy};

/// Whether the text is a calendar.
pub(crate) fn is_in(text: &str) -> bool {
    let first = text.lines().map(bare).find(|line| !line.is_empty());
    first.is_some_and(|line| line.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// Reads the people in `text`; the number of each is the event's.
pub(crate) fn read(text: &str) -> Result<Intake, IntakeFault> {
    let lines: Vec<&str> = text.lines().collect();
    let mut gathering = Gathering::default();
    let mut event = 1;
    for property in properties(&lines) {
        if property.name == "END" && property.text().eq_ignore_ascii_case("VEVENT") {
            event += 1;
        }
        if !matches!(property.name.as_str(), "ATTENDEE" | "ORGANIZER") {
            continue;
        }
        // Rooms and projectors attend too.
        let kind = property.parameter("CUTYPE").unwrap_or_default();
        if kind.eq_ignore_ascii_case("ROOM") || kind.eq_ignore_ascii_case("RESOURCE") {
            continue;
        }
        let name =
            property.parameter("CN").map(tidy).filter(|name| !has_at(name)).unwrap_or_default();
        scan(&property.text(), &mut |hit| {
            gathering.put(|| {
                Found::bare(hit.written, name.clone(), excerpt(&property.written, 0), event)
            });
        });
    }
    gathering.finish(Kind::Calendar)
}
