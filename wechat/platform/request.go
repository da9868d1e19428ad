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
	// maxAnswer bounds an answer in JSON. The longest is a page of news material,
	// twenty articles with their HTML.
	maxAnswer = 8 << 20
	// maxFile bounds a file that is downloaded; WeChat takes none above 10 MB.
	maxFile = 16 << 20
)

// request is one call of the API, before the access token is added.
type request struct {
	method   string
	path     string // "/cgi-bin/menu/get"
	query    url.Values
	body     []byte
	bodyType string

	safe  bool // sending it twice is the same as sending it once
	open  bool // needs no access token
	image bool // goes to the host of the pictures
	slow  bool // carries a file or waits for others, and may take its time
	file  bool // answers with a file
}

// answer is what came back, read whole.
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
	a, err := c.authorised(ctx, r)
	if err != nil || out == nil {
		return err
	}
	if err := json.Unmarshal(a.body, out); err != nil {
		return fmt.Errorf("%s: %w: %w", r.path, ErrAnswer, err)
	}
	return nil
}

// authorised sends r with the access token, and with a new one when WeChat
// refuses it. A call that was refused did nothing, so any may be sent again.
func (c *Client) authorised(ctx context.Context, r request) (answer, error) {
	if r.open {
		return c.repeated(ctx, r, "")
	}
	token, err := c.tokens.token(ctx, "")
	if err != nil {
		return answer{}, err
	}
	a, err := c.repeated(ctx, r, token.value)
	if !errors.Is(err, ErrToken) {
		return a, err
	}
	if token, err = c.tokens.token(ctx, token.value); err != nil {
		return answer{}, err
	}
	return c.repeated(ctx, r, token.value)
}

// repeated sends r, and once more after a pause where that is safe and may help.
func (c *Client) repeated(ctx context.Context, r request, token string) (answer, error) {
	a, err := c.attempt(ctx, r, token)
	if !worthRepeating(r, err) || sleep(ctx, c.pause) != nil {
		return a, err
	}
	return c.attempt(ctx, r, token)
}

func worthRepeating(r request, err error) bool {
	var network *net.OpError
	if errors.As(err, &network) && network.Op == "dial" {
		return true // never reached anybody
	}
	return r.safe && (errors.Is(err, ErrBusy) ||
		errors.Is(err, ErrUnreachable) || errors.Is(err, ErrAnswer))
}

// attempt sends r once and reads the whole answer.
func (c *Client) attempt(ctx context.Context, r request, token string) (answer, error) {
	timeout, limit := c.timeout, int64(maxAnswer)
	if r.slow {
		timeout = max(transferTimeout, c.timeout)
	}
	if r.file {
		limit = maxFile
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := c.request(ctx, r, token)
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
	return answer{response.Header, body}, c.judge(r, token, response.StatusCode, body)
}

// request puts r on the wire's terms. The query is set last: net/url quotes the
// text that it cannot parse in its errors, and the query holds the token.
func (c *Client) request(ctx context.Context, r request, token string) (*http.Request, error) {
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

// unreachable reports a failed attempt without the address, whose query holds
// the token: *url.Error repeats it, and net/http quotes what is not HTTP.
func (c *Client) unreachable(r request, token string, err error) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		err = withURL.Err
	}
	if text := withhold(err.Error(), token, c.secret()); text != err.Error() {
		err = errors.New(text)
	}
	return fmt.Errorf("%s: %w: %w", r.path, ErrUnreachable, err)
}

// judge tells whether an answer is one, and not a refusal.
func (c *Client) judge(r request, token string, status int, body []byte) error {
	var envelope struct {
		Code    int    `json:"errcode"`
		Message string `json:"errmsg"`
	}
	err := json.Unmarshal(body, &envelope)
	switch {
	case err == nil && envelope.Code != 0:
		message := withhold(envelope.Message, token, c.secret())
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

// isPage tells a web page, which no media file is, by its content.
func isPage(body []byte) bool {
	return strings.HasPrefix(http.DetectContentType(body), "text/html")
}

// withhold takes secrets out of a text that somebody else wrote.
func withhold(text string, secrets ...string) string {
	for _, secret := range secrets {
		if secret != "" {
			text = strings.NewReplacer(secret, "…", url.QueryEscape(secret), "…").Replace(text)
		}
	}
	return text
}

// seconds reads WeChat's durations.
func seconds(n int64) time.Duration { return time.Duration(n) * time.Second }
