//! What an undone removal brings back, and what it cannot: worked out from the rows as they are by then, for the preview and the
//! decision alike.

use crate::{
    Change, Entity, Former, HeldProject, HeldTeam, MemberId, Project, ProjectId, ProjectPart, Team,
    TeamId, TeamPart, Workspace,
};

/// What comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reinstatement {
    /// The projects that the person is on again, as what.
    pub projects: Vec<(ProjectId, ProjectPart)>,
    /// The teams that the person is in again, as what.
    pub teams: Vec<(TeamId, TeamPart)>,
    /// How many exceptions stand again.
    pub exceptions: u32,
    /// What does not come back as it was.
    pub lost: Vec<Lost>,
    changes: Vec<Change>,
}

/// Something that does not come back as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The project is gone.
    Project(ProjectId),
    /// The project has moved on to another owner: the person is on it again, and not its owner.
    Ownership(ProjectId),
    /// The team is gone.
    Team(TeamId),
    /// The team has moved on to another manager: the person is in it again, and does not manage it.
    Management(TeamId),
}

/// Works out what can be given back to somebody who was removed.
#[must_use]
pub fn reinstatement(workspace: &Workspace, former: &Former) -> Reinstatement {
    let mut back = Reinstatement::default();
    for held in &former.held.projects {
        back.project(workspace.project(held.project), held, former.id);
    }
    for held in &former.held.teams {
        back.team(workspace.team(held.team), held, former.id);
    }
    for row in &former.held.exceptions {
        if workspace.project(row.project).is_some() {
            back.exceptions += 1;
            back.changes.push(Change::Put(Entity::Override(row.clone())));
        }
    }
    back
}

impl Reinstatement {
    pub(crate) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    fn project(&mut self, project: Option<&Project>, held: &HeldProject, member: MemberId) {
        let Some(project) = project else {
            return self.lost.push(Lost::Project(held.project));
        };
        let (after, part) = match held.passed {
            Some(passed) if !project.is_owner(passed.to) => {
                self.lost.push(Lost::Ownership(held.project));
                (project.with_part(member, Some(ProjectPart::Editor)), ProjectPart::Editor)
            }
            Some(passed) => {
                let owned = project.with_part(member, Some(held.part));
                let back = owned.and_then(|project| project.with_part(passed.to, passed.before));
                (back.map(|back| Project { private: held.private, ..back }), held.part)
            }
            None => (project.with_part(member, Some(held.part)), held.part),
        };
        if let Some(after) = after {
            self.projects.push((held.project, part));
            self.changes.push(Change::Put(Entity::Project(after)));
        }
    }

    fn team(&mut self, team: Option<&Team>, held: &HeldTeam, member: MemberId) {
        let Some(team) = team else { return self.lost.push(Lost::Team(held.team)) };
        let (after, part) = match held.passed {
            Some(passed) if team.part_of(passed.to) != Some(TeamPart::Manager) => {
                self.lost.push(Lost::Management(held.team));
                (team.with_part(member, Some(TeamPart::Member)), TeamPart::Member)
            }
            Some(passed) => {
                let managed = team.with_part(member, Some(held.part));
                let back = managed.and_then(|team| team.with_part(passed.to, passed.before));
                (back, held.part)
            }
            None => (team.with_part(member, Some(held.part)), held.part),
        };
        if let Some(after) = after {
            self.teams.push((held.team, part));
            self.changes.push(Change::Put(Entity::Team(after)));
        }
    }
}
