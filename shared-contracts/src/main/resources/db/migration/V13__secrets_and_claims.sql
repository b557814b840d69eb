-- Secrets of apps, and claims as functions, so that a worker reads inputs and secrets of what it claims and no others -----

-- What publishers set for the names in a manifest's `secrets`. The key is not in the database.
CREATE TABLE app_secrets (
    app_id     bigint      NOT NULL REFERENCES apps ON DELETE CASCADE,
    name       text        NOT NULL,
    -- Which of the operator's keys the value is encrypted with.
    key_id     text        NOT NULL,
    -- AES-256-GCM, as Base64: 12 bytes that are used once, the encrypted value, 16 bytes that tell whether it was changed. The
    -- app's id and the name are bound to it.
    ciphertext text        NOT NULL,
    set_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (app_id, name)
);

-- Which of them a version is given: the manifest's `secrets`.
ALTER TABLE app_versions ADD COLUMN secret_names text[] NOT NULL DEFAULT '{}';
UPDATE app_versions
   SET secret_names = ARRAY(SELECT json_array_elements_text(manifest -> 'secrets'))
 WHERE json_typeof(manifest -> 'secrets') = 'array';

-- The secrets of a version, as its claim hands them out: [{"name", "key_id", "ciphertext"}]; null when none of those it names
-- is set.
CREATE FUNCTION secrets_of_version(of_app bigint, names text[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT json_agg(json_build_object('name', s.name, 'key_id', s.key_id, 'ciphertext', s.ciphertext))::text
      FROM app_secrets s
     WHERE s.app_id = of_app AND s.name = ANY (names)
$$;

-- Moves the run whose turn it is in a pool from PENDING to RUNNING. It runs with the rights of the schema's owner: a worker's
-- role may call it, and may not read job_runs.inputs nor app_secrets.
--
-- from_turn: no run with a lesser turn waits, as far as the worker knows; 0 when it does not know
-- passes_locked: whether a run that somebody has locked is passed over, or waited for
CREATE FUNCTION claim_run(
    of_pool text, from_turn bigint, by_worker text, lease_seconds double precision, passes_locked boolean)
RETURNS TABLE (
    id bigint, attempt integer, turn bigint, retries_left integer, ticket_is_noted boolean, inputs text,
    app_id bigint, version_id bigint, repo_url text, path text, commit_id text, manifest text, environment_id bigint, secrets text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
#variable_conflict use_column
DECLARE
    next_id bigint;
BEGIN
    -- part: claim
    IF passes_locked THEN
        SELECT id INTO next_id FROM job_runs
         WHERE pool = of_pool AND status = 'PENDING' AND turn >= from_turn AND cancel_requested_at IS NULL
         ORDER BY turn, id
         LIMIT 1
           FOR NO KEY UPDATE SKIP LOCKED;
    ELSE
        SELECT id INTO next_id FROM job_runs
         WHERE pool = of_pool AND status = 'PENDING' AND turn >= from_turn AND cancel_requested_at IS NULL
         ORDER BY turn, id
         LIMIT 1
           FOR NO KEY UPDATE;
    END IF;
    RETURN QUERY
    UPDATE job_runs r
       SET status = 'RUNNING', attempt = r.attempt + 1, worker_id = by_worker,
           lease_expires_at = now() + lease_seconds * interval '1 second',
           started_at = now(), progress = NULL, progress_message = NULL
      FROM app_versions v JOIN apps a ON a.id = v.app_id
     WHERE r.id = next_id AND v.id = r.version_id
    RETURNING r.id, r.attempt, r.turn, r.retries_left, r.ticket_published_at IS NOT NULL, r.inputs::text,
              a.id, v.id, a.repo_url, a.path, v.commit_id, v.manifest::text, v.environment_id,
              CASE WHEN v.secret_names <> '{}' THEN secrets_of_version(a.id, v.secret_names) END;
    -- end
END
$$;

-- Claims the check of a version, with the same rights; no row when it is not to be had.
CREATE FUNCTION claim_check(of_version bigint, lease_seconds double precision)
RETURNS TABLE (
    attempt integer, app_id bigint, version_id bigint, repo_url text, path text, commit_id text, manifest text,
    environment_id bigint, secrets text)
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
    UPDATE app_versions v
       SET check_attempt = v.check_attempt + 1,
           check_losses = v.check_losses + CASE WHEN v.check_lease_expires_at IS NULL THEN 0 ELSE 1 END,
           check_lease_expires_at = now() + lease_seconds * interval '1 second'
      FROM apps a
     WHERE v.id = of_version AND v.status = 'CHECKING' AND a.id = v.app_id
       AND (v.check_lease_expires_at IS NULL OR v.check_lease_expires_at < now())
    RETURNING v.check_attempt, a.id, v.id, a.repo_url, a.path, v.commit_id, v.manifest::text, v.environment_id,
              CASE WHEN v.secret_names <> '{}' THEN secrets_of_version(a.id, v.secret_names) END;
$$;

REVOKE EXECUTE ON FUNCTION claim_run(text, bigint, text, double precision, boolean), claim_check(bigint, double precision)
  FROM PUBLIC;

-- A run that has ended has ended, whoever writes: the database refuses what no service means to do.
CREATE FUNCTION refuse_change_of_ended_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Run % has ended as % and stays so.', OLD.id, OLD.status USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER job_runs_ended_stay
    BEFORE UPDATE ON job_runs
    FOR EACH ROW
    WHEN (OLD.finished_at IS NOT NULL AND (
        OLD.status <> NEW.status OR OLD.attempt <> NEW.attempt OR OLD.error IS DISTINCT FROM NEW.error
        OR OLD.inputs <> NEW.inputs))
    EXECUTE FUNCTION refuse_change_of_ended_run();
