--
-- PostgreSQL database dump
--





SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: claim_check(bigint, double precision); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claim_check(of_version bigint, lease_seconds double precision) RETURNS TABLE(attempt integer, app_id bigint, version_id bigint, repo_url text, path text, commit_id text, manifest text, environment_id bigint, secrets text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: claim_run(text, bigint, text, double precision, boolean, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claim_run(of_pool text, from_turn bigint, by_worker text, lease_seconds double precision, passes_locked boolean, with_ticket_of bigint DEFAULT NULL::bigint) RETURNS TABLE(id bigint, attempt integer, turn bigint, retries_left integer, ticket_is_noted boolean, inputs text, app_id bigint, version_id bigint, repo_url text, path text, commit_id text, manifest text, environment_id bigint, secrets text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
              CASE WHEN v.secret_names <> '{}' THEN secrets_of_version(a.id, v.secret_names) END;
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


--
-- Name: refuse_change_of_audit_events(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change_of_audit_events() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'audit_events is only ever added to: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;


--
-- Name: refuse_change_of_checked_version(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change_of_checked_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'Version % has been checked, is % and stays so.', OLD.id, OLD.status
      USING ERRCODE = 'insufficient_privilege';
END
$$;


--
-- Name: refuse_change_of_ended_run(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change_of_ended_run() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'Run % has ended as % and stays so.', OLD.id, OLD.status USING ERRCODE = 'insufficient_privilege';
END
$$;


--
-- Name: secrets_of_version(bigint, text[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.secrets_of_version(of_app bigint, names text[]) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT json_agg(json_build_object('name', s.name, 'key_id', s.key_id, 'ciphertext', s.ciphertext))::text
      FROM app_secrets s
     WHERE s.app_id = of_app AND s.name = ANY (names)
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account_group_members; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_group_members (
    group_id bigint NOT NULL,
    account_id bigint NOT NULL
);


--
-- Name: account_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_groups (
    id bigint NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: account_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts (
    id bigint NOT NULL,
    name text NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL,
    password_hash text,
    is_disabled boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_sign_in_at timestamp with time zone,
    issuer text,
    subject text,
    CONSTRAINT accounts_issuer_has_subject CHECK (((issuer IS NULL) = (subject IS NULL))),
    CONSTRAINT accounts_role CHECK ((role = ANY (ARRAY['VIEWER'::text, 'RUNNER'::text, 'PUBLISHER'::text, 'ADMIN'::text])))
);


--
-- Name: accounts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: api_tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_tokens (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    permissions text[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone
);


--
-- Name: api_tokens_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.api_tokens ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.api_tokens_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: app_grants; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_grants (
    app_id bigint NOT NULL,
    account_id bigint,
    group_id bigint,
    CONSTRAINT app_grants_of_one CHECK ((num_nonnulls(account_id, group_id) = 1))
);


--
-- Name: app_looks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_looks (
    app_id bigint NOT NULL,
    wanted_at timestamp with time zone,
    claimed_until timestamp with time zone,
    looked_at timestamp with time zone,
    problem text
);


--
-- Name: app_secrets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_secrets (
    app_id bigint NOT NULL,
    name text NOT NULL,
    key_id text NOT NULL,
    ciphertext text NOT NULL,
    set_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: app_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_versions (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    number integer NOT NULL,
    commit_id text NOT NULL,
    ref text,
    manifest json NOT NULL,
    readme text,
    status text NOT NULL,
    error jsonb,
    check_log text,
    python text,
    check_attempt integer DEFAULT 0 NOT NULL,
    check_lease_expires_at timestamp with time zone,
    ticket_published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    check_losses integer DEFAULT 0 NOT NULL,
    environment_id bigint,
    packages jsonb,
    java text,
    secret_names text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT app_versions_broken_says_why CHECK (((status = 'BROKEN'::text) = (error IS NOT NULL))),
    CONSTRAINT app_versions_status CHECK ((status = ANY (ARRAY['CHECKING'::text, 'READY'::text, 'BROKEN'::text])))
);


--
-- Name: app_versions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.app_versions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.app_versions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: apps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.apps (
    id bigint NOT NULL,
    function_name text NOT NULL,
    repo_url text NOT NULL,
    path text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    tags jsonb NOT NULL,
    input_schema jsonb NOT NULL,
    input_order jsonb NOT NULL,
    current_version_id bigint,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    passed_over integer DEFAULT 0 NOT NULL,
    owner_id bigint,
    is_restricted boolean DEFAULT false NOT NULL
);


--
-- Name: apps_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.apps ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.apps_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_events (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    account_id bigint,
    account_name text,
    place text,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint,
    subject_name text,
    details jsonb
);


--
-- Name: audit_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_events ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: environments; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.environments (
    id bigint NOT NULL,
    requirements_digest text NOT NULL,
    lock text NOT NULL,
    lock_digest text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: environments_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.environments ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.environments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flyway_schema_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: job_results; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_results (
    run_id bigint NOT NULL,
    payload jsonb NOT NULL,
    key_order jsonb,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: job_runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_runs (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    version_id bigint NOT NULL,
    pool text NOT NULL,
    status text DEFAULT 'PENDING'::text NOT NULL,
    inputs jsonb NOT NULL,
    idempotency_key text,
    submitted_digest text,
    attempt integer DEFAULT 0 NOT NULL,
    max_attempts integer NOT NULL,
    worker_id text,
    lease_expires_at timestamp with time zone,
    cancel_requested_at timestamp with time zone,
    ticket_published_at timestamp with time zone,
    progress double precision,
    progress_message text,
    error jsonb,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    party text DEFAULT ''::text NOT NULL,
    turn bigint,
    retries_left integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone,
    earlier_attempts jsonb DEFAULT '[]'::jsonb NOT NULL,
    result_deleted_at timestamp with time zone,
    account_id bigint,
    cpu_seconds double precision,
    CONSTRAINT job_runs_failed_says_why CHECK (((status = 'FAILED'::text) = (error IS NOT NULL))),
    CONSTRAINT job_runs_finished CHECK (((status = ANY (ARRAY['SUCCESS'::text, 'FAILED'::text, 'CANCELLED'::text])) = (finished_at IS NOT NULL))),
    CONSTRAINT job_runs_running_has_lease CHECK (((status = 'RUNNING'::text) = (lease_expires_at IS NOT NULL))),
    CONSTRAINT job_runs_status CHECK ((status = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'SUCCESS'::text, 'FAILED'::text, 'CANCELLED'::text])))
)
WITH (fillfactor='85', autovacuum_vacuum_scale_factor='0.02', autovacuum_analyze_scale_factor='0.02');


--
-- Name: job_runs_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.job_runs ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.job_runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: quotas; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.quotas (
    role text,
    account_id bigint,
    runs_in_flight integer,
    runs_per_hour integer,
    cpu_seconds_per_day integer,
    CONSTRAINT quotas_of_one CHECK ((num_nonnulls(role, account_id) = 1)),
    CONSTRAINT quotas_positive CHECK ((LEAST(runs_in_flight, runs_per_hour, cpu_seconds_per_day) > 0)),
    CONSTRAINT quotas_role CHECK ((role = ANY (ARRAY['VIEWER'::text, 'RUNNER'::text, 'PUBLISHER'::text, 'ADMIN'::text])))
);


--
-- Name: run_totals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_totals (
    app_id bigint NOT NULL,
    day date NOT NULL,
    status text NOT NULL,
    runs bigint NOT NULL,
    seconds double precision NOT NULL
);


--
-- Name: run_totals_until; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_totals_until (
    until timestamp with time zone NOT NULL
);


--
-- Name: run_counts; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.run_counts AS
 SELECT run_totals.app_id,
    run_totals.day,
    run_totals.status,
    run_totals.runs,
    run_totals.seconds
   FROM public.run_totals
UNION ALL
 SELECT job_runs.app_id,
    ((job_runs.created_at AT TIME ZONE 'UTC'::text))::date AS day,
    job_runs.status,
    count(*) AS runs,
    (COALESCE(sum(EXTRACT(epoch FROM (job_runs.finished_at - job_runs.started_at))), (0)::numeric))::double precision AS seconds
   FROM public.job_runs
  WHERE ((job_runs.finished_at > ( SELECT run_totals_until.until
           FROM public.run_totals_until)) AND (job_runs.result_deleted_at IS NULL))
  GROUP BY job_runs.app_id, (((job_runs.created_at AT TIME ZONE 'UTC'::text))::date), job_runs.status
UNION ALL
 SELECT job_runs.app_id,
    ((job_runs.created_at AT TIME ZONE 'UTC'::text))::date AS day,
    job_runs.status,
    count(*) AS runs,
    0 AS seconds
   FROM public.job_runs
  WHERE (job_runs.status = ANY (ARRAY['PENDING'::text, 'RUNNING'::text]))
  GROUP BY job_runs.app_id, (((job_runs.created_at AT TIME ZONE 'UTC'::text))::date), job_runs.status;


--
-- Name: run_log_chunks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_log_chunks (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    attempt integer NOT NULL,
    text text NOT NULL
);


--
-- Name: run_log_chunks_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.run_log_chunks ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.run_log_chunks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: run_shares; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_shares (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    account_id bigint NOT NULL,
    hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: run_shares_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.run_shares ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.run_shares_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sign_in_failures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_failures (
    key text NOT NULL,
    failures integer NOT NULL,
    failed_at timestamp with time zone NOT NULL
);


--
-- Name: sign_in_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_links (
    hash bytea NOT NULL,
    account_id bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: spring_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spring_session (
    primary_id character(36) NOT NULL,
    session_id character(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name character varying(100)
);


--
-- Name: spring_session_attributes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spring_session_attributes (
    session_primary_id character(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL
);


--
-- Name: workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workers (
    id text NOT NULL,
    host text NOT NULL,
    pid bigint NOT NULL,
    pool text NOT NULL,
    slots integer NOT NULL,
    busy integer NOT NULL,
    python text,
    protection text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    heartbeat_at timestamp with time zone NOT NULL
);


--
-- Data for Name: account_group_members; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_group_members (group_id, account_id) FROM stdin;
\.


--
-- Data for Name: account_groups; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_groups (id, name, created_at) FROM stdin;
1	Pricing	2026-11-30 21:36:20.820261+00
\.


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts (id, name, display_name, role, password_hash, is_disabled, created_at, last_sign_in_at, issuer, subject) FROM stdin;
1	*operator	the operator	ADMIN	\N	f	2026-11-30 21:35:35.709337+00	\N	\N	\N
2	admin	admin	ADMIN	{bcrypt}$2a$10$hq3IVvN/akURaBxiimMKeeinnwVy06ByJRX0mNfSJLkSboefLcRFu	f	2026-11-30 21:35:50.821302+00	\N	\N	\N
\.


--
-- Data for Name: api_tokens; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.api_tokens (id, account_id, name, hash, permissions, created_at, expires_at, last_used_at) FROM stdin;
\.


--
-- Data for Name: app_grants; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.app_grants (app_id, account_id, group_id) FROM stdin;
\.


--
-- Data for Name: app_looks; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.app_looks (app_id, wanted_at, claimed_until, looked_at, problem) FROM stdin;
1	\N	\N	2026-11-30 21:35:41.679771+00	\N
2	\N	\N	2026-11-30 21:35:42.667106+00	\N
3	\N	\N	2026-11-30 21:35:42.945802+00	\N
4	\N	\N	2026-11-30 21:35:43.140812+00	\N
5	\N	\N	2026-11-30 21:35:59.948886+00	\N
\.


--
-- Data for Name: app_secrets; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.app_secrets (app_id, name, key_id, ciphertext, set_at) FROM stdin;
\.


--
-- Data for Name: app_versions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.app_versions (id, app_id, number, commit_id, ref, manifest, readme, status, error, check_log, python, check_attempt, check_lease_expires_at, ticket_published_at, created_at, checked_at, check_losses, environment_id, packages, java, secret_names) FROM stdin;
2	2	1	c16880a2e2d11cb062663a6c2163443d61c100c2	\N	{"name":"Mortality Simulator","description":"Survival curve and life expectancy under a Gompertz mortality law with a level shock.","tags":["life","mortality","actuarial"],"inputs":{"age":{"type":"number","label":"Age","min":18,"max":100,"step":1,"default":45,"unit":" yrs","help":"Age of the life today. Fractions of a year are allowed."},"shock_rate":{"type":"number","label":"Mortality shock","min":0,"max":50,"step":0.5,"default":10,"unit":"%","help":"Raises every mortality rate by this share."},"simulated_seconds":{"type":"number","label":"Simulated running time","min":0,"max":10,"step":0.5,"default":0,"unit":" s","help":"Makes the run wait, to watch progress or try a cancel. Changes no number."}},"examples":[{"name":"Age 45, shock 10 %","inputs":{"age":45,"shock_rate":10,"simulated_seconds":0},"summary":{"Life expectancy (years)":26.1509,"Survival at 65":0.721797},"tolerance":0.0001},{"name":"Age 45, no shock","inputs":{"age":45,"shock_rate":0,"simulated_seconds":0},"summary":{"Life expectancy (years)":27.047,"Survival at 65":0.743717},"tolerance":0.0001},{"name":"Already past 65","inputs":{"age":70,"shock_rate":10,"simulated_seconds":0},"summary":{"Life expectancy (years)":8.7072,"Survival at 65":1},"tolerance":0.0001}]}	# Mortality Simulator\n\nHow likely a person is to be alive at each later age, and how long the person is expected to live, when mortality rises exponentially\nwith age (Gompertz's law) and every rate is raised by a shock.\n\n## Inputs\n\n| key | meaning | unit | range | default |\n|---|---|---|---|---|\n| `age` | age today, fractions allowed | years | 18 to 100 | 45 |\n| `shock_rate` | addition to every mortality rate | % of the rate | 0 to 50 | 10 |\n| `simulated_seconds` | makes the run wait, to watch progress or try a cancel; changes no number | seconds | 0 to 10 | 0 |\n\n## Formulas\n\n- Mortality, the probability that a life aged *x* dies within the year: **q(x) = min(0.99, 0.00009 · exp(0.091 x) · (1 + shock / 100))**.\n- Survival from age *a* to *a + n*: the product of 1 − q(a + k) for k = 0 to n − 1. The curve ends at age 120, or at the last whole\n  year before it for a fractional age.\n- Life expectancy: the area under the survival curve, with deaths spread evenly over each year. It is the *complete* expectation, half a year above the\n  curtate one. Beyond the curve's end less than one life in 10¹⁵ is left.\n- **Survival at 65**: the chance that a life of the given age today is alive at 65. From 65 on that has already happened, so it is 1\n  whatever the shock; it is *not* the chance a newborn had, nor the chance of living another year. `Survival at 65 means` says which\n  of the two it is. For a fractional age, survival is read off the straight line between two points of the curve.\n\nThe parameters are an illustration: their mortality is heavier than that of today's national tables. Do not price with them.\n\n## Result\n\n| part | content |\n|---|---|\n| `series` | `{x: age, y: survival}`, one point a year |\n| `table` | every fifth age, from the given one: `age`, `q`, `survival`, under the headings Age, Mortality q, Survival |\n| `summary` | `Life expectancy (years)`, `Expected age at death`, `Survival at 65`, `Survival at 65 means` |\n\nAt the defaults: life expectancy 26.1509 years, survival at 65 0.721797.\n\n## How the numbers were checked\n\n- Two rates of the stated formula worked out by hand, and the cap.\n- Survival against a closed sum: ln(1 − q) = −(q + q²/2 + q³/3 + …), where each power of the rates is a geometric sequence. Agreement\n  to 10⁻⁸ at every year up to age 89, without the multiplication that the app does.\n- Life expectancy against a midpoint quadrature of that closed form, to 0.0002 years.\n- Life expectancy against the closed integral for a continuous Gompertz force of mortality, exp(m/B) E₁(m/B) / B (E₁ from Abramowitz and Stegun,\n  5.1.11). It must be slightly longer, by less than 0.35 years, because a yearly probability of q is a heavier mortality than a force that adds up to q.\n	READY	\N	Example Age 45, shock 10 %: as expected, in 0.1 s.\nExample Age 45, no shock: as expected, in 0.1 s.\nExample Already past 65: as expected, in 0.1 s.\n	3.11.2	1	\N	\N	2026-11-30 21:35:42.66218+00	2026-11-30 21:35:47.747361+00	0	\N	[{"name": "appdirs", "version": "1.4.4"}, {"name": "argcomplete", "version": "2.0.0"}, {"name": "attrs", "version": "22.2.0"}, {"name": "babel", "version": "2.10.3"}, {"name": "beautifulsoup4", "version": "4.11.2"}, {"name": "beniget", "version": "0.4.1"}, {"name": "blinker", "version": "1.5"}, {"name": "bottleneck", "version": "1.3.5"}, {"name": "brotli", "version": "1.0.9"}, {"name": "chardet", "version": "5.1.0"}, {"name": "contourpy", "version": "1.0.7"}, {"name": "crcmod", "version": "1.7"}, {"name": "cryptography", "version": "38.0.4"}, {"name": "cupshelpers", "version": "1.0"}, {"name": "cycler", "version": "0.11.0"}, {"name": "dbus-python", "version": "1.3.2"}, {"name": "decorator", "version": "5.1.1"}, {"name": "defusedxml", "version": "0.7.1"}, {"name": "distro", "version": "1.8.0"}, {"name": "et-xmlfile", "version": "1.0.1"}, {"name": "fonttools", "version": "4.38.0"}, {"name": "fs", "version": "2.4.16"}, {"name": "gast", "version": "0.5.2"}, {"name": "html5lib", "version": "1.1"}, {"name": "httplib2", "version": "0.20.4"}, {"name": "iniconfig", "version": "1.1.1"}, {"name": "jdcal", "version": "1.0"}, {"name": "jinja2", "version": "3.1.2"}, {"name": "kiwisolver", "version": "0.0.0"}, {"name": "lazr.restfulclient", "version": "0.14.5"}, {"name": "lazr.uri", "version": "1.0.6"}, {"name": "llworker-hostlite", "version": "0.39.1"}, {"name": "lxml", "version": "4.9.2"}, {"name": "lz4", "version": "4.0.2+dfsg"}, {"name": "markupsafe", "version": "2.1.2"}, {"name": "matplotlib", "version": "3.6.3"}, {"name": "more-itertools", "version": "8.10.0"}, {"name": "mpmath", "version": "0.0.0"}, {"name": "numba", "version": "0.56.4"}, {"name": "numexpr", "version": "2.8.4"}, {"name": "numpy", "version": "1.24.2"}, {"name": "oauthlib", "version": "3.2.2"}, {"name": "odfpy", "version": "1.4.2"}, {"name": "olefile", "version": "0.46"}, {"name": "openpyxl", "version": "3.0.9"}, {"name": "packaging", "version": "23.0"}, {"name": "pandas", "version": "1.5.3"}, {"name": "perf", "version": "0.1"}, {"name": "pillow", "version": "9.4.0"}, {"name": "pip", "version": "23.0.1"}, {"name": "pluggy", "version": "1.0.0+repack"}, {"name": "ply", "version": "3.11"}, {"name": "py", "version": "1.11.0"}, {"name": "pycairo", "version": "1.20.1"}, {"name": "pycups", "version": "2.0.1"}, {"name": "pyflakes", "version": "2.5.0"}, {"name": "pygments", "version": "2.14.0"}, {"name": "pygobject", "version": "3.42.2"}, {"name": "pyjwt", "version": "2.6.0"}, {"name": "pyopenssl", "version": "23.0.0"}, {"name": "pyparsing", "version": "3.0.9"}, {"name": "pysmbc", "version": "1.0.23"}, {"name": "pytest", "version": "7.2.1"}, {"name": "python-apt", "version": "2.6.0"}, {"name": "python-dateutil", "version": "2.8.2"}, {"name": "pythran", "version": "0.11.0"}, {"name": "pytz", "version": "2022.7.1"}, {"name": "pyyaml", "version": "6.0"}, {"name": "scipy", "version": "1.10.1"}, {"name": "setuptools", "version": "66.1.1"}, {"name": "six", "version": "1.16.0"}, {"name": "soupsieve", "version": "2.3.2"}, {"name": "sympy", "version": "1.11.1"}, {"name": "tables", "version": "3.7.0"}, {"name": "toml", "version": "0.10.2"}, {"name": "ufolib2", "version": "0.14.0"}, {"name": "wadllib", "version": "1.3.6"}, {"name": "webencodings", "version": "0.5.1"}, {"name": "wheel", "version": "0.38.4"}, {"name": "xmltodict", "version": "0.13.0"}, {"name": "yq", "version": "3.1.0"}]	\N	{}
5	5	1	d4bbde5571cc421398d194728d254d46d02dccc1	\N	{"name":"Half","description":"Halves a number.","max_attempts":3,"retries":1,"inputs":{"x":{"type":"number","label":"A number"},"wait":{"type":"number","default":0}}}	\N	READY	\N		3.11.2	1	\N	\N	2026-11-30 21:35:59.945685+00	2026-11-30 21:36:01.171305+00	0	\N	[{"name": "appdirs", "version": "1.4.4"}, {"name": "argcomplete", "version": "2.0.0"}, {"name": "attrs", "version": "22.2.0"}, {"name": "babel", "version": "2.10.3"}, {"name": "beautifulsoup4", "version": "4.11.2"}, {"name": "beniget", "version": "0.4.1"}, {"name": "blinker", "version": "1.5"}, {"name": "bottleneck", "version": "1.3.5"}, {"name": "brotli", "version": "1.0.9"}, {"name": "chardet", "version": "5.1.0"}, {"name": "contourpy", "version": "1.0.7"}, {"name": "crcmod", "version": "1.7"}, {"name": "cryptography", "version": "38.0.4"}, {"name": "cupshelpers", "version": "1.0"}, {"name": "cycler", "version": "0.11.0"}, {"name": "dbus-python", "version": "1.3.2"}, {"name": "decorator", "version": "5.1.1"}, {"name": "defusedxml", "version": "0.7.1"}, {"name": "distro", "version": "1.8.0"}, {"name": "et-xmlfile", "version": "1.0.1"}, {"name": "fonttools", "version": "4.38.0"}, {"name": "fs", "version": "2.4.16"}, {"name": "gast", "version": "0.5.2"}, {"name": "html5lib", "version": "1.1"}, {"name": "httplib2", "version": "0.20.4"}, {"name": "iniconfig", "version": "1.1.1"}, {"name": "jdcal", "version": "1.0"}, {"name": "jinja2", "version": "3.1.2"}, {"name": "kiwisolver", "version": "0.0.0"}, {"name": "lazr.restfulclient", "version": "0.14.5"}, {"name": "lazr.uri", "version": "1.0.6"}, {"name": "llworker-hostlite", "version": "0.39.1"}, {"name": "lxml", "version": "4.9.2"}, {"name": "lz4", "version": "4.0.2+dfsg"}, {"name": "markupsafe", "version": "2.1.2"}, {"name": "matplotlib", "version": "3.6.3"}, {"name": "more-itertools", "version": "8.10.0"}, {"name": "mpmath", "version": "0.0.0"}, {"name": "numba", "version": "0.56.4"}, {"name": "numexpr", "version": "2.8.4"}, {"name": "numpy", "version": "1.24.2"}, {"name": "oauthlib", "version": "3.2.2"}, {"name": "odfpy", "version": "1.4.2"}, {"name": "olefile", "version": "0.46"}, {"name": "openpyxl", "version": "3.0.9"}, {"name": "packaging", "version": "23.0"}, {"name": "pandas", "version": "1.5.3"}, {"name": "perf", "version": "0.1"}, {"name": "pillow", "version": "9.4.0"}, {"name": "pip", "version": "23.0.1"}, {"name": "pluggy", "version": "1.0.0+repack"}, {"name": "ply", "version": "3.11"}, {"name": "py", "version": "1.11.0"}, {"name": "pycairo", "version": "1.20.1"}, {"name": "pycups", "version": "2.0.1"}, {"name": "pyflakes", "version": "2.5.0"}, {"name": "pygments", "version": "2.14.0"}, {"name": "pygobject", "version": "3.42.2"}, {"name": "pyjwt", "version": "2.6.0"}, {"name": "pyopenssl", "version": "23.0.0"}, {"name": "pyparsing", "version": "3.0.9"}, {"name": "pysmbc", "version": "1.0.23"}, {"name": "pytest", "version": "7.2.1"}, {"name": "python-apt", "version": "2.6.0"}, {"name": "python-dateutil", "version": "2.8.2"}, {"name": "pythran", "version": "0.11.0"}, {"name": "pytz", "version": "2022.7.1"}, {"name": "pyyaml", "version": "6.0"}, {"name": "scipy", "version": "1.10.1"}, {"name": "setuptools", "version": "66.1.1"}, {"name": "six", "version": "1.16.0"}, {"name": "soupsieve", "version": "2.3.2"}, {"name": "sympy", "version": "1.11.1"}, {"name": "tables", "version": "3.7.0"}, {"name": "toml", "version": "0.10.2"}, {"name": "ufolib2", "version": "0.14.0"}, {"name": "wadllib", "version": "1.3.6"}, {"name": "webencodings", "version": "0.5.1"}, {"name": "wheel", "version": "0.38.4"}, {"name": "xmltodict", "version": "0.13.0"}, {"name": "yq", "version": "3.1.0"}]	\N	{}
3	3	1	7363c25726ec78345918c29bfec559ba81589df2	\N	{"name":"Portfolio Pricer","description":"Index path, return and Sharpe ratio of an equally weighted portfolio under geometric Brownian motion over 25 months.","tags":["portfolio","simulation","quant"],"inputs":{"n_assets":{"type":"integer","label":"Assets","min":1,"max":200,"step":1,"default":50,"help":"Number of equally weighted assets. More assets leave less risk of their own."},"volatility":{"type":"number","label":"Volatility","min":0,"max":100,"step":0.5,"default":20,"unit":"%","help":"Yearly volatility of each asset."},"simulated_seconds":{"type":"number","label":"Simulated running time","min":0,"max":10,"step":0.5,"default":0,"unit":" s","help":"Makes the run wait, to watch progress or try a cancel. Changes no number."}},"examples":[{"name":"50 assets at 20 %","inputs":{"n_assets":50,"volatility":20,"simulated_seconds":0},"summary":{"Final value":117.2657,"Return (%)":17.2657,"Sharpe ratio":0.4969},"tolerance":0.0002},{"name":"One asset","inputs":{"n_assets":1,"volatility":20,"simulated_seconds":0},"summary":{"Final value":158.9348,"Return (%)":58.9348,"Sharpe ratio":1.1434},"tolerance":0.0002},{"name":"No volatility: growth at the drift","inputs":{"n_assets":50,"volatility":0,"simulated_seconds":0},"summary":{"Final value":113.3148,"Return (%)":13.3148},"tolerance":0.0001}]}	# Portfolio Pricer\n\nOne simulated path of an index over 25 months: the value of an equally weighted portfolio whose assets follow geometric Brownian motion, bought\nat the start and held, with its return and Sharpe ratio.\n\n## Inputs\n\n| key | meaning | unit | range | default |\n|---|---|---|---|---|\n| `n_assets` | number of assets | - | 1 to 200 | 50 |\n| `volatility` | volatility of each asset | % a year | 0 to 100 | 20 |\n| `simulated_seconds` | makes the run wait, to watch progress or try a cancel; changes no number | seconds | 0 to 10 | 0 |\n\n## Formulas\n\n- One month of one asset: **S(t + dt) = S(t) · exp((μ − σ²/2) dt + σ √dt · Z)**, dt = 1/12 year, S(0) = 100. The step is exact, so its length adds no error.\n- **Drift μ = 6 % a year**: the growth rate of the *expected* value with continuous compounding, E[S(t)] = 100 exp(μ t). The median grows at\n  μ − σ²/2.\n- Z = √ρ · market + √(1 − ρ) · own, both standard normal, **ρ = 0.3**: any two assets have that correlation, so more assets remove the risk of their own but not the market's.\n- Index: the mean value of the assets. Nothing is rebalanced.\n- **Sharpe ratio**, after Sharpe (1994): (mean of R − r) / (standard deviation of R) · √12, where R are the 25 simple monthly returns of the\n  index, the deviation is the sample's (divided by 24), and r = exp(0.02 / 12) − 1 is a month at the risk-free rate of 2 % a year. It\n  describes this one path; with so few months its standard error is about 0.7, so it is no estimate of the portfolio's true ratio.\n- Without volatility the returns do not vary and the Sharpe ratio is undefined: it is null, and the run's log says so.\n\nThe random numbers start from a fixed seed (1900), so the same inputs always give the same result, on every version of Python. A further asset leaves the\npaths of the others as they were. Parameters and seed are constants at the top of `function.py`.\n\n## Result\n\n| part | content |\n|---|---|\n| `series` | `{x: month, y: index}`, months 0 to 25: the start and 25 steps |\n| `table` | every fourth month, 0 to 24: `month`, `index`, `return_pct` (since the start) |\n| `summary` | `Final value` (month 25, start 100), `Return (%)` over all 25 months, `Sharpe ratio` (a year), `Realised volatility (%)` (a year) |\n\nAt the defaults: final value 117.2657, return 17.2657 %, Sharpe ratio 0.4969.\n\n## How the numbers were checked\n\n- Without volatility: 100 exp(0.06 t) at every month, 113.3148 at the end.\n- With volatility, over 3000 other seeds: the mean final value against 100 exp(μ T), within four standard errors, and its variance against\n  100² e^(2μT) [(e^(σ²T) − 1)/n + (1 − 1/n)(e^(ρσ²T) − 1)], within 12 %, for one and for five assets.\n- Mean and deviation of one asset's monthly log returns against (μ − σ²/2) dt and σ √dt.\n- The Sharpe ratio against one worked out by hand, and against the definition applied to the path.\n	READY	\N	Example 50 assets at 20 %: as expected, in 0.1 s.\nExample One asset: as expected, in 0.1 s.\nThe index does not vary, so it has no Sharpe ratio.\nExample No volatility: growth at the drift: as expected, in 0.1 s.\n	3.11.2	1	\N	\N	2026-11-30 21:35:42.940347+00	2026-11-30 21:35:48.285119+00	0	\N	[{"name": "appdirs", "version": "1.4.4"}, {"name": "argcomplete", "version": "2.0.0"}, {"name": "attrs", "version": "22.2.0"}, {"name": "babel", "version": "2.10.3"}, {"name": "beautifulsoup4", "version": "4.11.2"}, {"name": "beniget", "version": "0.4.1"}, {"name": "blinker", "version": "1.5"}, {"name": "bottleneck", "version": "1.3.5"}, {"name": "brotli", "version": "1.0.9"}, {"name": "chardet", "version": "5.1.0"}, {"name": "contourpy", "version": "1.0.7"}, {"name": "crcmod", "version": "1.7"}, {"name": "cryptography", "version": "38.0.4"}, {"name": "cupshelpers", "version": "1.0"}, {"name": "cycler", "version": "0.11.0"}, {"name": "dbus-python", "version": "1.3.2"}, {"name": "decorator", "version": "5.1.1"}, {"name": "defusedxml", "version": "0.7.1"}, {"name": "distro", "version": "1.8.0"}, {"name": "et-xmlfile", "version": "1.0.1"}, {"name": "fonttools", "version": "4.38.0"}, {"name": "fs", "version": "2.4.16"}, {"name": "gast", "version": "0.5.2"}, {"name": "html5lib", "version": "1.1"}, {"name": "httplib2", "version": "0.20.4"}, {"name": "iniconfig", "version": "1.1.1"}, {"name": "jdcal", "version": "1.0"}, {"name": "jinja2", "version": "3.1.2"}, {"name": "kiwisolver", "version": "0.0.0"}, {"name": "lazr.restfulclient", "version": "0.14.5"}, {"name": "lazr.uri", "version": "1.0.6"}, {"name": "llworker-hostlite", "version": "0.39.1"}, {"name": "lxml", "version": "4.9.2"}, {"name": "lz4", "version": "4.0.2+dfsg"}, {"name": "markupsafe", "version": "2.1.2"}, {"name": "matplotlib", "version": "3.6.3"}, {"name": "more-itertools", "version": "8.10.0"}, {"name": "mpmath", "version": "0.0.0"}, {"name": "numba", "version": "0.56.4"}, {"name": "numexpr", "version": "2.8.4"}, {"name": "numpy", "version": "1.24.2"}, {"name": "oauthlib", "version": "3.2.2"}, {"name": "odfpy", "version": "1.4.2"}, {"name": "olefile", "version": "0.46"}, {"name": "openpyxl", "version": "3.0.9"}, {"name": "packaging", "version": "23.0"}, {"name": "pandas", "version": "1.5.3"}, {"name": "perf", "version": "0.1"}, {"name": "pillow", "version": "9.4.0"}, {"name": "pip", "version": "23.0.1"}, {"name": "pluggy", "version": "1.0.0+repack"}, {"name": "ply", "version": "3.11"}, {"name": "py", "version": "1.11.0"}, {"name": "pycairo", "version": "1.20.1"}, {"name": "pycups", "version": "2.0.1"}, {"name": "pyflakes", "version": "2.5.0"}, {"name": "pygments", "version": "2.14.0"}, {"name": "pygobject", "version": "3.42.2"}, {"name": "pyjwt", "version": "2.6.0"}, {"name": "pyopenssl", "version": "23.0.0"}, {"name": "pyparsing", "version": "3.0.9"}, {"name": "pysmbc", "version": "1.0.23"}, {"name": "pytest", "version": "7.2.1"}, {"name": "python-apt", "version": "2.6.0"}, {"name": "python-dateutil", "version": "2.8.2"}, {"name": "pythran", "version": "0.11.0"}, {"name": "pytz", "version": "2022.7.1"}, {"name": "pyyaml", "version": "6.0"}, {"name": "scipy", "version": "1.10.1"}, {"name": "setuptools", "version": "66.1.1"}, {"name": "six", "version": "1.16.0"}, {"name": "soupsieve", "version": "2.3.2"}, {"name": "sympy", "version": "1.11.1"}, {"name": "tables", "version": "3.7.0"}, {"name": "toml", "version": "0.10.2"}, {"name": "ufolib2", "version": "0.14.0"}, {"name": "wadllib", "version": "1.3.6"}, {"name": "webencodings", "version": "0.5.1"}, {"name": "wheel", "version": "0.38.4"}, {"name": "xmltodict", "version": "0.13.0"}, {"name": "yq", "version": "3.1.0"}]	\N	{}
1	1	1	4850979ad7617c753c2d3e274cc1a870351b77b4	\N	{"name":"Bond Valuation","description":"Price, yield, accrued interest, duration, convexity and dated cash flows of a fixed-rate bond, with its price-yield curve.","tags":["bond","fixed income","duration","quant"],"deterministic":true,"inputs":{"bond":{"type":"text","label":"Bond","default":"4.25% 15 Feb 2035","help":"A name of your own, repeated in the result."},"settlement":{"type":"date","label":"Settlement","default":"2025-10-01","help":"The day the bond is paid for. It must be before maturity."},"maturity":{"type":"date","label":"Maturity","default":"2035-02-15","help":"Coupon dates are counted back from here."},"coupon_rate":{"type":"number","label":"Coupon","min":0,"max":25,"step":0.005,"default":4.25,"unit":"%","help":"A year, on the nominal."},"frequency":{"type":"select","label":"Coupons paid","options":[{"value":1,"label":"Once a year"},{"value":2,"label":"Twice a year"},{"value":4,"label":"Quarterly"},{"value":12,"label":"Monthly"}],"default":2,"help":"The yield is compounded as often."},"day_count":{"type":"select","label":"Day count","options":["30/360","30E/360","Actual/Actual"],"default":"Actual/Actual","help":"30/360 for US corporate bonds, 30E/360 for older eurobonds, Actual/Actual (ICMA) for most government bonds."},"end_of_month":{"type":"boolean","label":"Keep month ends","default":true,"help":"When maturity is the last day of a month, so is every coupon date."},"value_from":{"type":"select","label":"Value from","options":["yield","clean price"],"default":"yield","help":"Which of the next two counts; the other is computed."},"yield_rate":{"type":"number","label":"Yield to maturity","min":-5,"max":50,"step":0.001,"default":4.5,"unit":"%","help":"Used when valuing from the yield."},"clean_price":{"type":"number","label":"Clean price","min":10,"max":250,"step":0.00001,"default":98,"help":"Per 100 nominal, without accrued interest. Used when valuing from the clean price."},"nominal":{"type":"number","label":"Nominal held","min":1,"max":1000000000,"step":1,"default":1000000,"help":"In the bond's currency. Scales the cash flows, the market value and DV01."},"yield_range":{"type":"number","label":"Chart range","min":10,"max":500,"step":10,"default":200,"unit":" bp","help":"How far the chart goes on either side of the yield."},"scenarios":{"type":"integer","label":"Chart points","min":3,"max":501,"step":2,"default":41,"help":"Number of yields at which the bond is repriced."}},"examples":[{"name":"Microsoft Excel's example of PRICE","inputs":{"bond":"5.75% 15 Nov 2017","settlement":"2008-02-15","maturity":"2017-11-15","coupon_rate":5.75,"frequency":2,"day_count":"30/360","end_of_month":true,"value_from":"yield","yield_rate":6.5,"clean_price":98,"nominal":1000000,"yield_range":200,"scenarios":41},"summary":{"Clean price":94.634362},"tolerance":0.00001},{"name":"Microsoft Excel's example of YIELD","inputs":{"bond":"5.75% 15 Nov 2016","settlement":"2008-02-15","maturity":"2016-11-15","coupon_rate":5.75,"frequency":2,"day_count":"30/360","end_of_month":true,"value_from":"clean price","yield_rate":4.5,"clean_price":95.04287,"nominal":1000000,"yield_range":200,"scenarios":41},"summary":{"Yield (%)":6.5},"tolerance":0.00001},{"name":"Microsoft Excel's example of DURATION","inputs":{"bond":"8% 1 Jan 2048","settlement":"2018-07-01","maturity":"2048-01-01","coupon_rate":8,"frequency":2,"day_count":"Actual/Actual","end_of_month":true,"value_from":"yield","yield_rate":9,"clean_price":98,"nominal":1000000,"yield_range":200,"scenarios":41},"summary":{"Macaulay duration (years)":10.9191453},"tolerance":0.000001},{"name":"Microsoft Excel's example of MDURATION","inputs":{"bond":"8% 1 Jan 2016","settlement":"2008-01-01","maturity":"2016-01-01","coupon_rate":8,"frequency":2,"day_count":"Actual/Actual","end_of_month":true,"value_from":"yield","yield_rate":9,"clean_price":98,"nominal":1000000,"yield_range":200,"scenarios":41},"summary":{"Modified duration (years)":5.73567},"tolerance":0.00001}]}	# Bond Valuation\n\nValues a fixed-rate bond from its yield or from its clean price: accrued interest, dirty price, durations, convexity, DV01, the dated cash\nflows of a holding, and the price at other yields beside what duration and convexity would have said.\n\n## Inputs\n\n| key | type | meaning | unit | default |\n|---|---|---|---|---|\n| `bond` | text | a name of your own, repeated in the result | - | 4.25% 15 Feb 2035 |\n| `settlement` | date | day of payment; a coupon due that day is the seller's | - | 2025-10-01 |\n| `maturity` | date | coupon dates are counted back from it; at most 100 years away | - | 2035-02-15 |\n| `coupon_rate` | number | coupon, 0 to 25 | % a year | 4.25 |\n| `frequency` | select | coupons a year: 1, 2, 4 or 12; the yield is compounded as often | - | 2 |\n| `day_count` | select | `30/360`, `30E/360` or `Actual/Actual` | - | Actual/Actual |\n| `end_of_month` | boolean | a maturity at month end puts every coupon at month end | - | true |\n| `value_from` | select | `yield` or `clean price`: which of the next two counts | - | yield |\n| `yield_rate` | number | yield to maturity, -5 to 50 | % a year | 4.5 |\n| `clean_price` | number | 10 to 250 | per 100 nominal | 98 |\n| `nominal` | number | nominal held | currency | 1,000,000 |\n| `yield_range` | number | how far the chart goes on either side | basis points | 200 |\n| `scenarios` | integer | yields at which the bond is repriced, 3 to 501 | - | 41 |\n\n## Formulas\n\nWith c the coupon rate, f coupons a year, y the yield, n coupons left and *a* the share of the current coupon period that has passed, per 100 nominal:\n\n- **Accrued interest = 100 c/f · a**. *a* is days passed over days in the period: calendar days under Actual/Actual (ICMA), 30-day months over 360/f days under `30/360` (ISDA 2006,\n  4.16(f)) and `30E/360` (4.16(g)). 30-day months can count more days than the period has; *a* stops at 1.\n- **Dirty price = Σ CF(k) (1 + y/f)^−(k − a)**, k = 1 to n, where CF is the coupon and at the end also 100. **Clean price** = dirty price − accrued interest.\n- In the last coupon period (n = 1) the market's simple interest: (100 + 100 c/f) / (1 + (1 − a) y/f), as Excel's PRICE does.\n- **Macaulay duration** = Σ (k − a)/f · PV(k) / Σ PV(k); **modified duration** = −P′/P; **convexity** = P″/P, with P the dirty price.\n- **DV01** = market value · modified duration · 0.0001, in currency.\n- The yield of a clean price is found by bisection between −50 % and 100 %; a price outside is refused.\n\nCoupons are regular and fall on their dates: there are no odd first periods, holidays, ex-dividend days, calls or taxes.\n\n## Result\n\n| part | content |\n|---|---|\n| `table` | a row a payment: date, years from settlement, coupon and redemption (currency, for the nominal), discount factor, present value |\n| `series` | `Repriced`, `Duration`, `Duration and convexity`: `{x: yield in %, y: clean price}` |\n| `summary` | prices per 100 nominal, `Yield (%)`, `Market value` and `DV01` in currency, durations in years, convexity in years squared, `Next payment` |\n\nAt the defaults: clean price 98.100898, accrued interest 0.542799, modified duration 7.597016 years, DV01 749.40.\n\n## How the numbers were checked\n\n| figure | against |\n|---|---|\n| clean price 94.634362, yield 6.5 % | Microsoft's examples of the Excel functions PRICE and YIELD (presets of the form) |\n| Macaulay duration 10.9191453, modified duration 5.73567 | Microsoft's examples of DURATION and MDURATION (presets) |\n| 21 day counts each of `30/360` and `30E/360` | ISDA's spreadsheet *30/360 - 2006 ISDA Definitions*, examples 2 and 3 |\n| accrued interest 0.510417 | Adams and Smith, *Understanding Fixed-Income Risk and Return*, CFA Program Curriculum 2020: 42 of 180 days at 4.375 % |\n| accrued interest under Actual/Actual | worked out by hand: 92 of 182 days |\n| price on a coupon date, par bond's duration, zero-coupon bond | annuity and discount formulas |\n| modified duration, convexity, DV01 | differences of the price |\n	READY	\N	Example Microsoft Excel's example of PRICE: as expected, in 0.2 s.\nExample Microsoft Excel's example of YIELD: as expected, in 0.1 s.\nExample Microsoft Excel's example of DURATION: as expected, in 0.1 s.\nExample Microsoft Excel's example of MDURATION: as expected, in 0.3 s.\n	3.11.2	1	\N	\N	2026-11-30 21:35:41.659291+00	2026-11-30 21:35:48.637264+00	0	\N	[{"name": "appdirs", "version": "1.4.4"}, {"name": "argcomplete", "version": "2.0.0"}, {"name": "attrs", "version": "22.2.0"}, {"name": "babel", "version": "2.10.3"}, {"name": "beautifulsoup4", "version": "4.11.2"}, {"name": "beniget", "version": "0.4.1"}, {"name": "blinker", "version": "1.5"}, {"name": "bottleneck", "version": "1.3.5"}, {"name": "brotli", "version": "1.0.9"}, {"name": "chardet", "version": "5.1.0"}, {"name": "contourpy", "version": "1.0.7"}, {"name": "crcmod", "version": "1.7"}, {"name": "cryptography", "version": "38.0.4"}, {"name": "cupshelpers", "version": "1.0"}, {"name": "cycler", "version": "0.11.0"}, {"name": "dbus-python", "version": "1.3.2"}, {"name": "decorator", "version": "5.1.1"}, {"name": "defusedxml", "version": "0.7.1"}, {"name": "distro", "version": "1.8.0"}, {"name": "et-xmlfile", "version": "1.0.1"}, {"name": "fonttools", "version": "4.38.0"}, {"name": "fs", "version": "2.4.16"}, {"name": "gast", "version": "0.5.2"}, {"name": "html5lib", "version": "1.1"}, {"name": "httplib2", "version": "0.20.4"}, {"name": "iniconfig", "version": "1.1.1"}, {"name": "jdcal", "version": "1.0"}, {"name": "jinja2", "version": "3.1.2"}, {"name": "kiwisolver", "version": "0.0.0"}, {"name": "lazr.restfulclient", "version": "0.14.5"}, {"name": "lazr.uri", "version": "1.0.6"}, {"name": "llworker-hostlite", "version": "0.39.1"}, {"name": "lxml", "version": "4.9.2"}, {"name": "lz4", "version": "4.0.2+dfsg"}, {"name": "markupsafe", "version": "2.1.2"}, {"name": "matplotlib", "version": "3.6.3"}, {"name": "more-itertools", "version": "8.10.0"}, {"name": "mpmath", "version": "0.0.0"}, {"name": "numba", "version": "0.56.4"}, {"name": "numexpr", "version": "2.8.4"}, {"name": "numpy", "version": "1.24.2"}, {"name": "oauthlib", "version": "3.2.2"}, {"name": "odfpy", "version": "1.4.2"}, {"name": "olefile", "version": "0.46"}, {"name": "openpyxl", "version": "3.0.9"}, {"name": "packaging", "version": "23.0"}, {"name": "pandas", "version": "1.5.3"}, {"name": "perf", "version": "0.1"}, {"name": "pillow", "version": "9.4.0"}, {"name": "pip", "version": "23.0.1"}, {"name": "pluggy", "version": "1.0.0+repack"}, {"name": "ply", "version": "3.11"}, {"name": "py", "version": "1.11.0"}, {"name": "pycairo", "version": "1.20.1"}, {"name": "pycups", "version": "2.0.1"}, {"name": "pyflakes", "version": "2.5.0"}, {"name": "pygments", "version": "2.14.0"}, {"name": "pygobject", "version": "3.42.2"}, {"name": "pyjwt", "version": "2.6.0"}, {"name": "pyopenssl", "version": "23.0.0"}, {"name": "pyparsing", "version": "3.0.9"}, {"name": "pysmbc", "version": "1.0.23"}, {"name": "pytest", "version": "7.2.1"}, {"name": "python-apt", "version": "2.6.0"}, {"name": "python-dateutil", "version": "2.8.2"}, {"name": "pythran", "version": "0.11.0"}, {"name": "pytz", "version": "2022.7.1"}, {"name": "pyyaml", "version": "6.0"}, {"name": "scipy", "version": "1.10.1"}, {"name": "setuptools", "version": "66.1.1"}, {"name": "six", "version": "1.16.0"}, {"name": "soupsieve", "version": "2.3.2"}, {"name": "sympy", "version": "1.11.1"}, {"name": "tables", "version": "3.7.0"}, {"name": "toml", "version": "0.10.2"}, {"name": "ufolib2", "version": "0.14.0"}, {"name": "wadllib", "version": "1.3.6"}, {"name": "webencodings", "version": "0.5.1"}, {"name": "wheel", "version": "0.38.4"}, {"name": "xmltodict", "version": "0.13.0"}, {"name": "yq", "version": "3.1.0"}]	\N	{}
4	4	1	5edba0b30048c7e95bc7be0248e132e9c5232a03	\N	{"name":"Term Assurance","description":"Level premium and reserves of a term assurance on one life, under a Gompertz mortality law. Written in Java.","tags":["life","premium","reserve","actuarial","java"],"runtime":"java","deterministic":true,"inputs":{"age":{"type":"number","label":"Age","min":18,"max":75,"step":1,"default":40,"unit":" yrs","help":"Age of the life when cover begins."},"term":{"type":"integer","label":"Term","min":1,"max":45,"step":1,"default":20,"unit":" yrs","help":"How long cover lasts, and premiums are paid."},"sum_assured":{"type":"number","label":"Sum assured","min":1000,"max":10000000,"step":1000,"default":100000,"help":"Paid at the end of the year of death, in units of currency."},"interest_rate":{"type":"number","label":"Interest","min":0,"max":10,"step":0.05,"default":2.5,"unit":"%","help":"A year, effective."},"shock_rate":{"type":"number","label":"Mortality shock","min":0,"max":50,"step":0.5,"default":10,"unit":"%","help":"Raises every mortality rate by this share."}},"examples":[{"name":"Age 40, 20 years","inputs":{"age":40,"term":20,"sum_assured":100000,"interest_rate":2.5,"shock_rate":10},"summary":{"Yearly premium":903.446402,"Single premium":13605.709573,"Chance of a claim":0.186212,"Highest reserve":4271.915319},"tolerance":0.000001},{"name":"No shock","inputs":{"age":40,"term":20,"sum_assured":100000,"interest_rate":2.5,"shock_rate":0},"summary":{"Yearly premium":823.406974,"Single premium":12466.123228},"tolerance":0.000001},{"name":"One year without interest: the premium is the risk","inputs":{"age":30,"term":1,"sum_assured":100000,"interest_rate":0,"shock_rate":0},"summary":{"Yearly premium":137.995983,"Highest reserve":0},"tolerance":0.000001}]}	# Term Assurance\n\nThe level yearly premium of a term assurance on one life, and the reserve at the end of each year. Mortality rises exponentially with age\n(Gompertz's law), and every rate is raised by a shock. Written in Java.\n\n## Inputs\n\n| key | meaning | unit | range | default |\n|---|---|---|---|---|\n| `age` | age when cover begins | years | 18 to 75 | 40 |\n| `term` | how long cover lasts and premiums are paid | years | 1 to 45 | 20 |\n| `sum_assured` | paid at the end of the year of death | currency | 1,000 to 10,000,000 | 100,000 |\n| `interest_rate` | effective interest a year | % | 0 to 10 | 2.5 |\n| `shock_rate` | addition to every mortality rate | % of the rate | 0 to 50 | 10 |\n\n## Formulas\n\nWith v = 1 / (1 + i), q the mortality and p(t) the survival of t years:\n\n- Mortality: **q(x) = min(0.99, 0.00009 · exp(0.091 x) · (1 + shock / 100))**, as in Mortality Simulator.\n- Benefit: **A = Σ v^(t+1) · p(t) · q(x + t)**; annuity: **ä = Σ v^t · p(t)**, both for t = 0 to term − 1.\n- Yearly premium: **P = sum · A / ä**. Single premium: sum · A.\n- Reserve after n years: sum · A − P · ä of the life's age and term then.\n\nThere are no expenses, lapses or profit margins. The parameters are an illustration: do not price with them.\n\n## Result\n\n| part | content |\n|---|---|\n| `table` | a row a year: year, age, mortality, survival, reserve |\n| `series` | `Reserve`: `{x: year, y: reserve}` |\n| `summary` | `Yearly premium`, `Single premium`, `Chance of a claim`, `Highest reserve` |\n\nAt the defaults: yearly premium 903.45, highest reserve 4,271.92.\n\n## How the numbers were checked\n\nThe examples come from another method than the app's: premiums by backward recursion, A(x) = v (q + (1 − q) A(x + 1)), and reserves forward from\nthe premium, V(t + 1) = ((V(t) + P)(1 + i) − sum · q) / (1 − q), which must end at 0. The examples are run whenever the app is registered.\n	READY	\N	Example Age 40, 20 years: as expected, in 0.1 s.\nExample No shock: as expected, in 0.0 s.\nExample One year without interest: the premium is the risk: as expected, in 0.0 s.\n	\N	1	\N	\N	2026-11-30 21:35:43.135033+00	2026-11-30 21:35:52.144808+00	0	\N	\N	25.0.3	{}
\.


--
-- Data for Name: apps; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.apps (id, function_name, repo_url, path, name, description, tags, input_schema, input_order, current_version_id, created_at, updated_at, passed_over, owner_id, is_restricted) FROM stdin;
2	mortality-simulator	file:///srv/models/mortality-simulator		Mortality Simulator	Survival curve and life expectancy under a Gompertz mortality law with a level shock.	["life", "mortality", "actuarial"]	{"age": {"max": 100, "min": 18, "help": "Age of the life today. Fractions of a year are allowed.", "step": 1, "type": "number", "unit": " yrs", "label": "Age", "default": 45}, "shock_rate": {"max": 50, "min": 0, "help": "Raises every mortality rate by this share.", "step": 0.5, "type": "number", "unit": "%", "label": "Mortality shock", "default": 10}, "simulated_seconds": {"max": 10, "min": 0, "help": "Makes the run wait, to watch progress or try a cancel. Changes no number.", "step": 0.5, "type": "number", "unit": " s", "label": "Simulated running time", "default": 0}}	["age", "shock_rate", "simulated_seconds"]	2	2026-11-30 21:35:42.654453+00	2026-11-30 21:35:47.747361+00	0	1	f
1	bond-valuation	file:///srv/models/bond-valuation		Bond Valuation	Price, yield, accrued interest, duration, convexity and dated cash flows of a fixed-rate bond, with its price-yield curve.	["bond", "fixed income", "duration", "quant"]	{"bond": {"help": "A name of your own, repeated in the result.", "type": "text", "label": "Bond", "default": "4.25% 15 Feb 2035"}, "nominal": {"max": 1000000000, "min": 1, "help": "In the bond's currency. Scales the cash flows, the market value and DV01.", "step": 1, "type": "number", "label": "Nominal held", "default": 1000000}, "maturity": {"help": "Coupon dates are counted back from here.", "type": "date", "label": "Maturity", "default": "2035-02-15"}, "day_count": {"help": "30/360 for US corporate bonds, 30E/360 for older eurobonds, Actual/Actual (ICMA) for most government bonds.", "type": "select", "label": "Day count", "default": "Actual/Actual", "options": ["30/360", "30E/360", "Actual/Actual"]}, "frequency": {"help": "The yield is compounded as often.", "type": "select", "label": "Coupons paid", "default": 2, "options": [{"label": "Once a year", "value": 1}, {"label": "Twice a year", "value": 2}, {"label": "Quarterly", "value": 4}, {"label": "Monthly", "value": 12}]}, "scenarios": {"max": 501, "min": 3, "help": "Number of yields at which the bond is repriced.", "step": 2, "type": "integer", "label": "Chart points", "default": 41}, "settlement": {"help": "The day the bond is paid for. It must be before maturity.", "type": "date", "label": "Settlement", "default": "2025-10-01"}, "value_from": {"help": "Which of the next two counts; the other is computed.", "type": "select", "label": "Value from", "default": "yield", "options": ["yield", "clean price"]}, "yield_rate": {"max": 50, "min": -5, "help": "Used when valuing from the yield.", "step": 0.001, "type": "number", "unit": "%", "label": "Yield to maturity", "default": 4.5}, "clean_price": {"max": 250, "min": 10, "help": "Per 100 nominal, without accrued interest. Used when valuing from the clean price.", "step": 0.00001, "type": "number", "label": "Clean price", "default": 98}, "coupon_rate": {"max": 25, "min": 0, "help": "A year, on the nominal.", "step": 0.005, "type": "number", "unit": "%", "label": "Coupon", "default": 4.25}, "yield_range": {"max": 500, "min": 10, "help": "How far the chart goes on either side of the yield.", "step": 10, "type": "number", "unit": " bp", "label": "Chart range", "default": 200}, "end_of_month": {"help": "When maturity is the last day of a month, so is every coupon date.", "type": "boolean", "label": "Keep month ends", "default": true}}	["bond", "settlement", "maturity", "coupon_rate", "frequency", "day_count", "end_of_month", "value_from", "yield_rate", "clean_price", "nominal", "yield_range", "scenarios"]	1	2026-11-30 21:35:41.38568+00	2026-11-30 21:35:48.637264+00	0	1	f
3	portfolio-pricer	file:///srv/models/portfolio-pricer		Portfolio Pricer	Index path, return and Sharpe ratio of an equally weighted portfolio under geometric Brownian motion over 25 months.	["portfolio", "simulation", "quant"]	{"n_assets": {"max": 200, "min": 1, "help": "Number of equally weighted assets. More assets leave less risk of their own.", "step": 1, "type": "integer", "label": "Assets", "default": 50}, "volatility": {"max": 100, "min": 0, "help": "Yearly volatility of each asset.", "step": 0.5, "type": "number", "unit": "%", "label": "Volatility", "default": 20}, "simulated_seconds": {"max": 10, "min": 0, "help": "Makes the run wait, to watch progress or try a cancel. Changes no number.", "step": 0.5, "type": "number", "unit": " s", "label": "Simulated running time", "default": 0}}	["n_assets", "volatility", "simulated_seconds"]	3	2026-11-30 21:35:42.932623+00	2026-11-30 21:35:48.285119+00	0	1	f
4	term-assurance	file:///srv/models/term-assurance		Term Assurance	Level premium and reserves of a term assurance on one life, under a Gompertz mortality law. Written in Java.	["life", "premium", "reserve", "actuarial", "java"]	{"age": {"max": 75, "min": 18, "help": "Age of the life when cover begins.", "step": 1, "type": "number", "unit": " yrs", "label": "Age", "default": 40}, "term": {"max": 45, "min": 1, "help": "How long cover lasts, and premiums are paid.", "step": 1, "type": "integer", "unit": " yrs", "label": "Term", "default": 20}, "shock_rate": {"max": 50, "min": 0, "help": "Raises every mortality rate by this share.", "step": 0.5, "type": "number", "unit": "%", "label": "Mortality shock", "default": 10}, "sum_assured": {"max": 10000000, "min": 1000, "help": "Paid at the end of the year of death, in units of currency.", "step": 1000, "type": "number", "label": "Sum assured", "default": 100000}, "interest_rate": {"max": 10, "min": 0, "help": "A year, effective.", "step": 0.05, "type": "number", "unit": "%", "label": "Interest", "default": 2.5}}	["age", "term", "sum_assured", "interest_rate", "shock_rate"]	4	2026-11-30 21:35:43.127378+00	2026-11-30 21:35:52.144808+00	0	1	f
5	half	file:///srv/models/half		Half	Halves a number.	[]	{"x": {"type": "number", "label": "A number"}, "wait": {"type": "number", "default": 0}}	["x", "wait"]	5	2026-11-30 21:35:59.937647+00	2026-11-30 21:36:01.171305+00	0	1	f
\.


--
-- Data for Name: audit_events; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_events (id, at, account_id, account_name, place, action, subject_kind, subject_id, subject_name, details) FROM stdin;
1	2026-11-30 21:35:41.703494+00	1	*operator	127.0.0.1	app.registered	APP	1	bond-valuation	{"commit": "4850979ad7617c753c2d3e274cc1a870351b77b4", "version": "1"}
2	2026-11-30 21:35:42.677437+00	1	*operator	127.0.0.1	app.registered	APP	2	mortality-simulator	{"commit": "c16880a2e2d11cb062663a6c2163443d61c100c2", "version": "1"}
3	2026-11-30 21:35:42.946822+00	1	*operator	127.0.0.1	app.registered	APP	3	portfolio-pricer	{"commit": "7363c25726ec78345918c29bfec559ba81589df2", "version": "1"}
4	2026-11-30 21:35:43.142185+00	1	*operator	127.0.0.1	app.registered	APP	4	term-assurance	{"commit": "5edba0b30048c7e95bc7be0248e132e9c5232a03", "version": "1"}
5	2026-11-30 21:35:43.315913+00	1	*operator	127.0.0.1	run.submitted	RUN	1	mortality-simulator	{"version": "1"}
6	2026-11-30 21:35:51.229339+00	1	*operator	127.0.0.1	account.made	ACCOUNT	2	admin	{"role": "admin"}
7	2026-11-30 21:35:51.253292+00	1	*operator	127.0.0.1	account.link_made	ACCOUNT	2	admin	{"expires_at": "2026-12-07T21:35:51.250437319Z"}
8	2026-11-30 21:35:59.949747+00	1	*operator	127.0.0.1	app.registered	APP	5	half	{"commit": "d4bbde5571cc421398d194728d254d46d02dccc1", "version": "1"}
9	2026-11-30 21:36:02.995655+00	1	*operator	127.0.0.1	run.submitted	RUN	2	half	{"version": "1"}
10	2026-11-30 21:36:03.055096+00	1	*operator	127.0.0.1	run.submitted	RUN	3	half	{"version": "1"}
11	2026-11-30 21:36:03.113979+00	1	*operator	127.0.0.1	run.submitted	RUN	4	half	{"version": "1"}
12	2026-11-30 21:36:09.223122+00	1	*operator	127.0.0.1	run.cancelled	RUN	4	half	\N
13	2026-11-30 21:36:20.799815+00	1	*operator	127.0.0.1	run.shared	RUN	2	half	{"link": "1", "expires_at": "2026-12-07T21:36:20.783243433Z"}
14	2026-11-30 21:36:20.841187+00	1	*operator	127.0.0.1	group.set	GROUP	1	Pricing	{"members": ""}
15	2026-11-30 21:36:21.114037+00	1	*operator	127.0.0.1	run.submitted	RUN	5	half	{"version": "1"}
\.


--
-- Data for Name: environments; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.environments (id, requirements_digest, lock, lock_digest, created_at) FROM stdin;
\.


--
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) FROM stdin;
1	1	apps runs and workers	SQL	V1__apps_runs_and_workers.sql	-1168672009	postgres	2026-11-30 21:35:03.793986	341	t
2	2	turns attempts and retries	SQL	V2__turns_attempts_and_retries.sql	252908255	postgres	2026-11-30 21:35:04.269782	83	t
3	3	totals and retention	SQL	V3__totals_and_retention.sql	-1821181590	postgres	2026-11-30 21:35:04.428967	104	t
4	4	losses and latest ends	SQL	V4__losses_and_latest_ends.sql	319374506	postgres	2026-11-30 21:35:04.578076	21	t
5	5	chosen versions and looks	SQL	V5__chosen_versions_and_looks.sql	-859174405	postgres	2026-11-30 21:35:04.623418	32	t
6	6	environments	SQL	V6__environments.sql	-652341842	postgres	2026-11-30 21:35:04.705616	72	t
7	7	java of versions	SQL	V7__java_of_versions.sql	439799750	postgres	2026-11-30 21:35:04.819866	35	t
8	8	accounts	SQL	V8__accounts.sql	320477080	postgres	2026-11-30 21:35:04.914134	161	t
9	9	audit	SQL	V9__audit.sql	1088652124	postgres	2026-11-30 21:35:05.124805	110	t
10	10	oidc	SQL	V10__oidc.sql	405240705	postgres	2026-11-30 21:35:05.273543	30	t
11	11	sharing	SQL	V11__sharing.sql	-524376404	postgres	2026-11-30 21:35:05.340494	130	t
12	12	quotas	SQL	V12__quotas.sql	894642222	postgres	2026-11-30 21:35:05.513967	50	t
13	13	secrets and claims	SQL	V13__secrets_and_claims.sql	-777833319	postgres	2026-11-30 21:35:05.582581	98	t
14	14	roles in the audit trail	SQL	V14__roles_in_the_audit_trail.sql	-376169494	postgres	2026-11-30 21:35:05.741034	32	t
15	15	checked versions stay	SQL	V15__checked_versions_stay.sql	-57507847	postgres	2026-11-30 21:35:05.821677	40	t
16	16	one statement for a claim	SQL	V16__one_statement_for_a_claim.sql	-377954143	postgres	2026-11-30 21:35:05.894664	23	t
\.


--
-- Data for Name: job_results; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.job_results (run_id, payload, key_order, recorded_at) FROM stdin;
1	{"table": [{"q": 0.00594389, "age": 45, "survival": 1.0}, {"q": 0.00936861, "age": 50, "survival": 0.96456328}, {"q": 0.01476655, "age": 55, "survival": 0.91113086}, {"q": 0.02327465, "age": 60, "survival": 0.83260531}, {"q": 0.03668488, "age": 65, "survival": 0.72179704}, {"q": 0.05782173, "age": 70, "survival": 0.57519959}, {"q": 0.09113706, "age": 75, "survival": 0.40019641}, {"q": 0.14364781, "age": 80, "survival": 0.2230335}, {"q": 0.22641386, "age": 85, "survival": 0.08572888}, {"q": 0.3568675, "age": 90, "survival": 0.01720499}, {"q": 0.56248506, "age": 95, "survival": 0.00099587}, {"q": 0.88657398, "age": 100, "survival": 0.00000271}, {"q": 0.99, "age": 105, "survival": 0.0}, {"q": 0.99, "age": 110, "survival": 0.0}, {"q": 0.99, "age": 115, "survival": 0.0}, {"q": 0.99, "age": 120, "survival": 0.0}], "series": [{"x": 45, "y": 1.0}, {"x": 46, "y": 0.99405611}, {"x": 47, "y": 0.98758464}, {"x": 48, "y": 0.98054278}, {"x": 49, "y": 0.97288505}, {"x": 50, "y": 0.96456328}, {"x": 51, "y": 0.95552667}, {"x": 52, "y": 0.94572187}, {"x": 53, "y": 0.93509317}, {"x": 54, "y": 0.92358272}, {"x": 55, "y": 0.91113086}, {"x": 56, "y": 0.8976766}, {"x": 57, "y": 0.88315817}, {"x": 58, "y": 0.86751376}, {"x": 59, "y": 0.85068245}, {"x": 60, "y": 0.83260531}, {"x": 61, "y": 0.81322672}, {"x": 62, "y": 0.79249594}, {"x": 63, "y": 0.77036898}, {"x": 64, "y": 0.74681067}, {"x": 65, "y": 0.72179704}, {"x": 66, "y": 0.695318}, {"x": 67, "y": 0.66738026}, {"x": 68, "y": 0.63801039}, {"x": 69, "y": 0.60725812}, {"x": 70, "y": 0.57519959}, {"x": 71, "y": 0.54194056}, {"x": 72, "y": 0.50761928}, {"x": 73, "y": 0.47240889}, {"x": 74, "y": 0.43651905}, {"x": 75, "y": 0.40019641}, {"x": 76, "y": 0.36372369}, {"x": 77, "y": 0.32741693}, {"x": 78, "y": 0.29162066}, {"x": 79, "y": 0.25670054}, {"x": 80, "y": 0.2230335}, {"x": 81, "y": 0.19099522}, {"x": 82, "y": 0.16094537}, {"x": 83, "y": 0.13321095}, {"x": 84, "y": 0.10806886}, {"x": 85, "y": 0.08572888}, {"x": 86, "y": 0.06631867}, {"x": 87, "y": 0.0498727}, {"x": 88, "y": 0.03632681}, {"x": 89, "y": 0.02552012}, {"x": 90, "y": 0.01720499}, {"x": 91, "y": 0.01106509}, {"x": 92, "y": 0.00674012}, {"x": 93, "y": 0.00385465}, {"x": 94, "y": 0.00204725}, {"x": 95, "y": 0.00099587}, {"x": 96, "y": 0.00043571}, {"x": 97, "y": 0.00016728}, {"x": 98, "y": 0.00005441}, {"x": 99, "y": 0.0000142}, {"x": 100, "y": 0.00000271}, {"x": 101, "y": 0.00000031}, {"x": 102, "y": 0.00000001}, {"x": 103, "y": 0.0}, {"x": 104, "y": 0.0}, {"x": 105, "y": 0.0}, {"x": 106, "y": 0.0}, {"x": 107, "y": 0.0}, {"x": 108, "y": 0.0}, {"x": 109, "y": 0.0}, {"x": 110, "y": 0.0}, {"x": 111, "y": 0.0}, {"x": 112, "y": 0.0}, {"x": 113, "y": 0.0}, {"x": 114, "y": 0.0}, {"x": 115, "y": 0.0}, {"x": 116, "y": 0.0}, {"x": 117, "y": 0.0}, {"x": 118, "y": 0.0}, {"x": 119, "y": 0.0}, {"x": 120, "y": 0.0}], "columns": ["Age", "Mortality q", "Survival"], "summary": {"Survival at 65": 0.721797, "Survival at 65 means": "Chance that a life aged 45 today reaches 65", "Expected age at death": 71.1509, "Life expectancy (years)": 26.1509}}	{"": ["columns", "table", "series", "summary"], "/summary": ["Life expectancy (years)", "Expected age at death", "Survival at 65", "Survival at 65 means"], "/table/*": ["age", "q", "survival"]}	2026-11-30 21:35:48.490501+00
2	{"table": [{"n": 0, "half": 0.0}, {"n": 1, "half": 0.5}, {"n": 2, "half": 1.0}], "columns": ["n", "half"], "summary": {"half": 0.5, "share": 1.0}}	{"": ["columns", "table", "summary"]}	2026-11-30 21:36:03.022294+00
\.


--
-- Data for Name: job_runs; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.job_runs (id, app_id, version_id, pool, status, inputs, idempotency_key, submitted_digest, attempt, max_attempts, worker_id, lease_expires_at, cancel_requested_at, ticket_published_at, progress, progress_message, error, created_at, started_at, finished_at, party, turn, retries_left, not_before, earlier_attempts, result_deleted_at, account_id, cpu_seconds) FROM stdin;
1	2	2	default	SUCCESS	{"age": 45, "shock_rate": 10, "simulated_seconds": 0}	\N	\N	1	3	worker-host-cijsdvha	\N	\N	\N	1	Life table ready	\N	2026-11-30 21:35:43.306183+00	2026-11-30 21:35:48.429287+00	2026-11-30 21:35:48.490501+00	app 2, *operator	1	0	\N	[]	\N	1	0.004818
2	5	5	default	SUCCESS	{"x": 1, "wait": 0}	\N	\N	1	3	worker-host-cijsdvha	\N	\N	\N	\N	\N	\N	2026-11-30 21:36:02.989248+00	2026-11-30 21:36:03.014347+00	2026-11-30 21:36:03.022294+00	app 5, *operator	1	1	\N	[]	\N	1	0.003612
3	5	5	default	FAILED	{"x": 0, "wait": 0}	\N	\N	2	4	worker-host-cijsdvha	\N	\N	\N	\N	\N	{"kind": "app_error", "message": "ZeroDivisionError: division by zero", "traceback": "Traceback (most recent call last):\\n  File \\"function.py\\", line 10, in run\\n    \\"summary\\": {\\"half\\": inputs[\\"x\\"] / 2, \\"share\\": 1 / inputs[\\"x\\"]},\\n                                                  ~~^~~~~~~~~~~~~\\nZeroDivisionError: division by zero\\n"}	2026-11-30 21:36:03.05248+00	2026-11-30 21:36:06.559781+00	2026-11-30 21:36:06.579256+00	app 5, *operator	4	0	2026-11-30 21:36:05.203621+00	[{"end": "app_error", "worker": "worker-host-cijsdvha", "attempt": 1, "message": "ZeroDivisionError: division by zero", "ended_at": "2026-11-30T21:36:03.203621+00:00", "started_at": "2026-11-30T21:36:03.063626+00:00"}]	\N	1	0.009707
4	5	5	default	CANCELLED	{"x": 3, "wait": 600}	once	a9eb6a8089f44689042e0e9d2dec715d06fbe60e214659a15b4dc696083afecf	1	3	worker-host-cijsdvha	\N	2026-11-30 21:36:09.206304+00	\N	\N	\N	\N	2026-11-30 21:36:03.109132+00	2026-11-30 21:36:03.128144+00	2026-11-30 21:36:09.265477+00	app 5, *operator	3	1	\N	[]	\N	1	0.003682
5	5	5	default	RUNNING	{"x": 5, "wait": 600}	\N	\N	1	3	worker-host-cijsdvha	2026-11-30 21:36:51.685062+00	\N	\N	\N	\N	\N	2026-11-30 21:36:21.086964+00	2026-11-30 21:36:21.132911+00	\N	app 5, *operator	5	1	\N	[]	\N	1	\N
\.


--
-- Data for Name: quotas; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.quotas (role, account_id, runs_in_flight, runs_per_hour, cpu_seconds_per_day) FROM stdin;
\.


--
-- Data for Name: run_log_chunks; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.run_log_chunks (id, run_id, attempt, text) FROM stdin;
1	2	1	halving 1\n
2	3	1	halving 0\n
3	4	1	halving 3\n
4	3	2	halving 0\n
5	5	1	halving 5\n
\.


--
-- Data for Name: run_shares; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.run_shares (id, run_id, account_id, hash, created_at, expires_at) FROM stdin;
1	2	1	\\xde33f587d8bbd3d7f24ea50bba7e0c8437456382f70a9790d621f5983c3a6218	2026-11-30 21:36:20.782508+00	2026-12-07 21:36:20.783243+00
\.


--
-- Data for Name: run_totals; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.run_totals (app_id, day, status, runs, seconds) FROM stdin;
2	2026-11-30	SUCCESS	1	0.061214
5	2026-11-30	FAILED	1	0.019475
5	2026-11-30	SUCCESS	1	0.007947
5	2026-11-30	CANCELLED	1	6.137333
\.


--
-- Data for Name: run_totals_until; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.run_totals_until (until) FROM stdin;
2026-11-30 21:36:10.973246+00
\.


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sign_in_failures (key, failures, failed_at) FROM stdin;
\.


--
-- Data for Name: sign_in_links; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sign_in_links (hash, account_id, expires_at) FROM stdin;
\\x1498a7db9aecf39f3a2865c77c2309c1b93ef54deea673ff24cbcca1b70fae0b	2	2026-12-07 21:35:51.250437+00
\.


--
-- Data for Name: spring_session; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name) FROM stdin;
\.


--
-- Data for Name: spring_session_attributes; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) FROM stdin;
\.


--
-- Data for Name: workers; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.workers (id, host, pid, pool, slots, busy, python, protection, started_at, heartbeat_at) FROM stdin;
worker-host-cijsdvha	worker-host	7846	default	4	1	3.11.2	namespaces	2026-11-30 21:35:11.134246+00	2026-11-30 21:36:21.690206+00
\.


--
-- Name: account_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_groups_id_seq', 1, true);


--
-- Name: accounts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_id_seq', 2, true);


--
-- Name: api_tokens_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.api_tokens_id_seq', 1, false);


--
-- Name: app_versions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.app_versions_id_seq', 5, true);


--
-- Name: apps_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.apps_id_seq', 5, true);


--
-- Name: audit_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_events_id_seq', 15, true);


--
-- Name: environments_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.environments_id_seq', 1, false);


--
-- Name: job_runs_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.job_runs_id_seq', 5, true);


--
-- Name: run_log_chunks_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.run_log_chunks_id_seq', 5, true);


--
-- Name: run_shares_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.run_shares_id_seq', 1, true);


--
-- Name: account_group_members account_group_members_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_group_members
    ADD CONSTRAINT account_group_members_pkey PRIMARY KEY (group_id, account_id);


--
-- Name: account_groups account_groups_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_groups
    ADD CONSTRAINT account_groups_name_once UNIQUE (name);


--
-- Name: account_groups account_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_groups
    ADD CONSTRAINT account_groups_pkey PRIMARY KEY (id);


--
-- Name: accounts accounts_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_name_once UNIQUE (name);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: accounts accounts_subject_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_subject_once UNIQUE (issuer, subject);


--
-- Name: api_tokens api_tokens_hash_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_hash_once UNIQUE (hash);


--
-- Name: api_tokens api_tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);


--
-- Name: app_grants app_grants_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_grants
    ADD CONSTRAINT app_grants_once UNIQUE NULLS NOT DISTINCT (app_id, account_id, group_id);


--
-- Name: app_looks app_looks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_looks
    ADD CONSTRAINT app_looks_pkey PRIMARY KEY (app_id);


--
-- Name: app_secrets app_secrets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_secrets
    ADD CONSTRAINT app_secrets_pkey PRIMARY KEY (app_id, name);


--
-- Name: app_versions app_versions_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_versions
    ADD CONSTRAINT app_versions_number_once UNIQUE (app_id, number);


--
-- Name: app_versions app_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_versions
    ADD CONSTRAINT app_versions_pkey PRIMARY KEY (id);


--
-- Name: apps apps_function_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.apps
    ADD CONSTRAINT apps_function_name_once UNIQUE (function_name);


--
-- Name: apps apps_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.apps
    ADD CONSTRAINT apps_pkey PRIMARY KEY (id);


--
-- Name: apps apps_source_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.apps
    ADD CONSTRAINT apps_source_once UNIQUE (repo_url, path);


--
-- Name: audit_events audit_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);


--
-- Name: audit_events audit_events_subject_kind; Type: CHECK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE public.audit_events
    ADD CONSTRAINT audit_events_subject_kind CHECK ((subject_kind = ANY (ARRAY['ACCOUNT'::text, 'ROLE'::text, 'GROUP'::text, 'TOKEN'::text, 'APP'::text, 'RUN'::text]))) NOT VALID;


--
-- Name: environments environments_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.environments
    ADD CONSTRAINT environments_once UNIQUE (requirements_digest);


--
-- Name: environments environments_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.environments
    ADD CONSTRAINT environments_pkey PRIMARY KEY (id);


--
-- Name: flyway_schema_history flyway_schema_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);


--
-- Name: job_results job_results_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_results
    ADD CONSTRAINT job_results_pkey PRIMARY KEY (run_id);


--
-- Name: job_runs job_runs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_runs
    ADD CONSTRAINT job_runs_pkey PRIMARY KEY (id);


--
-- Name: quotas quotas_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quotas
    ADD CONSTRAINT quotas_once UNIQUE NULLS NOT DISTINCT (role, account_id);


--
-- Name: run_log_chunks run_log_chunks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_log_chunks
    ADD CONSTRAINT run_log_chunks_pkey PRIMARY KEY (id);


--
-- Name: run_shares run_shares_hash_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_shares
    ADD CONSTRAINT run_shares_hash_once UNIQUE (hash);


--
-- Name: run_shares run_shares_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_shares
    ADD CONSTRAINT run_shares_pkey PRIMARY KEY (id);


--
-- Name: run_totals run_totals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_totals
    ADD CONSTRAINT run_totals_pkey PRIMARY KEY (app_id, day, status);


--
-- Name: sign_in_failures sign_in_failures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_failures
    ADD CONSTRAINT sign_in_failures_pkey PRIMARY KEY (key);


--
-- Name: sign_in_links sign_in_links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_links
    ADD CONSTRAINT sign_in_links_pkey PRIMARY KEY (hash);


--
-- Name: spring_session_attributes spring_session_attributes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name);


--
-- Name: spring_session spring_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spring_session
    ADD CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id);


--
-- Name: workers workers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workers
    ADD CONSTRAINT workers_pkey PRIMARY KEY (id);


--
-- Name: account_group_members_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_group_members_by_account ON public.account_group_members USING btree (account_id);


--
-- Name: api_tokens_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX api_tokens_of_account ON public.api_tokens USING btree (account_id);


--
-- Name: app_looks_wanted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX app_looks_wanted ON public.app_looks USING btree (wanted_at) WHERE (wanted_at IS NOT NULL);


--
-- Name: app_versions_checking; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX app_versions_checking ON public.app_versions USING btree (id) WHERE (status = 'CHECKING'::text);


--
-- Name: audit_events_about_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_events_about_id ON public.audit_events USING btree (subject_kind, subject_id, id DESC);


--
-- Name: audit_events_about_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_events_about_name ON public.audit_events USING btree (subject_kind, subject_name, id DESC);


--
-- Name: audit_events_by_action; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_events_by_action ON public.audit_events USING btree (action, id DESC);


--
-- Name: audit_events_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_events_by_time ON public.audit_events USING btree (at);


--
-- Name: audit_events_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_events_of_account ON public.audit_events USING btree (account_name, id DESC);


--
-- Name: flyway_schema_history_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);


--
-- Name: job_results_summary; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_results_summary ON public.job_results USING gin (((payload -> 'summary'::text)) jsonb_path_ops);


--
-- Name: job_runs_by_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_by_status ON public.job_runs USING btree (status, id DESC);


--
-- Name: job_runs_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_by_time ON public.job_runs USING btree (created_at);


--
-- Name: job_runs_cpu_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_cpu_of_account ON public.job_runs USING btree (account_id, finished_at) INCLUDE (cpu_seconds) WHERE (cpu_seconds IS NOT NULL);


--
-- Name: job_runs_ended_of_app; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_ended_of_app ON public.job_runs USING btree (app_id, id DESC) WHERE (status = ANY (ARRAY['SUCCESS'::text, 'FAILED'::text]));


--
-- Name: job_runs_finished; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_finished ON public.job_runs USING btree (finished_at) WHERE ((finished_at IS NOT NULL) AND (result_deleted_at IS NULL));


--
-- Name: job_runs_idempotency_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX job_runs_idempotency_key ON public.job_runs USING btree (app_id, account_id, idempotency_key) NULLS NOT DISTINCT WHERE (idempotency_key IS NOT NULL);


--
-- Name: job_runs_in_flight_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_in_flight_of_account ON public.job_runs USING btree (account_id) WHERE (status = ANY (ARRAY['PENDING'::text, 'RUNNING'::text]));


--
-- Name: job_runs_inputs; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_inputs ON public.job_runs USING gin (inputs jsonb_path_ops);


--
-- Name: job_runs_leases; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_leases ON public.job_runs USING btree (id) WHERE (status = 'RUNNING'::text);


--
-- Name: job_runs_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_of_account ON public.job_runs USING btree (account_id, id DESC);


--
-- Name: job_runs_of_app; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_of_app ON public.job_runs USING btree (app_id, id DESC);


--
-- Name: job_runs_of_worker; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_of_worker ON public.job_runs USING btree (worker_id) WHERE (status = 'RUNNING'::text);


--
-- Name: job_runs_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_turn ON public.job_runs USING btree (pool, turn, id) WHERE ((status = 'PENDING'::text) AND (turn IS NOT NULL));


--
-- Name: job_runs_turn_of_party; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_turn_of_party ON public.job_runs USING btree (pool, party, turn) WHERE ((status = 'PENDING'::text) AND (turn IS NOT NULL));


--
-- Name: job_runs_unpublished; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_unpublished ON public.job_runs USING btree (id) WHERE ((status = 'PENDING'::text) AND (ticket_published_at IS NULL));


--
-- Name: job_runs_without_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_runs_without_turn ON public.job_runs USING btree (version_id) WHERE ((status = 'PENDING'::text) AND (turn IS NULL));


--
-- Name: run_log_chunks_of_run; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_log_chunks_of_run ON public.run_log_chunks USING btree (run_id, id);


--
-- Name: run_shares_of_run; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_shares_of_run ON public.run_shares USING btree (run_id);


--
-- Name: spring_session_by_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX spring_session_by_expiry ON public.spring_session USING btree (expiry_time);


--
-- Name: spring_session_by_id; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX spring_session_by_id ON public.spring_session USING btree (session_id);


--
-- Name: spring_session_by_principal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX spring_session_by_principal ON public.spring_session USING btree (principal_name);


--
-- Name: app_versions app_versions_checked_stay; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER app_versions_checked_stay BEFORE UPDATE ON public.app_versions FOR EACH ROW WHEN (((old.status <> 'CHECKING'::text) AND ((old.status <> new.status) OR (old.check_attempt <> new.check_attempt) OR (old.error IS DISTINCT FROM new.error) OR (old.environment_id IS DISTINCT FROM new.environment_id) OR (old.packages IS DISTINCT FROM new.packages) OR (old.commit_id <> new.commit_id) OR (old.secret_names <> new.secret_names)))) EXECUTE FUNCTION public.refuse_change_of_checked_version();


--
-- Name: audit_events audit_events_are_only_added; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_events_are_only_added BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change_of_audit_events();


--
-- Name: job_runs job_runs_ended_stay; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER job_runs_ended_stay BEFORE UPDATE ON public.job_runs FOR EACH ROW WHEN (((old.finished_at IS NOT NULL) AND ((old.status <> new.status) OR (old.attempt <> new.attempt) OR (old.error IS DISTINCT FROM new.error) OR (old.inputs <> new.inputs)))) EXECUTE FUNCTION public.refuse_change_of_ended_run();


--
-- Name: account_group_members account_group_members_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_group_members
    ADD CONSTRAINT account_group_members_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: account_group_members account_group_members_group_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_group_members
    ADD CONSTRAINT account_group_members_group_id_fkey FOREIGN KEY (group_id) REFERENCES public.account_groups(id) ON DELETE CASCADE;


--
-- Name: api_tokens api_tokens_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: app_grants app_grants_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_grants
    ADD CONSTRAINT app_grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: app_grants app_grants_app_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_grants
    ADD CONSTRAINT app_grants_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(id) ON DELETE CASCADE;


--
-- Name: app_grants app_grants_group_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_grants
    ADD CONSTRAINT app_grants_group_id_fkey FOREIGN KEY (group_id) REFERENCES public.account_groups(id) ON DELETE CASCADE;


--
-- Name: app_looks app_looks_app_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_looks
    ADD CONSTRAINT app_looks_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(id) ON DELETE CASCADE;


--
-- Name: app_secrets app_secrets_app_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_secrets
    ADD CONSTRAINT app_secrets_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(id) ON DELETE CASCADE;


--
-- Name: app_versions app_versions_app_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_versions
    ADD CONSTRAINT app_versions_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(id) ON DELETE CASCADE;


--
-- Name: app_versions app_versions_environment_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_versions
    ADD CONSTRAINT app_versions_environment_id_fkey FOREIGN KEY (environment_id) REFERENCES public.environments(id);


--
-- Name: apps apps_current_version; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.apps
    ADD CONSTRAINT apps_current_version FOREIGN KEY (current_version_id) REFERENCES public.app_versions(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: apps apps_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.apps
    ADD CONSTRAINT apps_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.accounts(id);


--
-- Name: job_results job_results_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_results
    ADD CONSTRAINT job_results_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.job_runs(id) ON DELETE CASCADE;


--
-- Name: job_runs job_runs_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_runs
    ADD CONSTRAINT job_runs_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: job_runs job_runs_app_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_runs
    ADD CONSTRAINT job_runs_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(id);


--
-- Name: job_runs job_runs_version_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_runs
    ADD CONSTRAINT job_runs_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.app_versions(id);


--
-- Name: quotas quotas_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quotas
    ADD CONSTRAINT quotas_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: run_log_chunks run_log_chunks_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_log_chunks
    ADD CONSTRAINT run_log_chunks_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.job_runs(id) ON DELETE CASCADE;


--
-- Name: run_shares run_shares_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_shares
    ADD CONSTRAINT run_shares_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: run_shares run_shares_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_shares
    ADD CONSTRAINT run_shares_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.job_runs(id) ON DELETE CASCADE;


--
-- Name: run_totals run_totals_app_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_totals
    ADD CONSTRAINT run_totals_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(id) ON DELETE CASCADE;


--
-- Name: sign_in_links sign_in_links_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_links
    ADD CONSTRAINT sign_in_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: spring_session_attributes spring_session_attributes_session_primary_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES public.spring_session(primary_id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


