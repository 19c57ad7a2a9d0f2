-- Why a link is dead, for its page: a newer one was sent, the invitation was changed, or it is over. Nothing while it is alive.
ALTER TABLE links ADD COLUMN ended TEXT CHECK (ended IN ('sent_again', 'changed', 'over'));

-- Limits count what was let out, by workspace and by recipient, and remember it across a restart.
ALTER TABLE mails ADD COLUMN canonical TEXT;
ALTER TABLE mails ADD COLUMN let_out_at INTEGER;
UPDATE mails SET canonical = lower(recipient);
CREATE INDEX mails_let_out_to ON mails (canonical, let_out_at) WHERE let_out_at IS NOT NULL;
CREATE INDEX mails_let_out_by ON mails (workspace, let_out_at) WHERE let_out_at IS NOT NULL;

-- Addresses to which nothing is mailed any more, because whoever reads them said so.
CREATE TABLE unmailed (
    canonical TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Memberships that end, the soonest first.
CREATE INDEX membership_ends ON entities (json_extract(body, '$.ends_at'))
WHERE kind = 'member' AND json_extract(body, '$.ends_at') IS NOT NULL AND json_extract(body, '$.status') = 'active';
