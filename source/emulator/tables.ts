/** Marks a database file as an emulator's: `phyc` in ASCII. */
export const formatMark = 0x70_68_79_63;

/** The tables of an installation. No column can hold a secret: `hash` is its SHA-256, `answer` is encrypted under a key that is not stored. */
export const schema = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA application_id = ${formatMark};

CREATE TABLE IF NOT EXISTS tenants (
	id TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
	plan TEXT NOT NULL,
	created_at TEXT NOT NULL,
	version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE IF NOT EXISTS keys (
	sequence INTEGER PRIMARY KEY AUTOINCREMENT,
	id TEXT NOT NULL UNIQUE,
	tenant_id TEXT NOT NULL REFERENCES tenants (id),
	name TEXT NOT NULL,
	scopes TEXT NOT NULL,
	redacted_secret TEXT NOT NULL,
	hash BLOB NOT NULL,
	hash_prefix INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	created_by TEXT NOT NULL,
	expires_at TEXT,
	last_used_at TEXT,
	revoked_at TEXT
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS keys_name ON keys (tenant_id, name) WHERE revoked_at IS NULL;
CREATE INDEX IF NOT EXISTS keys_page ON keys (tenant_id, sequence);
CREATE INDEX IF NOT EXISTS keys_hash ON keys (hash_prefix);
CREATE INDEX IF NOT EXISTS keys_expiry ON keys (tenant_id, expires_at) WHERE revoked_at IS NULL;

CREATE TABLE IF NOT EXISTS outcomes (
	id BLOB PRIMARY KEY,
	request BLOB NOT NULL,
	answer BLOB NOT NULL,
	created_at TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS audit (
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	action TEXT NOT NULL,
	key_id TEXT NOT NULL,
	request_id TEXT NOT NULL
) STRICT;
`;
