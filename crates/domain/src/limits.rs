//! A limit on everything, each with its reason.

use crate::time::{days, hours};

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

/// The longest message to people who are invited together, in characters: a mail that is read, not a letter.
pub const MESSAGE_MAX: usize = 1000;

/// How many mails an invitation may have to one address (A17). Whoever did not answer five will not answer the sixth.
pub const SENDINGS_MAX: u32 = 5;

/// How long after one mail the next may be asked for (A17). A mail may take so long to arrive.
pub const SENDING_GAP_MS: i64 = 60 * 1000;

/// How long after one link the next may be made to be handed over by hand. No mail leaves; long enough against a double click.
pub const BY_HAND_GAP_MS: i64 = 5 * 1000;

/// How long a new address to sign in with waits for its mailbox to say yes. The server lets it go then, and devices stop
/// showing it.
pub const NEW_EMAIL_WAITS_MS: i64 = hours(24);

/// How long after an invited person asked for a new link another asking is news.
pub const ASKING_GAP_MS: i64 = hours(1);

/// How long before a membership ends it is said for the first time, and for the last.
pub const ENDING_SOON_MS: i64 = days(7);
/// The last time.
pub const ENDING_TOMORROW_MS: i64 = days(1);

/// The longest name of a team, in characters.
pub const TEAM_NAME_MAX: usize = 64;

/// How long a removal can be undone. Long enough for a mistake that shows at the end of the month.
pub const REMOVAL_UNDO_MS: i64 = days(30);
