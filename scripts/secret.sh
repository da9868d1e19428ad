#!/usr/bin/env bash
# Prints a secret of this checkout, made on first use and kept in .local/NAME.
#
#   secret.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."

file=.local/${1:?a name is needed}
if [[ ! -s $file ]]; then
	mkdir -p .local
	(umask 077 && od -An -vtx1 -N32 /dev/urandom | tr -d ' \n' >"$file.$$")
	mv "$file.$$" "$file"
fi
cat "$file"
