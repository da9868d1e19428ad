#!/usr/bin/env bash
# Checks all that can be checked without running the program.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/golangci-lint.sh fmt --diff
go vet ./...
scripts/golangci-lint.sh run
go mod tidy -diff
go mod verify

if command -v shellcheck >/dev/null; then
	git ls-files -z '*.sh' .ci/run .ci/manual .ci/machine/systemctl | xargs -0 shellcheck
else
	echo "nearby: the scripts were not checked: shellcheck is missing" >&2
fi
