#!/usr/bin/env bash
# The part of the official PostgreSQL image's entry point that this project relies on:
# POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB make the first user and database, on a
# server that is not reachable yet; then the real server starts.
set -euo pipefail

: "${POSTGRES_PASSWORD:?must be set}"
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

if [[ ! -s $PGDATA/PG_VERSION ]]; then
	mkdir -p /run/postgresql "$PGDATA"
	chown postgres: /run/postgresql "$PGDATA"
	chmod 700 "$PGDATA"
	as_postgres initdb -D "$PGDATA" -U "$user" -E UTF8 --auth-local=trust \
		--auth-host=scram-sha-256
	echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
	as_postgres pg_ctl start -w -D "$PGDATA" -o "-c listen_addresses="
	as_postgres psql -q -U "$user" -d postgres -v "user=$user" -v "password=$POSTGRES_PASSWORD" \
		<<<"ALTER USER :\"user\" PASSWORD :'password'"
	[[ $database == postgres ]] || as_postgres createdb -U "$user" "$database"
	as_postgres pg_ctl stop -w -m fast -D "$PGDATA"
fi

[[ $1 == -* ]] && set -- postgres "$@"
exec setpriv --reuid=postgres --regid=postgres --init-groups \
	"$1" -D "$PGDATA" -c listen_addresses='*' "${@:2}"
