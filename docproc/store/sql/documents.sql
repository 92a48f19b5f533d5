-- name: document_key
SELECT key FROM documents WHERE sha256 = :sha256;

-- name: insert_document
INSERT INTO documents (
    sha256, filename, page_count, issuer, issuer_folded, doc_type, doc_type_folded, doc_type_code_folded,
    number, symbol, number_symbol, number_symbol_folded, date, subject, grade, to_review,
    processed_at, added_at, directive
) VALUES (
    :sha256, :filename, :page_count, :issuer, :issuer_folded, :doc_type, :doc_type_folded,
    :doc_type_code_folded, :number, :symbol, :number_symbol, :number_symbol_folded, :date, :subject, :grade,
    :to_review, :processed_at, :added_at, :directive
);

-- name: delete_document
DELETE FROM documents WHERE key = :key;

-- name: delete_text
DELETE FROM document_text WHERE rowid = :key;

-- name: insert_text
INSERT INTO document_text (rowid, folded, exact) VALUES (:key, :folded, :exact);

-- name: insert_page
INSERT INTO pages (document, number, text, lines) VALUES (:document, :number, :text, :lines);

-- name: pages
SELECT number, text, lines FROM pages WHERE document = :document ORDER BY number;

-- name: directive
SELECT directive FROM documents WHERE sha256 = :sha256;

-- name: count_documents
SELECT count(*) FROM documents;
