//! From the domain's answers to what the page is shown: the same facts, in the page's spelling. Asks nothing and decides nothing.

pub mod catalogue;
pub mod days;
pub mod departure;
pub mod editor;
pub mod preview;
pub mod qr;
pub mod role;
pub mod staging;
pub mod why;

/// Keys as the page has them.
pub fn keys<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    keys.into_iter().map(str::to_owned).collect()
}

/// A count as the page has it.
pub fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
