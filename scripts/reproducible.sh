#!/usr/bin/env bash
# Builds the program twice, from two copies of the sources in two folders and without Go's
# cache of builds, and compares the bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# built builds a copy of what is checked in and prints its checksum.
built() {
	local folder=$work/$1
	mkdir -p "$folder"
	git ls-files -z --cached --others --exclude-standard |
		xargs -0 tar -c --ignore-failed-read | tar -x -C "$folder"
	(cd "$folder" && CGO_ENABLED=0 GOCACHE=$work/cache-${1##*/} \
		go build -trimpath -buildvcs=false -ldflags "-s -w -X main.release=check" -o nearby ./cmd/nearby)
	sha256sum "$folder/nearby" | cut -d' ' -f1
}

first=$(built first)
second=$(built a/second/longer/path)
if [[ $first != "$second" ]]; then
	echo "nearby: two builds of the same sources differ: $first, $second" >&2
	exit 1
fi
echo "reproducible: $first"
