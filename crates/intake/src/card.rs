//! People on contact cards: vCard 2.1, 3.0 and 4.0, many in a file.
//!
//! It does not know pictures, telephones or postal addresses, and passes over them.

use crate::finding::{Found, Intake, IntakeFault, Kind};
use crate::limits::Gathering;
use crate::property::{Property, properties};
use crate::text::{Hit, scan};
use crate::token::{has_at, spaced, without_at};
use crate::trimming::{bare, excerpt, tidy};

/// Whether there is a card in the text.
pub(crate) fn is_in(text: &str) -> bool {
    text.lines().any(|line| is(line, "BEGIN:VCARD"))
}

/// Reads the cards in `text`.
pub(crate) fn read(text: &str) -> Result<Intake, IntakeFault> {
    let mut gathering = Gathering::default();
    for (at, lines) in cards(text).into_iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        read_card(number, &properties(&lines), &mut gathering);
    }
    gathering.finish(Kind::Cards)
}

fn is(line: &str, mark: &str) -> bool {
    bare(line).eq_ignore_ascii_case(mark)
}

/// The lines of each card, in the order in which the cards begin. A card may stand within another (an agent's).
fn cards(text: &str) -> Vec<Vec<&str>> {
    let mut cards: Vec<Vec<&str>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        if is(line, "BEGIN:VCARD") {
            open.push(cards.len());
            cards.push(Vec::new());
        } else if is(line, "END:VCARD") {
            open.pop();
        } else if let Some(card) = open.last().and_then(|at| cards.get_mut(*at)) {
            card.push(line);
        }
    }
    cards
}

fn read_card(number: u32, properties: &[Property], gathering: &mut Gathering) {
    let name = name(properties);
    let role = first(properties, "ROLE").or_else(|| first(properties, "TITLE")).unwrap_or_default();
    let team = team(properties);
    let mut addresses: Vec<&Property> =
        properties.iter().filter(|property| property.name == "EMAIL").collect();
    addresses.sort_by_key(|property| property.preference());
    for property in addresses {
        let value = property.text();
        let mut put = |written: String, beside: &str| {
            gathering.put(|| {
                let name = if name.is_empty() { tidy(beside) } else { name.clone() };
                let original = excerpt(&property.written, 0);
                let (role, team) = (role.clone(), team.clone());
                Found { written, name, role, team, end_date: None, original, line: number }
            });
        };
        match spaced(&value).or_else(|| without_at(&value)) {
            Some(whole) => put(whole.to_owned(), ""),
            None => scan(&value, &mut |hit: Hit| put(hit.written, &hit.name)),
        }
    }
}

/// The department: what an organization is followed by.
fn team(properties: &[Property]) -> String {
    let organization = properties.iter().find(|property| property.name == "ORG");
    let parts = organization.map(Property::parts).unwrap_or_default();
    parts.get(1).map(|department| tidy(department)).unwrap_or_default()
}

/// The name as it is to be shown, or else its parts put together.
fn name(properties: &[Property]) -> String {
    if let Some(shown) = first(properties, "FN").filter(|shown| !has_at(shown)) {
        return shown;
    }
    let Some(parts) = properties.iter().find(|property| property.name == "N") else {
        return String::new();
    };
    let parts = parts.parts();
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let name = tidy(&[part(3), part(1), part(2), part(0), part(4)].join(" "));
    if has_at(&name) { String::new() } else { name }
}

/// The first value of a property that says something.
fn first(properties: &[Property], name: &str) -> Option<String> {
    let named = properties.iter().filter(|property| property.name == name);
    named.map(|property| tidy(&property.text())).find(|text| !text.is_empty())
}
