-- The same tables as SQLite has after its fifth step: accounts that are made on the web, and the address of each workspace.

-- Somebody wants an account. There is none before the mailbox has answered.
CREATE TABLE sign_ups (
    token_hash BYTEA PRIMARY KEY CHECK (length(token_hash) = 32),
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_ups_by_email ON sign_ups (email_canonical);

-- Two kinds more: a link that makes an account, and that there is one already.
ALTER TABLE account_mails DROP CONSTRAINT account_mails_kind_check;
ALTER TABLE account_mails ADD CONSTRAINT account_mails_kind_check
    CHECK (kind IN ('verify', 'reset', 'confirm_email', 'email_changing', 'sign_up', 'has_account'));

-- The word under which a workspace has pages of its own, where the server has a host for that. One of now for each workspace.
-- It is compared byte by byte, as SQLite does, so that numbered ones stand together.
CREATE TABLE slugs (
    slug TEXT COLLATE "C" PRIMARY KEY,
    workspace BYTEA NOT NULL REFERENCES workspaces (workspace),
    -- For one of before: until when it leads to the one of now, and is given to nobody else.
    held_until BIGINT
);
CREATE UNIQUE INDEX slug_of_now ON slugs (workspace) WHERE held_until IS NULL;
CREATE INDEX slugs_of_before ON slugs (workspace, held_until) WHERE held_until IS NOT NULL;
