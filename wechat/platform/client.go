package platform

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Where WeChat answers. https://developers.weixin.qq.com/doc/service/guide/dev/api/
const (
	DefaultBaseURL  = "https://api.weixin.qq.com"
	DefaultImageURL = "https://mp.weixin.qq.com"
)

const (
	// defaultTimeout bounds connecting and answering, for one attempt.
	defaultTimeout = 5 * time.Second
	// transferTimeout is for the calls that carry a file: 10 MB on 2 Mbit/s.
	transferTimeout = time.Minute
	// defaultPause is waited before a call is sent again.
	defaultPause = 300 * time.Millisecond
)

// Options is the account and how to reach WeChat.
type Options struct {
	AppID     string // required
	AppSecret string // required

	BaseURL  string // of the API; DefaultBaseURL when empty
	ImageURL string // of showqrcode, which lies on another host; DefaultImageURL when empty

	HTTP    *http.Client  // nil means one with Go's defaults; redirects are never followed
	Timeout time.Duration // of one attempt without a file; 0 means 5 s
	Pause   time.Duration // before a second attempt; 0 means 300 ms

	Share Share            // nil: the token is this client's alone, in memory
	Now   func() time.Time // nil means time.Now
}

// Client calls WeChat's API for one account. It is safe for concurrent use.
type Client struct {
	appID          string
	secret         func() string // a function, because fmt does not look into one
	base, images   *url.URL
	http           *http.Client
	timeout, pause time.Duration
	tokens         keeper
}

// New returns a client. It calls nobody: the first method that needs the access
// token asks for it. All faults of o are reported at once; none quotes a secret.
func New(o Options) (*Client, error) {
	var faults []error
	fault := func(err error) {
		if err != nil {
			faults = append(faults, err)
		}
	}
	if o.AppID == "" {
		fault(errors.New("the AppID is missing"))
	}
	if o.AppSecret == "" {
		fault(errors.New("the AppSecret is missing"))
	}
	base, err := address("API", o.BaseURL, DefaultBaseURL)
	fault(err)
	images, err := address("QR code pictures", o.ImageURL, DefaultImageURL)
	fault(err)
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	c := &Client{
		appID: o.AppID, secret: func() string { return o.AppSecret },
		base: base, images: images,
		http: withoutRedirects(o.HTTP), timeout: o.Timeout, pause: o.Pause,
	}
	if c.timeout <= 0 {
		c.timeout = defaultTimeout
	}
	if c.pause <= 0 {
		c.pause = defaultPause
	}
	c.tokens = newKeeper(o, c.stableToken)
	return c, nil
}

// address reads where WeChat, or what stands in for it, is to be found.
func address(what, given, otherwise string) (*url.URL, error) {
	if given == "" {
		given = otherwise
	}
	u, err := url.Parse(given)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" ||
		u.RawQuery != "" || u.User != nil {
		return nil, fmt.Errorf("the address of WeChat's %s is not like https://host", what)
	}
	return u, nil
}

// withoutRedirects copies a client so that it stays with the host it was sent
// to: a redirect would hand the access token on in the Referer.
func withoutRedirects(given *http.Client) *http.Client {
	client := &http.Client{}
	if given != nil {
		*client = *given
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}
	return client
}

// sleep waits, or returns early with the reason why the caller gave up.
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
