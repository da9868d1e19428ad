package platform

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// WeChat's hosts. https://developers.weixin.qq.com/doc/service/guide/dev/api/
const (
	DefaultBaseURL  = "https://api.weixin.qq.com"
	DefaultImageURL = "https://mp.weixin.qq.com"
)

const (
	// defaultTimeout limits one attempt: connection and answer.
	defaultTimeout = 5 * time.Second
	// transferTimeout limits one attempt that transfers a file: 10 MB at 2 Mbit/s.
	transferTimeout = time.Minute
	// defaultPause is the wait before a call is repeated.
	defaultPause = 300 * time.Millisecond
)

// Options are the account and how to reach WeChat.
type Options struct {
	AppID     string // required
	AppSecret string // required

	BaseURL  string // of the API; DefaultBaseURL when empty
	ImageURL string // of showqrcode, which is on another host; DefaultImageURL when empty

	HTTP    *http.Client  // nil means one with Go's defaults; redirects are never followed
	Timeout time.Duration // of one attempt without a file; 0 means 5 s
	Pause   time.Duration // before a second attempt; 0 means 300 ms

	TokenStore  TokenStore // nil: this client keeps its token in memory
	TicketStore TokenStore // of the ticket for the JS-SDK; nil: in memory

	Now func() time.Time // nil means time.Now
}

// Client calls WeChat's API for one account. It is safe for concurrent use.
type Client struct {
	appID          string
	secret         func() string // a function, because fmt does not look into one
	base, images   *url.URL
	http           *http.Client
	timeout, pause time.Duration
	now            func() time.Time
	tokens         *tokenSource
	tickets        *tokenSource // for the JS-SDK
}

// New returns a client. It makes no call: the first method that needs the access
// token gets it. New reports all faults of o at once; none quotes a secret.
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
	base, err := parseHost("API", o.BaseURL, DefaultBaseURL)
	fault(err)
	images, err := parseHost("QR code pictures", o.ImageURL, DefaultImageURL)
	fault(err)
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	c := &Client{
		appID: o.AppID, secret: func() string { return o.AppSecret },
		base: base, images: images,
		http: withoutRedirects(o.HTTP), timeout: o.Timeout, pause: o.Pause, now: o.Now,
	}
	if c.timeout <= 0 {
		c.timeout = defaultTimeout
	}
	if c.pause <= 0 {
		c.pause = defaultPause
	}
	if c.now == nil {
		c.now = time.Now
	}
	c.tokens = newTokenSource("access token", o.TokenStore, c.stableToken, c.now)
	c.tickets = newTokenSource("ticket for the JS-SDK", o.TicketStore, c.jsTicket, c.now)
	return c, nil
}

// parseHost reads the URL of a host of WeChat, or of its stand-in.
func parseHost(what, given, otherwise string) (*url.URL, error) {
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

// withoutRedirects copies a client and disables redirects: a redirect would pass
// the access token to another host in the Referer.
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
