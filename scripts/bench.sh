#!/usr/bin/env bash
# Measures this checkout on this machine and prints docs/performance.md's table.
#
#   bench.sh [FLAG…]   flags of bench/table: -small for a quick run that shows it works
#
# The loaded databases stay for the next run; "make clean" removes them.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -z ${NEARBY_DATABASE_URL:-} ]]; then
	exec scripts/database.sh run "$PWD/scripts/bench.sh" "$@"
fi
# psql comes with the server, which need not be on the path.
pg_config=$(find /usr/lib/postgresql /usr/pgsql-* -path '*/bin/pg_config' 2>/dev/null | sort -rV | head -n 1 || true)
[[ -z $pg_config ]] || PATH=$PATH:$("$pg_config" --bindir)
command -v psql >/dev/null || {
	echo "nearby: psql is missing; the package postgresql-client has it" >&2
	exit 1
}
scripts/build.sh
go test -c -trimpath -o bin/table ./bench/table
bin/table -test.run='^TestTable$' -test.timeout=0 -program=bin/nearby "$@" | grep -vx PASS
