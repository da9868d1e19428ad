#!/usr/bin/env bash
# Everything needed to try the server: a database, the sample places, the server itself,
# and one question asked of it. Stays until Ctrl-C and stops all that it started.
#
#   run.sh          as above
#   run.sh --once   ends after the answer
#
# Settings come from the environment, then from .env (names as in .env.example).
set -euo pipefail
cd "$(dirname "$0")/.."

say() { echo "nearby: $*"; }

# read_settings takes from .env what the environment does not set already. The file is
# read, not run. Values may be in quotes, lines may begin with export and end as in Windows.
read_settings() {
	local line name value
	[[ -e .env ]] || return 0
	while read -r line || [[ -n $line ]]; do
		line=${line%$'\r'}
		[[ $line =~ ^(export[[:space:]]+)?(NEARBY_[A-Z_]+)=(.*)$ ]] || continue
		name=${BASH_REMATCH[2]}
		value=${BASH_REMATCH[3]}
		if [[ $value =~ ^\"([^\"]*)\"([[:space:]]*#.*)?$ || $value =~ ^\'([^\']*)\'([[:space:]]*#.*)?$ ]]; then
			value=${BASH_REMATCH[1]}
		fi
		[[ -n ${!name+set} ]] || export "$name=$value"
	done <.env
}

# taken tells whether someone listens on a port of this machine.
taken() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port prints the first port from $1 on that nobody listens on.
free_port() {
	local port=$1
	while taken "$port"; do
		port=$((port + 1))
	done
	echo "$port"
}

# choose_addresses takes free ports for the addresses that nobody asked for, and opens the
# chat simulator.
choose_addresses() {
	if [[ -n ${NEARBY_LISTEN:-} ]] && taken "${NEARBY_LISTEN##*:}"; then
		say "another program listens on $NEARBY_LISTEN: end it or change NEARBY_LISTEN" >&2
		exit 1
	fi
	if [[ -z ${NEARBY_LISTEN:-} ]]; then
		# Of this machine alone: the simulator is on.
		NEARBY_LISTEN=127.0.0.1:$(free_port 8080)
		[[ $NEARBY_LISTEN == *:8080 ]] ||
			say "another program listens on port 8080, so this one takes ${NEARBY_LISTEN##*:}"
	fi
	export NEARBY_LISTEN
	export NEARBY_PUBLIC_URL=${NEARBY_PUBLIC_URL:-http://localhost:${NEARBY_LISTEN##*:}}
	export NEARBY_ADMIN_LISTEN=${NEARBY_ADMIN_LISTEN-127.0.0.1:$(free_port 9464)}
	export NEARBY_SIMULATOR=${NEARBY_SIMULATOR:-true}
}

# choose_secrets makes, for this checkout, what a person would have to invent.
choose_secrets() {
	if [[ -z ${NEARBY_SECRET:-}${NEARBY_SECRET_FILE:-} ]]; then
		export NEARBY_SECRET_FILE=$PWD/.local/secret
		scripts/secret.sh secret >/dev/null
	fi
	if [[ -z ${NEARBY_WECHAT_TOKEN:-}${NEARBY_WECHAT_TOKEN_FILE:-} ]]; then
		export NEARBY_WECHAT_TOKEN_FILE=$PWD/.local/wechat-token
		scripts/secret.sh wechat-token >/dev/null
	fi
}

# tell_settings writes down what the server runs with, for the other commands to find it.
tell_settings() {
	(umask 077 && env | grep -E '^(NEARBY_[A-Z_]+|PGPASSWORD)=' | grep -v '^NEARBY_SETTINGS=' >.local/settings)
}

# wait_until_up returns when the server answers, or when it has ended instead.
wait_until_up() {
	for _ in {1..100}; do
		bin/nearby healthcheck 2>/dev/null && return
		kill -0 "$server" 2>/dev/null || break
		sleep 0.1
	done
	say "the server did not start" >&2
	return 1
}

stop_server() {
	kill -TERM "$server" 2>/dev/null || true
	wait "$server" || true
}

read_settings
if [[ -z ${NEARBY_DATABASE_URL:-}${NEARBY_DATABASE_URL_FILE:-} ]]; then
	exec scripts/database.sh run "$PWD/scripts/run.sh" "$@"
fi

mkdir -p .local
choose_addresses
choose_secrets
scripts/build.sh
bin/nearby migrate up
bin/nearby seed seed/sample/*.csv

bin/nearby serve &
server=$!
trap stop_server EXIT
trap 'exit 0' INT # the usual way to end it
trap exit TERM HUP
wait_until_up
tell_settings

callback=http://127.0.0.1:${NEARBY_LISTEN##*:}/wechat
say "up at $NEARBY_PUBLIC_URL"
[[ $NEARBY_SIMULATOR != true ]] || say "chat with it: $NEARBY_PUBLIC_URL/simulator"
say "someone at People's Square in Shanghai sends their location, and reads:"
bin/nearby send location --lat 31.232794 --lng 121.475152 --to "$callback"

if [[ ${1:-} != --once ]]; then
	say "Ctrl-C stops it. In another terminal, to send more and to load places of your own:"
	echo "  export NEARBY_SETTINGS=.local/settings"
	echo "  bin/nearby send text 火锅"
	echo "  make seed FILE=places.csv ARGS=--crs=gcj02"
	wait "$server"
fi
