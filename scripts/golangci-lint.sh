#!/usr/bin/env bash
# Runs the one version of golangci-lint that everybody uses. The first run builds it, which
# takes some minutes; Go keeps the result.
#
#   golangci-lint.sh run|fmt [FLAG…]
set -euo pipefail
cd "$(dirname "$0")/.."

exec go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 "$@"
