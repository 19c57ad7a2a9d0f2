//! The cases that the product's own description tells, each as it is told there.

use crate::world::*;
use roster_domain::*;

fn may(workspace: &Workspace, member: u128, key: &str) -> bool {
    assert!(permission::find(key).is_some(), "{key}");
    allowed(workspace, &Question::new(MemberId(id(member)), key, NOW))
}

/// A workspace in which member 200 has this ready role; those that are not there from the start are made of their template.
fn with(label: &str) -> Workspace {
    let mut workspace = workspace();
    let ready = role_catalogue::ready_roles().iter().find(|ready| ready.label == label).unwrap();
    if workspace.roles().all(|role| role.name.as_str() != label) {
        let create = Command::CreateRole {
            role: RoleId(id(199)),
            name: label.to_owned(),
            grants: ready.grants.clone(),
            menu: Vec::new(),
            tests: Vec::new(),
        };
        workspace.apply(&decide(&workspace, &OWNER, &create, stamp()).unwrap().changes);
    }
    with_member(&mut workspace, 200, label);
    workspace
}

fn check(label: &str, can: &[&str], cannot: &[&str]) {
    let workspace = with(label);
    for key in can {
        assert!(may(&workspace, 200, key), "{label} can {key}");
    }
    for key in cannot {
        assert!(!may(&workspace, 200, key), "{label} cannot {key}");
    }
}

fn module(key: &str) -> Vec<&'static str> {
    permission::of_module(key).map(|permission| permission.key).collect()
}

#[test]
fn r75_a_junior_designer_views_projects_and_uploads_and_sees_no_money() {
    check(
        "Junior Designer",
        &["projects.view", "files.upload"],
        &["files.delete", "tasks.edit", "tasks.delegate"],
    );
    check("Junior Designer", &[], &module("financials"));
}

#[test]
fn r71_r77_r89_invoices_are_viewed_and_not_sent() {
    check("Project Manager", &["invoices.view"], &["invoices.send"]);
}

#[test]
fn r74_r114_a_project_manager_sees_hours_and_no_cost() {
    let can = [
        "timesheets.view",
        "timesheets.view_billing_rate",
        "proposals.view",
        "contracts.view",
        "projects.view_budgets",
    ];
    check("Project Manager", &can, &["timesheets.view_cost_rate", "timesheets.edit_cost_rate"]);
}

#[test]
fn r110_a_va_has_schedulers_inbox_and_tasks_and_no_money_and_no_law() {
    check("VA", &["schedulers.edit", "inbox.reply", "tasks.edit"], &module("financials"));
    check("VA", &[], &[module("proposals"), module("contracts")].concat());
}

#[test]
fn r112_r113_r115_designer_developer_and_bookkeeper() {
    check("Designer", &["files.upload", "task_boards.view"], &["invoices.view"]);
    check("Developer", &["wiki.view", "task_boards.view", "projects.view"], &["invoices.view"]);
    check(
        "Bookkeeper",
        &["invoices.edit", "invoices.send", "transactions.edit"],
        &["projects.edit"],
    );
}

#[test]
fn r34_r80_a_contractor_sees_assigned_projects_only() {
    let mut workspace = with("Contractor");
    for (n, assigned) in [(400, vec![MemberId(id(200))]), (401, vec![])] {
        let project = Project {
            assigned: assigned.into_iter().collect(),
            ..Project::new(ProjectId(id(n)), name("A project"), MemberId(id(1)), NOW)
        };
        workspace.apply(&[Change::Put(Entity::Project(project))]);
    }
    let on = |key, n| {
        explain(&workspace, &Question::new(MemberId(id(200)), key, NOW).on(ProjectId(id(n))))
    };
    for key in ["projects.view", "task_boards.view", "files.upload"] {
        assert!(on(key, 400).allowed, "{key}");
        assert_eq!(on(key, 401).because, Because::NotAssigned, "{key}");
    }
}

#[test]
fn r162_r163_admins_manage_billing_and_collaborators_look_at_people() {
    check(
        "Admin",
        &[
            "billing.change_plan",
            "billing.cancel",
            "members.invite",
            "members.remove",
            "members.change_role",
        ],
        &["roles.edit"],
    );
    check(
        "Collaborator",
        &["members.view", "projects.create"],
        &["members.invite", "members.change_role", "billing.change_plan"],
    );
}
