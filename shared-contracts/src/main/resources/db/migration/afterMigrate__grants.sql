-- What the roles of the API and of the workers may do in the database. Runs at each start of an API, after the migrations and in
-- one transaction, so that it comes to what stands here whatever was there before, and nobody lacks a right for a moment.
--
-- Each table is named, so a new one is closed until its right stands here (`DatabaseRolesIT` asks for it). A role that is the
-- owner's own, as where all log in alike, is left as it is.
DO $grants$
DECLARE
    -- The newest migration these rights were thought about for. An API that is older than the schema leaves them to a newer one.
    thought_about CONSTANT integer := 17;
    name_of_role text;
    thing text;
BEGIN
    -- APIs may start at once, and two that change the rights on a table at once refuse each other.
    PERFORM pg_advisory_xact_lock(hashtextextended('Stoa, the rights in ${flyway:defaultSchema}', 0));
    IF EXISTS (SELECT FROM "${flyway:table}" WHERE version ~ '^[0-9]+$' AND version::integer > thought_about) THEN
        RAISE NOTICE 'The schema is newer than V%, so the rights of its roles stay as they are.', thought_about;
        RETURN;
    END IF;
    IF '${api-role}' = '${worker-role}' AND '${api-role}' <> '${owner-role}' THEN
        RAISE EXCEPTION 'The API and the workers need a role each; both have %.', '${api-role}';
    END IF;

    -- What was granted before -----------------------------------------------------------------------------------------

    FOREACH name_of_role IN ARRAY ARRAY['${api-role}', '${worker-role}'] LOOP
        CONTINUE WHEN name_of_role = '${owner-role}';
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name_of_role) THEN
            RAISE EXCEPTION 'There is no role %. Make it with: CREATE ROLE % LOGIN PASSWORD ''choose-one'';',
                name_of_role, quote_ident(name_of_role);
        END IF;
        IF pg_has_role(name_of_role, current_user, 'MEMBER') THEN
            RAISE EXCEPTION 'The role % may do all that the schema''s owner % may, as a member of it or a superuser. Name another.',
                name_of_role, current_user;
        END IF;
        -- As databases of PostgreSQL 14 and older have it.
        REVOKE CREATE ON SCHEMA "${flyway:defaultSchema}" FROM PUBLIC;
        FOR thing IN
            SELECT 'TABLE ' || oid::regclass FROM pg_class
             WHERE relnamespace = '"${flyway:defaultSchema}"'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
               AND pg_has_role(relowner, 'USAGE')
             UNION ALL
            SELECT 'ROUTINE ' || oid::regprocedure FROM pg_proc
             WHERE pronamespace = '"${flyway:defaultSchema}"'::regnamespace AND pg_has_role(proowner, 'USAGE')
        LOOP
            EXECUTE format('REVOKE ALL ON %s FROM %I', thing, name_of_role);
        END LOOP;
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', '${flyway:defaultSchema}', name_of_role);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', '${flyway:defaultSchema}', name_of_role);
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), name_of_role);
    END LOOP;

    -- The API ---------------------------------------------------------------------------------------------------------

    IF '${api-role}' <> '${owner-role}' THEN
        GRANT SELECT, INSERT, UPDATE, DELETE
           ON app_grants, app_secrets, job_runs, run_shares, account_groups, account_group_members, api_tokens, quotas,
              sign_in_links, sign_in_failures, spring_session, spring_session_attributes
           TO "${api-role}";
        GRANT SELECT, INSERT, UPDATE ON apps, app_versions, app_looks, accounts, run_totals TO "${api-role}";
        GRANT SELECT, UPDATE ON run_totals_until TO "${api-role}";
        -- What workers write.
        GRANT SELECT, DELETE ON job_results, run_log_chunks TO "${api-role}";
        GRANT SELECT ON environments, workers, run_counts TO "${api-role}";
        GRANT SELECT, INSERT ON audit_events TO "${api-role}";
        -- An API that does not migrate sees by it that another start has.
        GRANT SELECT ON "${flyway:table}" TO "${api-role}";
    END IF;

    -- The workers -----------------------------------------------------------------------------------------------------

    IF '${worker-role}' <> '${owner-role}' THEN
        -- The only way to a run's inputs, and to the secrets and the source of its app.
        GRANT EXECUTE
           ON FUNCTION claim_run(text, bigint, text, double precision, boolean, bigint), claim_check(bigint, double precision)
           TO "${worker-role}";
        -- To renew, to hand back and to record.
        GRANT SELECT (id, app_id, status, attempt, max_attempts, retries_left, worker_id, created_at, started_at, finished_at,
                      cancel_requested_at, progress, progress_message, cpu_seconds, earlier_attempts),
              UPDATE (status, max_attempts, retries_left, worker_id, lease_expires_at, ticket_published_at, turn, not_before,
                      started_at, finished_at, progress, progress_message, cpu_seconds, earlier_attempts, error)
           ON job_runs TO "${worker-role}";
        GRANT INSERT (run_id, payload, key_order) ON job_results TO "${worker-role}";
        GRANT INSERT (run_id, attempt, text) ON run_log_chunks TO "${worker-role}";
        -- To record what came of a check.
        GRANT SELECT (id, app_id, number, status, check_attempt),
              UPDATE (status, error, python, java, environment_id, packages, check_log, checked_at, check_attempt,
                      check_lease_expires_at, ticket_published_at)
           ON app_versions TO "${worker-role}";
        GRANT SELECT (id, function_name, current_version_id, passed_over),
              UPDATE (current_version_id, name, description, tags, input_schema, input_order, updated_at)
           ON apps TO "${worker-role}";
        GRANT SELECT (id, requirements_digest, lock, lock_digest), INSERT (requirements_digest, lock, lock_digest)
           ON environments TO "${worker-role}";
        -- To be seen.
        GRANT SELECT, INSERT, UPDATE, DELETE ON workers TO "${worker-role}";
    END IF;
END
$grants$;
