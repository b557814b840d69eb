#!/usr/bin/env bash
# What pg_notify in the transaction costs the commits: 16 connections that insert a row, without and with it, in turns.
#   PGDATABASE=scratch docs-site/examples/measurements/notify.sh
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -r "$folder"; psql -qc "DROP TABLE notify_cost"' EXIT
psql -qc "CREATE TABLE notify_cost (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, inputs jsonb NOT NULL)"
insert="INSERT INTO notify_cost (inputs) VALUES ('{\"age\": 45}');"
printf 'BEGIN;\n%s\nSELECT 1;\nCOMMIT;\n' "$insert" > "$folder/plain.sql"
printf "BEGIN;\n%s\nSELECT pg_notify('runs', '1');\nCOMMIT;\n" "$insert" > "$folder/notify.sql"
for turn in 1 2 3; do
  for kind in plain notify; do
    pgbench --no-vacuum --client=16 --jobs=2 --time=5 --file="$folder/$kind.sql" 2> /dev/null |
      sed -n "s/^tps = \([0-9]*\).*/$kind \1 commits\/s/p"
  done
done
