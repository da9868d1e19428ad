package traffic

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	patience = 5 * time.Second // how long WeChat waits for an answer
	maxBody  = 1 << 20         // bytes; WeChat would read far fewer
)

// errTimeout means that no answer came within patience.
var errTimeout = errors.New("no answer in time")

// client posts messages over kept connections, and follows nothing.
type client struct {
	http http.Client
	to   url.URL
}

// newClient returns a client that keeps up to so many connections to an address.
func newClient(to *url.URL, connections int) *client {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true) // as WeChat does, so that a connection carries one message at a time
	return &client{to: *to, http: http.Client{
		Timeout: patience,
		Transport: &http.Transport{
			Protocols: protocols, MaxIdleConnsPerHost: connections, DisableCompression: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// response is an answer.
type response struct {
	status int
	body   []byte
}

// post sends a body with a query, already encoded, and reads the answer into buffer.
// No error quotes the query, which is signed.
func (c *client) post(ctx context.Context, query string, body []byte, buffer *bytes.Buffer) (response, error) {
	to := c.to
	to.RawQuery = query
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.String(), bytes.NewReader(body))
	if err != nil {
		return response{}, errors.New("the address cannot be asked")
	}
	request.Header = http.Header{
		"Content-Type": {"text/xml"},
		// A server closes idle connections; the request may then be sent once more. No
		// value means that the header itself is not sent.
		"X-Idempotency-Key": {},
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return response{}, plain(err)
	}
	defer answer.Body.Close()
	buffer.Reset()
	if _, err := buffer.ReadFrom(io.LimitReader(answer.Body, maxBody)); err != nil {
		return response{}, plain(err)
	}
	return response{answer.StatusCode, buffer.Bytes()}, nil
}

// plain returns errTimeout, or the cause of an error without the address asked.
func plain(err error) error {
	var timed interface{ Timeout() bool }
	if errors.As(err, &timed) && timed.Timeout() {
		return errTimeout
	}
	if quoting, ok := errors.AsType[*url.Error](err); ok {
		return quoting.Err
	}
	return err
}

// close closes the connections that are idle.
func (c *client) close() { c.http.CloseIdleConnections() }
