#!/usr/bin/env bash
# Runs the whole test suite against a real PostGIS, with the race detector where there is
# a C compiler to build it.
#
#   test.sh [FLAG…]   flags of go test, such as -v or -run=Name
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -z ${NEARBY_TEST_DATABASE_URL:-} ]]; then
	exec scripts/database.sh test "$PWD/scripts/test.sh" "$@"
fi

race=(-race)
if ! command -v "$(go env CC)" >/dev/null; then
	echo "nearby: no C compiler, so the race detector stays off" >&2
	race=()
fi
# Go's cache of results does not see the database, so each run is a real one.
exec go test "${race[@]}" -count=1 -timeout=20m "$@" ./...
