//! Each toggle by itself, with what it depends on, against every command and every route: exactly what is written down here, and
//! in the table of routes, succeeds.

use crate::world::{Person, World};
use reqwest::{Method, StatusCode};
use roster_domain::{
    BatchId, Command, EmailAddress, InvitationId, Mail, MemberId, MenuEntry, Name, OverrideId,
    OverrideSubject, PermissionSet, ProjectId, Refusal, RoleId, RoleTest, RoleTestId, TestPlace,
    Timestamp, limits,
    permission::{Grantable, Permission, catalogue, needs_of},
};
use roster_protocol::{Outcome, PushAnswer, RawCommand};
use roster_server::{Needs, Route, routes};
use serde_json::{Value, json};
use uuid::Uuid;

/// What makes a command possible.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    /// This toggle.
    Toggle(&'static str),
    /// This one, which only Owners and Co-owners can have.
    System(&'static str),
    /// The server alone does it.
    Server,
}

/// Every command, with the permission that makes it possible.
const COMMANDS: &[(&str, By)] = &[
    ("invite", By::Toggle("members.invite")),
    ("start_batch", By::Toggle("members.invite")),
    ("change_invitation", By::Toggle("invitations.edit")),
    ("revoke_invitation", By::Toggle("invitations.revoke")),
    ("resend_invitation", By::Toggle("invitations.resend")),
    ("approve_invitation", By::Toggle("members.invite")),
    ("delete_invitation", By::Toggle("invitations.revoke")),
    ("change_role", By::Toggle("members.change_role")),
    ("rename_workspace", By::Toggle("settings.edit")),
    ("create_role", By::System("roles.create")),
    ("rename_role", By::System("roles.edit")),
    ("edit_role", By::System("roles.edit")),
    ("delete_role", By::System("roles.delete")),
    ("set_role_menu", By::System("roles.edit_menu")),
    ("add_role_test", By::System("roles.edit")),
    ("remove_role_test", By::System("roles.edit")),
    ("create_project", By::Toggle("projects.create")),
    ("assign_to_project", By::Toggle("projects.manage_members")),
    ("unassign_from_project", By::Toggle("projects.manage_members")),
    ("set_override", By::Toggle("projects.manage_permissions")),
    ("clear_override", By::Toggle("projects.manage_permissions")),
    ("accept_invitation", By::Server),
    ("decline_invitation", By::Server),
    ("ask_for_link", By::Server),
    ("end_membership", By::Server),
    ("record_mail", By::Server),
];

/// The words of all commands, as the reader of commands itself lists them.
fn verbs() -> Vec<String> {
    let error = serde_json::from_value::<Command>(json!({"do": "?"})).unwrap_err().to_string();
    let (_, listed) = error.split_once("expected one of ").unwrap();
    listed.split(", ").map(|verb| verb.trim_matches('`').to_owned()).collect()
}

#[test]
fn b08_every_command_says_here_what_makes_it_possible() {
    let listed: Vec<&str> = COMMANDS.iter().map(|(verb, _)| *verb).collect();
    assert_eq!(listed, verbs(), "a command came or went: say here which toggle makes it possible");
    for (verb, by) in COMMANDS {
        let (key, level) = match by {
            By::Toggle(key) => (key, Grantable::Custom),
            By::System(key) => (key, Grantable::OwnerOrCoOwner),
            By::Server => continue,
        };
        let permission = catalogue().iter().find(|permission| permission.key == *key);
        assert_eq!(permission.map(|permission| permission.grantable), Some(level), "{verb}");
    }
}

/// A workspace in which one role is tried out.
struct Trial {
    world: World,
    sofia: Person,
    pia: Person,
    tom: MemberId,
    probe: RoleId,
    nothing: RoleId,
    project: ProjectId,
    key: Uuid,
    /// Invitations for which nobody vouches any more, one for each toggle.
    orphans: Vec<InvitationId>,
}

/// What stands ready, fresh for each toggle, so that one that succeeds takes nothing from the next.
struct Ready {
    revoked: InvitationId,
    resent: InvitationId,
    over: InvitationId,
    role: RoleId,
    test: RoleTestId,
    exception: OverrideId,
}

fn fresh() -> Uuid {
    Uuid::now_v7()
}

fn a_test() -> RoleTest {
    let permissions = vec!["files.view".to_owned()];
    RoleTest { id: RoleTestId(fresh()), can: false, permissions, place: TestPlace::Anywhere }
}

impl Trial {
    async fn new() -> Self {
        let world = World::new().await;
        let sofia = world.sign_up("sofia@northwind.example").await;
        let probe = world.make_role(&sofia, "Probe", &[]).await;
        let nothing = world.make_role(&sofia, "Nothing", &[]).await;
        let pia = world.join(&sofia, "pia@northwind.example", probe).await;
        let tom = world.join(&sofia, "tom@northwind.example", nothing).await.member();
        let project = ProjectId(fresh());
        let name = Name::new("Rebrand", 80).unwrap();
        let made = world.push(
            &sofia,
            vec![
                Command::CreateProject { project, name },
                Command::AssignToProject { project, member: pia.member() },
            ],
        );
        assert!(made.await.iter().all(|outcome| matches!(outcome, Outcome::Accepted { .. })));
        let key = world.key(&sofia).await.key.id;
        let orphans = Vec::new();
        let mut trial = Self { world, sofia, pia, tom, probe, nothing, project, key, orphans };
        trial.invite_orphans().await;
        trial
    }

    /// Somebody invites and may not invite any more.
    async fn invite_orphans(&mut self) {
        let co_owner = self.world.role(&self.sofia, "Co-owner").await;
        let una = self.world.join(&self.sofia, "una@northwind.example", co_owner).await;
        self.orphans = grantable().map(|_| InvitationId(fresh())).collect();
        let invites = self.orphans.iter().map(|id| self.invite(*id)).collect();
        let outcomes = self.world.push(&una, invites).await;
        assert!(outcomes.iter().all(|o| matches!(o, Outcome::Accepted { .. })), "{outcomes:?}");
        let demote = Command::ChangeRole { member: una.member(), role: self.nothing };
        self.world.outcome(&self.sofia, demote).await.unwrap();
    }

    fn invite(&self, invitation: InvitationId) -> Command {
        let email = EmailAddress::parse(&format!("{}@x.example", invitation.0.simple())).unwrap();
        crate::world::invite(invitation, email, self.nothing)
    }

    async fn prepare(&self, on: &PermissionSet) -> Ready {
        let (test, empty) = (a_test(), PermissionSet::empty());
        let ready = Ready {
            revoked: InvitationId(fresh()),
            resent: InvitationId(fresh()),
            over: InvitationId(fresh()),
            role: RoleId(fresh()),
            test: test.id,
            exception: OverrideId(fresh()),
        };
        let commands = vec![
            Command::EditRole { role: self.probe, grant: on.clone(), revoke: empty.clone() },
            self.invite(ready.revoked),
            self.invite(ready.resent),
            self.invite(ready.over),
            Command::RevokeInvitation { invitation: ready.over },
            Command::CreateRole {
                role: ready.role,
                name: format!("Target {}", ready.role.0.simple()),
                grants: empty,
                menu: Vec::new(),
                tests: vec![test],
            },
            Command::SetOverride {
                id: ready.exception,
                project: self.project,
                subject: OverrideSubject::Member(self.tom),
                permission: "projects.edit".to_owned(),
                allow: true,
            },
        ];
        let outcomes = self.world.push(&self.sofia, commands).await;
        assert!(outcomes.iter().all(|o| matches!(o, Outcome::Accepted { .. })), "{outcomes:?}");
        ready
    }

    /// One command of each kind, in the order of [`COMMANDS`].
    fn commands(&self, ready: &Ready, at: usize) -> Vec<Command> {
        let Self { tom, nothing, project, .. } = *self;
        let (invitation, role) = (ready.resent, ready.role);
        let mut commands = vec![
            self.invite(InvitationId(fresh())),
            Command::StartBatch {
                batch: BatchId(fresh()),
                name: Name::new("people.csv", 80).unwrap(),
                message: None,
                rows: 1,
            },
            Command::ChangeInvitation {
                invitation,
                email: None,
                role: None,
                name: Some(Name::new("Mei", 80).unwrap()),
                ends_at: None,
            },
            Command::RevokeInvitation { invitation: ready.revoked },
            Command::ResendInvitation { invitation, by_hand: false },
            Command::ApproveInvitation { invitation: self.orphans[at] },
            Command::DeleteInvitation { invitation: ready.over },
            Command::ChangeRole { member: tom, role: nothing },
            Command::RenameWorkspace { name: Name::new("Studio", 80).unwrap() },
        ];
        commands.extend(about_roles(role, ready.test));
        commands.extend([
            Command::CreateProject {
                project: ProjectId(fresh()),
                name: Name::new("Another", 80).unwrap(),
            },
            Command::AssignToProject { project, member: tom },
            Command::UnassignFromProject { project, member: tom },
            Command::SetOverride {
                id: OverrideId(fresh()),
                project,
                subject: OverrideSubject::Role(role),
                permission: "projects.view".to_owned(),
                allow: true,
            },
            Command::ClearOverride { id: ready.exception },
            Command::AcceptInvitation { invitation, member: MemberId(fresh()) },
            Command::DeclineInvitation { invitation },
            Command::AskForLink { invitation },
            Command::EndMembership { member: tom },
            Command::RecordMail { invitation, mail: Mail::Sent { at: Timestamp(0) } },
        ]);
        commands
    }

    async fn clear(&self, ready: &Ready, on: &PermissionSet) {
        let commands = vec![
            Command::EditRole {
                role: self.probe,
                grant: PermissionSet::empty(),
                revoke: on.clone(),
            },
            Command::ClearOverride { id: ready.exception },
        ];
        let outcomes = self.world.push(&self.sofia, commands).await;
        assert!(matches!(outcomes[0], Outcome::Accepted { .. }), "{outcomes:?}");
    }

    /// What the API answers to a request of Pia that would be served if she may.
    async fn ask(&self, route: &Route, about: MemberId) -> (StatusCode, Value) {
        let path = route
            .path
            .replace("{workspace}", &self.pia.workspace().to_string())
            .replace("{member}", &about.to_string())
            .replace("{key}", &self.key.to_string());
        let path = match route.path.rsplit('/').next() {
            Some("pull") => format!("{path}?since=0"),
            Some("reach") => format!("{path}?seq=1"),
            _ => path,
        };
        let question = json!({"who": {"member": about}, "permission": "files.view"});
        let body = match route.path.rsplit('/').next() {
            Some("push") => json!({"device": self.pia.device, "items": []}),
            Some("keys") => json!({"name": "Shop", "scope": "check"}),
            Some("address") => json!({"slug": "northwind-of-sofia"}),
            Some("batch") => json!({"checks": [question]}),
            _ => question,
        };
        let method = Method::from_bytes(route.method.as_bytes()).unwrap();
        let asked = self.world.client.request(method.clone(), self.world.url(&path));
        let asked = asked.bearer_auth(&self.pia.session.token);
        let asked = if method == Method::POST { asked.json(&body) } else { asked };
        let answer = asked.send().await.unwrap();
        let status = answer.status();
        let is_stream = route.path.ends_with("/live");
        let body = if is_stream { None } else { answer.json().await.ok() };
        (status, body.unwrap_or_default())
    }
}

/// The commands about roles, in the order of [`COMMANDS`].
fn about_roles(role: RoleId, test: RoleTestId) -> Vec<Command> {
    let empty = PermissionSet::empty();
    vec![
        Command::CreateRole {
            role: RoleId(fresh()),
            name: format!("New {}", fresh().simple()),
            grants: empty.clone(),
            menu: Vec::new(),
            tests: Vec::new(),
        },
        Command::RenameRole { role, name: format!("Renamed {}", fresh().simple()) },
        Command::EditRole { role, grant: ["wiki.view"].into_iter().collect(), revoke: empty },
        Command::DeleteRole { role, move_to: None },
        Command::SetRoleMenu {
            role,
            menu: vec![MenuEntry { item: "files".to_owned(), shown: false }],
        },
        Command::AddRoleTest { role, test: a_test() },
        Command::RemoveRoleTest { role, test },
    ]
}

fn with_needs(permission: &'static Permission) -> PermissionSet {
    needs_of(permission).chain([permission]).map(|permission| permission.key).collect()
}

fn grantable() -> impl Iterator<Item = &'static Permission> {
    catalogue().iter().filter(|permission| permission.grantable == Grantable::Custom)
}

#[tokio::test]
async fn b08_each_toggle_alone_makes_exactly_its_commands_possible() {
    let trial = Trial::new().await;
    let mut accepted_of_all = 0;
    for (at, permission) in grantable().enumerate() {
        let on = with_needs(permission);
        let ready = trial.prepare(&on).await;
        // So long that it may be sent again.
        trial.world.pass(limits::SENDING_GAP_MS);
        let commands = trial.commands(&ready, at);
        let items = commands.iter().cloned();
        let items = items.map(|command| trial.pia.raw_item(RawCommand::Known(command))).collect();
        let answer = trial.world.push_raw(&trial.pia, items).await;
        let answer: PushAnswer = answer.json().await.unwrap();
        assert_eq!(answer.outcomes.len(), COMMANDS.len());
        for ((verb, by), item) in COMMANDS.iter().zip(answer.outcomes) {
            let accepted = matches!(item.outcome, Outcome::Accepted { .. });
            let expected = matches!(by, By::Toggle(key) if on.has(key));
            assert_eq!(accepted, expected, "{verb} by {}: {:?}", permission.key, item.outcome);
            accepted_of_all += usize::from(accepted);
            if *by == By::Server {
                assert_eq!(item.outcome, Outcome::Refused { refusal: Refusal::ServerOnly });
            }
        }
        trial.clear(&ready, &on).await;
    }
    assert!(accepted_of_all >= 12, "the trial itself works: {accepted_of_all}");
}

#[tokio::test]
async fn b08_each_toggle_alone_opens_exactly_its_routes() {
    let trial = Trial::new().await;
    let routes: Vec<Route> =
        routes().into_iter().filter(|route| route.path.contains("{workspace}")).collect();
    assert!(routes.len() >= 12);
    let empty = PermissionSet::empty();
    for permission in grantable() {
        let on = with_needs(permission);
        let edit = |grant, revoke| Command::EditRole { role: trial.probe, grant, revoke };
        trial.world.outcome(&trial.sofia, edit(on.clone(), empty.clone())).await.unwrap();
        for route in &routes {
            let served_about_others = on.has("members.view");
            let (expected, about) = match route.needs {
                Needs::Membership => (true, trial.pia.member()),
                Needs::Permission(key) => (on.has(key), trial.pia.member()),
                Needs::KeyOrMembership => (served_about_others, trial.tom),
                Needs::Nothing | Needs::Session => panic!("{}: not in a workspace", route.path),
            };
            let (status, body) = trial.ask(route, about).await;
            let nobody = body["answers"][0]["code"] == json!("no_such_member");
            let served = status.is_success() && !nobody;
            assert_eq!(served, expected, "{} {} by {}", route.method, route.path, permission.key);
            assert!(served || status == StatusCode::NOT_FOUND || nobody, "{}", route.path);
            if route.needs == Needs::KeyOrMembership {
                let (status, _) = trial.ask(route, trial.pia.member()).await;
                assert!(status.is_success(), "about oneself: {}", route.path);
            }
        }
        trial.world.outcome(&trial.sofia, edit(empty.clone(), on)).await.unwrap();
        // Keys that a toggle let her make do not pile up.
        revoke_all(&trial).await;
    }
}

async fn revoke_all(trial: &Trial) {
    let keys: Value = trial.world.get(&trial.sofia, "/keys").await.json().await.unwrap();
    for key in keys.as_array().unwrap().iter().filter(|key| key["revoked_at"].is_null()) {
        let id = key["id"].as_str().unwrap();
        let of = trial.sofia.workspace();
        let url = trial.world.url(&format!("/api/v1/workspaces/{of}/keys/{id}"));
        let asked = trial.world.client.delete(url).bearer_auth(&trial.sofia.session.token);
        assert_eq!(asked.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    }
}
