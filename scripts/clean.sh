#!/usr/bin/env bash
# Removes what was built here, and the private databases with all that is in them.
set -euo pipefail
cd "$(dirname "$0")/.."

for purpose in run test; do
	! scripts/cluster.sh check || scripts/cluster.sh clean "$purpose"
	! docker version >/dev/null 2>&1 || scripts/container.sh clean "$purpose"
done
rm -rf bin dist .local
