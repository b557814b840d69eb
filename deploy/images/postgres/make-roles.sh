#!/usr/bin/env bash
# Makes the roles that the API and the workers log in as, or gives them the passwords of the environment. What they may do is
# decided by the API at its start. The image runs it where the volume is new; by hand in one that is older:
#   docker compose exec postgres bash /docker-entrypoint-initdb.d/make-roles.sh
set -e

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set api="$STOA_POSTGRES_API_PASSWORD" --set worker="$STOA_POSTGRES_WORKER_PASSWORD" << 'SQL'
SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest('{stoa_api,stoa_worker}'::text[]) AS name
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE stoa_api PASSWORD :'api';
ALTER ROLE stoa_worker PASSWORD :'worker';
SQL
