-- The conditions of both statements are the same; a condition whose parameter is null holds for all.

-- name: documents
SELECT d.key, d.sha256, d.filename, d.page_count, d.issuer, d.doc_type, d.number_symbol, d.date, d.subject,
       d.grade, d.to_review, d.processed_at
FROM documents d
WHERE NOT EXISTS (
          SELECT 1 FROM json_each(:issuer_words) w
          WHERE instr(' ' || coalesce(d.issuer_folded, ''), ' ' || w.value) = 0)
  AND (:doc_type IS NULL OR d.doc_type_folded = :doc_type OR d.doc_type_code_folded = :doc_type)
  AND (:number IS NULL OR ltrim(d.number, '0') = ltrim(:number, '0'))
  AND (:symbol IS NULL OR instr(d.number_symbol_folded, :symbol) > 0)
  AND (:issued_from IS NULL OR d.date >= :issued_from)
  AND (:issued_to IS NULL OR d.date <= :issued_to)
ORDER BY d.date DESC, d.key DESC
LIMIT :limit OFFSET :offset;

-- name: search
WITH found AS (SELECT rowid AS key, rank AS bm25 FROM document_text WHERE document_text MATCH :words),
     marked AS (SELECT rowid AS key FROM document_text WHERE document_text MATCH :marked),
     near AS (SELECT rowid AS key FROM document_text WHERE document_text MATCH :near),
     together AS (SELECT rowid AS key FROM document_text WHERE document_text MATCH :together)
SELECT d.key, d.sha256, d.filename, d.page_count, d.issuer, d.doc_type, d.number_symbol, d.date, d.subject,
       d.grade, d.to_review, d.processed_at,
       found.bm25,
       d.key IN (SELECT key FROM marked) AS exact,
       (d.key IN (SELECT key FROM near)) + (d.key IN (SELECT key FROM together)) AS closeness
FROM found
JOIN documents d ON d.key = found.key
WHERE NOT EXISTS (
          SELECT 1 FROM json_each(:issuer_words) w
          WHERE instr(' ' || coalesce(d.issuer_folded, ''), ' ' || w.value) = 0)
  AND (:doc_type IS NULL OR d.doc_type_folded = :doc_type OR d.doc_type_code_folded = :doc_type)
  AND (:number IS NULL OR ltrim(d.number, '0') = ltrim(:number, '0'))
  AND (:symbol IS NULL OR instr(d.number_symbol_folded, :symbol) > 0)
  AND (:issued_from IS NULL OR d.date >= :issued_from)
  AND (:issued_to IS NULL OR d.date <= :issued_to)
ORDER BY exact DESC, closeness DESC, found.bm25, d.date DESC, d.key DESC
LIMIT :limit OFFSET :offset;

-- name: marked_words
SELECT highlight(document_text, 0, char(1), char(2)) AS folded,
       highlight(document_text, 1, char(1), char(2)) AS exact
FROM document_text
WHERE rowid = :key AND document_text MATCH :words;
