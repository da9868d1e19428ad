#!/usr/bin/env bash
# Installs PostgreSQL with PostGIS from Debian's or Ubuntu's packages, as root or with sudo.
# The packages' own server is not set up: the project runs a private one (cluster.sh).
set -euo pipefail

give_up() {
	echo "nearby: no database: install PostgreSQL with PostGIS (on Debian and Ubuntu the" \
		"package postgresql-NN-postgis-3) or Docker, or set NEARBY_DATABASE_URL" >&2
	exit 1
}

# as_root runs a command as root; sudo asks for a password only where someone can type it.
as_root() {
	if [[ $(id -u) -eq 0 ]]; then
		env "$@"
	elif [[ -t 0 ]]; then
		sudo env "$@"
	else
		sudo -n env "$@"
	fi
}

# newest_package prints the name of the newest PostGIS package on offer.
newest_package() {
	apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' |
		cut -d' ' -f1 | sort -V | tail -n 1
}

# install_quietly keeps apt's own words for a failure.
install_quietly() {
	local output
	output=$(as_root DEBIAN_FRONTEND=noninteractive \
		apt-get install -y --no-install-recommends "$1" 2>&1) || {
		echo "$output" | tail -n 20 >&2
		give_up
	}
}

command -v apt-get >/dev/null || give_up
[[ $(id -u) -eq 0 ]] || command -v sudo >/dev/null || give_up

[[ $(id -u) -eq 0 ]] || echo "nearby: no PostgreSQL with PostGIS and no Docker here; sudo is" \
	"needed once, to install the packages of PostGIS" >&2

# A list that cannot be brought up to date may still do; if not, the installation says so.
as_root apt-get update >/dev/null 2>&1 || true
package=$(newest_package)
[[ -n $package ]] || give_up
echo "nearby: installing the package $package; this takes a minute" >&2

# Without this file the package would start a server of its own on port 5432.
settings=/etc/postgresql-common/createcluster.d/nearby.conf
as_root mkdir -p "$(dirname "$settings")"
as_root tee "$settings" <<<'create_main_cluster = false' >/dev/null
trap 'as_root rm -f "$settings"' EXIT
install_quietly "$package"
