-- The same tables as SQLite has after its fourth step, column by column. Tables of one workspace begin with the workspace's id.
-- Times are milliseconds since 1970 UTC; ids are 16 bytes, hashes 32; flags are 1 and 0.

CREATE TABLE generation (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    id BYTEA NOT NULL CHECK (length(id) = 16)
);

CREATE TABLE accounts (
    id BYTEA PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    created_at BIGINT NOT NULL,
    -- When it was proven that the mailbox is the account's own.
    verified_at BIGINT
);

CREATE TABLE workspaces (
    workspace BYTEA PRIMARY KEY CHECK (length(workspace) = 16),
    seq BIGINT NOT NULL,
    head BYTEA NOT NULL CHECK (length(head) = 32)
);

-- The ordered record. `body` is the entry as JSON; each bears the hash of the one before, so it is kept to the letter.
CREATE TABLE log (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, seq)
);

-- The rows as they are now.
CREATE TABLE entities (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    kind TEXT NOT NULL,
    id BYTEA NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, id)
);
-- Memberships that end, the soonest first.
CREATE INDEX membership_ends ON entities (((body::json ->> 'ends_at')::bigint))
WHERE kind = 'member' AND (body::json ->> 'ends_at')::bigint IS NOT NULL AND body::json ->> 'status' = 'active';

CREATE TABLE devices (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    device BYTEA NOT NULL,
    account BYTEA NOT NULL,
    PRIMARY KEY (workspace, device)
);

CREATE TABLE outcomes (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    device BYTEA NOT NULL,
    n BIGINT NOT NULL,
    command_hash BYTEA NOT NULL CHECK (length(command_hash) = 32),
    outcome TEXT NOT NULL,
    PRIMARY KEY (workspace, device, n)
);

CREATE TABLE memberships (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    account BYTEA NOT NULL,
    member BYTEA NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, account)
);
CREATE INDEX memberships_by_account ON memberships (account, joined_at);

-- Links of invitations, by the hash of their token. Dead ones stay, with why, so that an old link can be told from one that
-- never was.
CREATE TABLE links (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    invitation BYTEA NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    alive BIGINT NOT NULL CHECK (alive IN (0, 1)),
    ended TEXT CHECK (ended IN ('sent_again', 'changed', 'over')),
    PRIMARY KEY (workspace, invitation, token_hash)
);
CREATE UNIQUE INDEX one_live_link ON links (workspace, invitation) WHERE alive = 1;

-- Pending invitations by the canonical address that they are for.
CREATE TABLE invitees (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    invitation BYTEA NOT NULL,
    email_canonical TEXT NOT NULL,
    PRIMARY KEY (workspace, invitation)
);
CREATE INDEX invitees_by_email ON invitees (email_canonical);

-- Mails. The token is wiped as soon as the mail is over.
CREATE TABLE mails (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    id BYTEA NOT NULL,
    invitation BYTEA NOT NULL,
    recipient TEXT NOT NULL,
    canonical TEXT,
    token TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'kept', 'failed', 'dropped')),
    attempts BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    -- When it is due, or, while somebody sends it, when that claim lapses.
    next_at BIGINT NOT NULL,
    -- Limits count what was let out, by workspace and by recipient.
    let_out_at BIGINT,
    PRIMARY KEY (workspace, id)
);
CREATE INDEX mails_due ON mails (state, next_at);
CREATE INDEX mails_of_invitation ON mails (workspace, invitation);
CREATE INDEX mails_let_out_to ON mails (canonical, let_out_at) WHERE let_out_at IS NOT NULL;
CREATE INDEX mails_let_out_by ON mails (workspace, let_out_at) WHERE let_out_at IS NOT NULL;

-- Addresses to which nothing is mailed any more, because whoever reads them said so.
CREATE TABLE unmailed (
    canonical TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);

-- Other applications ask by keys. A key is known by the hash of its secret; the secret itself is with the application only.
CREATE TABLE api_keys (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    id BYTEA NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    secret_hash BYTEA NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    scope TEXT NOT NULL,
    created_by BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    -- Written down now and then, to the hour.
    last_used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (workspace, id)
);

-- How far each device was given the log. Written down now and then: a device may have been given more, never less.
CREATE TABLE given (
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    device BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (workspace, device)
);

-- A session outlives its tokens: they rotate, it stays.
CREATE TABLE sessions (
    id BYTEA PRIMARY KEY CHECK (length(id) = 16),
    account BYTEA NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('device', 'local', 'web')),
    device BYTEA NOT NULL,
    -- What the device calls itself, or the browser does.
    name TEXT,
    created_at BIGINT NOT NULL,
    -- Written down now and then.
    last_seen_at BIGINT NOT NULL,
    -- When a password or a code was shown last.
    proven_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account, device);
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- A token is known by its hash; the token itself is on the device only. A spent one stays, so that its replay is noticed.
CREATE TABLE session_tokens (
    token_hash BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    session BYTEA NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    use TEXT NOT NULL CHECK (use IN ('access', 'refresh')),
    expires_at BIGINT NOT NULL,
    spent_at BIGINT,
    -- With the spent token this gives its successors again; without it, nothing.
    salt BYTEA CHECK (salt IS NULL OR length(salt) = 32)
);
CREATE INDEX tokens_of_session ON session_tokens (session);
CREATE INDEX tokens_by_end ON session_tokens (expires_at);

-- What an account is to be told at the next sign-in.
CREATE TABLE account_notices (
    account BYTEA NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    device_name TEXT,
    told BIGINT NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    PRIMARY KEY (account, at)
);

-- Secrets that were mailed, or that stand between two pages of one sign-in. Each works once.
CREATE TABLE proofs (
    token_hash BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    account BYTEA NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'sign_in')),
    -- The mailbox that it proves, canonical.
    email TEXT NOT NULL,
    -- The same in six digits, for typing.
    digits_hash BYTEA CHECK (digits_hash IS NULL OR length(digits_hash) = 32),
    tries BIGINT NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL
);
CREATE INDEX proofs_of_account ON proofs (account, purpose);

-- Mails about an account. What they let somebody do is wiped as soon as the mail is over.
CREATE TABLE account_mails (
    id BYTEA PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('verify', 'reset', 'confirm_email', 'email_changing')),
    recipient TEXT NOT NULL,
    recipient_canonical TEXT NOT NULL,
    token TEXT,
    digits TEXT,
    -- For a change of the address: the new one, masked.
    detail TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'failed')),
    attempts BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
CREATE INDEX account_mails_due ON account_mails (state, next_at);
CREATE INDEX account_mails_to ON account_mails (recipient_canonical, kind, made_at);

-- Changes of the address that somebody signs in with: confirmed from the new mailbox, open to objection from the old one.
CREATE TABLE email_changes (
    object_hash BYTEA PRIMARY KEY CHECK (length(object_hash) = 32),
    confirm_hash BYTEA NOT NULL UNIQUE CHECK (length(confirm_hash) = 32),
    account BYTEA NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    old_email TEXT NOT NULL,
    old_canonical TEXT NOT NULL,
    new_email TEXT NOT NULL,
    new_canonical TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    confirm_until BIGINT NOT NULL,
    object_until BIGINT NOT NULL,
    confirmed_at BIGINT,
    -- Taken back, by an objection or by a newer change.
    ended_at BIGINT
);
CREATE INDEX email_changes_of_account ON email_changes (account, made_at);
CREATE INDEX email_changes_by_old ON email_changes (old_canonical);

-- A second factor: the secret that an authenticator has too. It asks at sign-in once it was confirmed.
CREATE TABLE second_factors (
    account BYTEA PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    secret BYTEA NOT NULL,
    confirmed_at BIGINT,
    -- The step of the last code that was taken: none works twice.
    last_step BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE recovery_codes (
    account BYTEA NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash BYTEA NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (account, code_hash)
);

-- Sign-ins on their way from the browser to the app. Each works once, with the verifier of its challenge.
CREATE TABLE handoffs (
    code_hash BYTEA PRIMARY KEY CHECK (length(code_hash) = 32),
    typed_hash BYTEA NOT NULL UNIQUE CHECK (length(typed_hash) = 32),
    account BYTEA NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    challenge BYTEA NOT NULL CHECK (length(challenge) = 32),
    code_until BIGINT NOT NULL,
    typed_until BIGINT NOT NULL
);
