#!/bin/sh
# Makes a Git repository of the example app and registers it. In the folder of Stoa's repository; DIR is where the copy goes,
# STOA_TOKEN an API token that may publish.
set -e
: "${STOA_URL:=http://localhost:8080}" "${DIR:=$HOME/surrender}"
cp -r docs-site/examples/apps/surrender "$DIR"
git -C "$DIR" init -q
git -C "$DIR" add .
git -C "$DIR" commit -q -m "Surrender rates"
curl -s "$STOA_URL/api/apps/register" -H "Authorization: Bearer $STOA_TOKEN" -H 'Content-Type: application/json' -d "{\"repo_url\": \"file://$DIR\"}"
