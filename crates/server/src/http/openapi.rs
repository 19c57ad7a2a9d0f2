//! What other applications may ask, as an OpenAPI document: the shapes come from the protocol's types, the routes from here. A
//! test holds it to the routes that there are, and real answers to its shapes.

use axum::{
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use roster_protocol::{
    ApiKey, Behind, CheckAnswer, CheckBatch, CheckBatchAnswer, CheckRequest, ExplainAnswer,
    MadeKey, NewKey, PermissionsAnswer, Problem,
};
use std::sync::LazyLock;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityScheme},
};

/// The document as it is served.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    // A document that cannot be written as JSON is a document that the golden test never let in.
    let text = Document::openapi().to_pretty_json().unwrap_or_default();
    // What stands in brackets leads somewhere in the sources only.
    format!("{}\n", text.replace("[`", "`").replace("`]", "`"))
});

pub(super) async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], TEXT.as_str()).into_response()
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Roster: may she?",
        description = "What other applications ask a Roster server: whether a member may do something, and the keys with \
            which they ask. An answer allows when `allowed` is `true`, and in no other case.",
        version = "1",
        license(name = "MIT OR Apache-2.0")
    ),
    servers((url = "/", description = "This server")),
    security(("bearer" = [])),
    paths(check, check_batch, check_explain, member_permissions, make_key, list_keys, revoke_key),
    modifiers(&Bearer)
)]
struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let mut bearer = Http::new(HttpAuthScheme::Bearer);
        bearer.description = Some(
            "A key (`rk_...`) of the workspace, or the token of a session. Keys are made, listed and revoked with a session only."
                .to_owned(),
        );
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    }
}

macro_rules! described {
    ($(#[$path:meta])* $name:ident) => {
        $(#[$path])*
        #[expect(dead_code, reason = "stands for its description; the handler is in the table of routes")]
        fn $name() {}
    };
}

described! {
    #[utoipa::path(
        post, path = "/api/v1/workspaces/{workspace}/check",
        summary = "May she?",
        params(("workspace" = Uuid, Path)),
        request_body = CheckRequest,
        responses(
            (status = 200, body = CheckAnswer, description = "The answer"),
            (status = 400, body = Problem, description = "The body is not such a question"),
            (status = 401, body = Problem, description = "No key and no session that holds"),
            (status = 404, body = Problem, description = "No such workspace or member, for this asker"),
            (status = 409, body = Behind, description = "The log is not as far as `at_least`")
        )
    )]
    check
}

described! {
    #[utoipa::path(
        post, path = "/api/v1/workspaces/{workspace}/check/batch",
        summary = "Up to 1,000 questions, answered at one moment",
        params(("workspace" = Uuid, Path)),
        request_body = CheckBatch,
        responses(
            (status = 200, body = CheckBatchAnswer, description = "The answers, in the order of the questions"),
            (status = 400, body = Problem, description = "The body is no such batch"),
            (status = 401, body = Problem, description = "No key and no session that holds"),
            (status = 404, body = Problem, description = "No such workspace, for this asker"),
            (status = 409, body = Behind, description = "The log is not as far as `at_least`"),
            (status = 413, body = Problem, description = "More than 1,000 questions, or more than 1 MiB")
        )
    )]
    check_batch
}

described! {
    #[utoipa::path(
        post, path = "/api/v1/workspaces/{workspace}/check/explain",
        summary = "May she, and why?",
        params(("workspace" = Uuid, Path)),
        request_body = CheckRequest,
        responses(
            (status = 200, body = ExplainAnswer, description = "The verdict and its one reason"),
            (status = 400, body = Problem, description = "The body is not such a question"),
            (status = 401, body = Problem, description = "No key and no session that holds"),
            (status = 404, body = Problem, description = "No such workspace or member, for this asker"),
            (status = 409, body = Behind, description = "The log is not as far as `at_least`")
        )
    )]
    check_explain
}

described! {
    #[utoipa::path(
        get, path = "/api/v1/workspaces/{workspace}/members/{member}/permissions",
        summary = "Everything she may",
        params(
            ("workspace" = Uuid, Path), ("member" = Uuid, Path),
            ("on" = Option<Uuid>, Query, description = "On which project"),
            ("at_least" = Option<u64>, Query, description = "The place in the log that the answer must know of")
        ),
        responses(
            (status = 200, body = PermissionsAnswer, description = "The keys of what she may"),
            (status = 400, body = Problem, description = "The query cannot be read"),
            (status = 401, body = Problem, description = "No key and no session that holds"),
            (status = 404, body = Problem, description = "No such workspace or member, for this asker"),
            (status = 409, body = Behind, description = "The log is not as far as `at_least`")
        )
    )]
    member_permissions
}

described! {
    #[utoipa::path(
        post, path = "/api/v1/workspaces/{workspace}/keys",
        summary = "Make a key",
        params(("workspace" = Uuid, Path)),
        request_body = NewKey,
        responses(
            (status = 201, body = MadeKey, description = "The key, and its secret for the only time"),
            (status = 400, body = Problem, description = "The name cannot be, or there are too many keys"),
            (status = 401, body = Problem, description = "No session that holds"),
            (status = 404, body = Problem, description = "No such workspace, or no `settings.integrations`")
        )
    )]
    make_key
}

described! {
    #[utoipa::path(
        get, path = "/api/v1/workspaces/{workspace}/keys",
        summary = "The keys, without their secrets",
        params(("workspace" = Uuid, Path)),
        responses(
            (status = 200, body = Vec<ApiKey>, description = "The keys, revoked ones too, the newest first"),
            (status = 401, body = Problem, description = "No session that holds"),
            (status = 404, body = Problem, description = "No such workspace, or no `settings.integrations`")
        )
    )]
    list_keys
}

described! {
    #[utoipa::path(
        delete, path = "/api/v1/workspaces/{workspace}/keys/{key}",
        summary = "Revoke a key",
        params(("workspace" = Uuid, Path), ("key" = Uuid, Path)),
        responses(
            (status = 204, description = "It opens nothing any more, from the next request on"),
            (status = 401, body = Problem, description = "No session that holds"),
            (status = 404, body = Problem, description = "No such key or workspace, or no `settings.integrations`")
        )
    )]
    revoke_key
}
