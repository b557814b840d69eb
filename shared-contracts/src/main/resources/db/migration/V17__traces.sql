-- A run belongs to the trace of the request that submitted it ---------------------------------------------------------------

-- As in the header of W3C's Trace Context, https://www.w3.org/TR/trace-context/#traceparent-header; null for a run whose request
-- was not traced.
ALTER TABLE job_runs
    ADD COLUMN traceparent text;

DROP FUNCTION claim_run(text, bigint, text, double precision, boolean, bigint);

-- Moves the run whose turn it is in a pool from PENDING to RUNNING. It runs with the rights of the schema's owner: a worker's
-- role may call it, and may not read job_runs.inputs nor app_secrets.
--
-- from_turn: no run with a lesser turn waits, as far as the worker knows; 0 when it does not know
-- passes_locked: whether a run that somebody has locked is passed over, or waited for
-- with_ticket_of: the run whose ticket is used up by this; it may well be another's turn. Null for a worker of before V16, which
--   sees to that ticket itself, and for which `ticket_is_noted` is there.
--
-- The commit does not wait for the disk. A crash of PostgreSQL in the next moment makes the run wait again, as if it had not been
-- claimed; what is recorded of it waits for the disk, and for the claim before it.
--
-- A claim that began a moment before the submission of the run it finds still starts it no earlier than it was submitted.
CREATE FUNCTION claim_run(
    of_pool text, from_turn bigint, by_worker text, lease_seconds double precision, passes_locked boolean,
    with_ticket_of bigint DEFAULT NULL)
RETURNS TABLE (
    id bigint, attempt integer, turn bigint, retries_left integer, ticket_is_noted boolean, inputs text,
    app_id bigint, version_id bigint, repo_url text, path text, commit_id text, manifest text, environment_id bigint, secrets text,
    traceparent text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
#variable_conflict use_column
DECLARE
    next_id bigint;
    is_noted boolean;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    -- part: claim
    IF passes_locked THEN
        SELECT id, ticket_published_at IS NOT NULL INTO next_id, is_noted FROM job_runs
         WHERE pool = of_pool AND status = 'PENDING' AND turn >= from_turn AND cancel_requested_at IS NULL
         ORDER BY turn, id
         LIMIT 1
           FOR NO KEY UPDATE SKIP LOCKED;
    ELSE
        SELECT id, ticket_published_at IS NOT NULL INTO next_id, is_noted FROM job_runs
         WHERE pool = of_pool AND status = 'PENDING' AND turn >= from_turn AND cancel_requested_at IS NULL
         ORDER BY turn, id
         LIMIT 1
           FOR NO KEY UPDATE;
    END IF;
    RETURN QUERY
    UPDATE job_runs r
       SET status = 'RUNNING', attempt = r.attempt + 1, worker_id = by_worker,
           lease_expires_at = now() + lease_seconds * interval '1 second',
           started_at = greatest(now(), r.created_at), progress = NULL, progress_message = NULL
      FROM app_versions v JOIN apps a ON a.id = v.app_id
     WHERE r.id = next_id AND v.id = r.version_id
    RETURNING r.id, r.attempt, r.turn, r.retries_left, r.ticket_published_at IS NOT NULL, r.inputs::text,
              a.id, v.id, a.repo_url, a.path, v.commit_id, v.manifest::text, v.environment_id,
              CASE WHEN v.secret_names <> '{}' THEN secrets_of_version(a.id, v.secret_names) END,
              r.traceparent;
    -- end
    -- A run whose ticket was used for one that had none is published again. Whoever has it locked is about to claim it, or to
    -- call it off; waiting for that with a run of our own in hand could wait for ever.
    IF NOT is_noted AND with_ticket_of <> next_id THEN
        UPDATE job_runs
           SET ticket_published_at = NULL
         WHERE id = (SELECT id FROM job_runs
                      WHERE id = with_ticket_of AND status = 'PENDING' AND ticket_published_at IS NOT NULL
                        FOR NO KEY UPDATE SKIP LOCKED);
    END IF;
END
$$;

REVOKE EXECUTE ON FUNCTION claim_run(text, bigint, text, double precision, boolean, bigint) FROM PUBLIC;

-- The rights come when all migrations are made; workers that claim meanwhile need theirs at once.
DO $$
BEGIN
    IF '${worker-role}' <> '${owner-role}' AND EXISTS (SELECT FROM pg_roles WHERE rolname = '${worker-role}') THEN
        GRANT EXECUTE ON FUNCTION claim_run(text, bigint, text, double precision, boolean, bigint) TO "${worker-role}";
    END IF;
END
$$;
