package tracing

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collector is a real HTTP server that keeps what comes. It answers with the given
// codes in turn, and with 200 when they are used up.
type collector struct {
	*httptest.Server

	mu       sync.Mutex
	codes    []int
	requests []*http.Request
	batches  []*tracepb.TracesData
}

func collect(t *testing.T, codes ...int) *collector {
	c := &collector{codes: codes}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // a part of it does not decode
		batch := new(tracepb.TracesData)
		err := proto.Unmarshal(body, batch)
		c.mu.Lock()
		defer c.mu.Unlock()
		if err != nil {
			t.Errorf("the body is no TracesData: %v", err)
		}
		c.requests, c.batches = append(c.requests, r), append(c.batches, batch)
		if len(c.codes) > 0 {
			w.WriteHeader(c.codes[0])
			c.codes = c.codes[1:]
		}
	}))
	t.Cleanup(c.Close)
	return c
}

func (c *collector) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.requests)
}

// environment is a set of variables.
type environment map[string]string

func (e environment) get(name string) string { return e[name] }

func TestASpanArrivesAsItWasMade(t *testing.T) {
	c := collect(t)
	tracer, flush, err := Start(t.Context(), environment{
		"OTEL_EXPORTER_OTLP_ENDPOINT": c.URL + "/",
		"OTEL_EXPORTER_OTLP_HEADERS":  "authorization=Basic%20YTpi, x-tenant = 7",
	}.get, "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	_, span := tracer.Start(t.Context(), "/wechat")
	span.SetAttributes(attribute.Int("http.response.status_code", 200))
	span.End()
	if err := flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if c.count() != 1 {
		t.Fatalf("%d requests came, want 1", c.count())
	}
	r := c.requests[0]
	if r.Method != http.MethodPost || r.URL.Path != "/v1/traces" ||
		r.Header.Get("Content-Type") != "application/x-protobuf" ||
		r.Header.Get("Authorization") != "Basic YTpi" || r.Header.Get("X-Tenant") != "7" {
		t.Errorf("request %s %s with %v, want a POST to /v1/traces with both headers", r.Method, r.URL, r.Header)
	}
	sent := c.batches[0].GetResourceSpans()[0]
	got := sent.GetScopeSpans()[0].GetSpans()[0]
	if got.GetName() != "/wechat" || len(got.GetTraceId()) != 16 || got.GetEndTimeUnixNano() < got.GetStartTimeUnixNano() ||
		got.GetAttributes()[0].GetValue().GetIntValue() != 200 {
		t.Errorf("span %v, want that of the request", got)
	}
	resource := map[string]string{}
	for _, a := range sent.GetResource().GetAttributes() {
		resource[a.GetKey()] = a.GetValue().GetStringValue()
	}
	if resource["service.name"] != "nearby" || resource["service.version"] != "v1.2.3" {
		t.Errorf("the program is %v, want nearby v1.2.3", resource)
	}
}

func TestWhatTheCollectorCannotTakeNowIsRepeated(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		codes    []int
		requests int
		failed   bool
	}{
		"taken at once":                 {nil, 1, false},
		"taken in part of the range":    {[]int{202}, 1, false},
		"busy, then gone, then there":   {[]int{429, 503, 502}, 4, false},
		"refused for good":              {[]int{400}, 1, true},
		"no such address":               {[]int{404}, 1, true},
		"the collector's own fault":     {[]int{500}, 1, true},
		"busy longer than the time-out": {repeated(503, 1000), -1, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := collect(t, test.codes...)
			sender := &client{endpoint: c.URL, timeout: 300 * time.Millisecond, backoff: time.Millisecond}
			if test.requests > 0 {
				sender.timeout = time.Minute // a slow machine changes nothing
			}
			err := sender.UploadTraces(t.Context(), []*tracepb.ResourceSpans{{SchemaUrl: "x"}})
			if (err != nil) != test.failed {
				t.Errorf("error %v, want failed: %v", err, test.failed)
			}
			if n := c.count(); test.requests > 0 && n != test.requests {
				t.Errorf("%d requests, want %d", n, test.requests)
			}
			c.mu.Lock()
			defer c.mu.Unlock()
			for _, batch := range c.batches {
				if batch.GetResourceSpans()[0].GetSchemaUrl() != "x" {
					t.Errorf("a request has %v, want the batch", batch)
				}
			}
		})
	}
}

func repeated(code, n int) []int {
	codes := make([]int, n)
	for i := range codes {
		codes[i] = code
	}
	return codes
}

func TestACollectorSaysWhenToComeAgain(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer server.Close()
	c := client{endpoint: server.URL}
	if again, after, err := c.post(t.Context(), nil); !again || after != 7*time.Second || err == nil {
		t.Errorf("post() = %v, %v, %v, want to try again after 7 s", again, after, err)
	}
}

func TestNobodyListensUntilTheTimeOut(t *testing.T) {
	t.Parallel()
	c := client{endpoint: "http://127.0.0.1:1", timeout: 50 * time.Millisecond, backoff: time.Millisecond}
	if err := c.UploadTraces(t.Context(), nil); err == nil {
		t.Error("nobody listens, but there is no error")
	}
}

func TestTheEnvironmentSaysWhere(t *testing.T) {
	t.Parallel()
	const endpoint, traces = "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
	tests := map[string]struct {
		set      environment
		endpoint string // "" for none
		timeout  time.Duration
		fault    string
	}{
		"nothing":                  {environment{}, "", 0, ""},
		"a base":                   {environment{endpoint: "http://c:4318"}, "http://c:4318/v1/traces", 10 * time.Second, ""},
		"a base with a path":       {environment{endpoint: "https://c/otlp/"}, "https://c/otlp/v1/traces", 10 * time.Second, ""},
		"one for traces is whole":  {environment{endpoint: "http://c", traces: "http://d/in"}, "http://d/in", 10 * time.Second, ""},
		"a time-out":               {environment{endpoint: "http://c", "OTEL_EXPORTER_OTLP_TIMEOUT": "250"}, "http://c/v1/traces", time.Second / 4, ""},
		"no address":               {environment{endpoint: "collector:4318"}, "", 0, "not an http:// or https:// address"},
		"a time-out of no number":  {environment{endpoint: "http://c", "OTEL_EXPORTER_OTLP_TIMEOUT": "5s"}, "", 0, "milliseconds"},
		"a header without a value": {environment{endpoint: "http://c", "OTEL_EXPORTER_OTLP_HEADERS": "hidden"}, "", 0, "name=value"},
	}
	for name, test := range tests {
		c, err := newClient(test.set.get)
		switch {
		case test.fault != "":
			if err == nil || !strings.Contains(err.Error(), test.fault) || strings.Contains(err.Error(), "hidden") {
				t.Errorf("%s: error %v, want %q and no header", name, err, test.fault)
			}
		case err != nil || (c == nil) != (test.endpoint == ""):
			t.Errorf("%s: client %v, error %v, want %q", name, c, err, test.endpoint)
		case c != nil && (c.endpoint != test.endpoint || c.timeout != test.timeout):
			t.Errorf("%s: %s within %s, want %s within %s", name, c.endpoint, c.timeout, test.endpoint, test.timeout)
		}
	}
}

func TestWithoutAnEndpointThereIsNoTracer(t *testing.T) {
	t.Parallel()
	tracer, flush, err := Start(t.Context(), environment{}.get, "devel")
	if tracer != nil || err != nil || flush(t.Context()) != nil {
		t.Errorf("Start() = %v, %v, want no tracer and nothing to send", tracer, err)
	}
}
