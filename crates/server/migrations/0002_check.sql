-- Other applications ask by keys. A key is known by the hash of its secret; the secret itself is with the application only.
CREATE TABLE api_keys (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    id BLOB NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    scope TEXT NOT NULL,
    created_by BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- Written down now and then, to the hour.
    last_used_at INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- How far each device was given the log. Written down now and then: a device may have been given more, never less.
CREATE TABLE given (
    workspace BLOB NOT NULL REFERENCES workspaces (workspace),
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (workspace, device)
) STRICT, WITHOUT ROWID;
