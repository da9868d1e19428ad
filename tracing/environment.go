package tracing

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// newClient reads the variables of
// https://opentelemetry.io/docs/specs/otel/protocol/exporter/ that say where spans
// go: endpoint, headers and time-out, those for traces before those for everything.
// The client is nil when there is no endpoint. No error quotes a header, which may be
// a password.
func newClient(getenv func(string) string) (*client, error) {
	const general, traces = "OTEL_EXPORTER_OTLP_", "OTEL_EXPORTER_OTLP_TRACES_"
	endpoint := getenv(traces + "ENDPOINT")
	if base := getenv(general + "ENDPOINT"); endpoint == "" && base != "" {
		endpoint = strings.TrimSuffix(base, "/") + "/v1/traces"
	}
	if endpoint == "" {
		return nil, nil
	}
	if u, err := url.Parse(endpoint); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%sENDPOINT: %q is not an http:// or https:// address", general, endpoint)
	}
	headers, err := parseHeaders(cmp.Or(getenv(traces+"HEADERS"), getenv(general+"HEADERS")))
	if err != nil {
		return nil, fmt.Errorf("%sHEADERS: %w", general, err)
	}
	const usual = "10000"
	milliseconds, err := strconv.Atoi(cmp.Or(getenv(traces+"TIMEOUT"), getenv(general+"TIMEOUT"), usual))
	if err != nil || milliseconds <= 0 {
		return nil, fmt.Errorf("%sTIMEOUT: must be a number of milliseconds above 0", general)
	}
	return &client{
		endpoint: endpoint, headers: headers,
		timeout: time.Duration(milliseconds) * time.Millisecond, backoff: time.Second / 2,
	}, nil
}

// parseHeaders reads name=value pairs separated by commas, the values as in a URL.
func parseHeaders(text string) (http.Header, error) {
	headers := http.Header{}
	for pair := range strings.SplitSeq(text, ",") {
		if pair = strings.TrimSpace(pair); pair == "" {
			continue
		}
		name, escaped, found := strings.Cut(pair, "=")
		value, err := url.PathUnescape(strings.TrimSpace(escaped))
		if !found || err != nil || strings.TrimSpace(name) == "" {
			return nil, errors.New("must be name=value pairs, separated by commas")
		}
		headers.Add(strings.TrimSpace(name), value)
	}
	return headers, nil
}
