//! What can be said of a role without changing it: a draft of it, whom that reaches, its tests, a few words, another beside it.

mod beginning;
mod comparison;
mod draft;
pub mod file;
mod menu;
mod review;
mod summary;
mod tests;

pub use beginning::{Source, create_command, tests_of};
pub use comparison::{Difference, compare, rights_of_member, rights_of_role};
pub use draft::{Changes, Clash, Draft, Rebased, Toggled, is_locked, toggle};
pub use menu::{MenuItem, arranged};
pub use review::{Exception, PersonChange, ReviewLine, RoleReview, review};
pub use summary::{FourColumns, RoleSummary, Share, four_columns, summary};
pub use tests::{TestOutcome, outcome, run, run_file};
