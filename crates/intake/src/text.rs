//! Candidates in free text, line by line: lists, prose, copied mail headers, links.
//!
//! It does not know tables or cards, though both read their cells with it, and it repairs nothing.

use std::ops::Range;

use crate::mailto;
use crate::naming;
use crate::token::{
    candidate, candidates, has_at, is_at, is_hard, is_separator, quoted_length, word_length,
};

/// A candidate in a line of text.
pub(crate) struct Hit<'a> {
    /// The candidate as written.
    pub(crate) written: String,
    /// The name beside it, or nothing.
    pub(crate) name: String,
    /// The line in which it stands.
    pub(crate) text: &'a str,
    /// Where in that line it begins, in bytes.
    pub(crate) at: usize,
    /// The number of that line, from 0.
    pub(crate) line: u32,
}

/// Shows each candidate in `text` to `each`, in order.
pub(crate) fn scan<'a>(text: &'a str, each: &mut dyn FnMut(Hit<'a>)) {
    for (line, whole) in (0..).zip(text.split('\n')) {
        for part in whole.split(['\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
            // A link may hold its @ percent-encoded.
            if has_at(part) || part.contains("%40") {
                Walk {
                    text: part,
                    line,
                    context: 0,
                    word: (0, 0),
                    unnamed: false,
                    last: None,
                    each: &mut *each,
                }
                .over(0, part.len(), true);
            }
        }
    }
}

/// How a candidate stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// In brackets, or in a link.
    Linked,
    /// By itself.
    Plain,
}

/// One line on the way through it. All places are in bytes.
struct Walk<'a, 'b> {
    text: &'a str,
    line: u32,
    /// Where the text begins that may name the next candidate.
    context: usize,
    /// The last word that was no candidate.
    word: (usize, usize),
    /// Whether a candidate had no name: what follows it may be its own, and not the next one's.
    unnamed: bool,
    /// The last candidate: its end, itself, and how it stands.
    last: Option<(usize, String, Standing)>,
    each: &'b mut dyn FnMut(Hit<'a>),
}

impl<'a> Walk<'a, '_> {
    fn over(&mut self, from: usize, to: usize, quotes: bool) {
        let mut at = from;
        while let Some(c) = self.piece(at, to).chars().next() {
            at = match c {
                '"' if quotes => self.quoted(at, to),
                '<' => self.bracketed(at, to),
                _ if is_separator(c) => {
                    if is_hard(c) {
                        self.context = at + c.len_utf8();
                    }
                    at + c.len_utf8()
                }
                _ => self.word(at, to),
            };
        }
    }

    fn piece(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// At a quote: the local part of an address, or a name, or text.
    fn quoted(&mut self, at: usize, to: usize) -> usize {
        let Some(length) = quoted_length(self.piece(at, to)) else {
            return at + 1;
        };
        let end = at + length;
        let rest = self.piece(end, to);
        if rest.starts_with(is_at) {
            let end = end + word_length(rest);
            if let Some(written) = candidate(self.piece(at, end)) {
                self.plain(at, end, written);
            }
            return end;
        }
        let names_brackets = rest.trim_start().starts_with('<');
        if !names_brackets && has_at(self.piece(at, end)) {
            self.over(at + 1, end - 1, false);
        }
        end
    }

    /// At a `<`: an address in brackets, or a link, or only a sign.
    fn bracketed(&mut self, at: usize, to: usize) -> usize {
        let inner = self.piece(at + 1, to);
        let sign = inner.find(['<', '>']).map(|end| (end, inner.get(end..).unwrap_or_default()));
        let Some((length, _)) = sign.filter(|(_, rest)| rest.starts_with('>')) else {
            return at + 1;
        };
        let end = at + 1 + length + 1;
        let inner = self.piece(at + 1, end - 1).trim();
        let written = match mailto::after_scheme(inner) {
            Some(link) => mailto::addresses(link),
            None if is_bracketed_address(inner) => {
                candidate(inner).map(str::to_owned).into_iter().collect()
            }
            None => return at + 1,
        };
        let mut name = naming::before_brackets(self.piece(self.context, at));
        for written in written {
            self.found(at..end, written, std::mem::take(&mut name), Standing::Linked);
        }
        end
    }

    /// At a word: a link, an address of the web, a candidate, or only a word.
    fn word(&mut self, at: usize, to: usize) -> usize {
        let rest = self.piece(at, to);
        if mailto::after_scheme(rest).is_some() {
            let end = at + mailto::length(rest);
            let link = mailto::after_scheme(self.piece(at, end)).unwrap_or_default();
            for written in mailto::addresses(link) {
                let name = self.name_beside(at, "");
                self.found(at..end, written, name, Standing::Linked);
            }
            return end;
        }
        let mut end = at + word_length(rest);
        if self.piece(end, to).starts_with("://") {
            let web = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>');
            return at + rest.find(web).unwrap_or(rest.len());
        }
        if self.piece(at, end).ends_with(is_at) {
            end += domain_literal_length(self.piece(end, to));
        }
        if self.piece(at, end).chars().all(is_at) {
            return self.lone_at(at, end, to);
        }
        let words = candidates(self.piece(at, end));
        if words.is_empty() {
            self.word = (at, end);
        }
        for written in words {
            self.plain(at, end, written);
        }
        end
    }

    /// At an `@` by itself: `ana @ north.example` was meant as an address, `at noon @ the park` was not.
    fn lone_at(&mut self, at: usize, end: usize, to: usize) -> usize {
        let (start, before) = self.word;
        let rest = self.piece(end, to);
        let space = rest.len() - rest.trim_start_matches(' ').len();
        let after = end + space + word_length(rest.get(space..).unwrap_or_default());
        let domain = self.piece(end + space, after).trim_end_matches(['.', '!', '?']);
        let joined = before > self.context && self.piece(before, at).chars().all(|c| c == ' ');
        if !(joined && domain.contains('.') && !has_at(domain)) {
            return end;
        }
        let written = self.piece(start, end + space + domain.len()).to_owned();
        let name = self.name_beside(start, "");
        self.found(start..after, written, name, Standing::Plain);
        after
    }

    fn plain(&mut self, at: usize, end: usize, written: &str) {
        let after = self.piece(end, self.text.len());
        let name = self.name_beside(at, after);
        self.found(at..end, written.to_owned(), name, Standing::Plain);
        if naming::in_parentheses(after).is_some() {
            self.context = end + after.find(')').map_or(0, |close| close + 1);
        }
    }

    fn name_beside(&self, at: usize, after: &str) -> String {
        let before = if self.unnamed { "" } else { self.piece(self.context, at) };
        naming::beside(before, after)
    }

    fn found(&mut self, place: Range<usize>, written: String, name: String, standing: Standing) {
        let (at, end) = (place.start, place.end);
        self.context = end;
        self.unnamed |= name.is_empty();
        // `ana@north.example<mailto:ana@north.example>` is one address, written twice by a mail program.
        let twice = self.last.as_ref().is_some_and(|(before, other, stood)| {
            let sign = |c: char| !(c.is_alphanumeric() || matches!(c, ',' | ';' | '\t'));
            *stood != standing
                && other.eq_ignore_ascii_case(&written)
                && self.piece(*before, at).chars().all(sign)
        });
        self.last = Some((end, written.clone(), standing));
        if !twice {
            (self.each)(Hit { written, name, text: self.text, at, line: self.line });
        }
    }
}

/// Whether what stands between `<` and `>` was meant as one address.
fn is_bracketed_address(inner: &str) -> bool {
    let quoted = inner.starts_with('"')
        && quoted_length(inner).is_some_and(|end| {
            inner
                .get(end..)
                .is_some_and(|rest| rest.starts_with(is_at) && !rest.contains(is_separator))
        });
    let apart = [',', ';', '"', ':'];
    let markup = ['=', '/'];
    let several = inner.contains(apart) || (inner.contains(' ') && inner.contains(markup));
    has_at(inner) && (quoted || !several)
}

/// The length of `[192.0.2.1]` at the beginning of `rest`.
fn domain_literal_length(rest: &str) -> usize {
    let mut near = rest.char_indices().take(64);
    if near.next().is_none_or(|(_, c)| c != '[') {
        return 0;
    }
    let end = near.find(|(_, c)| *c == ']' || c.is_whitespace());
    end.filter(|(_, c)| *c == ']').map_or(0, |(at, _)| at + 1)
}
