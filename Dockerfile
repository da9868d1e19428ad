# The server as one static binary in an image without a shell.
# Both base images are arguments, so that it builds from a mirror or a local copy.
ARG GO_IMAGE=golang:1.26-bookworm
ARG RUNTIME_IMAGE=gcr.io/distroless/static-debian12:nonroot

FROM ${GO_IMAGE} AS build
# Where modules come from; when empty, as Go has it.
ARG GOPROXY=
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.release=${VERSION}" \
	-o /out/nearby ./cmd/nearby

FROM ${RUNTIME_IMAGE}
COPY --from=build /out/nearby /usr/local/bin/nearby
COPY seed/sample /usr/share/nearby/sample
# The user "nonroot" of distroless images, by number: other base images have no such name.
USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
	CMD ["/usr/local/bin/nearby", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/nearby"]
CMD ["serve"]
