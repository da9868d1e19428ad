#!/usr/bin/env bash
# Makes a release in dist/: an archive and a bill of materials for each system, their
# checksums, the notes, and an image where a Docker engine answers. The version is the
# newest of CHANGELOG.md, which also has the notes. Nothing is published.
#
#   release.sh   PLATFORMS="linux/amd64 …" makes fewer archives, IMAGE=NAME names the image
set -euo pipefail
cd "$(dirname "$0")/.."

platforms=${PLATFORMS:-linux/amd64 linux/arm64 darwin/amd64 darwin/arm64}
version=$(sed -nE 's/^## \[([0-9]+\.[0-9]+\.[0-9]+)\].*/\1/p' CHANGELOG.md | head -n 1)
# What does not change between two builds of one commit.
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)

# notes prints what CHANGELOG.md says of a version.
notes() { awk -v head="## [$1]" 'index($0, "## [") == 1 { on = index($0, head) == 1; next } on' CHANGELOG.md; }

# build writes the program for a system to a file.
build() {
	CGO_ENABLED=0 GOOS=${1%/*} GOARCH=${1#*/} go build -trimpath \
		-ldflags "-s -w -X main.release=v$version" -o "$2" ./cmd/nearby
}

# archive packs the program for a system with what an operator installs, and writes what
# it is made of beside it.
archive() {
	local name=nearby_${version}_${1/\//_} folder
	folder=dist/$name
	mkdir -p "$folder/bin"
	build "$1" "$folder/bin/nearby"
	scripts/sbom.sh "$folder/bin/nearby" "v$version" >"dist/$name.cdx.json"
	cp -R {README,CHANGELOG,CONTRIBUTING,SECURITY}{,.zh-CN}.md LICENSE .env.example docs dist/completion "$folder/"
	mkdir -p "$folder/seed"
	cp -R seed/sample "$folder/seed/"
	git archive HEAD deploy | tar -x -C "$folder"
	tar -c -C dist --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner "$name" |
		gzip -n >"dist/$name.tar.gz"
	rm -r "$folder"
	echo "nearby: dist/$name.tar.gz"
}

# completions writes what completes commands in the shells, under the names they look for.
# The program that prints them is that of the archive for this machine, compiled once.
completions() {
	build "$(go env GOHOSTOS)/$(go env GOHOSTARCH)" dist/nearby
	mkdir dist/completion
	dist/nearby completion bash >dist/completion/nearby
	dist/nearby completion zsh >dist/completion/_nearby
	dist/nearby completion fish >dist/completion/nearby.fish
	rm dist/nearby
}

image() {
	local name=${IMAGE:-nearby}:$version
	if ! docker version >/dev/null 2>&1; then
		echo "nearby: no image: no Docker engine answers" >&2
		return
	fi
	docker build --quiet --tag "$name" --build-arg "VERSION=v$version" \
		${GO_IMAGE:+--build-arg "GO_IMAGE=$GO_IMAGE"} ${GOPROXY:+--build-arg "GOPROXY=$GOPROXY"} \
		${RUNTIME_IMAGE:+--build-arg "RUNTIME_IMAGE=$RUNTIME_IMAGE"} . >/dev/null
	docker save "$name" | gzip -n >"dist/nearby_${version}_image.tar.gz"
	echo "nearby: image $name, dist/nearby_${version}_image.tar.gz"
}

[[ -n $version ]] || { echo "nearby: CHANGELOG.md names no version" >&2 && exit 1; }
[[ -z $(git status --porcelain) ]] ||
	echo "nearby: the folder has changes that are not committed; they are in the release" >&2
[[ -z $(notes Unreleased) ]] ||
	echo "nearby: CHANGELOG.md has entries under [Unreleased]; they are not in the notes" >&2
rm -rf dist
mkdir dist
notes "$version" >dist/notes.md
completions
for platform in $platforms; do archive "$platform"; done
rm -r dist/completion
image
(cd dist && sha256sum nearby_* >SHA256SUMS)
