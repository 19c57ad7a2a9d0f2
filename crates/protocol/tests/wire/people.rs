//! A sample of each command about members, projects and teams.

use super::{AT, email, id, name};
use roster_domain::*;

pub fn commands() -> Vec<Command> {
    let (member, project, team) = (MemberId(id(4)), ProjectId(id(15)), TeamId(id(20)));
    let heirs = vec![
        Heir { what: Heirloom::Project(project), to: MemberId(id(17)) },
        Heir { what: Heirloom::Team(team), to: MemberId(id(17)) },
    ];
    vec![
        Command::EditMember { member, name: Some(name("Mei")), contact_email: Some(email()) },
        Command::SuspendMember { member },
        Command::ResumeMember { member, ends_at: Some(End::Never) },
        Command::SetMembershipEnd { member, ends_at: End::At(AT) },
        Command::RemoveMember { member, heirs: heirs.clone() },
        Command::Leave { heirs },
        Command::ReinstateMember { member, role: Some(RoleId(id(3))), ends_at: None },
        Command::RenameProject { project, name: name("Summit") },
        Command::ArchiveProject { project },
        Command::ReopenProject { project },
        Command::ShareProject { project },
        Command::SetProjectPart { project, member, part: ProjectPart::Viewer },
        Command::CreateTeam { team, name: name("Studio") },
        Command::RenameTeam { team, name: name("Atelier") },
        Command::DeleteTeam { team },
        Command::SetTeamPart { team, member, part: Some(TeamPart::Manager) },
        Command::SetTeamPart { team, member, part: None },
    ]
}
