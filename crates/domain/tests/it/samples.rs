//! One sample of each command, and a world in which each finds what it is about.

use crate::world::*;
use roster_domain::*;
use std::collections::BTreeSet;

/// One sample of each command. The match in [`covers_every_command`] fails to compile when a command is added here and not there.
pub fn samples(workspace: &Workspace) -> Vec<Command> {
    let pending = InvitationId(id(7));
    let designer = role(workspace, "Designer");
    let project = ProjectId(id(400));
    vec![
        invite(workspace, 8, "new@harbor.example", "Collaborator"),
        Command::RevokeInvitation { invitation: pending },
        Command::ResendInvitation { invitation: pending, by_hand: false },
        Command::ChangeRole { member: MemberId(id(60)), role: role(workspace, "Collaborator") },
        Command::RenameWorkspace { name: name("Southwind") },
        Command::CreateRole {
            role: RoleId(id(300)),
            name: "Illustrator".to_owned(),
            grants: ["files.view", "files.upload"].into_iter().collect(),
            menu: Vec::new(),
            tests: Vec::new(),
        },
        Command::RenameRole { role: designer, name: "Illustrator".to_owned() },
        Command::EditRole {
            role: designer,
            grant: ["inbox.view"].into_iter().collect(),
            revoke: PermissionSet::empty(),
        },
        Command::DeleteRole { role: designer, move_to: Some(role(workspace, "Team")) },
        Command::SetRoleMenu {
            role: designer,
            menu: vec![MenuEntry { item: "files".to_owned(), shown: false }],
        },
        Command::AddRoleTest { role: designer, test: test(301) },
        Command::RemoveRoleTest { role: designer, test: RoleTestId(id(302)) },
        Command::CreateProject { project: ProjectId(id(303)), name: name("Rebrand") },
        Command::AssignToProject { project, member: MemberId(id(60)) },
        Command::UnassignFromProject { project, member: MemberId(id(62)) },
        Command::SetOverride {
            id: OverrideId(id(304)),
            project,
            subject: OverrideSubject::Role(designer),
            permission: "projects.view_budgets".to_owned(),
            allow: true,
        },
        Command::ClearOverride { id: OverrideId(id(305)) },
        Command::StartBatch {
            batch: BatchId(id(306)),
            name: name("people.csv"),
            message: None,
            rows: 3,
        },
        Command::ChangeInvitation {
            invitation: pending,
            email: None,
            role: None,
            name: Some(name("Mei")),
            ends_at: None,
        },
        Command::ApproveInvitation { invitation: InvitationId(id(307)) },
        Command::DeleteInvitation { invitation: InvitationId(id(308)) },
        Command::AcceptInvitation { invitation: pending, member: MemberId(id(61)) },
        Command::DeclineInvitation { invitation: pending },
        Command::AskForLink { invitation: InvitationId(id(307)) },
        Command::EndMembership { member: MemberId(id(63)) },
        Command::RecordMail { invitation: pending, mail: Mail::Kept },
        Command::EditMember {
            member: MemberId(id(60)),
            name: Some(name("Pia")),
            contact_email: None,
        },
        Command::SuspendMember { member: MemberId(id(60)) },
        Command::ResumeMember { member: MemberId(id(64)), ends_at: None },
        Command::SetMembershipEnd { member: MemberId(id(60)), ends_at: End::At(NOW.plus(1)) },
        Command::RemoveMember { member: MemberId(id(60)), heirs: Vec::new() },
        Command::Leave { heirs: Vec::new() },
        Command::ReinstateMember { member: MemberId(id(65)), role: None, ends_at: None },
        Command::RenameProject { project, name: name("Summit") },
        Command::ArchiveProject { project },
        Command::ReopenProject { project: ProjectId(id(401)) },
        Command::ShareProject { project: ProjectId(id(402)) },
        Command::SetProjectPart { project, member: MemberId(id(60)), part: ProjectPart::Viewer },
        Command::CreateTeam { team: TeamId(id(309)), name: name("Studio") },
        Command::RenameTeam { team: TeamId(id(501)), name: name("Studio") },
        Command::DeleteTeam { team: TeamId(id(501)) },
        Command::SetTeamPart {
            team: TeamId(id(501)),
            member: MemberId(id(60)),
            part: Some(TeamPart::Member),
        },
    ]
}

pub fn covers_every_command(command: &Command) -> usize {
    match command {
        Command::Invite { .. } => 0,
        Command::RevokeInvitation { .. } => 1,
        Command::ResendInvitation { .. } => 2,
        Command::ChangeRole { .. } => 3,
        Command::RenameWorkspace { .. } => 4,
        Command::CreateRole { .. } => 5,
        Command::RenameRole { .. } => 6,
        Command::EditRole { .. } => 7,
        Command::DeleteRole { .. } => 8,
        Command::SetRoleMenu { .. } => 9,
        Command::AddRoleTest { .. } => 10,
        Command::RemoveRoleTest { .. } => 11,
        Command::CreateProject { .. } => 12,
        Command::AssignToProject { .. } => 13,
        Command::UnassignFromProject { .. } => 14,
        Command::SetOverride { .. } => 15,
        Command::ClearOverride { .. } => 16,
        Command::StartBatch { .. } => 17,
        Command::ChangeInvitation { .. } => 18,
        Command::ApproveInvitation { .. } => 19,
        Command::DeleteInvitation { .. } => 20,
        Command::AcceptInvitation { .. } => 21,
        Command::DeclineInvitation { .. } => 22,
        Command::AskForLink { .. } => 23,
        Command::EndMembership { .. } => 24,
        Command::RecordMail { .. } => 25,
        Command::EditMember { .. } => 26,
        Command::SuspendMember { .. } => 27,
        Command::ResumeMember { .. } => 28,
        Command::SetMembershipEnd { .. } => 29,
        Command::RemoveMember { .. } => 30,
        Command::Leave { .. } => 31,
        Command::ReinstateMember { .. } => 32,
        Command::RenameProject { .. } => 33,
        Command::ArchiveProject { .. } => 34,
        Command::ReopenProject { .. } => 35,
        Command::ShareProject { .. } => 36,
        Command::SetProjectPart { .. } => 37,
        Command::CreateTeam { .. } => 38,
        Command::RenameTeam { .. } => 39,
        Command::DeleteTeam { .. } => 40,
        Command::SetTeamPart { .. } => 41,
    }
}

fn test(n: u128) -> RoleTest {
    let permissions = vec!["invoices.view".to_owned()];
    RoleTest { id: RoleTestId(id(n)), can: false, permissions, place: TestPlace::Anywhere }
}

/// A project to which everybody is assigned, with one exception on it, and a role with one test: what the samples are about.
pub fn furnish(workspace: &mut Workspace, actors: &[(String, Actor)]) {
    let designer = role(workspace, "Designer");
    let mut role = workspace.role(designer).unwrap().clone();
    role.tests.push(test(302));
    let members = actors.iter().filter_map(|(_, actor)| match actor {
        Actor::Member(member) => Some(*member),
        _ => None,
    });
    let assigned: BTreeSet<_> = members.chain([MemberId(id(62))]).collect();
    let of_the_owner = |n, title| Project::new(ProjectId(id(n)), name(title), MemberId(id(1)), NOW);
    let project = Project { assigned: assigned.clone(), ..of_the_owner(400, "Acme") };
    let archived_at = Some(NOW);
    let archived = Project { assigned, archived_at, ..of_the_owner(401, "Old") };
    let private = Project { private: true, ..of_the_owner(402, "Own") };
    let team = Team {
        id: TeamId(id(501)),
        name: name("Design"),
        managers: BTreeSet::from([MemberId(id(1))]),
        members: BTreeSet::new(),
        created_at: NOW,
        extra: Extra::new(),
    };
    let exception = Override {
        id: OverrideId(id(305)),
        project: project.id,
        subject: OverrideSubject::Role(designer),
        permission: "files.delete".to_owned(),
        allow: false,
        made_by: MemberId(id(1)),
        made_at: NOW,
        extra: Extra::new(),
    };
    let rows = [Entity::Role(role), Entity::Project(project), Entity::Override(exception)];
    let more = [Entity::Project(archived), Entity::Project(private), Entity::Team(team)];
    workspace.apply(&rows.map(Change::Put));
    workspace.apply(&more.map(Change::Put));
    let pending = workspace.invitation(InvitationId(id(7))).unwrap().clone();
    // One was made long ago, one has nobody any more who vouches for it, one was declined, and one membership is over.
    let old = Invitation { invited_at: NOW.plus(-hours(2)), ..pending.clone() };
    let orphan = Invitation {
        id: InvitationId(id(307)),
        email: email("orphan@harbor.example"),
        vouched_by: Some(MemberId(id(999))),
        ..pending.clone()
    };
    let declined = Invitation {
        id: InvitationId(id(308)),
        email: email("declined@harbor.example"),
        state: InvitationState::Declined,
        ..pending
    };
    workspace.apply(&[old, orphan, declined].map(Entity::Invitation).map(Change::Put));
    with_member(workspace, 63, "Team");
    let over = workspace.member(MemberId(id(63))).unwrap().clone();
    workspace.apply(&[Change::Put(Entity::Member(Member { ends_at: Some(NOW), ..over }))]);
    with_member(workspace, 64, "Team");
    let paused = workspace.member(MemberId(id(64))).unwrap().clone();
    let paused = Member { status: MemberStatus::Suspended, ..paused };
    workspace.apply(&[Change::Put(Entity::Member(paused))]);
    with_member(workspace, 65, "Team");
    let remove = Command::RemoveMember { member: MemberId(id(65)), heirs: Vec::new() };
    workspace.apply(&decide(workspace, &OWNER, &remove, stamp()).unwrap().changes);
}
