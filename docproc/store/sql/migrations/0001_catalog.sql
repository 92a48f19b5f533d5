-- The catalog: one row a document, its pages, its tasks, and the words to find it by.

CREATE TABLE documents (
    key                  INTEGER PRIMARY KEY,
    sha256               TEXT NOT NULL UNIQUE,      -- of the received bytes: the document's id
    filename             TEXT NOT NULL,
    page_count           INTEGER NOT NULL,
    issuer               TEXT,
    issuer_folded        TEXT,                      -- no marks, lower case, and the initials at its end
    doc_type             TEXT,
    doc_type_folded      TEXT,
    doc_type_code_folded TEXT,
    number               TEXT,                      -- a string: zeros are kept
    symbol               TEXT,
    number_symbol        TEXT,
    number_symbol_folded TEXT,
    date                 TEXT,                      -- ISO 8601
    subject              TEXT,
    grade                TEXT NOT NULL,
    to_review            INTEGER NOT NULL,          -- how many places a person should look at
    processed_at         TEXT NOT NULL,
    added_at             TEXT NOT NULL,
    directive            BLOB NOT NULL              -- the whole JSON, compressed by zlib
);

CREATE INDEX documents_by_date ON documents (date);
CREATE INDEX documents_by_number ON documents (number_symbol_folded);

CREATE TABLE pages (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    text     TEXT NOT NULL,
    lines    TEXT NOT NULL,                         -- JSON: [[start, end, [x0, y0, x1, y1] or null], …]
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE tasks (
    key       INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    task      TEXT NOT NULL,                        -- the path of markers, such as 2.1.b
    text      TEXT NOT NULL,
    is_leaf   INTEGER NOT NULL,
    page      INTEGER NOT NULL,
    due_date  TEXT,                                 -- the earliest day that the document fixes
    deadline  TEXT,                                 -- the words of the deadlines
    confidence REAL NOT NULL
);

CREATE INDEX tasks_by_document ON tasks (document);
CREATE INDEX tasks_by_due_date ON tasks (due_date);

CREATE TABLE task_agencies (
    task   INTEGER NOT NULL REFERENCES tasks (key) ON DELETE CASCADE,
    role   TEXT NOT NULL CHECK (role IN ('lead', 'coordinating')),
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (task, role, name)
) WITHOUT ROWID;

-- rowid is documents.key. Both columns hold all pages with line feeds between them, then the heading.
-- The tokenizer leaves marks alone: docproc.vietnamese.unicode folds them, because unicode61 keeps đ.
CREATE VIRTUAL TABLE document_text USING fts5 (
    folded,
    exact,
    tokenize = "unicode61 remove_diacritics 0"
);
