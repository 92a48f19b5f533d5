-- The life of received files: one row a content, one row a file that brought it.

CREATE TABLE received (
    sha256        TEXT PRIMARY KEY,
    state         TEXT NOT NULL CHECK (state IN ('received', 'claimed', 'done', 'failed')),
    name          TEXT NOT NULL,                    -- the path inside the inbox, as it was received
    claim         TEXT NOT NULL,                    -- which received file stands for this content
    owner         TEXT,                             -- who works on it
    leased_until  REAL,                             -- seconds since 1970; past it anyone may take over
    attempts      INTEGER NOT NULL DEFAULT 0,       -- tries that ended in an error
    interruptions INTEGER NOT NULL DEFAULT 0,       -- tries that ended without a word: power cut, kill
    retry_at      REAL,                             -- seconds since 1970
    output        TEXT,                             -- where the JSON goes or went
    error         TEXT,                             -- JSON: what went wrong last
    received_at   TEXT NOT NULL,
    claimed_at    TEXT,
    finished_at   TEXT
) WITHOUT ROWID;

CREATE INDEX received_by_state ON received (state);

CREATE TABLE arrivals (
    claim       TEXT PRIMARY KEY,
    sha256      TEXT,                               -- null when the bytes could not be read
    name        TEXT NOT NULL,
    outcome     TEXT NOT NULL CHECK (outcome IN ('done', 'duplicate', 'failed')),
    destination TEXT NOT NULL,                      -- where the file was moved to
    at          TEXT NOT NULL
) WITHOUT ROWID;
