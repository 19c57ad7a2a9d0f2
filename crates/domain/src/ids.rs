//! Typed ids. Devices make them (UUID version 7) and they travel in commands, so that a device and the server make the
//! same entities; nothing here makes one.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// A person who can sign in; may belong to many workspaces.
    AccountId
);
id!(
    /// One device of one account.
    DeviceId
);
id!(
    /// A workspace.
    WorkspaceId
);
id!(
    /// An account inside one workspace.
    MemberId
);
id!(
    /// A role of one workspace.
    RoleId
);
id!(
    /// An invitation to one workspace.
    InvitationId
);
id!(
    /// Invitations that were sent together.
    BatchId
);
id!(
    /// A project of one workspace.
    ProjectId
);
id!(
    /// A team of one workspace.
    TeamId
);
id!(
    /// An exception on one project.
    OverrideId
);
id!(
    /// A test of one role.
    RoleTestId
);
