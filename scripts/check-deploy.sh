#!/usr/bin/env bash
# Checks the files of deploy/ and docker-compose.yml with the tools that read them. A tool
# that is not there is skipped with a word; with CI set it must be there.
set -euo pipefail
cd "$(dirname "$0")/.."

# have tells whether a tool is there; what it would have checked is said.
have() {
	"${@:2}" >/dev/null 2>&1 && return
	echo "nearby: $1 not checked: ${*:2} does not run" >&2
	[[ -z ${CI:-} ]] || exit 1
	return 1
}

if have "the Prometheus rules" promtool --version; then
	(cd deploy/prometheus && promtool check config prometheus.yml && promtool test rules rules_test.yml)
fi

if have "docker-compose.yml" docker compose version; then
	docker compose --profile obs config --quiet
fi

if have "the systemd unit" systemd-analyze --version; then
	unit=$(mktemp -d)/nearby.service
	sed 's#/usr/local/bin/nearby#/bin/true#' deploy/systemd/nearby.service >"$unit"
	systemd-analyze verify --man=no "$unit"
	systemd-analyze security --offline=true --threshold=20 "$unit" | tail -n 1
	rm -r "$(dirname "$unit")"
fi

if have "the nginx example" nginx -v; then
	# With a certificate of its own, and a log and what nginx keeps for a while where anybody
	# may write: the folders of a package are not there when only its program was taken out.
	folder=$(mktemp -d)
	openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=nearby.example.com \
		-keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
	sed -e "s#/etc/letsencrypt/live/nearby.example.com/fullchain.pem#$folder/cert.pem#" \
		-e "s#/etc/letsencrypt/live/nearby.example.com/privkey.pem#$folder/key.pem#" \
		-e "s#/var/log/nginx/nearby.log#$folder/nearby.log#" deploy/nginx/nearby.conf >"$folder/nearby.conf"
	for kept in client_body proxy fastcgi uwsgi scgi; do
		echo "${kept}_temp_path $folder/$kept;"
	done >"$folder/kept.conf"
	echo "pid $folder/pid; events {} http { include $folder/kept.conf; include $folder/nearby.conf; }" >"$folder/nginx.conf"
	nginx -t -q -e "$folder/error.log" -c "$folder/nginx.conf"
	rm -r "$folder"
	# shellcheck disable=SC2016 # the dollars are nginx's
	if grep -E 'log_format.*\$(request|request_uri|args|query_string)\b' deploy/nginx/nearby.conf; then
		echo "nearby: the nginx example logs queries, which have OpenIDs in them" >&2
		exit 1
	fi
	# A server without an access_log of its own writes nginx's usual one, with the query.
	awk '/^server \{/ { inside = 1; own = 0 } /^    access_log .* nearby;$/ { own = 1 }
		inside && /^}/ { if (!own) exit 1; inside = 0 }' deploy/nginx/nearby.conf || { echo "nearby: a server of the nginx example logs as nginx does, with queries" >&2 && exit 1; }
fi

(cd deploy/kubernetes/check && go vet ./... && go test ./...)
