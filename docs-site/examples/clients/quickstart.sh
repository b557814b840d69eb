#!/usr/bin/env bash
# Registers an app, runs it and prints its table as CSV. Needs curl only, and in STOA_TOKEN an API token.
#
#     ./quickstart.sh https://git.example.org/models/surrender.git '{"duration": 3}'
set -euo pipefail
stoa=${STOA_URL:-http://127.0.0.1:8080}
repository=$1
inputs=$2
token="Authorization: Bearer $STOA_TOKEN"

# Posts JSON, shows the whole answer on standard error, and prints the address in its Location header.
post() {
  curl -sS --fail-with-body -i -H "$token" -H 'Content-Type: application/json' "$@" |
    tee -a /dev/stderr | tr -d '\r' | sed -n 's/^[Ll]ocation: //p'
}

app=$(post "$stoa/api/apps/register" -d "{\"repo_url\": \"$repository\"}")

# A new app is checked first, and its runs wait for that. (Registered again, it keeps its old version until the new one is checked.)
run=$(post "$stoa$app/run" -H 'Prefer: wait=60' -d "{\"inputs\": $inputs}")

curl -sS --fail-with-body -H "$token" "$stoa$run/export/csv"
