-- name: received
SELECT * FROM received WHERE sha256 = :sha256;

-- name: receive
INSERT INTO received (sha256, state, name, claim, received_at)
VALUES (:sha256, 'received', :name, :claim, :now)
ON CONFLICT (sha256) DO NOTHING;

-- name: receive_again
-- A content that failed before and was put into the inbox once more starts from the beginning.
UPDATE received
SET state = 'received', name = :name, claim = :claim, owner = NULL, leased_until = NULL, attempts = 0,
    interruptions = 0, retry_at = NULL, output = NULL, error = NULL, received_at = :now, finished_at = NULL
WHERE sha256 = :sha256 AND state = 'failed' AND claim <> :claim;

-- name: claim
-- Takes the row when it is free, when it is the caller's own, or when its lease has run out. A row that
-- is still 'claimed' was left without a word: that is an interruption.
UPDATE received
SET interruptions = interruptions + (state = 'claimed'), state = 'claimed', claim = :claim, name = :name,
    owner = :owner, leased_until = :until, retry_at = NULL, claimed_at = :now
WHERE sha256 = :sha256
  AND (state = 'received' OR (state = 'claimed' AND (owner = :owner OR leased_until < :seconds)));

-- name: set_output
UPDATE received SET output = :output WHERE sha256 = :sha256 AND owner = :owner AND state = 'claimed';

-- name: release
UPDATE received SET state = 'received', owner = NULL, leased_until = NULL
WHERE sha256 = :sha256 AND owner = :owner AND state = 'claimed';

-- name: forget
DELETE FROM received WHERE sha256 = :sha256 AND state <> 'claimed';

-- name: postpone
UPDATE received
SET state = 'received', owner = NULL, leased_until = NULL, attempts = attempts + 1, retry_at = :retry_at,
    error = :error
WHERE sha256 = :sha256 AND owner = :owner AND state = 'claimed';

-- name: fail
UPDATE received
SET state = 'failed', owner = NULL, leased_until = NULL, attempts = attempts + 1, retry_at = NULL,
    error = :error, finished_at = :now
WHERE sha256 = :sha256 AND owner = :owner AND state = 'claimed';

-- name: finish
UPDATE received
SET state = 'done', owner = NULL, leased_until = NULL, retry_at = NULL, error = NULL, finished_at = :now
WHERE sha256 = :sha256 AND owner = :owner AND state = 'claimed';

-- name: arrival
SELECT * FROM arrivals WHERE claim = :claim;

-- name: settle
INSERT INTO arrivals (claim, sha256, name, outcome, destination, at)
VALUES (:claim, :sha256, :name, :outcome, :destination, :now)
ON CONFLICT (claim) DO UPDATE SET destination = excluded.destination, outcome = excluded.outcome;

-- name: count_states
SELECT state, count(*) AS files FROM received GROUP BY state;
