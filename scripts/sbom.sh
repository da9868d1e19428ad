#!/usr/bin/env bash
# Prints what the program is made of as a software bill of materials (CycloneDX, JSON): the
# modules that are linked into bin/nearby, with versions, checksums and licences.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build.sh
exec go run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.9.0 \
	bin -json -licenses -output "${1:--}" bin/nearby
