package platform

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	// maxAnswer limits an answer in JSON. The longest is a page of news material:
	// twenty articles with their HTML.
	maxAnswer = 8 << 20
	// maxFile limits a downloaded file; WeChat stores none above 10 MB.
	maxFile = 16 << 20
)

// request is one call of the API, before the access token is added.
type request struct {
	method   string
	path     string // "/cgi-bin/menu/get"
	query    url.Values
	body     []byte
	bodyType string

	safe  bool // may be repeated: twice is the same as once
	open  bool // needs no access token
	image bool // goes to the host of the pictures
	slow  bool // transfers a file or waits for other hosts, and has more time
	file  bool // is answered with a file
}

// answer is a complete answer.
type answer struct {
	header http.Header
	body   []byte
}

// get reads something from the API into out.
func (c *Client) get(ctx context.Context, path string, query url.Values, out any) error {
	return c.call(ctx, request{method: http.MethodGet, path: path, query: query, safe: true}, out)
}

// post sends something and reads the answer into out, which may be nil.
func (c *Client) post(ctx context.Context, path string, in, out any) error {
	return c.postJSON(ctx, request{path: path}, in, out)
}

// ask is a post that only reads.
func (c *Client) ask(ctx context.Context, path string, in, out any) error {
	return c.postJSON(ctx, request{path: path, safe: true}, in, out)
}

func (c *Client) postJSON(ctx context.Context, r request, in, out any) error {
	body, err := encode(in)
	if err != nil {
		return fmt.Errorf("%s: %w", r.path, err)
	}
	r.method, r.body, r.bodyType = http.MethodPost, body, "application/json; charset=utf-8"
	return c.call(ctx, r, out)
}

// call sends r and decodes the answer into out, unless out is nil.
func (c *Client) call(ctx context.Context, r request, out any) error {
	a, err := c.sendAuthorized(ctx, r)
	if err != nil || out == nil {
		return err
	}
	if err := json.Unmarshal(a.body, out); err != nil {
		return fmt.Errorf("%s: %w: %w", r.path, ErrAnswer, err)
	}
	return nil
}

// sendAuthorized sends r with the access token. When WeChat refuses the token, it
// sends r with a new one: a refused call did nothing, so each may be repeated.
func (c *Client) sendAuthorized(ctx context.Context, r request) (answer, error) {
	if r.open {
		return c.sendWithRetry(ctx, r, "")
	}
	token, err := c.tokens.token(ctx, "")
	if err != nil {
		return answer{}, err
	}
	a, err := c.sendWithRetry(ctx, r, token.value)
	if !errors.Is(err, ErrToken) {
		return a, err
	}
	if token, err = c.tokens.token(ctx, token.value); err != nil {
		return answer{}, err
	}
	return c.sendWithRetry(ctx, r, token.value)
}

// sendWithRetry sends r, and a second time after a pause if that is safe and may
// help.
func (c *Client) sendWithRetry(ctx context.Context, r request, token string) (answer, error) {
	a, err := c.send(ctx, r, token)
	if !retryable(r, err) || sleep(ctx, c.pause) != nil {
		return a, err
	}
	return c.send(ctx, r, token)
}

func retryable(r request, err error) bool {
	var network *net.OpError
	if errors.As(err, &network) && network.Op == "dial" {
		return true // no server was reached
	}
	return r.safe && (errors.Is(err, ErrBusy) ||
		errors.Is(err, ErrUnreachable) || errors.Is(err, ErrAnswer))
}

// send sends r once and reads the complete answer.
func (c *Client) send(ctx context.Context, r request, token string) (answer, error) {
	timeout, limit := c.timeout, int64(maxAnswer)
	if r.slow {
		timeout = max(transferTimeout, c.timeout)
	}
	if r.file {
		limit = maxFile
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := c.httpRequest(ctx, r, token)
	if err != nil {
		return answer{}, fmt.Errorf("%s: %w", r.path, err)
	}
	response, err := c.http.Do(req)
	if err != nil {
		return answer{}, c.unreachable(r, token, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil {
		return answer{}, c.unreachable(r, token, err)
	}
	if int64(len(body)) > limit {
		return answer{}, fmt.Errorf("%s: %w: longer than %d bytes", r.path, ErrAnswer, limit)
	}
	return answer{response.Header, body}, c.checkAnswer(r, token, response.StatusCode, body)
}

// httpRequest makes the HTTP request of r. It sets the query last, because it holds
// the token and net/url quotes what it cannot parse in its errors.
func (c *Client) httpRequest(ctx context.Context, r request, token string) (*http.Request, error) {
	host := c.base
	if r.image {
		host = c.images
	}
	req, err := http.NewRequestWithContext(
		ctx, r.method, host.JoinPath(r.path).String(), bytes.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	query := url.Values{}
	for name, values := range r.query {
		query[name] = values
	}
	if token != "" {
		query.Set("access_token", token)
	}
	req.URL.RawQuery = query.Encode()
	if r.bodyType != "" {
		req.Header.Set("Content-Type", r.bodyType)
	}
	return req, nil
}

// unreachable reports a failed attempt without the token: *url.Error repeats the
// URL, whose query holds it, and net/http quotes an answer that is not HTTP.
func (c *Client) unreachable(r request, token string, err error) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		err = withURL.Err
	}
	if text := redact(err.Error(), token, c.secret()); text != err.Error() {
		err = errors.New(text)
	}
	return fmt.Errorf("%s: %w: %w", r.path, ErrUnreachable, err)
}

// checkAnswer returns an error when WeChat refuses the call and when the answer is
// not one of WeChat's API.
func (c *Client) checkAnswer(r request, token string, status int, body []byte) error {
	var envelope struct {
		Code    int    `json:"errcode"`
		Message string `json:"errmsg"`
	}
	err := json.Unmarshal(body, &envelope)
	switch {
	case err == nil && envelope.Code != 0:
		message := redact(envelope.Message, token, c.secret())
		return newError(r.path, envelope.Code, message)
	case status != http.StatusOK:
		return fmt.Errorf("%s: %w: HTTP %d", r.path, ErrAnswer, status)
	case err != nil && !r.file:
		return fmt.Errorf("%s: %w: %d bytes that are not JSON", r.path, ErrAnswer, len(body))
	case r.file && (len(body) == 0 || isPage(body)):
		return fmt.Errorf("%s: %w: no file in it", r.path, ErrAnswer)
	}
	return nil
}

// isPage reports whether a body is a web page, which no media file is.
func isPage(body []byte) bool {
	return strings.HasPrefix(http.DetectContentType(body), "text/html")
}

// redact removes secrets from a text of another program.
func redact(text string, secrets ...string) string {
	for _, secret := range secrets {
		if secret != "" {
			text = strings.NewReplacer(secret, "…", url.QueryEscape(secret), "…").Replace(text)
		}
	}
	return text
}

// seconds converts WeChat's durations.
func seconds(n int64) time.Duration { return time.Duration(n) * time.Second }

// sleep waits for d, or until the caller gives up.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
