package realtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	maxBytes     = 32 << 20 // of a feed, unpacked; the largest of a country have 20 MB
	fetchTimeout = 10 * time.Second
)

// fetcher asks one feed, and only for what is new.
type fetcher struct {
	client         *http.Client
	url            string
	etag, modified string // of the last answer
}

// errUnchanged means that the feed is the one that was read last.
var errUnchanged = errors.New("unchanged")

// fetch reads the feed; errUnchanged if it has not changed. No error holds the address.
func (f *fetcher) fetch(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, f.url, nil)
	if err != nil {
		return nil, withoutAddress(err)
	}
	request.Header.Set("Accept", "application/x-protobuf, application/octet-stream, */*;q=0.5")
	if f.etag != "" {
		request.Header.Set("If-None-Match", f.etag)
	}
	if f.modified != "" {
		request.Header.Set("If-Modified-Since", f.modified)
	}
	answer, err := f.client.Do(request)
	if err != nil {
		return nil, withoutAddress(err)
	}
	defer answer.Body.Close()
	switch {
	case answer.StatusCode == http.StatusNotModified:
		return nil, errUnchanged
	case answer.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the feed answers %s", answer.Status)
	}
	content, err := io.ReadAll(io.LimitReader(answer.Body, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the feed ends too early: %w", withoutAddress(err))
	case len(content) > maxBytes:
		return nil, fmt.Errorf("the feed has more than %d MB", maxBytes>>20)
	}
	f.etag, f.modified = answer.Header.Get("ETag"), answer.Header.Get("Last-Modified")
	return content, nil
}

// forget makes the next answer a whole one: the last could not be used.
func (f *fetcher) forget() { f.etag, f.modified = "", "" }

// withoutAddress takes the address out of an error, as it may hold a key.
func withoutAddress(err error) error {
	var with *url.Error
	if errors.As(err, &with) {
		return with.Err
	}
	return err
}
