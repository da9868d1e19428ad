package send

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"nearby/wechat"
)

// Timeout is how long WeChat waits for an answer.
const Timeout = 5 * time.Second

// NewClient returns a client that follows no redirect: WeChat takes one for a failure.
func NewClient() *http.Client {
	return &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
}

// Answer is what a callback answers.
type Answer struct {
	Code   int
	Status string // the code with its text
	Body   []byte
}

// Do makes one request to a callback. The error does not quote the address, whose
// query is signed.
func Do(ctx context.Context, client *http.Client, address string, r wechat.Request) (Answer, error) {
	method := http.MethodPost
	if r.Body == nil {
		method = http.MethodGet
	}
	request, err := http.NewRequestWithContext(ctx, method, address+"?"+r.Query.Encode(), bytes.NewReader(r.Body))
	if err != nil {
		return Answer{}, withoutAddress(err)
	}
	request.Header.Set("Content-Type", "text/xml")
	response, err := client.Do(request)
	if err != nil {
		return Answer{}, withoutAddress(err)
	}
	defer response.Body.Close()
	const most = 1 << 20
	body, err := io.ReadAll(io.LimitReader(response.Body, most))
	return Answer{response.StatusCode, response.Status, body}, err
}

// withoutAddress returns the cause of an error that names an address.
func withoutAddress(err error) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		return withURL.Err
	}
	return err
}
