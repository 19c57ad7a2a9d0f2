//! Answers that are neither data nor a refusal.

use crate::{PullFault, PushFault, accounts::AccountFault, store::Fault};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use roster_domain::Refusal;
use roster_protocol::{Behind, BehindCode, Generation, Problem, ProblemCode};
use uuid::Uuid;

/// A request that could not be served.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    said: Said,
}

/// What the answer says.
#[derive(Debug)]
enum Said {
    Problem(Problem),
    Behind(Behind),
}

impl Failure {
    fn plain(status: StatusCode, code: ProblemCode) -> Self {
        Self { status, said: Said::Problem(Problem { code, detail: None, reason: None }) }
    }

    pub(super) fn invalid(field: &str, reason: &str) -> Self {
        let problem = Problem {
            code: ProblemCode::Invalid,
            detail: Some(field.to_owned()),
            reason: Some(reason.to_owned()),
        };
        Self { status: StatusCode::BAD_REQUEST, said: Said::Problem(problem) }
    }

    /// What was asked for does not go together with what there is.
    pub(super) fn conflict(field: &str, reason: &str) -> Self {
        Self { status: StatusCode::CONFLICT, ..Self::invalid(field, reason) }
    }

    fn because(status: StatusCode, code: ProblemCode, reason: Option<&str>) -> Self {
        let problem = Problem { code, detail: None, reason: reason.map(str::to_owned) };
        Self { status, said: Said::Problem(problem) }
    }

    pub(super) fn not_found() -> Self {
        Self::plain(StatusCode::NOT_FOUND, ProblemCode::NotFound)
    }

    pub(super) fn wrong_method() -> Self {
        Self::plain(StatusCode::METHOD_NOT_ALLOWED, ProblemCode::NotFound)
    }

    pub(super) fn signed_out() -> Self {
        Self::plain(StatusCode::UNAUTHORIZED, ProblemCode::SignedOut)
    }

    pub(super) fn too_large() -> Self {
        Self::plain(StatusCode::PAYLOAD_TOO_LARGE, ProblemCode::TooLarge)
    }

    pub(super) fn too_old() -> Self {
        Self::plain(StatusCode::UPGRADE_REQUIRED, ProblemCode::TooOld)
    }

    pub(super) fn busy(status: StatusCode) -> Self {
        Self::plain(status, ProblemCode::Busy)
    }

    /// The log is not as far as somebody wants the answer to be.
    pub(super) fn behind(seq: u64, generation: Generation) -> Self {
        let behind = Behind { code: BehindCode::Behind, seq, generation };
        Self { status: StatusCode::CONFLICT, said: Said::Behind(behind) }
    }

    pub(super) fn misdirected() -> Self {
        Self::plain(StatusCode::MISDIRECTED_REQUEST, ProblemCode::NotFound)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self.said {
            Said::Problem(problem) => (self.status, Json(problem)).into_response(),
            Said::Behind(behind) => (self.status, Json(behind)).into_response(),
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NoWorkspace => Self::not_found(),
            Fault::Contended => Self::busy(StatusCode::SERVICE_UNAVAILABLE),
            Fault::AccountExists => Self::plain(StatusCode::CONFLICT, ProblemCode::AccountExists),
            fault => {
                let id = Uuid::now_v7().to_string();
                tracing::error!(%id, %fault, "a request failed");
                let problem = Problem { code: ProblemCode::Fault, detail: Some(id), reason: None };
                Self { status: StatusCode::INTERNAL_SERVER_ERROR, said: Said::Problem(problem) }
            }
        }
    }
}

impl From<PushFault> for Failure {
    fn from(fault: PushFault) -> Self {
        match fault {
            PushFault::NotAMember => Self::not_found(),
            PushFault::Fault(fault) => fault.into(),
        }
    }
}

impl From<PullFault> for Failure {
    fn from(fault: PullFault) -> Self {
        match fault {
            PullFault::NotAMember => Self::not_found(),
            PullFault::Fault(fault) => fault.into(),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::EmailMismatch { invited } => {
                let (code, detail) = (ProblemCode::EmailMismatch, Some(invited));
                let problem = Problem { code, detail, reason: None };
                Self { status: StatusCode::FORBIDDEN, said: Said::Problem(problem) }
            }
            other => Self::because(StatusCode::GONE, ProblemCode::Gone, Some(other.code())),
        }
    }
}

impl From<AccountFault> for Failure {
    fn from(fault: AccountFault) -> Self {
        match fault {
            AccountFault::Invalid { field, reason } => Self::invalid(field, reason),
            AccountFault::WrongPassword => {
                Self::plain(StatusCode::UNAUTHORIZED, ProblemCode::WrongPassword)
            }
            AccountFault::SecondFactor { wrong } => {
                let reason = wrong.then_some("wrong");
                Self::because(StatusCode::UNAUTHORIZED, ProblemCode::SecondFactor, reason)
            }
            AccountFault::Replayed => {
                Self::because(StatusCode::UNAUTHORIZED, ProblemCode::SignedOut, Some("replayed"))
            }
            AccountFault::StepUp => Self::plain(StatusCode::FORBIDDEN, ProblemCode::StepUp),
            AccountFault::NotVerified => {
                Self::plain(StatusCode::FORBIDDEN, ProblemCode::NotVerified)
            }
            AccountFault::DeadLink => Self::plain(StatusCode::GONE, ProblemCode::Gone),
            AccountFault::NotFound => Self::not_found(),
            AccountFault::Refused(refusal) => refusal.into(),
            AccountFault::Exists => Self::plain(StatusCode::CONFLICT, ProblemCode::AccountExists),
            AccountFault::Busy => Self::busy(StatusCode::TOO_MANY_REQUESTS),
            AccountFault::Fault(fault) => fault.into(),
        }
    }
}
