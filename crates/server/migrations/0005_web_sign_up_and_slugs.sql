-- Accounts that are made on the web, and the address of each workspace.

-- Somebody wants an account. There is none before the mailbox has answered.
CREATE TABLE sign_ups (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_ups_by_email ON sign_ups (email_canonical);

-- Two kinds more: a link that makes an account, and that there is one already.
ALTER TABLE account_mails RENAME TO account_mails_before;
CREATE TABLE account_mails (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL
        CHECK (kind IN ('verify', 'reset', 'confirm_email', 'email_changing', 'sign_up', 'has_account')),
    recipient TEXT NOT NULL,
    recipient_canonical TEXT NOT NULL,
    token TEXT,
    digits TEXT,
    -- For a change of the address: the new one, masked.
    detail TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO account_mails (id, kind, recipient, recipient_canonical, token, digits, detail, state, attempts, made_at, next_at)
    SELECT id, kind, recipient, recipient_canonical, token, digits, detail, state, attempts, made_at, next_at
    FROM account_mails_before;
DROP TABLE account_mails_before;
CREATE INDEX account_mails_due ON account_mails (state, next_at);
CREATE INDEX account_mails_to ON account_mails (recipient_canonical, kind, made_at);

-- The word under which a workspace has pages of its own, where the server has a host for that. One of now for each workspace.
CREATE TABLE slugs (
    slug TEXT PRIMARY KEY,
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    -- For one of before: until when it leads to the one of now, and is given to nobody else.
    held_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX slug_of_now ON slugs (workspace) WHERE held_until IS NULL;
CREATE INDEX slugs_of_before ON slugs (workspace, held_until) WHERE held_until IS NOT NULL;
