module nearby

go 1.26.0

require (
	github.com/alecthomas/kong v1.17.0 // flags, variables, defaults and help in one declaration
	github.com/chromedp/cdproto v0.159.0 // test: events of the browser
	github.com/chromedp/chromedp v0.23.0 // test: drives a browser through the pages
	github.com/exaring/otelpgx v0.13.0 // a span for each query
	github.com/golang-migrate/migrate/v4 v4.20.1 // the schema
	github.com/google/go-cmp v0.7.0 // test: differences that can be read
	github.com/jackc/pgx/v5 v5.12.0 // PostgreSQL
	github.com/klauspost/compress v1.20.1 // answers that are kept for repeats: S2, a microsecond each
	github.com/labstack/echo/v4 v4.16.0 // HTTP, at the edge alone
	github.com/maypok86/otter/v2 v2.4.0 // bounded caches
	github.com/mozillazg/go-pinyin v0.21.0 // test: the readings of characters
	github.com/paulmach/osm v0.8.0 // test: reads OpenStreetMap data, and carries two extracts
	github.com/piglig/go-qr v1.1.0 // test: reads QR codes
	github.com/prometheus/client_golang v1.25.0 // metrics
	github.com/ringsaturn/tzf-rel-lite v0.0.2025-b2 // outlines of the time zones (ODbL): data alone, package zone reads it
	github.com/sony/gobreaker/v2 v2.4.0 // circuit breakers of the database
	github.com/testcontainers/testcontainers-go v0.44.0 // test: a database in Docker
	github.com/testcontainers/testcontainers-go/modules/postgres v0.44.0 // test: PostgreSQL among them
	github.com/tidwall/geodesic v0.3.5 // distances on the ellipsoid, as PostGIS has them
	github.com/xuri/excelize/v2 v2.11.1 // test: writes workbooks
	go.opentelemetry.io/otel v1.47.0 // the environment's word on traces
	go.opentelemetry.io/otel/exporters/otlp/otlptrace v1.47.0 // spans as OTLP has them, without gRPC
	go.opentelemetry.io/otel/sdk v1.47.0 // collects spans
	go.opentelemetry.io/otel/trace v1.47.0 // makes spans
	go.opentelemetry.io/proto/otlp v1.11.0 // the messages of OTLP
	go.uber.org/goleak v1.3.0 // test: no goroutine is left
	go.yaml.in/yaml/v3 v3.0.6 // menu files
	golang.org/x/image v0.47.0 // draws the maps
	golang.org/x/net v0.62.0 // test: parses pages
	golang.org/x/sync v0.24.0 // groups of goroutines, one flight for several
	golang.org/x/term v0.47.0 // whether somebody watches
	golang.org/x/text v0.43.0 // encodings and normal forms
	google.golang.org/protobuf v1.36.12 // encodes OTLP, reads the outlines of time zones
	pgregory.net/rapid v1.3.0 // test: properties
	rsc.io/qr v0.2.0 // QR codes of pages
)

require github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs v1.0.0

require (
	dario.cat/mergo v1.0.2 // indirect
	github.com/Azure/go-ansiterm v0.0.0-20250102033503-faa5f7b0171c // indirect
	github.com/Microsoft/go-winio v0.6.2 // indirect
	github.com/beorn7/perks v1.0.1 // indirect
	github.com/cenkalti/backoff/v4 v4.3.0 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/containerd/errdefs v1.0.0 // indirect
	github.com/containerd/errdefs/pkg v0.3.0 // indirect
	github.com/containerd/log v0.1.0 // indirect
	github.com/containerd/platforms v0.2.1 // indirect
	github.com/cpuguy83/dockercfg v0.3.2 // indirect
	github.com/distribution/reference v0.6.0 // indirect
	github.com/docker/go-connections v0.7.0 // indirect
	github.com/docker/go-units v0.5.0 // indirect
	github.com/ebitengine/purego v0.10.1 // indirect
	github.com/felixge/httpsnoop v1.1.0 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/go-logr/logr v1.4.4 // indirect
	github.com/go-logr/stdr v1.2.2 // indirect
	github.com/go-ole/go-ole v1.3.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/jackc/pgerrcode v0.0.0-20220416144525-469b46aa5efa // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/jackc/puddle/v2 v2.2.3 // indirect
	github.com/labstack/gommon v0.5.0 // indirect
	github.com/lufia/plan9stats v0.0.0-20260330125221-c963978e514e // indirect
	github.com/magiconair/properties v1.8.10 // indirect
	github.com/mattn/go-colorable v0.1.15 // indirect
	github.com/mattn/go-isatty v0.0.22 // indirect
	github.com/moby/docker-image-spec v1.3.1 // indirect
	github.com/moby/go-archive v0.2.0 // indirect
	github.com/moby/moby/api v1.55.0 // indirect
	github.com/moby/moby/client v0.5.0 // indirect
	github.com/moby/patternmatcher v0.6.1 // indirect
	github.com/moby/sys/sequential v0.7.0 // indirect
	github.com/moby/sys/user v0.4.0 // indirect
	github.com/moby/sys/userns v0.1.0 // indirect
	github.com/moby/term v0.5.2 // indirect
	github.com/munnerz/goautoneg v0.0.0-20191010083416-a7dc8b61c822 // indirect
	github.com/opencontainers/go-digest v1.0.0 // indirect
	github.com/opencontainers/image-spec v1.1.1 // indirect
	github.com/paulmach/orb v0.1.3 // indirect
	github.com/power-devops/perfstat v0.0.0-20240221224432-82ca36839d55 // indirect
	github.com/prometheus/client_model v0.6.3 // indirect
	github.com/prometheus/common v0.72.0 // indirect
	github.com/prometheus/procfs v0.22.0 // indirect
	github.com/richardlehane/mscfb v1.0.9 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/shirou/gopsutil/v4 v4.26.6 // indirect
	github.com/sirupsen/logrus v1.9.4 // indirect
	github.com/stretchr/testify v1.12.1 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/tklauser/go-sysconf v0.4.0 // indirect
	github.com/tklauser/numcpus v0.12.0 // indirect
	github.com/valyala/bytebufferpool v1.0.0 // indirect
	github.com/valyala/fasttemplate v1.2.2 // indirect
	github.com/xuri/efp v0.0.3-0.20260924042702-217b81952dec // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	github.com/yusufpapurcu/wmi v1.2.4 // indirect
	go.opentelemetry.io/auto/sdk v1.2.1 // indirect
	go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp v0.70.0 // indirect
	go.opentelemetry.io/otel/log v1.47.0 // indirect
	go.opentelemetry.io/otel/metric v1.47.0 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/time v0.15.0 // indirect
)
