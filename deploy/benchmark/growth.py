"""Rows that are there already: whether a submission and a claim become slower with them."""


def fill(psql, app, ended=0, pending=0):
    """Adds runs of an app that have ended, and runs that wait for a turn far behind all others.

    The pending ones have their tickets, as far as the API knows, so none is published while something is measured.
    """
    psql.rows(f"""
        INSERT INTO job_runs (app_id, version_id, pool, status, inputs, max_attempts, attempt, worker_id, party, turn,
                              created_at, started_at, finished_at)
        SELECT {app}, v.id, 'default', 'SUCCESS', '{{"n": 1}}', 3, 1, 'nobody', 'app {app}, nobody', n,
               now() - n * interval '1 second', now() - n * interval '1 second', now() - n * interval '1 second'
        FROM app_versions v, generate_series(1, {ended}) AS n WHERE v.app_id = {app}""")
    psql.rows(f"""
        INSERT INTO job_runs (app_id, version_id, pool, status, inputs, max_attempts, party, turn, created_at,
                              ticket_published_at)
        SELECT {app}, v.id, 'default', 'PENDING', '{{"n": 1}}', 3, 'app {app}, nobody', 1000000000000 + n, now(),
               now() + interval '1 day'
        FROM app_versions v, generate_series(1, {pending}) AS n WHERE v.app_id = {app}""")
    psql.rows("VACUUM ANALYZE job_runs")
