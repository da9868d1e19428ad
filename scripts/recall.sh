#!/usr/bin/env bash
# Holds the package words against other programs: opencc-js and pinyin-pro, from npm.
set -euo pipefail
cd "$(dirname "$0")/.."

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
	opencc-js@1.4.2 pinyin-pro@3.29.4
NODE_PATH=$dir/node_modules go test -count=1 -v -run 'Recall|Common' ./words "$@"
