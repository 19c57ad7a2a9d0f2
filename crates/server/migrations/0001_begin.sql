-- Tables of one workspace begin with the workspace's id. Times are milliseconds since 1970 UTC; ids are 16 bytes.

CREATE TABLE generation (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;

CREATE TABLE accounts (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A session is known by the hash of its token; the token itself is on the device only.
CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    device BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account, device);

CREATE TABLE workspaces (
    workspace BLOB PRIMARY KEY CHECK (length(workspace) = 16),
    seq INTEGER NOT NULL,
    head BLOB NOT NULL CHECK (length(head) = 32)
) STRICT, WITHOUT ROWID;

-- The ordered record. `body` is the entry as JSON; each bears the hash of the one before.
CREATE TABLE log (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, seq)
) STRICT, WITHOUT ROWID;

-- The rows as they are now.
CREATE TABLE entities (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    device BLOB NOT NULL,
    account BLOB NOT NULL,
    PRIMARY KEY (workspace, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    device BLOB NOT NULL,
    n INTEGER NOT NULL,
    command_hash BLOB NOT NULL CHECK (length(command_hash) = 32),
    outcome TEXT NOT NULL,
    PRIMARY KEY (workspace, device, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    account BLOB NOT NULL,
    member BLOB NOT NULL,
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_account ON memberships (account, joined_at);

-- Links of invitations, by the hash of their token. Dead ones stay, so that an old link can be told from one that never was.
CREATE TABLE links (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    invitation BLOB NOT NULL,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    PRIMARY KEY (workspace, invitation, token_hash)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_live_link ON links (workspace, invitation) WHERE alive = 1;

-- Mails. The token is wiped as soon as the mail is over.
CREATE TABLE mails (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    id BLOB NOT NULL,
    invitation BLOB NOT NULL,
    recipient TEXT NOT NULL,
    token TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'kept', 'failed', 'dropped')),
    attempts INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    -- When it is due, or, while somebody sends it, when that claim lapses.
    next_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mails_due ON mails (state, next_at);
CREATE INDEX mails_of_invitation ON mails (workspace, invitation);
