# The targets name what to do; scripts/ holds how.
.DEFAULT_GOAL := help
SHELL := /usr/bin/env bash

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: build
build: ## build bin/nearby
	@scripts/build.sh

.PHONY: assets
assets: ## fetch the interactive map of the pages, for the next build
	@scripts/assets.sh

.PHONY: run
run: ## try it: database, sample places, server, one answer (ARGS=--once ends there)
	@scripts/run.sh $(ARGS)

.PHONY: seed
seed: ## load places of your own into what "make run" shows (FILE=places.csv ARGS=--crs=gcj02)
	@scripts/seed.sh $(ARGS) $(FILE)

.PHONY: test
test: ## run all tests against a real PostGIS (ARGS="-v -run=Name", RACE=1, AGAIN=1)
	@scripts/test.sh $(ARGS)

.PHONY: test-long
test-long: ## run the long tests alone, each at its whole size
	@scripts/test.sh long $(ARGS)

.PHONY: lint
lint: ## check format, vet, lint, modules and scripts
	@scripts/lint.sh

.PHONY: check-deploy
check-deploy: ## check the files of deploy/ with the tools that read them
	@scripts/check-deploy.sh

.PHONY: reproducible
reproducible: ## build twice in two folders and compare the bytes
	@scripts/reproducible.sh

.PHONY: sbom
sbom: ## print what bin/nearby is made of (CycloneDX)
	@scripts/sbom.sh

.PHONY: release
release: ## make the archives of a release, for Linux and macOS, in dist/ (PLATFORMS=linux/amd64)
	@PLATFORMS="$(PLATFORMS)" scripts/release.sh

.PHONY: fmt
fmt: ## format the code
	@scripts/golangci-lint.sh fmt

.PHONY: bench
bench: ## measure the whole program and print the table of docs/performance.md (ARGS=-small)
	@scripts/bench.sh $(ARGS)

.PHONY: microbench
microbench: ## run the benchmarks of single functions (ARGS=-bench=Name)
	@scripts/test.sh -run='^$$' -bench=. -benchmem $(ARGS)

.PHONY: fuzz
fuzz: ## fuzz every target for a while (FUZZTIME=30s)
	@scripts/fuzz.sh

.PHONY: up
up: ## the same as run, all of it in Docker
	docker compose up --build --detach --wait

.PHONY: down
down: ## stop what "up" started and remove its data
	docker compose down --volumes

.PHONY: clean
clean: ## remove what was built, and the private databases
	@scripts/clean.sh
