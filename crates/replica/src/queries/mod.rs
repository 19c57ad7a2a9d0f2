//! What a screen asks, answered over one snapshot. No rule is decided here: questions of right go to the domain.

mod batches;
mod members;
mod people;
mod projects;
mod teams;
mod work;

pub use batches::{BatchCounts, BatchLine, batches};
pub use members::{Belongings, belongings, can, rehearse, reinstated};
pub use people::{Counts, Filter, PeopleQuery, Person, Standing, can_answer, people};
pub use projects::{
    ProjectCounts, ProjectDetails, ProjectFilter, ProjectLine, Projects, Room, project, projects,
};
pub use teams::{NAMED_MAX, TeamDetails, TeamLine, Teams, team, teams};
pub use work::{Hand, Places, WorkQuery, places};

/// The most rows in one answer.
pub const PAGE_MAX: usize = 200;
