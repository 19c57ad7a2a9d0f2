//! Under which of the server's hosts a request was asked: its public one, or that of one workspace. Every request passes here
//! before anything else looks at it, and what names neither goes no further (M02).

use crate::{
    app::App,
    store::{Fault, sql::SlugHolder},
};
use axum::{
    extract::{FromRequestParts, Request},
    http::{header, request::Parts},
};
use roster_domain::{WorkspaceId, slug::Slug};
use std::convert::Infallible;

/// Which host a request names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The server's public host, or this computer itself.
    Server,
    /// The host of whichever workspace has this slug.
    Workspace(Slug),
}

/// Whose pages are asked for: one workspace's, or nobody's in particular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Under(pub(crate) Option<WorkspaceId>);

impl Under {
    /// Whether something of this workspace may be shown here.
    pub(crate) fn shows(self, workspace: WorkspaceId) -> bool {
        self.0.is_none_or(|only| only == workspace)
    }
}

/// What a request's host comes to.
pub(crate) enum Arrival {
    /// Here it is served.
    Here(Place, Under),
    /// The workspace has another slug by now; this is its address.
    Moved(Place, Under, String),
    /// No workspace has this slug.
    Nobody,
    /// This is another server.
    Misdirected,
}

impl Arrival {
    pub(crate) async fn at(app: &App, place: Option<Place>, is_api: bool) -> Result<Self, Fault> {
        let Some(place) = place else { return Ok(Self::Misdirected) };
        let Place::Workspace(slug) = &place else { return Ok(Self::Here(place, Under(None))) };
        // Devices know one address of a server, which does not move.
        if is_api {
            return Ok(Self::Misdirected);
        }
        let holder = app.sequencer.store().slug_holder(slug, app.clock.now()).await?;
        Ok(match holder {
            None => Self::Nobody,
            Some(SlugHolder::Now(workspace)) => Self::Here(place, Under(Some(workspace))),
            Some(SlugHolder::Before(workspace, of_now)) => {
                let address = app.public.under(&of_now);
                Self::Moved(place, Under(Some(workspace)), address)
            }
        })
    }
}

/// The one place that everything in a request names which names a host.
pub(crate) fn place_in(app: &App, request: &Request) -> Option<Place> {
    let hosts: Vec<_> = request.headers().get_all(header::HOST).iter().collect();
    if hosts.len() > 1 {
        return None;
    }
    let authority = request.uri().authority().map(|authority| authority.as_str());
    let host = hosts.first().map(|host| host.to_str().unwrap_or_default());
    let mut named = authority.into_iter().chain(host).map(|host| app.public.place(host));
    let first = named.next()??;
    named.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

impl FromRequestParts<App> for Under {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or_default())
    }
}
