#!/usr/bin/env bash
# Fuzzes every target in turn, each for FUZZTIME (30s, or 10000000x). Left to itself, Go spends up
# to a minute on making each input smaller that reaches new code, and hardly tries any other.
set -euo pipefail
cd "$(dirname "$0")/.."

grep -rl --include='*_test.go' '^func Fuzz' . | while read -r file; do
	grep -oE '^func Fuzz\w+' "$file" | while read -r _ target; do
		echo "$(dirname "$file") $target"
		go test -run='^$' -fuzz="^$target\$" -fuzztime="${FUZZTIME:-30s}" -fuzzminimizetime=100x \
			"$(dirname "$file")" </dev/null
	done
done
