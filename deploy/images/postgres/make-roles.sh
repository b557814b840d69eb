#!/usr/bin/env bash
# Makes the roles that the API and the workers log in as, where there are none, and gives them and the owner their passwords:
# those of the environment, or of the files of docker-compose.yml. What they may do is decided by the API at its start. The image
# runs it where the volume is new; by hand in one that is older, or when passwords have changed:
#   docker compose exec postgres bash /docker-entrypoint-initdb.d/make-roles.sh
set -e

: "${POSTGRES_PASSWORD:=$(< /run/secrets/postgres-password)}"
: "${STOA_POSTGRES_API_PASSWORD:=$(< /run/secrets/postgres-api-password)}"
: "${STOA_POSTGRES_WORKER_PASSWORD:=$(< /run/secrets/postgres-worker-password)}"
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner="$POSTGRES_PASSWORD" --set api="$STOA_POSTGRES_API_PASSWORD" --set worker="$STOA_POSTGRES_WORKER_PASSWORD" << 'SQL'
SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest('{stoa_api,stoa_worker}'::text[]) AS name
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE CURRENT_USER PASSWORD :'owner';
ALTER ROLE stoa_api PASSWORD :'api';
ALTER ROLE stoa_worker PASSWORD :'worker';
SQL
