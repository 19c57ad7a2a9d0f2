//! Slugs: what may be one, and which one follows from a name.

use proptest::prelude::*;
use roster_domain::slug::{SLUG_LENGTH, Slug, SlugFault};

#[test]
fn a_slug_is_a_word_of_a_hosts_name() {
    for (text, fault) in [
        ("", SlugFault::TooShort),
        ("ab", SlugFault::TooShort),
        (&"a".repeat(41), SlugFault::TooLong),
        ("acme.evil", SlugFault::Unfit),
        ("acme/evil", SlugFault::Unfit),
        ("acme evil", SlugFault::Unfit),
        ("acm\u{435}", SlugFault::Unfit),
        ("acme_1", SlugFault::Unfit),
        ("-acme", SlugFault::Hyphens),
        ("acme-", SlugFault::Hyphens),
        ("xn--acme", SlugFault::Hyphens),
        ("2026", SlugFault::OnlyDigits),
        ("10-0-0-1", SlugFault::OnlyDigits),
        ("www", SlugFault::Reserved),
        ("API", SlugFault::Reserved),
        ("mail", SlugFault::Reserved),
        ("admin", SlugFault::Reserved),
        ("login", SlugFault::Reserved),
        ("static", SlugFault::Reserved),
        ("wpad", SlugFault::Reserved),
    ] {
        assert_eq!(Slug::parse(text), Err(fault), "{text}");
    }
    for (text, slug) in [(" Acme ", "acme"), ("a-1", "a-1"), ("north-wind-2", "north-wind-2")] {
        assert_eq!(Slug::parse(text).unwrap().as_str(), slug);
    }
}

#[test]
fn a_slug_follows_from_a_name() {
    for (name, slug) in [
        ("Northwind Studio", "northwind-studio"),
        ("  Müller & Söhne GmbH ", "muller-sohne-gmbh"),
        ("Łódź Straße Ærø", "lodz-strasse-aero"),
        ("O’Neil's", "oneils"),
        ("--- Acme!!! ---", "acme"),
        ("ＡＣＭＥ ２", "acme-2"),
        ("山田製作所", "crew"),
        ("!", "crew"),
        ("", "crew"),
        ("HQ", "hq-crew"),
        ("Admin", "admin-crew"),
        ("2026", "2026-crew"),
    ] {
        assert_eq!(Slug::from_name(name).as_str(), slug, "{name}");
    }
    assert_eq!(Slug::from_name("Northwind").numbered(2).as_str(), "northwind-2");
}

proptest! {
    #[test]
    fn every_name_gives_a_slug_that_can_be_one(name in "\\PC{0,80}", number in 2_u64..) {
        for slug in [Slug::from_name(&name), Slug::from_name(&name).numbered(number)] {
            prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
            prop_assert!((SLUG_LENGTH.0..=SLUG_LENGTH.1).contains(&slug.as_str().len()));
        }
    }

    #[test]
    fn what_is_a_slug_follows_from_itself(text in "[a-z0-9-]{1,45}") {
        if let Ok(slug) = Slug::parse(&text) {
            prop_assert_eq!(Slug::from_name(slug.as_str()), slug);
        }
    }

    #[test]
    fn numbers_never_make_two_of_one(name in "[a-z]{3,50}", a in 2_u64..99_999, b in 2_u64..99_999) {
        let slug = Slug::from_name(&name);
        prop_assert_eq!(slug.numbered(a) == slug.numbered(b), a == b);
    }
}
