-- The store: pages, their records as annals wrote them, and tables made from those records for queries. docs/store.md tells it.
--
-- `record.json` is the truth: a line of `annals extract`, byte for byte. Every other table of a page is derived from it by the
-- statements of load.sql, so that no column can say anything else than the record. Numbers stand twice: as text, exact, and as REAL,
-- for sorting and plotting only.

CREATE TABLE page (
  id            INTEGER PRIMARY KEY,
  path          TEXT NOT NULL UNIQUE,      -- as given to annals
  sha256        TEXT NOT NULL,             -- of the file
  pack_sha256   TEXT NOT NULL,             -- of the rules that read it
  engine        TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  encoding      TEXT NOT NULL,
  invalid_bytes INTEGER NOT NULL,
  title         TEXT,
  scope         TEXT,
  scope_ref     TEXT,
  pack          TEXT NOT NULL,
  pack_version  TEXT NOT NULL,
  numbers       INTEGER NOT NULL,          -- the ledger: numbers = facts + dates + others + in_entities + unclaimed
  facts         INTEGER NOT NULL,
  dates         INTEGER NOT NULL,
  others        INTEGER NOT NULL,
  in_entities   INTEGER NOT NULL,
  unclaimed     INTEGER NOT NULL,
  json          TEXT NOT NULL,             -- the document record
  CHECK (numbers = facts + dates + others + in_entities + unclaimed)
) STRICT;

CREATE TABLE sentence (
  id      INTEGER PRIMARY KEY,
  page    INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  "start" INTEGER NOT NULL,                -- bytes of the file
  "end"   INTEGER NOT NULL,
  line    INTEGER NOT NULL,
  text    TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_page ON sentence (page);

CREATE TABLE record (
  id       INTEGER PRIMARY KEY,
  page     INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  seq      INTEGER NOT NULL,               -- its place in the output
  type     TEXT NOT NULL,
  sentence INTEGER REFERENCES sentence ON DELETE SET NULL,
  "start"  INTEGER,                        -- bytes of the file; NULL for a finding, which has spans of its own
  "end"    INTEGER,
  line     INTEGER,
  "column" INTEGER,
  section  TEXT,
  text     TEXT,
  rule     TEXT,
  json     TEXT NOT NULL,
  UNIQUE (page, seq)
) STRICT;
CREATE INDEX record_sentence ON record (sentence);
CREATE INDEX record_type ON record (type);

CREATE TABLE fact (
  record     INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  id         TEXT NOT NULL,                -- stable: the same on every run and machine
  kind       TEXT NOT NULL,
  value      TEXT,                         -- exact; a ratio is a list
  value_real REAL,
  value_max  TEXT,
  precision  TEXT,
  unit       TEXT,
  si_value   TEXT,
  si_unit    TEXT,
  qualifier  TEXT NOT NULL,
  change     TEXT NOT NULL,
  status     TEXT NOT NULL,
  per        TEXT,
  item       TEXT,
  time       TEXT,                         -- EDTF
  actor      TEXT,
  action     TEXT,                         -- lemma
  recipient  TEXT,                         -- more than one joined by '; '
  part_of    TEXT                          -- fact.id of its whole, on the same page
) STRICT;
CREATE INDEX fact_id ON fact (id);
CREATE INDEX fact_kind ON fact (kind, unit);
CREATE INDEX fact_time ON fact (time);

-- A role as a piece of the page.
CREATE TABLE role (
  record  INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  role    TEXT NOT NULL,                   -- item, time, actor, action, recipient
  nth     INTEGER NOT NULL,
  text    TEXT NOT NULL,
  "start" INTEGER,                         -- bytes of the file; NULL where it is no one piece of the page
  "end"   INTEGER,
  "from"  TEXT NOT NULL,                   -- sentence, section, document
  PRIMARY KEY (record, role, nth)
) STRICT, WITHOUT ROWID;

-- Steps from the text to the value (docs/records.md).
CREATE TABLE step (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  nth    INTEGER NOT NULL,
  op     TEXT NOT NULL,
  text   TEXT,
  value  TEXT,
  by     TEXT,
  unit   TEXT,
  PRIMARY KEY (record, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE date (
  record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  edtf   TEXT
) STRICT;
CREATE INDEX date_edtf ON date (edtf);

CREATE TABLE number (
  record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  class  TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
  record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  class  TEXT NOT NULL,
  ref    TEXT
) STRICT;
CREATE INDEX entity_ref ON entity (ref);

CREATE TABLE finding (
  record   INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
  kind     TEXT NOT NULL,
  severity TEXT NOT NULL,
  message  TEXT NOT NULL
) STRICT;

CREATE TABLE finding_span (
  record  INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  nth     INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  PRIMARY KEY (record, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_fact (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  fact   TEXT NOT NULL,
  PRIMARY KEY (record, fact)
) STRICT, WITHOUT ROWID;

-- Full text of the sentences; the store keeps it in step, for a trigger on it would need a trusted schema.
-- SELECT sentence.* FROM sentence_text('school*') JOIN sentence ON sentence.id = sentence_text.rowid
CREATE VIRTUAL TABLE sentence_text USING fts5 (text, content = 'sentence', content_rowid = 'id', tokenize = 'unicode61');

-- One row a fact, with where it stands: what an analyst opens first.
CREATE VIEW fact_table AS
SELECT page.path AS doc, page.title, page.scope, page.scope_ref, record.section, record.line, record."column", fact.id, record.text,
       fact.kind, fact.qualifier, fact.value, fact.value_max, fact.precision, fact.unit, fact.si_value, fact.si_unit, fact.item, fact.time,
       fact.change, fact.status, fact.per, fact.actor, fact.action, fact.recipient, fact.part_of, record.rule, sentence.text AS sentence,
       fact.value_real
FROM fact
JOIN record ON record.id = fact.record
JOIN page ON page.id = record.page
LEFT JOIN sentence ON sentence.id = record.sentence;

CREATE VIEW ledger AS
SELECT path AS doc, numbers, facts, dates, others, in_entities, unclaimed,
       (SELECT count(*) FROM record WHERE record.page = page.id AND record.type = 'finding') AS findings
FROM page;

CREATE VIEW findings AS
SELECT page.path AS doc, finding.severity, finding.kind, finding.message,
       (SELECT group_concat("start" || '-' || "end", ' ') FROM finding_span WHERE finding_span.record = finding.record) AS spans,
       (SELECT group_concat(fact, ' ') FROM finding_fact WHERE finding_fact.record = finding.record) AS facts
FROM finding
JOIN record ON record.id = finding.record
JOIN page ON page.id = record.page;
