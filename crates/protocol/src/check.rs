//! "May she?", asked by other applications. Each answer says on which place of the log it stands, so that whoever has just
//! changed a role can ask for an answer that knows of it.
//!
//! An answer allows when `allowed` is `true`, and in no other case: no error and no missing field means yes.

use crate::Generation;
use roster_domain::{AccountId, Because, MemberId, OverrideId, ProjectId, plan::Feature};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use utoipa::ToSchema;

/// The most questions in one batch.
pub const CHECKS_MAX: usize = 1_000;

/// Whom a question is about. Exactly one of the three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Who {
    /// A member, by id.
    #[schema(value_type = Uuid)]
    Member(MemberId),
    /// The member that an account has in this workspace.
    #[schema(value_type = Uuid)]
    Account(AccountId),
    /// The member with this contact address.
    Email(String),
}

/// `POST /api/v1/workspaces/{workspace}/check`: may she? Answers a [`CheckAnswer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckRequest {
    /// Whom it is about.
    pub who: Who,
    /// The permission's key, such as `invoices.send`.
    pub permission: String,
    /// On which project; left out where the workspace as a whole is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub on: Option<ProjectId>,
    /// The place in the log that the answer must know of; without it, whatever the server knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u64>,
}

/// One question of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Whom it is about.
    pub who: Who,
    /// The permission's key.
    pub permission: String,
    /// On which project; left out where the workspace as a whole is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub on: Option<ProjectId>,
}

/// `POST /api/v1/workspaces/{workspace}/check/batch`: many questions, answered at one moment. Answers a [`CheckBatchAnswer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckBatch {
    /// At most 1,000, which is [`CHECKS_MAX`].
    #[schema(max_items = 1000)]
    pub checks: Vec<Check>,
    /// The place in the log that the answers must know of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u64>,
}

/// Why a question got no other answer than no: it asks about what is not there. Told apart from a plain no, because it is a
/// mistake of whoever asks (B16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckCode {
    /// The catalogue has no such permission.
    UnknownPermission,
    /// This workspace has no such project.
    ProjectGone,
    /// In a batch: there is no such member, or none that the asker may ask about.
    NoSuchMember,
}

/// The answer to a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckAnswer {
    /// Whether she may.
    pub allowed: bool,
    /// What the question asks about that is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CheckCode>,
    /// The place in the log on which the answer stands.
    pub seq: u64,
    /// The server's history, in which that place counts.
    #[schema(value_type = Uuid)]
    pub generation: Generation,
}

/// The answer to one question of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BatchedAnswer {
    /// Whether she may.
    pub allowed: bool,
    /// What the question asks about that is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CheckCode>,
}

/// The answers to a batch, one for each question, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckBatchAnswer {
    /// The answers.
    pub answers: Vec<BatchedAnswer>,
    /// The place in the log on which all of them stand.
    pub seq: u64,
    /// The server's history.
    #[schema(value_type = Uuid)]
    pub generation: Generation,
}

/// `POST /api/v1/workspaces/{workspace}/check/explain`, asked with a [`CheckRequest`], answers this: the verdict and its one
/// reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExplainAnswer {
    /// Whether she may.
    pub allowed: bool,
    /// Why, or why not.
    pub because: Reason,
    /// The place in the log on which the answer stands.
    pub seq: u64,
    /// The server's history.
    #[schema(value_type = Uuid)]
    pub generation: Generation,
}

/// `GET /api/v1/workspaces/{workspace}/members/{member}/permissions`: everything she may. Answers a [`PermissionsAnswer`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PermissionsQuery {
    /// On which project; left out for the workspace as a whole.
    #[serde(default)]
    pub on: Option<ProjectId>,
    /// The place in the log that the answer must know of.
    #[serde(default)]
    pub at_least: Option<u64>,
}

/// Everything that a member may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PermissionsAnswer {
    /// The keys, in the order of the catalogue.
    #[schema(value_type = Vec<String>)]
    pub permissions: Vec<Cow<'static, str>>,
    /// Why the list is empty, where the question asks about what is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CheckCode>,
    /// The place in the log on which the answer stands.
    pub seq: u64,
    /// The server's history.
    #[schema(value_type = Uuid)]
    pub generation: Generation,
}

/// 409: the server's log is not as far as `at_least`. Ask again; in another `generation`, the place asked for is gone for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Behind {
    /// Always `behind`.
    pub code: BehindCode,
    /// How far the log is.
    pub seq: u64,
    /// The server's history.
    #[schema(value_type = Uuid)]
    pub generation: Generation,
}

/// The one code of [`Behind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BehindCode {
    /// The log is not that far.
    Behind,
}

/// The one reason of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// There is no such member.
    NotAMember,
    /// The member is suspended.
    Suspended,
    /// The role is gone.
    RoleGone,
    /// This workspace has no such project.
    ProjectGone,
    /// The catalogue has no such permission.
    UnknownPermission,
    /// The plan does not have it.
    PlanLacks {
        /// What it lacks: `custom_roles` or `teams`.
        #[schema(value_type = String)]
        feature: Feature,
    },
    /// Only an Owner may.
    OwnerOnly,
    /// Only an Owner or a Co-owner may.
    OwnerOrCoOwnerOnly,
    /// An exception on the project takes it.
    OverrideDenies {
        /// The exception.
        #[schema(value_type = Uuid)]
        exception: OverrideId,
    },
    /// The role's toggle is off.
    Off,
    /// It is on, but one that it depends on is not.
    Needs {
        /// The key that is missing.
        permission: String,
    },
    /// The project is not one that she is assigned to, and she may not view all of them.
    NotAssigned,
    /// She may look at the project, and no more.
    ViewOnly,
    /// An exception on the project gives it.
    OverrideAllows {
        /// The exception.
        #[schema(value_type = Uuid)]
        exception: OverrideId,
    },
    /// The role's toggle is on.
    On,
}

impl From<Because> for Reason {
    fn from(because: Because) -> Self {
        match because {
            Because::NotAMember => Self::NotAMember,
            Because::Suspended => Self::Suspended,
            Because::RoleGone => Self::RoleGone,
            Because::ProjectGone => Self::ProjectGone,
            Because::UnknownPermission => Self::UnknownPermission,
            Because::PlanLacks { feature } => Self::PlanLacks { feature },
            Because::OwnerOnly => Self::OwnerOnly,
            Because::OwnerOrCoOwnerOnly => Self::OwnerOrCoOwnerOnly,
            Because::OverrideDenies { id } => Self::OverrideDenies { exception: id },
            Because::Off => Self::Off,
            Because::Needs { permission } => Self::Needs { permission: permission.to_owned() },
            Because::NotAssigned => Self::NotAssigned,
            Because::ViewOnly => Self::ViewOnly,
            Because::OverrideAllows { id } => Self::OverrideAllows { exception: id },
            Because::On => Self::On,
        }
    }
}
