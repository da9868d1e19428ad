#!/usr/bin/env bash
# Loads files of places into the database that "make run" uses, also while it runs.
#
#   seed.sh [FLAG…] FILE…    flags and files of "nearby seed"
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ $# -eq 0 ]]; then
	echo "nearby: which file? make seed FILE=places.csv ARGS=--crs=gcj02" >&2
	exit 2
fi
if [[ -z ${NEARBY_DATABASE_URL:-}${NEARBY_DATABASE_URL_FILE:-} ]] &&
	! grep -qsE '^(export +)?NEARBY_DATABASE_URL(_FILE)?=.' .env; then
	exec scripts/database.sh run "$PWD/scripts/seed.sh" "$@"
fi
[[ ! -e .env ]] || export NEARBY_SETTINGS=${NEARBY_SETTINGS:-.env}
scripts/build.sh
bin/nearby migrate up
exec bin/nearby seed "$@"
