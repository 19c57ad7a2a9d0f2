-- Accounts whole: proven mailboxes, sessions with a family of tokens, account mails, second factors, hand-offs to the app.

-- When it was proven that the mailbox is the account's own.
ALTER TABLE accounts ADD COLUMN verified_at INTEGER;

-- Who accepted an invitation had its code, which went to that mailbox and nowhere else.
UPDATE accounts SET verified_at = created_at WHERE EXISTS (
    SELECT 1 FROM memberships AS m JOIN entities AS e ON e.workspace = m.workspace AND e.kind = 'invitation'
    WHERE m.account = accounts.id AND json_extract(e.body, '$.state.step') = 'accepted'
        AND lower(json_extract(e.body, '$.email')) = accounts.email_canonical
);

-- A session outlives its tokens: they rotate, it stays.
ALTER TABLE sessions RENAME TO sessions_before;
CREATE TABLE sessions (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('device', 'local', 'web')),
    device BLOB NOT NULL,
    -- What the device calls itself, or the browser does.
    name TEXT,
    created_at INTEGER NOT NULL,
    -- Written down now and then.
    last_seen_at INTEGER NOT NULL,
    -- When a password or a code was shown last.
    proven_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A token is known by its hash; the token itself is on the device only. A spent one stays, so that its replay is noticed.
CREATE TABLE session_tokens (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    session BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    use TEXT NOT NULL CHECK (use IN ('access', 'refresh')),
    expires_at INTEGER NOT NULL,
    spent_at INTEGER,
    -- With the spent token this gives its successors again; without it, nothing.
    salt BLOB CHECK (salt IS NULL OR length(salt) = 32)
) STRICT, WITHOUT ROWID;

INSERT INTO sessions (id, account, kind, device, name, created_at, last_seen_at, proven_at, expires_at)
    SELECT substr(token_hash, 1, 16), account, 'device', device, NULL, created_at, created_at, created_at, expires_at
    FROM sessions_before;
INSERT INTO session_tokens (token_hash, session, use, expires_at)
    SELECT token_hash, substr(token_hash, 1, 16), 'access', expires_at FROM sessions_before;
DROP TABLE sessions_before;
CREATE INDEX sessions_by_account ON sessions (account, device);
CREATE INDEX tokens_of_session ON session_tokens (session);

-- What an account is to be told at the next sign-in.
CREATE TABLE account_notices (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    device_name TEXT,
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    PRIMARY KEY (account, at)
) STRICT, WITHOUT ROWID;

-- Pending invitations by the canonical address that they are for.
CREATE TABLE invitees (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    invitation BLOB NOT NULL,
    email_canonical TEXT NOT NULL,
    PRIMARY KEY (workspace, invitation)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitees_by_email ON invitees (email_canonical);
INSERT INTO invitees (workspace, invitation, email_canonical)
    SELECT workspace, id, lower(json_extract(body, '$.email')) FROM entities
    WHERE kind = 'invitation' AND json_extract(body, '$.state.step') = 'pending';

-- Secrets that were mailed, or that stand between two pages of one sign-in. Each works once.
CREATE TABLE proofs (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'sign_in')),
    -- The mailbox that it proves, canonical.
    email TEXT NOT NULL,
    -- The same in six digits, for typing.
    digits_hash BLOB CHECK (digits_hash IS NULL OR length(digits_hash) = 32),
    tries INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proofs_of_account ON proofs (account, purpose);

-- Mails about an account. What they let somebody do is wiped as soon as the mail is over.
CREATE TABLE account_mails (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('verify', 'reset', 'confirm_email', 'email_changing')),
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
CREATE INDEX account_mails_due ON account_mails (state, next_at);
CREATE INDEX account_mails_to ON account_mails (recipient_canonical, kind, made_at);

-- Changes of the address that somebody signs in with: confirmed from the new mailbox, open to objection from the old one.
CREATE TABLE email_changes (
    object_hash BLOB PRIMARY KEY CHECK (length(object_hash) = 32),
    confirm_hash BLOB NOT NULL UNIQUE CHECK (length(confirm_hash) = 32),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    old_email TEXT NOT NULL,
    old_canonical TEXT NOT NULL,
    new_email TEXT NOT NULL,
    new_canonical TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    confirm_until INTEGER NOT NULL,
    object_until INTEGER NOT NULL,
    confirmed_at INTEGER,
    -- Taken back, by an objection or by a newer change.
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX email_changes_of_account ON email_changes (account, made_at);
CREATE INDEX email_changes_by_old ON email_changes (old_canonical);

-- A second factor: the secret that an authenticator has too. It asks at sign-in once it was confirmed.
CREATE TABLE second_factors (
    account BLOB PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    secret BLOB NOT NULL,
    confirmed_at INTEGER,
    -- The step of the last code that was taken: none works twice.
    last_step INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (account, code_hash)
) STRICT, WITHOUT ROWID;

-- Sign-ins on their way from the browser to the app. Each works once, with the verifier of its challenge.
CREATE TABLE handoffs (
    code_hash BLOB PRIMARY KEY CHECK (length(code_hash) = 32),
    typed_hash BLOB NOT NULL UNIQUE CHECK (length(typed_hash) = 32),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    challenge BLOB NOT NULL CHECK (length(challenge) = 32),
    code_until INTEGER NOT NULL,
    typed_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
