//! A limit on everything, each with its reason.

use crate::time::days;

/// How long an invitation can be accepted, from its sending. A week covers a holiday's start and a forgotten inbox.
pub const INVITATION_LIFE_MS: i64 = days(7);

/// How long a new workspace may try everything (R50).
pub const TRIAL_MS: i64 = days(7);

/// The longest name of a person, in characters.
pub const PERSON_NAME_MAX: usize = 100;

/// The longest name of a workspace, in characters: it stands in mail subjects and window titles.
pub const WORKSPACE_NAME_MAX: usize = 80;

/// The longest name of a role, in characters.
pub const ROLE_NAME_MAX: usize = 64;

/// The longest email address, in bytes (RFC 5321, 4.5.3.1.3, less the brackets).
pub const EMAIL_MAX: usize = 254;

/// The longest part of an email before the @, in bytes (RFC 5321, 4.5.3.1.1).
pub const EMAIL_LOCAL_MAX: usize = 64;

/// How many roles a workspace may have. More than anybody names apart; small enough to list.
pub const ROLES_MAX: usize = 1000;

/// How many sentences may be kept with one role.
pub const ROLE_TESTS_MAX: usize = 50;

/// The longest name of a project, in characters.
pub const PROJECT_NAME_MAX: usize = 80;
