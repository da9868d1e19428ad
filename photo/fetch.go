package photo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// The bounds of one picture on its way here.
const (
	maxURL       = 2048
	maxBytes     = 10 << 20 // what cameras make has half of it
	maxRedirects = 3
	atOnce       = 8               // fetched at a time
	fetchTime    = 6 * time.Second // from the name to the last byte
)

var errRefused = errors.New("not fetched")

// fetcher gets files of the web.
type fetcher struct {
	client *http.Client
	time   time.Duration // for one file
}

// newFetcher asks the allowed addresses alone, directly, and with nothing that tells who
// we are or where we come from.
func newFetcher(allowed func(netip.Addr) bool) fetcher {
	dialer := &net.Dialer{Timeout: fetchTime, ControlContext: guard(allowed)}
	return fetcher{time: fetchTime, client: &http.Client{
		Transport: &http.Transport{
			Proxy:                  nil, // it would connect in our place, unguarded
			DialContext:            dialer.DialContext,
			DisableCompression:     true, // a picture is compressed; what is twice is a trap
			ForceAttemptHTTP2:      true,
			MaxConnsPerHost:        atOnce,
			MaxIdleConns:           atOnce,
			IdleConnTimeout:        10 * time.Second,
			MaxResponseHeaderBytes: 16 << 10,
		},
		CheckRedirect: func(next *http.Request, before []*http.Request) error {
			if len(before) > maxRedirects {
				return fmt.Errorf("%w: more than %d redirects", errRefused, maxRedirects)
			}
			next.Header.Del("Referer")
			return check(next.URL)
		},
	}}
}

// parse reads the address of a picture as a file has it.
func parse(address string) (*url.URL, error) {
	if len(address) > maxURL {
		return nil, fmt.Errorf("%w: the address is longer than %d bytes", errRefused, maxURL)
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("%w: no address", errRefused)
	}
	return u, check(u)
}

func check(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return fmt.Errorf("%w: not a plain http:// or https:// address", errRefused)
	}
	return nil
}

// fetch returns the file at an address, no larger than maxBytes.
func (f fetcher) fetch(ctx context.Context, address string) ([]byte, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.time)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: no address", errRefused)
	}
	request.Header.Set("Accept", "image/jpeg, image/png, image/webp, image/gif")
	request.Header.Set("User-Agent", "nearby")
	response, err := f.client.Do(request)
	if err != nil {
		return nil, bare(err)
	}
	defer response.Body.Close()
	switch {
	case response.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%w: the answer is %s", errRefused, response.Status)
	case !isPicture(response.Header.Get("Content-Type")):
		return nil, fmt.Errorf("%w: it says that it is %.40q", errRefused, response.Header.Get("Content-Type"))
	case response.ContentLength > maxBytes:
		return nil, fmt.Errorf("%w: it has %d bytes", errRefused, response.ContentLength)
	}
	file, err := io.ReadAll(io.LimitReader(response.Body, maxBytes+1))
	if err == nil && len(file) > maxBytes {
		err = fmt.Errorf("%w: it has more than %d bytes", errRefused, maxBytes)
	}
	return file, bare(err)
}

// bare takes the address off an error: it may hold what is nobody's business.
func bare(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// isPicture tells a type that a picture comes with; some servers name none, or no more
// than that it is a file. What it is shows when it is decoded.
func isPicture(header string) bool {
	kind, _, _ := mime.ParseMediaType(header) // "" where it is none
	switch kind {
	case "image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/gif", "image/webp",
		"application/octet-stream", "binary/octet-stream":
		return true
	}
	return header == ""
}
