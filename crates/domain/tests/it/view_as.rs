//! The workspace through somebody else's eyes.

use crate::world::*;
use roster_domain::{
    view_as::{Eyes, Seen, SeenPart, ViewAs, view_as},
    *,
};

const ME: MemberId = MemberId(uuid::Uuid::from_u128(1));

fn screen(seen: &ViewAs, key: &str) -> Seen {
    seen.screens.iter().find(|screen| screen.screen.key == key).unwrap().in_menu
}

fn action(seen: &ViewAs, key: &str) -> Seen {
    let parts = seen.screens.iter().flat_map(|screen| &screen.parts);
    let found = parts.filter_map(|part| match part {
        SeenPart::Whole(screens::Part::Action { key: of, .. }, seen) if *of == key => Some(*seen),
        _ => None,
    });
    found.collect::<Vec<_>>().pop().unwrap()
}

#[test]
fn r56_r102_what_is_off_is_hidden_and_the_draft_is_marked() {
    let workspace = workspace();
    let manager = role(&workspace, "Project Manager");
    let seen = view_as(&workspace, ME, &Eyes::Role(manager), NOW).unwrap();
    assert_eq!(screen(&seen, "invoices"), Seen::Shown);
    assert_eq!(action(&seen, "invoices.send"), Seen::Hidden);
    let grants = &workspace.role(manager).unwrap().grants;
    let on = roles::toggle(grants, &["invoices.send", "inbox.view"], true, &|_| false).on;
    let on = roles::toggle(&on, &["contracts.view"], false, &|_| false).on;
    let seen = view_as(&workspace, ME, &Eyes::Draft(manager, on), NOW).unwrap();
    assert_eq!(action(&seen, "invoices.send"), Seen::Added);
    assert_eq!(screen(&seen, "inbox"), Seen::Added);
    assert_eq!(screen(&seen, "contracts"), Seen::Removed);
}

#[test]
fn b13_only_those_who_may_look_through_others_eyes_do() {
    let mut workspace = workspace();
    with_member(&mut workspace, 200, "Admin");
    let eyes = Eyes::Role(role(&workspace, "Team"));
    let refusal = view_as(&workspace, MemberId(id(200)), &eyes, NOW).unwrap_err();
    assert_eq!(refusal, Refusal::NotAllowed { permission: "roles.view_as".to_owned() });
}

#[test]
fn b14_a_co_owner_sees_no_more_through_an_owners_eyes() {
    let mut workspace = workspace();
    with_member(&mut workspace, 200, "Co-owner");
    let eyes = Eyes::Role(role(&workspace, "Owner"));
    let seen = view_as(&workspace, MemberId(id(200)), &eyes, NOW).unwrap();
    assert!(seen.limited);
    assert_eq!(screen(&seen, "workspace"), Seen::Hidden);
    assert_eq!(screen(&view_as(&workspace, ME, &eyes, NOW).unwrap(), "workspace"), Seen::Shown);
}

#[test]
fn r106_the_main_menu_hides_and_orders_and_gives_nothing() {
    let mut workspace = workspace();
    let designer = role(&workspace, "Designer");
    let entry = |item: &str, shown| MenuEntry { item: item.to_owned(), shown };
    let menu = vec![entry("files", true), entry("invoices", true), entry("projects", false)];
    let command = Command::SetRoleMenu { role: designer, menu };
    workspace.apply(&decide(&workspace, &OWNER, &command, stamp()).unwrap().changes);
    let seen = view_as(&workspace, ME, &Eyes::Role(designer), NOW).unwrap();
    assert_eq!(seen.screens[0].screen.key, "files");
    assert_eq!(screen(&seen, "invoices"), Seen::Hidden, "a menu gives no permission");
    let projects = seen.screens.iter().find(|screen| screen.screen.key == "projects").unwrap();
    assert!(projects.hidden_by_menu && projects.in_menu == Seen::Hidden);
    let twice = Command::SetRoleMenu {
        role: designer,
        menu: vec![entry("files", true), entry("files", false)],
    };
    assert_eq!(decide(&workspace, &OWNER, &twice, stamp()).unwrap_err().code(), "menu_item");
}

#[test]
fn a_suspended_member_sees_nothing() {
    let mut workspace = workspace();
    with_member(&mut workspace, 200, "Designer");
    let member = workspace.member(MemberId(id(200))).unwrap().clone();
    let member = Member { status: MemberStatus::Suspended, ..member };
    workspace.apply(&[Change::Put(Entity::Member(member))]);
    let seen = view_as(&workspace, ME, &Eyes::Member(MemberId(id(200))), NOW).unwrap();
    let shown = seen.screens.iter().filter(|screen| screen.in_menu == Seen::Shown);
    assert_eq!(shown.map(|screen| screen.screen.key).collect::<Vec<_>>(), ["home"]);
}
