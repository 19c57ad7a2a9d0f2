//! What people do in a world with members, teams and the parts that people have on projects.

use super::{World, server::name};
use rand::RngExt as _;
use roster_domain::{
    Command, End, Heir, Heirloom, MemberId, ProjectId, ProjectPart, TeamId, TeamPart, Workspace,
};

impl World {
    pub(super) fn people_command(&mut self, view: &Workspace) -> Option<Command> {
        // Who has a device here stays: a device that is not let in any more has nothing to converge to.
        let with_device: Vec<_> = self.devices.iter().map(|device| device.account).collect();
        let others = view.members().filter(|row| !with_device.contains(&row.account));
        let others: Vec<MemberId> = others.map(|row| row.id).collect();
        let formers: Vec<MemberId> = view.formers().map(|row| row.id).collect();
        Some(match self.rng.random_range(0..10) {
            0 => Command::SuspendMember { member: self.any(&others)? },
            1 => Command::ResumeMember { member: self.any(&others)?, ends_at: None },
            2 | 3 => {
                let heirs = self.some_heirs(view);
                Command::RemoveMember { member: self.any(&others)?, heirs }
            }
            4 => Command::ReinstateMember {
                member: self.any(&formers)?,
                role: None,
                ends_at: self.rng.random_bool(0.3).then_some(End::Never),
            },
            5..=6 => self.about_a_team(view)?,
            _ => self.about_a_part(view)?,
        })
    }

    fn some_heirs(&mut self, view: &Workspace) -> Vec<Heir> {
        let members: Vec<MemberId> = view.members().map(|row| row.id).collect();
        let projects: Vec<ProjectId> = view.projects().map(|row| row.id).collect();
        let named = self.rng.random_bool(0.3);
        let heir = named.then(|| {
            Some(Heir { what: Heirloom::Project(self.any(&projects)?), to: self.any(&members)? })
        });
        heir.flatten().into_iter().collect()
    }

    fn about_a_team(&mut self, view: &Workspace) -> Option<Command> {
        let teams: Vec<TeamId> = view.teams().map(|row| row.id).collect();
        let members: Vec<MemberId> = view.members().map(|row| row.id).collect();
        let parts = [None, Some(TeamPart::Member), Some(TeamPart::Manager)];
        Some(match self.rng.random_range(0..6) {
            0 => Command::CreateTeam { team: TeamId(self.ids.fresh()), name: name("Team") },
            1 => Command::DeleteTeam { team: self.any(&teams)? },
            _ => Command::SetTeamPart {
                team: self.any(&teams)?,
                member: self.any(&members)?,
                part: self.any(&parts)?,
            },
        })
    }

    fn about_a_part(&mut self, view: &Workspace) -> Option<Command> {
        let projects: Vec<ProjectId> = view.projects().map(|row| row.id).collect();
        let members: Vec<MemberId> = view.members().map(|row| row.id).collect();
        let project = self.any(&projects)?;
        Some(match self.rng.random_range(0..5) {
            0 => Command::ArchiveProject { project },
            1 => Command::ReopenProject { project },
            _ => Command::SetProjectPart {
                project,
                member: self.any(&members)?,
                part: self.any(&[ProjectPart::Viewer, ProjectPart::Editor, ProjectPart::Owner])?,
            },
        })
    }
}
