#!/usr/bin/env bash
# Builds local stand-ins for the base images, so that the container path is tested
# where no image registry answers: the files of the product stay as they are, and take these
# as build arguments.
#
#   nearby-ci/debian         for distroless/static: a minimal Debian
#   nearby-ci/golang:goX.Y   for golang: that and this machine's Go
#   nearby-ci/postgres       for postgres: the distribution's server
#
# Packages and modules come from where this machine takes them.
set -euo pipefail
cd "$(dirname "$0")"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/nearby-ci
root=$cache/debian
golang=nearby-ci/golang:$(go env GOVERSION)

# suite prints the name of this machine's release, such as bookworm.
suite() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

have() { docker image inspect "$1" >/dev/null 2>&1; }

# debian_files makes the files of a minimal Debian, once.
debian_files() {
	[[ ! -d $root ]] || return 0
	local mirror
	# shellcheck disable=SC2016 # the format is apt's to expand
	mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' | head -n 1)
	rm -rf "$root.new"
	debootstrap --variant=minbase "$(suite)" "$root.new" "$mirror" >"$cache/debootstrap.log"
	rm -f "$root.new/etc/apt/sources.list"
	cp -rL /etc/apt/{sources.list*,apt.conf.d,trusted.gpg.d} "$root.new/etc/apt/"
	mkdir -p "$root.new/etc/ssl/certs"
	cp -L /etc/ssl/certs/ca-certificates.crt "$root.new/etc/ssl/certs/"
	mv "$root.new" "$root"
}

debian_image() {
	tar -C "$root" -c . | docker import -c 'CMD ["bash"]' - nearby-ci/debian >/dev/null
}

golang_image() {
	local go
	go=$(go env GOROOT)
	tar -c -C "$root" . -C "$(dirname "$go")" --transform "s,^$(basename "$go"),usr/local/go," \
		"$(basename "$go")" | docker import -c 'ENV PATH=/usr/local/go/bin:/usr/bin:/bin' \
		-c "ENV GOPROXY=$(go env GOPROXY) GOSUMDB=$(go env GOSUMDB) GOTOOLCHAIN=local" \
		- "$golang" >/dev/null
}

postgres_image() {
	local version
	version=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' |
		grep -oE '^postgresql-[0-9]+' | sort -V | tail -n 1)
	docker build --network=host -q -t nearby-ci/postgres --build-arg "PG_MAJOR=${version#*-}" \
		--build-arg DEBIAN_IMAGE=nearby-ci/debian postgres
}

mkdir -p "$cache"
debian_files
have nearby-ci/debian || debian_image
have "$golang" || golang_image
postgres_image
