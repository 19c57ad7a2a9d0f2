//! The rules of Roster: who may do what in a workspace, and what follows from it.
//!
//! One function decides: [`decide`] takes a [`Workspace`], an [`Actor`], a [`Command`] and a [`Stamp`] and gives a
//! [`Decision`] (what changes, and what the world outside must do) or a [`Refusal`] (why not, as data). Devices and the
//! server call the same function, so that a change made offline means the same everywhere.
//!
//! This crate knows no clock, no randomness, no disk, no network and no screen. Time comes in with the [`Stamp`], ids
//! come in with the command, and words for people are made elsewhere from the refusal's data.

mod command;
mod decide;
mod departure;
pub mod email;
mod ending;
mod entity;
mod explain;
mod founding;
mod ids;
pub mod likeness;
pub mod limits;
mod message;
mod name;
pub mod permission;
mod phase;
pub mod plan;
mod refusal;
mod reinstatement;
pub mod role_catalogue;
pub mod role_name;
mod role_of;
pub mod roles;
pub mod screens;
mod seats;
pub mod slug;
pub mod staging;
mod standing;
mod table;
mod time;
mod together;
pub mod view_as;
pub mod why;
mod workspace;

pub use command::{Actor, Command, End, Heir, Heirloom, Invitee, OfflinePolicy, Stamp};
pub use decide::{Decision, Effect, decide};
pub use departure::{Departure, OverProjects, heir_of, rehearse_removal};
pub use email::EmailAddress;
pub use ending::{Ending, EndingWithin, ending_soon, last_day, over_after};
pub use entity::{
    Batch, Change, Entity, EntityKey, EntityKind, Extra, Former, Held, HeldProject, HeldTeam,
    Invitation, InvitationState, Mail, Member, MemberStatus, MenuEntry, OtherEntity, Override,
    OverrideSubject, Passed, Profile, Project, ProjectPart, Role, RoleKind, RoleTest, Subscription,
    Team, TeamPart, TestPlace,
};
pub use explain::{
    Because, Question, Verdict, allowed, covers, effective, explain, explain_role, may_give,
};
pub use founding::{Founding, found};
pub use ids::{
    AccountId, BatchId, DeviceId, InvitationId, MemberId, OverrideId, ProjectId, RoleId,
    RoleTestId, TeamId, WorkspaceId,
};
pub use message::{Message, MessageFault};
pub use name::{Name, NameFault};
pub use permission::{PermissionHandle, PermissionSet};
pub use phase::Phase;
pub use refusal::Refusal;
pub use reinstatement::{Lost, Reinstatement, reinstatement};
pub use seats::{Seats, seats};
pub use standing::Standing;
pub use table::Table;
pub use time::{Timestamp, days, hours};
pub use together::{Together, TogetherAct, together};
pub use workspace::Workspace;
