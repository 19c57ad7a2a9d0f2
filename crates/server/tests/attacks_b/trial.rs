//! A workspace in which one role is tried out, and one sample of each command, fresh for each toggle.

use crate::world::{Person, World};
use reqwest::{Method, StatusCode};
use roster_domain::{
    BatchId, Command, EmailAddress, End, InvitationId, Mail, MemberId, MenuEntry, Name, OverrideId,
    OverrideSubject, PermissionSet, ProjectId, ProjectPart, RoleId, RoleTest, RoleTestId, TeamId,
    TeamPart, TestPlace, Timestamp,
    permission::{Grantable, Permission, catalogue, needs_of},
};
use roster_protocol::Outcome;
use roster_server::Route;
use serde_json::{Value, json};
use uuid::Uuid;

/// A workspace in which one role is tried out.
pub struct Trial {
    pub world: World,
    pub sofia: Person,
    pub pia: Person,
    pub tom: MemberId,
    pub probe: RoleId,
    pub nothing: RoleId,
    pub project: ProjectId,
    pub team: TeamId,
    pub key: Uuid,
    /// Invitations for which nobody vouches any more, one for each toggle.
    pub orphans: Vec<InvitationId>,
}

/// What stands ready, fresh for each toggle, so that one that succeeds takes nothing from the next.
pub struct Ready {
    pub revoked: InvitationId,
    pub resent: InvitationId,
    pub over: InvitationId,
    pub role: RoleId,
    pub test: RoleTestId,
    pub exception: OverrideId,
    pub team: TeamId,
}

fn fresh() -> Uuid {
    Uuid::now_v7()
}

fn a_test() -> RoleTest {
    let permissions = vec!["files.view".to_owned()];
    RoleTest { id: RoleTestId(fresh()), can: false, permissions, place: TestPlace::Anywhere }
}

impl Trial {
    pub async fn new() -> Self {
        let world = World::new().await;
        let sofia = world.sign_up("sofia@northwind.example").await;
        let probe = world.make_role(&sofia, "Probe", &[]).await;
        let nothing = world.make_role(&sofia, "Nothing", &[]).await;
        let pia = world.join(&sofia, "pia@northwind.example", probe).await;
        let tom = world.join(&sofia, "tom@northwind.example", nothing).await.member();
        let project = ProjectId(fresh());
        let name = Name::new("Rebrand", 80).unwrap();
        // One project is Pia's alone, so that she cannot leave without a word about it.
        let (own, team, member) = (ProjectId(fresh()), TeamId(fresh()), pia.member());
        let made = world.push(
            &sofia,
            vec![
                Command::CreateProject { project, name: name.clone() },
                Command::AssignToProject { project, member },
                Command::CreateProject { project: own, name: name.clone() },
                Command::SetProjectPart { project: own, member, part: ProjectPart::Owner },
                Command::UnassignFromProject { project: own, member: sofia.member() },
                Command::CreateTeam { team, name },
            ],
        );
        assert!(made.await.iter().all(|outcome| matches!(outcome, Outcome::Accepted { .. })));
        let key = world.key(&sofia).await.key.id;
        let orphans = Vec::new();
        let mut trial =
            Self { world, sofia, pia, tom, probe, nothing, project, team, key, orphans };
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

    pub async fn prepare(&self, on: &PermissionSet) -> Ready {
        let (test, empty) = (a_test(), PermissionSet::empty());
        let ready = Ready {
            revoked: InvitationId(fresh()),
            resent: InvitationId(fresh()),
            over: InvitationId(fresh()),
            role: RoleId(fresh()),
            test: test.id,
            exception: OverrideId(fresh()),
            team: TeamId(fresh()),
        };
        let commands = vec![
            Command::CreateTeam { team: ready.team, name: some_name() },
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
    pub fn commands(&self, ready: &Ready, at: usize) -> Vec<Command> {
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
        ];
        commands.extend(about_members(tom));
        commands.extend([Command::RenameWorkspace { name: Name::new("Studio", 80).unwrap() }]);
        commands.extend(about_roles(role, ready.test));
        commands.extend(about_projects(project, tom));
        commands.extend([
            Command::SetOverride {
                id: OverrideId(fresh()),
                project,
                subject: OverrideSubject::Role(role),
                permission: "projects.view".to_owned(),
                allow: true,
            },
            Command::ClearOverride { id: ready.exception },
            Command::CreateTeam { team: TeamId(fresh()), name: some_name() },
            Command::RenameTeam { team: self.team, name: some_name() },
            Command::DeleteTeam { team: ready.team },
            Command::SetTeamPart { team: self.team, member: tom, part: Some(TeamPart::Member) },
            Command::AcceptInvitation { invitation, member: MemberId(fresh()) },
            Command::DeclineInvitation { invitation },
            Command::AskForLink { invitation },
            Command::EndMembership { member: tom },
            Command::RecordMail { invitation, mail: Mail::Sent { at: Timestamp(0) } },
        ]);
        commands
    }

    pub async fn clear(&self, ready: &Ready, on: &PermissionSet) {
        let commands = vec![
            Command::EditRole {
                role: self.probe,
                grant: PermissionSet::empty(),
                revoke: on.clone(),
            },
            Command::ClearOverride { id: ready.exception },
            Command::UnassignFromProject { project: self.project, member: self.tom },
        ];
        let outcomes = self.world.push(&self.sofia, commands).await;
        assert!(matches!(outcomes[0], Outcome::Accepted { .. }), "{outcomes:?}");
    }

    /// What the API answers to a request of Pia that would be served if she may.
    pub async fn ask(&self, route: &Route, about: MemberId) -> (StatusCode, Value) {
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

/// The commands about members, in the order of the table. Whoever is removed is there again at the end.
fn about_members(member: MemberId) -> Vec<Command> {
    let email = format!("{}@northwind.example", fresh().simple());
    vec![
        Command::EditMember {
            member,
            name: None,
            contact_email: Some(EmailAddress::parse(&email).unwrap()),
        },
        Command::SuspendMember { member },
        Command::ResumeMember { member, ends_at: None },
        Command::SetMembershipEnd { member, ends_at: End::At(Timestamp(i64::MAX)) },
        Command::RemoveMember { member, heirs: Vec::new() },
        Command::Leave { heirs: Vec::new() },
        Command::ReinstateMember { member, role: None, ends_at: None },
    ]
}

/// The commands about projects, in the order of the table.
fn about_projects(project: ProjectId, member: MemberId) -> Vec<Command> {
    vec![
        Command::CreateProject { project: ProjectId(fresh()), name: some_name() },
        Command::RenameProject { project, name: some_name() },
        Command::ArchiveProject { project },
        Command::ReopenProject { project },
        Command::ShareProject { project },
        Command::AssignToProject { project, member },
        Command::UnassignFromProject { project, member },
        Command::SetProjectPart { project, member, part: ProjectPart::Owner },
    ]
}

fn some_name() -> Name {
    Name::new(&fresh().simple().to_string(), 80).unwrap()
}

pub fn with_needs(permission: &'static Permission) -> PermissionSet {
    needs_of(permission).chain([permission]).map(|permission| permission.key).collect()
}

pub fn grantable() -> impl Iterator<Item = &'static Permission> {
    catalogue().iter().filter(|permission| permission.grantable == Grantable::Custom)
}
