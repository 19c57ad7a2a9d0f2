//! The people of a message as mail programs save it (.eml): who wrote it, whom it went to, and whom its text names.
//!
//! It does not know lists, servers and message numbers, which look like addresses and are nobody's.

use std::collections::BTreeSet;

use mail_parser::{Addr, Address, HeaderName, HeaderValue, Message, MessageParser};

use crate::finding::{Found, Intake, IntakeFault, Kind};
use crate::limits::Gathering;
use crate::text::scan;
use crate::token::has_at;
use crate::trimming::{bare, excerpt, tidy};

/// Headers that only servers write: a text that begins with headers, and has one of them, is a message.
const BY_SERVERS: [&str; 5] =
    ["message-id", "mime-version", "received", "return-path", "delivered-to"];

/// How many lines of headers are looked at.
const GLANCE: usize = 200;

/// Whether the bytes are a message. `named` says that the file is named as one.
pub(crate) fn is_in(bytes: &[u8], named: bool) -> bool {
    let mut headers = 0;
    let mut by_servers = false;
    for line in bytes.split(|b| *b == b'\n').take(GLANCE) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ")
            || line.starts_with(b"\t")
            || (headers == 0 && line.starts_with(b"From "))
        {
            continue;
        }
        let name = line.split(|b| *b == b':').next().filter(|name| name.len() < line.len());
        let Some(name) = name.filter(|name| name.iter().all(|b| b.is_ascii_graphic())) else {
            return false;
        };
        headers += 1;
        by_servers |= BY_SERVERS.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
    }
    headers > 1 && (named || by_servers)
}

/// Reads the message in `bytes`.
pub(crate) fn read(bytes: &[u8]) -> Result<Intake, IntakeFault> {
    let message = MessageParser::default().parse(bytes).ok_or(IntakeFault::NoAddress)?;
    let mut gathering = Gathering::default();
    let mut known = BTreeSet::new();
    for header in message.headers() {
        let people = [
            HeaderName::From,
            HeaderName::To,
            HeaderName::Cc,
            HeaderName::Bcc,
            HeaderName::ReplyTo,
        ];
        if !people.contains(&header.name) {
            continue;
        }
        let mut put = |name: &str, written: &str, line: u32, original: String| {
            let written = bare(written);
            let one_line =
                !written.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
            if has_at(written) && one_line && known.insert(written.to_lowercase()) {
                let name = Some(tidy(name)).filter(|name| !has_at(name)).unwrap_or_default();
                gathering.put(|| Found::bare(written.to_owned(), name, original, line));
            }
        };
        let line = line_of(bytes, header.offset_field);
        match &header.value {
            HeaderValue::Address(address) => {
                for person in people_of(address) {
                    let (name, written) =
                        (text(person.name.as_deref()), text(person.address.as_deref()));
                    let original = format!("{}: {name} <{written}>", header.name.as_str());
                    put(&name, &written, line, excerpt(&original, 0));
                }
            }
            // A header that is no list of addresses is read as the text that it is.
            HeaderValue::Text(list) => scan(list, &mut |hit| {
                put(&hit.name, &hit.written, line, excerpt(hit.text, hit.at));
            }),
            _ => {}
        }
    }
    read_body(&message, bytes, &mut known, &mut gathering);
    gathering.finish(Kind::Message)
}

/// Addresses in the plain text of the message, but for those that its headers have.
fn read_body(
    message: &Message,
    bytes: &[u8],
    known: &mut BTreeSet<String>,
    gathering: &mut Gathering,
) {
    let plain = message.text_body.iter().find_map(|part| {
        let part = message.parts.get(usize::try_from(*part).ok()?)?;
        part.is_text().then(|| (part.text_contents().unwrap_or_default(), part.offset_body))
    });
    let Some((text, begins)) = plain else { return };
    let begins = line_of(bytes, begins);
    scan(&text.replace('\r', ""), &mut |hit| {
        if known.insert(hit.written.to_lowercase()) {
            let original = excerpt(hit.text, hit.at);
            gathering.put(|| {
                Found::bare(hit.written, hit.name, original, begins.saturating_add(hit.line))
            });
        }
    });
}

fn people_of<'a>(address: &'a Address<'a>) -> Vec<&'a Addr<'a>> {
    match address {
        Address::List(people) => people.iter().collect(),
        Address::Group(groups) => groups.iter().flat_map(|group| &group.addresses).collect(),
    }
}

fn text(part: Option<&str>) -> String {
    part.unwrap_or_default().to_owned()
}

/// The line at this place, from 1.
fn line_of(bytes: &[u8], place: u32) -> u32 {
    let before =
        usize::try_from(place).ok().and_then(|place| bytes.get(..place)).unwrap_or_default();
    let breaks = before.iter().filter(|b| **b == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}
