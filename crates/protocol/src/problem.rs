//! Answers that are neither data nor a refusal: the request itself could not be served.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The body of every answer whose status is 400 or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// What kind.
    pub code: ProblemCode,
    /// For [`ProblemCode::Invalid`], the field; for [`ProblemCode::Fault`], the id to search the log for.
    pub detail: Option<String>,
    /// For [`ProblemCode::Invalid`], why: `empty`, `too_long`, `too_short`, `not_an_email`, ...
    pub reason: Option<String>,
}

/// Kinds of problems. A kind exists only where a device does something of its own about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// 400: a field holds what cannot be.
    Invalid,
    /// 401: no session, or one that has ended. Not a rejection of what was sent. `reason` is `replayed` where it ended because a
    /// spent token was shown again.
    SignedOut,
    /// 401: email and password do not belong together.
    WrongPassword,
    /// 401: the password is right, and a code of the second factor is asked for; `reason` is `wrong` where one was shown.
    SecondFactor,
    /// 403: the password or a code has to be shown once more before this; see `session/step-up`.
    StepUp,
    /// 403: the account's mailbox has to be proven first.
    NotVerified,
    /// 403: the account is not the one that was invited; `detail` is the invited address, masked.
    EmailMismatch,
    /// 410: what was to be answered is over: accepted, declined, taken back or expired.
    Gone,
    /// 404: there is nothing here, or nothing for this account.
    NotFound,
    /// 409: there is an account with this email.
    AccountExists,
    /// 413: larger than may be.
    TooLarge,
    /// 426: the device's protocol is too old.
    TooOld,
    /// 429 or 503: ask again later.
    Busy,
    /// 500: a fault of the server, under the id in `detail`.
    Fault,
}
