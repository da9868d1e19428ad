#!/usr/bin/env bash
# Runs a command with a PostGIS database at hand, and stops the database afterwards.
#
#   database.sh run COMMAND…    with NEARBY_DATABASE_URL set; what is loaded stays
#   database.sh test COMMAND…   with NEARBY_TEST_DATABASE_URL set; nothing stays
#
# The first of these that applies: the variable, when it is set already; the installed
# PostgreSQL; Docker; the distribution's packages, which are then installed.
# Commands that run at the same time share the database; the last one out stops it.
set -euo pipefail
cd "$(dirname "$0")/.."

# provider prints which of the scripts can give us a database.
provider() {
	if scripts/cluster.sh check; then
		echo cluster
	elif scripts/container.sh check; then
		echo container
	else
		scripts/install-postgis.sh && echo cluster
	fi
}

# lock does what flock does where there is one; without it, do not run two at a time.
lock() { ! command -v flock >/dev/null || flock "$@"; }

stop_if_last() {
	if lock -n -x 8; then
		"scripts/$provider.sh" stop "$purpose"
	fi
}

# run_child runs the command beside this shell, so that a signal sent to this shell alone
# reaches it too, and returns its status once it has really ended.
run_child() {
	local child
	(trap - INT QUIT && exec "$@" 8>&-) <&0 &
	child=$!
	trap 'kill -TERM "$child" 2>/dev/null || true' TERM HUP
	trap : INT # a terminal sends it to the child as well
	while kill -0 "$child" 2>/dev/null; do
		wait "$child" || true # a trapped signal ends the wait, not the command
	done
	wait "$child"
}

purpose=${1:-}
case $purpose in
run) variable=NEARBY_DATABASE_URL ;;
test) variable=NEARBY_TEST_DATABASE_URL ;;
*) purpose= ;;
esac
if [[ -z $purpose || $# -lt 2 ]]; then
	sed -n '2,/^set/{/^#/p}' "$0" >&2
	exit 2
fi
shift
[[ -z ${!variable:-} ]] || exec "$@"

provider=$(provider)
mkdir -p .local
exec 8>>".local/$purpose.users"
lock -s 8
trap stop_if_last EXIT
url=$("scripts/$provider.sh" start "$purpose" 8>&-)
export "$variable=$url"
run_child "$@"
