#!/usr/bin/env bash
# PostgreSQL with PostGIS in a container, for a machine with Docker and no PostgreSQL.
#
#   container.sh check            succeeds when Docker answers and the image can be had
#   container.sh start run|test   starts the container, prints the database's URL
#   container.sh stop  run|test   stops it; "run" keeps its data, "test" is removed
#   container.sh clean run|test   stops it and removes its data
#
# The port is a free one of the loopback interface. NEARBY_POSTGIS_IMAGE names another image.
set -euo pipefail
cd "$(dirname "$0")/.."

image=${NEARBY_POSTGIS_IMAGE:-nearby-postgis}

check() {
	docker version >/dev/null 2>&1 || return 1
	docker image inspect "$image" >/dev/null 2>&1 && return
	echo "nearby: building the database's image, once" >&2
	docker build -q -t "$image" deploy/postgis >&2
}

start() {
	docker start "$name" >/dev/null 2>&1 ||
		POSTGRES_PASSWORD=$password docker run -d --name "$name" -p 127.0.0.1::5432 \
			-e POSTGRES_USER=nearby -e POSTGRES_DB=nearby -e POSTGRES_PASSWORD \
			"$image" -c max_connections=300 >/dev/null
	# Over TCP: while it sets itself up, the server answers on its socket alone.
	for _ in {1..60}; do
		if docker exec "$name" pg_isready -q -h 127.0.0.1; then
			echo "postgres://nearby:$password@$(docker port "$name" 5432/tcp)/nearby"
			return
		fi
		sleep 1
	done
	docker logs --tail 20 "$name" >&2
	return 1
}

stop() {
	if [[ $purpose == test ]]; then
		clean
	else
		docker stop "$name" >/dev/null
	fi
}

clean() { docker rm -f -v "$name" >/dev/null 2>&1 || true; }

action=${1:-} purpose=${2:-}
if [[ $action == check ]]; then
	check
	exit
fi
if [[ ! $action =~ ^(start|stop|clean)$ || ! $purpose =~ ^(run|test)$ ]]; then
	sed -n '2,/^set/{/^#/p}' "$0" >&2
	exit 2
fi
name=nearby-$purpose-$(cksum <<<"$PWD" | cut -d' ' -f1)
password=$(scripts/secret.sh database-password)
"$action"
