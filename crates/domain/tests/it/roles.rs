//! Making, changing, testing and moving roles.

use crate::world::*;
use roster_domain::{
    permission::Grantable,
    roles::{Draft, file, four_columns, review, run, summary, toggle},
    *,
};

fn try_as(workspace: &Workspace, actor: &Actor, command: &Command) -> Result<Workspace, Refusal> {
    let decision = decide(workspace, actor, command, stamp())?;
    let mut after = workspace.clone();
    after.apply(&decision.changes);
    Ok(after)
}

fn set(keys: &[&str]) -> PermissionSet {
    keys.iter().copied().collect()
}

fn create(name: &str, keys: &[&str]) -> Command {
    Command::CreateRole {
        role: RoleId(id(150)),
        name: name.to_owned(),
        grants: set(keys),
        menu: Vec::new(),
        tests: Vec::new(),
    }
}

fn edit(role: RoleId, grant: &[&str], revoke: &[&str]) -> Command {
    Command::EditRole { role, grant: set(grant), revoke: set(revoke) }
}

#[test]
fn b12_names_of_roles_are_checked() {
    let workspace = workspace();
    let code =
        |name: &str| try_as(&workspace, &OWNER, &create(name, &[])).map_err(|r| r.code()).err();
    assert_eq!(code("Illustrator"), None);
    assert_eq!(code(""), Some("bad_name"));
    assert_eq!(code(&"x".repeat(65)), Some("bad_name"));
    assert_eq!(code(&"x".repeat(10_000)), Some("bad_name"));
    assert_eq!(code("a\u{202E}b"), Some("bad_name"));
    assert_eq!(code("\u{43E}wner"), Some("reserved_name"));
    assert_eq!(code("Co-Owner"), Some("reserved_name"));
    assert_eq!(code("designer"), Some("role_name_taken"));
}

#[test]
fn b06_b16_an_unknown_permission_is_refused_and_never_kept() {
    let workspace = workspace();
    let refusal = try_as(&workspace, &OWNER, &create("X", &["invoices.sned"])).unwrap_err();
    let meant = Some("invoices.send".to_owned());
    assert_eq!(
        refusal,
        Refusal::UnknownPermission { permission: "invoices.sned".to_owned(), meant }
    );
    let designer = role(&workspace, "Designer");
    let refusal = try_as(&workspace, &OWNER, &edit(designer, &["no.such"], &[])).unwrap_err();
    assert_eq!(refusal.code(), "unknown_permission");
}

#[test]
fn c14_only_owners_manage_roles_and_these_permissions_are_given_to_no_other() {
    let mut workspace = workspace();
    let admin = with_member(&mut workspace, 200, "Admin");
    let refusal = try_as(&workspace, &admin, &create("X", &[])).unwrap_err();
    assert_eq!(refusal, Refusal::NotAllowed { permission: "roles.create".to_owned() });
    let refusal =
        try_as(&workspace, &OWNER, &create("X", &["roles.edit", "roles.view"])).unwrap_err();
    assert_eq!(refusal, Refusal::NotGrantable { permission: "roles.edit".to_owned() });
    let co_owner = with_member(&mut workspace, 201, "Co-owner");
    assert!(try_as(&workspace, &co_owner, &create("X", &["files.view"])).is_ok());
}

#[test]
fn a_dependency_cannot_be_left_out() {
    let workspace = workspace();
    let refusal = try_as(&workspace, &OWNER, &create("X", &["invoices.send"])).unwrap_err();
    assert_eq!(refusal.code(), "dependency_off");
    let designer = role(&workspace, "Designer");
    let refusal = try_as(&workspace, &OWNER, &edit(designer, &[], &["files.view"])).unwrap_err();
    assert_eq!(refusal.code(), "dependency_off");
}

#[test]
fn b19_the_same_toggle_moved_twice_is_shown_and_others_meet() {
    let workspace = workspace();
    let designer = role(&workspace, "Designer");
    let after = try_as(&workspace, &OWNER, &edit(designer, &["inbox.view"], &[])).unwrap();
    let refusal = try_as(&after, &OWNER, &edit(designer, &["inbox.view"], &[])).unwrap_err();
    assert_eq!(refusal, Refusal::ToggleMoved { permissions: vec!["inbox.view".to_owned()] });
    let both = try_as(&after, &OWNER, &edit(designer, &["forms.view"], &[])).unwrap();
    let grants = &both.role(designer).unwrap().grants;
    assert!(grants.has("inbox.view") && grants.has("forms.view"));
    assert_eq!(try_as(&both, &OWNER, &edit(designer, &[], &[])), Err(Refusal::NothingToChange));
}

#[test]
fn keys_of_a_newer_version_survive_an_edit_and_are_off_for_custom_roles() {
    let mut workspace = workspace();
    let designer = role(&workspace, "Designer");
    let mut row = workspace.role(designer).unwrap().clone();
    row.grants.insert("future.key");
    workspace.apply(&[Change::Put(Entity::Role(row))]);
    let after = try_as(&workspace, &OWNER, &edit(designer, &["inbox.view"], &[])).unwrap();
    assert!(after.role(designer).unwrap().grants.has("future.key"));
    let mut after = after;
    let designer = with_member(&mut after, 200, "Designer");
    let Actor::Member(member) = designer else { unreachable!() };
    let verdict = explain(&after, &Question::new(member, "future.key", NOW));
    assert_eq!((verdict.allowed, verdict.because), (false, Because::UnknownPermission));
}

#[test]
fn b11_a_role_in_use_is_deleted_only_with_somewhere_to_go() {
    let mut workspace = workspace();
    let designer = role(&workspace, "Designer");
    with_member(&mut workspace, 200, "Designer");
    let pending = invite(&workspace, 7, "pending@harbor.example", "Designer");
    workspace = try_as(&workspace, &OWNER, &pending).unwrap();
    let delete = |to| Command::DeleteRole { role: designer, move_to: to };
    let refusal = try_as(&workspace, &OWNER, &delete(None)).unwrap_err();
    assert_eq!(refusal, Refusal::RoleInUse { members: 1, invitations: 1 });
    let to_owner = delete(Some(role(&workspace, "Owner")));
    assert_eq!(try_as(&workspace, &OWNER, &to_owner), Err(Refusal::RoleAboveOwn));
    let team = role(&workspace, "Team");
    let after = try_as(&workspace, &OWNER, &delete(Some(team))).unwrap();
    assert!(after.role(designer).is_none());
    assert_eq!(after.member(MemberId(id(200))).unwrap().role, team);
    assert_eq!(after.invitation(InvitationId(id(7))).unwrap().role, team);
    let built_in = Command::DeleteRole { role: team, move_to: Some(role(&after, "VA")) };
    assert_eq!(try_as(&after, &OWNER, &built_in), Err(Refusal::SystemRole));
}

#[test]
fn r48_r50_plans_decide_over_custom_roles() {
    for (plan, open) in [
        ("free", false),
        ("starter", false),
        ("pro", true),
        ("max", true),
        ("organization", true),
        ("trial", true),
    ] {
        let mut workspace = workspace();
        with_seats(&mut workspace, plan);
        let made = try_as(&workspace, &OWNER, &create("X", &["files.view"]));
        assert_eq!(made.is_ok(), open, "{plan}");
        let edited =
            try_as(&workspace, &OWNER, &edit(role(&workspace, "Team"), &["inbox.view"], &[]));
        assert_eq!(edited.is_ok(), open, "{plan}");
    }
    let workspace = workspace();
    let later = Stamp { at: NOW.plus(limits::TRIAL_MS) };
    let refusal = decide(&workspace, &OWNER, &create("X", &[]), later).unwrap_err();
    assert_eq!(refusal.code(), "plan_lacks", "a trial that is over counts as Free");
}

#[test]
fn a_toggle_takes_along_what_it_needs_and_what_needs_it() {
    let on = toggle(&set(&[]), &["invoices.send"], true, &|_| false);
    assert_eq!((on.also_on.as_slice(), on.also_off.len()), (["invoices.view"].as_slice(), 0));
    let off = toggle(&on.on, &["invoices.view"], false, &|_| false);
    assert_eq!(off.also_off, ["invoices.send"]);
    let locked = toggle(&set(&[]), &["roles.edit"], true, &|p| p.grantable != Grantable::Custom);
    assert!(locked.on.is_empty());
}

#[test]
fn a_draft_over_a_role_that_moved_names_every_clash() {
    let base = set(&["files.view", "files.upload", "wiki.view"]);
    let on = set(&["files.view", "files.upload", "files.delete"]);
    let draft = Draft { base, on, past: Vec::new() };
    let now = set(&["wiki.view", "inbox.view"]);
    let rebased = draft.over(&now);
    // They took files away, which the draft built upon; both want the wiki differently from before.
    let named: Vec<_> = rebased.clashes.iter().map(|clash| clash.permission.key).collect();
    assert_eq!(named, ["files.delete"]);
    assert_eq!(rebased.draft.on, set(&["inbox.view"]));
    assert_eq!(rebased.others, 3, "files.view, files.upload and inbox.view");
    let same = Draft { base: set(&["wiki.view"]), on: set(&[]), past: Vec::new() };
    let same = same.over(&set(&[]));
    assert_eq!(same.clashes.len(), 1, "both turned it off: shown, and nothing left to change");
    assert!(same.draft.is_empty());
}

#[test]
fn r32_a_review_names_who_gains_and_who_loses() {
    let mut workspace = workspace();
    let designer = role(&workspace, "Designer");
    for n in 200..210 {
        with_member(&mut workspace, n, "Designer");
    }
    let role = workspace.role(designer).unwrap();
    let on =
        role.grants.with(&set(&["invoices.view", "invoices.send"])).minus(&set(&["wiki.view"]));
    let seen = review(&workspace, role, &on, NOW);
    let keys: Vec<_> = seen.gains.iter().map(|line| line.permission.key).collect();
    assert_eq!(keys, ["invoices.send", "invoices.view"], "the sensitive first");
    assert_eq!(seen.gains[1].because, Some("invoices.send"));
    assert_eq!((seen.people, seen.by_person.len(), seen.more_people), (10, 10, 0));
    assert_eq!(seen.gains[0].names.len(), 3);
}

#[test]
fn role_tests_ship_with_the_ready_roles_and_hold() {
    let workspace = workspace();
    let mut count = 0;
    for role in workspace.roles() {
        for outcome in run(&workspace, role, NOW) {
            assert!(outcome.passes(), "{}: {outcome:?}", role.name);
            count += 1;
        }
    }
    assert!(count >= 10, "{count}");
}

#[test]
fn a_role_file_is_read_back_as_it_was_and_nothing_else_is() {
    let workspace = workspace();
    let role = workspace.role(role(&workspace, "Project Manager")).unwrap();
    let text = file::write(role);
    let read = file::read(&text).unwrap();
    assert_eq!(read.permissions.iter().map(String::as_str).collect::<PermissionSet>(), role.grants);
    assert_eq!(read.tests.len(), role.tests.len());
    let fault = |text: &str| file::read(text).unwrap_err().to_string();
    assert_eq!(fault("{}"), "this is not a role file");
    assert_eq!(fault("hello"), "this is not a role file");
    assert_eq!(
        fault(&text.replace("\"version\": 1", "\"version\": 2")),
        "the file is of version 2, this program reads version 1"
    );
    assert_eq!(
        fault(&text.replacen('{', "{\"owner\": true,", 1)),
        "the file has an unknown field owner"
    );
    assert_eq!(
        fault(&text.replace("invoices.view", "invoices.vieww")),
        "there is no permission invoices.vieww"
    );
    let shell = |permissions: &str| {
        format!(r#"{{"format":"roster.role","version":1,"name":"X"{permissions}}}"#)
    };
    assert_eq!(fault(&shell("")), "the file lacks permissions");
    assert_eq!(fault(&shell(r#","permissions":null"#)), "the file lacks permissions");
    assert!(file::read(&shell(r#","permissions":[]"#)).unwrap().permissions.is_empty());
    assert!(file::read(&shell(r#","permissions":"all""#)).is_err());
}

#[test]
fn r125_four_columns_and_a_summary_are_computed_from_toggles() {
    use roster_domain::roles::Share;
    let workspace = workspace();
    let columns = |name| four_columns(effective(workspace.role(role(&workspace, name)).unwrap()));
    assert_eq!(columns("Owner").manage_billing, Share::All);
    assert_eq!(columns("Admin").manage_billing, Share::All);
    assert_eq!(columns("Collaborator").manage_billing, Share::None);
    assert_eq!(columns("Designer").read_data, Share::Some);
    let va = summary(&workspace.role(role(&workspace, "VA")).unwrap().grants);
    assert!(
        !va.money && va.nothing.contains(&"Financials") && va.everything.contains(&"Schedulers")
    );
}
