#!/usr/bin/env bash
# Builds bin/nearby, with the commit it was built from as its version.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v go >/dev/null || {
	echo "nearby: Go is missing; $(grep '^go ' go.mod) or newer builds it" >&2
	exit 1
}
[[ -x bin/nearby ]] || echo "nearby: building bin/nearby; the first time fetches modules and takes minutes" >&2
release=$(git describe --always --dirty --tags 2>/dev/null || true)
go build -trimpath -ldflags "-X main.release=$release" -o bin/nearby ./cmd/nearby
