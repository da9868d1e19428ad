#!/usr/bin/env bash
# Holds the pages against the rules of axe-core, from npm, in a browser.
set -euo pipefail
cd "$(dirname "$0")/.."

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error axe-core@4.11.1
NODE_PATH=$dir/node_modules scripts/database.sh test \
	go test -count=1 -v -run Axe ./integration "$@"
