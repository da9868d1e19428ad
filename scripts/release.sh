#!/usr/bin/env bash
# Makes a release in dist/: an archive for each system, their checksums, a bill of
# materials, the notes, and an image where a Docker engine answers. The version is the
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

# notes prints what CHANGELOG.md says of the version.
notes() { awk -v head="## [$version]" 'index($0, "## [") == 1 { on = index($0, head) == 1; next } on' CHANGELOG.md; }

# archive builds the program for a system and packs it with what an operator installs.
archive() {
	local system=${1%/*} machine=${1#*/} name folder
	name=nearby_${version}_${system}_${machine}
	folder=dist/$name
	mkdir -p "$folder/bin"
	CGO_ENABLED=0 GOOS=$system GOARCH=$machine go build -trimpath \
		-ldflags "-s -w -X main.release=v$version" -o "$folder/bin/nearby" ./cmd/nearby
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
completions() {
	scripts/build.sh
	mkdir dist/completion
	bin/nearby completion bash >dist/completion/nearby
	bin/nearby completion zsh >dist/completion/_nearby
	bin/nearby completion fish >dist/completion/nearby.fish
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
rm -rf dist
mkdir dist
notes >dist/notes.md
completions
for platform in $platforms; do archive "$platform"; done
rm -r dist/completion
scripts/sbom.sh "dist/nearby_$version.cdx.json"
image
(cd dist && sha256sum nearby_* >SHA256SUMS)
