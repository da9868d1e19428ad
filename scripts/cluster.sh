#!/usr/bin/env bash
# A private PostgreSQL with PostGIS for this checkout, from the installed binaries.
#
#   cluster.sh check            succeeds when a PostgreSQL with PostGIS is installed
#   cluster.sh programs         prints the folder of its programs and the user to run them as
#   cluster.sh start run|test   makes the cluster if need be, starts it, prints its URL
#   cluster.sh stop  run|test   stops it; "run" keeps its data, "test" is removed
#   cluster.sh clean run|test   stops it and removes its data
#
# It listens on a Unix socket only, in a folder that nobody else may enter, so it needs
# no password and no port. PostgreSQL refuses to run as root: root drops to "postgres".
set -euo pipefail
cd "$(dirname "$0")/.."
PATH+=:/usr/sbin:/sbin # of runuser: who becomes root by "su" alone has no such folder in it

say() { echo "nearby: $*" >&2; }

# server_bin prints the folder of the newest PostgreSQL that has the extensions we use.
server_bin() {
	local config share
	while read -r config; do
		share=$("$config" --sharedir 2>/dev/null)/extension || continue
		if [[ -x $("$config" --bindir)/initdb && -e $share/postgis.control &&
			-e $share/btree_gist.control && -e $share/pg_trgm.control ]]; then
			"$config" --bindir
			return
		fi
	done < <(
		find /usr/lib/postgresql /usr/pgsql-* -path '*/bin/pg_config' 2>/dev/null | sort -rV
		command -v pg_config
	)
	return 1
}

# server_user prints the user that PostgreSQL runs as.
server_user() {
	if [[ $(id -u) -ne 0 ]]; then
		id -un
	elif id postgres >/dev/null 2>&1; then
		echo postgres
	else
		echo nobody
	fi
}

# as_server runs a command as that user, from a folder that it may enter.
as_server() {
	if [[ $(id -u) -eq 0 ]]; then
		(cd / && runuser -u "$user" -- "$@")
	else
		"$@"
	fi
}

# base_folder prints where the clusters of this checkout live: in .local/, unless the
# server's user cannot get there, or the path would not do in a socket's address (107 bytes
# with its name) or in a URL as it stands.
base_folder() {
	local near=$PWD/.local/postgres
	if [[ ${#near} -le 80 && $near =~ ^[A-Za-z0-9_./-]+$ ]] &&
		as_server test -x "$PWD/.local"; then
		echo "$near"
	else
		echo "/var/tmp/nearby-$(id -u)-$(cksum <<<"$PWD" | cut -d' ' -f1)"
	fi
}

# own_folder makes a folder for the server's user alone. One that someone else has put
# there first is refused: /var/tmp is open to all.
own_folder() {
	mkdir -p "$(dirname "$1")"
	mkdir -m 700 "$1" 2>/dev/null && chown "$user" "$1"
	if [[ -z $(find "$1" -maxdepth 0 -type d -user "$user") ]]; then
		say "$1 belongs to someone else; remove it and try again"
		exit 1
	fi
}

# make_cluster makes the data folder whole or not at all.
make_cluster() {
	local output
	[[ -d $home/data ]] && return
	rm -rf "$home/new"
	output=$(as_server "$bin/initdb" -D "$home/new" -U nearby -A trust -E UTF8 \
		--locale=C.UTF-8 --no-sync 2>&1) || { echo "$output" >&2 && exit 1; }
	mv "$home/new" "$home/data"
	[[ $base == "$PWD"/* ]] || say "the database's files are in $base"
}

running() { "$bin/pg_isready" -q -h "$home"; }

# forget_stale_pid removes a pid file whose number, after a crash or a restart of the
# machine, belongs to another program: PostgreSQL would take that for its own server.
forget_stale_pid() {
	local file=$home/data/postmaster.pid pid
	[[ -e $file ]] || return 0
	pid=$(head -n 1 "$file")
	if [[ $(cat "/proc/$pid/comm" 2>/dev/null) != postgres ]]; then
		rm -f "$file"
	fi
}

# settings prints the server's options: a test cluster may lose its data in a crash, keeps
# little of its log, and reads PostGIS once, not in each of its thousands of short connections.
settings() {
	echo "-k $home -c listen_addresses= -c max_connections=300"
	if [[ $purpose == test ]]; then
		echo "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
		echo "-c max_wal_size=256MB"
		[[ ! -e $("$bin/pg_config" --pkglibdir)/postgis-3.so ]] || echo "-c shared_preload_libraries=postgis-3"
	fi
}

start() {
	own_folder "$base"
	own_folder "$home"
	make_cluster
	if ! running; then
		forget_stale_pid
		as_server "$bin/pg_ctl" start -s -w -t 60 -D "$home/data" -l "$home/log" \
			-o "$(settings | tr '\n' ' ')" || { tail "$home/log" >&2 && exit 1; }
	fi
	"$bin/psql" -qtA -h "$home" -U nearby -d postgres \
		-c "SELECT 1 FROM pg_database WHERE datname = 'nearby'" | grep -q 1 ||
		"$bin/createdb" -h "$home" -U nearby nearby
	echo "postgres://nearby@/nearby?host=$home"
}

stop() {
	if running; then
		as_server "$bin/pg_ctl" stop -s -w -m fast -D "$home/data"
	fi
	if [[ $purpose == test ]]; then
		rm -rf "$home"
	fi
}

clean() {
	stop
	rm -rf "$home"
	rmdir "$base" 2>/dev/null || true
}

action=${1:-} purpose=${2:-}
if [[ $action == check ]]; then
	server_bin >/dev/null
	exit
fi
if [[ $action == programs ]]; then
	server_bin && server_user
	exit
fi
if [[ ! $action =~ ^(start|stop|clean)$ || ! $purpose =~ ^(run|test)$ ]]; then
	sed -n '2,/^set/{/^#/p}' "$0" >&2
	exit 2
fi

bin=$(server_bin) || { say "no PostgreSQL with PostGIS is installed" && exit 1; }
mkdir -p .local
user=$(server_user)
base=$(base_folder)
# The version is in the name: one PostgreSQL cannot read the files of another.
home=$base/$purpose-$("$bin/pg_config" --version | grep -oE '[0-9]+' | head -n 1)
exec 9>>".local/$purpose.lock"
! command -v flock >/dev/null || flock 9
"$action" 9>&- # the server must not inherit the lock
