-- What a page's records become. Each statement begins with the record type that it is for; parameters: ?1 the line, ?2 the row of the
-- record (of the page for a document), ?3 the page, ?4 the place in the output, ?5 the sentence. `->` gives the text of a JSON value as
-- it was written, so that decimals stay exact; `->>` gives SQL text without quotes.

-- document
INSERT INTO page (id, path, sha256, pack_sha256, engine, bytes, encoding, invalid_bytes, title, scope, scope_ref, pack, pack_version,
                  numbers, facts, dates, others, in_entities, unclaimed, json)
SELECT ?2, ?1 ->> 'doc', ?1 ->> 'sha256', ?1 ->> '$.pack.sha256', ?1 ->> 'engine', ?1 ->> 'bytes', ?1 ->> 'encoding', ?1 ->> 'invalid_bytes',
       ?1 ->> 'title', ?1 ->> '$.scope.text', ?1 ->> '$.scope.ref', ?1 ->> '$.pack.name', ?1 ->> '$.pack.version', ?1 ->> '$.ledger.numbers',
       ?1 ->> '$.ledger.fact', ?1 ->> '$.ledger.date', ?1 ->> '$.ledger.number', ?1 ->> '$.ledger.entity', ?1 ->> '$.ledger.unclaimed', ?1;

-- sentence
INSERT INTO sentence (id, page, "start", "end", line, text)
SELECT ?2, ?3, ?1 ->> '$.span.start', ?1 ->> '$.span.end', ?1 ->> '$.span.line', ?1 ->> 'text';

-- sentence
INSERT INTO sentence_text (rowid, text) SELECT ?2, ?1 ->> 'text';

-- record
INSERT INTO record (id, page, seq, type, sentence, "start", "end", line, "column", section, text, rule, json)
SELECT ?2, ?3, ?4, ?1 ->> 'type', ?5, ?1 ->> '$.span.start', ?1 ->> '$.span.end', ?1 ->> '$.span.line', ?1 ->> '$.span.column',
       ?1 ->> 'section', ?1 ->> 'text', ?1 ->> 'rule', ?1;

-- fact
INSERT INTO fact (record, id, kind, value, value_real, value_max, precision, unit, si_value, si_unit, qualifier, change, status, per,
                  item, time, actor, action, recipient, part_of)
SELECT ?2, ?1 ->> 'id', ?1 ->> 'kind', nullif(?1 -> 'value', 'null'), CASE json_type(?1, '$.value') WHEN 'array' THEN NULL ELSE CAST(?1 ->> 'value' AS REAL) END,
       nullif(?1 -> 'value_max', 'null'), nullif(?1 -> 'precision', 'null'), ?1 ->> 'unit', ?1 -> '$.si.value', ?1 ->> '$.si.unit',
       ?1 ->> 'qualifier', ?1 ->> 'change', ?1 ->> 'status', ?1 ->> 'per', ?1 ->> '$.item.text', ?1 ->> '$.time.edtf', ?1 ->> '$.actor.text',
       ?1 ->> '$.action.lemma', (SELECT group_concat(value ->> 'text', '; ') FROM json_each(?1, '$.recipient')), ?1 ->> 'part_of';

-- fact
INSERT INTO role (record, role, nth, text, "start", "end", "from")
SELECT ?2, key, 0, coalesce(value ->> 'text', value ->> 'edtf', value ->> 'lemma'), value ->> 'start', value ->> 'end', value ->> 'from'
FROM json_each(?1) WHERE key IN ('item', 'time', 'actor', 'action') AND type = 'object'
UNION ALL
SELECT ?2, 'recipient', key, value ->> 'text', value ->> 'start', value ->> 'end', value ->> 'from' FROM json_each(?1, '$.recipient');

-- fact
INSERT INTO step (record, nth, op, text, value, by, unit)
SELECT ?2, key, value ->> 'op', value ->> 'text', value -> 'value', value -> 'by', value ->> 'unit' FROM json_each(?1, '$.derivation');

-- date
INSERT INTO date (record, edtf) SELECT ?2, ?1 ->> 'edtf';

-- number
INSERT INTO number (record, class) SELECT ?2, ?1 ->> 'class';

-- entity
INSERT INTO entity (record, class, ref) SELECT ?2, ?1 ->> 'class', ?1 ->> 'ref';

-- finding
INSERT INTO finding (record, kind, severity, message) SELECT ?2, ?1 ->> 'kind', ?1 ->> 'severity', ?1 ->> 'message';

-- finding
INSERT INTO finding_span (record, nth, "start", "end")
SELECT ?2, key, value ->> 'start', value ->> 'end' FROM json_each(?1, '$.spans');

-- finding
INSERT OR IGNORE INTO finding_fact (record, fact) SELECT ?2, value FROM json_each(?1, '$.facts');
