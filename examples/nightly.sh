#!/usr/bin/env bash
# A nightly run for cron, over a folder that grows. Set ARTICLES and TABLES, then for instance:
#   15 3 * * *  ARTICLES=/data/in TABLES=/data/out /opt/corpusmill/examples/nightly.sh >> /var/log/corpusmill.jsonl 2>&1
# Unchanged articles cost next to nothing. A night without new faults logs one line. A run that overlaps the one before
# ends at once with code 4, which is no failure here; code 2 says that new articles were quarantined: the tables are
# published, and quarantine.csv says why.
set -u
: "${ARTICLES:?the folder with the articles}" "${TABLES:?the output directory}"

# Not `npx pipeline` from cron's own folder: it would look for a package of that name.
node "$(dirname "$0")/../dist/cli/main.js" run "$ARTICLES" --out "$TABLES" --quiet --log-format json
code=$?
case $code in
  0 | 4) exit 0 ;;
  2) echo "corpusmill: new articles were quarantined, see $TABLES/quarantine.csv" >&2; exit 0 ;;
  *) echo "corpusmill: the run failed with code $code" >&2; exit "$code" ;;
esac
