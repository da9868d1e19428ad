package tracing

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strconv"
	"time"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// client posts batches of spans to a collector, and repeats what the collector could
// not take at that moment. It is safe for concurrent use.
type client struct {
	endpoint string
	headers  http.Header
	timeout  time.Duration // of one batch, its retries included
	backoff  time.Duration // before the first retry; doubled before each further one
}

// Start has nothing to prepare: connections are made when they are needed.
func (c *client) Start(context.Context) error { return nil }

// Stop has nothing to end.
func (c *client) Stop(context.Context) error { return nil }

// UploadTraces sends one batch. It returns an error when the collector refuses the
// batch, or takes none of it before the time-out.
func (c *client) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	body, err := proto.Marshal(&tracepb.TracesData{ResourceSpans: spans})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	for wait := c.backoff; ; wait *= 2 {
		again, after, err := c.post(ctx, body)
		if !again {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(max(wait, after)):
		}
	}
}

// post makes one attempt. Again tells whether another may succeed, and after how soon
// the collector wants it.
func (c *client) post(ctx context.Context, body []byte) (again bool, after time.Duration, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint, bytes.NewReader(body))
	if err != nil {
		return false, 0, err
	}
	maps.Copy(request.Header, c.headers)
	request.Header.Set("Content-Type", "application/x-protobuf")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return true, 0, err
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection is used again
	switch code := response.StatusCode; code {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After")) // 0 when it says nothing
		return true, time.Duration(seconds) * time.Second, fmt.Errorf("the collector answered %s", response.Status)
	default:
		if code < 200 || code > 299 {
			err = fmt.Errorf("the collector answered %s", response.Status)
		}
		return false, 0, err
	}
}
