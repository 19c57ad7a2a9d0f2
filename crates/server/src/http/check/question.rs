//! Whom a question is about, and its answer in the words of the wire.

use crate::http::gate::Caller;
use roster_domain::{
    Because, EmailAddress, MemberId, Question, Timestamp, Workspace, allowed, explain,
    permission::{self, MEMBERS_VIEW},
};
use roster_protocol::{BatchedAnswer, Check, CheckCode, Who};

/// The member that is meant, if there is one whom the asker may ask about: a key about everybody, a member about themselves, and
/// about others who may see them. For everybody else there is no such member.
pub(super) fn person(caller: &Caller, who: &Who, now: Timestamp) -> Option<MemberId> {
    let workspace = &caller.state.workspace;
    let member = match who {
        Who::Member(member) => workspace.member(*member),
        Who::Account(account) => workspace.member_of_account(*account),
        Who::Email(email) => EmailAddress::parse(email)
            .ok()
            .and_then(|email| workspace.member_with_email(email.canonical())),
    }?;
    let may_ask = caller.member.is_none_or(|asker| {
        asker == member.id || allowed(workspace, &Question::new(asker, MEMBERS_VIEW, now))
    });
    may_ask.then_some(member.id)
}

/// One answer of a batch. A question about nobody spoils none of the others.
pub(super) fn ask(caller: &Caller, check: &Check, now: Timestamp) -> BatchedAnswer {
    let Some(member) = person(caller, &check.who, now) else {
        return BatchedAnswer { allowed: false, code: Some(CheckCode::NoSuchMember) };
    };
    let question = Question { on: check.on, ..Question::new(member, &check.permission, now) };
    answer(&caller.state.workspace, &question)
}

/// The answer to a question about somebody who is there. Where nothing but yes or no can come of it, it is looked up; the
/// reason is worked out only where it may be a mistake in the question.
pub(super) fn answer(workspace: &Workspace, question: &Question<'_>) -> BatchedAnswer {
    if question.on.is_none() && permission::find(question.permission).is_some() {
        return BatchedAnswer { allowed: allowed(workspace, question), code: None };
    }
    let verdict = explain(workspace, question);
    let code = match verdict.because {
        Because::UnknownPermission => Some(CheckCode::UnknownPermission),
        Because::ProjectGone => Some(CheckCode::ProjectGone),
        _ => None,
    };
    BatchedAnswer { allowed: verdict.allowed, code }
}
