#!/usr/bin/env bash
# Fetches Leaflet, which moves the map of the list page, to where the next build takes it in.
# Without it everything works but that: the pages keep to the drawn map.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v npm >/dev/null || {
	echo "nearby: npm is missing; it fetches the interactive map of the pages" >&2
	exit 1
}
# web/package-lock.json holds the hash of what may come.
npm ci --prefix web --ignore-scripts --no-audit --no-fund --loglevel=error
for file in leaflet.js leaflet.css; do
	# Browsers would look for a source map that is not served.
	grep -v '^//# sourceMappingURL=' "web/node_modules/leaflet/dist/$file" >"api/page/assets/$file"
done
