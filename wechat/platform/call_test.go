package platform_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

func TestEveryOperationWorks(t *testing.T) {
	t.Parallel()
	for name := range operations(t.Context(), nil, prepared{}) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := setup(t)
			op := operations(t.Context(), c, prepare(t, c, w))[name]
			before := w.Calls(op.path)
			if err := op.do(); err != nil {
				t.Fatalf("%s() error = %v", name, err)
			}
			if got := w.Calls(op.path) - before; got != 1 {
				t.Errorf("%s() called %s %d times, want once", name, op.path, got)
			}
		})
	}
}

// What only reads is asked once more after a passing fault; everything else is
// left to the caller, who alone knows whether doing it twice would hurt.
func TestPassingFaultsAreRetriedWhereThatIsSafe(t *testing.T) {
	t.Parallel()
	faults := map[string]struct {
		broken platformtest.Breakage
		want   error
	}{
		"busy":                     {platformtest.Busy, platform.ErrBusy},
		"a page in place of JSON":  {platformtest.HTML, platform.ErrAnswer},
		"a server error":           {platformtest.HTTP500, platform.ErrAnswer},
		"an empty answer":          {platformtest.Empty, platform.ErrAnswer},
		"a connection cut at once": {platformtest.Reset, platform.ErrUnreachable},
		"half an answer":           {platformtest.HalfABody, platform.ErrUnreachable},
		"an endless answer":        {platformtest.Overlong, platform.ErrAnswer},
	}
	for name := range operations(t.Context(), nil, prepared{}) {
		for fault, test := range faults {
			t.Run(name+" after "+fault, func(t *testing.T) {
				t.Parallel()
				c, w := setup(t)
				op := operations(t.Context(), c, prepare(t, c, w))[name]
				before := w.Calls(op.path)
				w.Fail(op.path, platformtest.Fault{Break: test.broken})
				err := op.do()
				calls := w.Calls(op.path) - before
				if op.safe && (err != nil || calls != 2) {
					t.Errorf("error = %v with %d calls, want none with 2", err, calls)
				}
				if !op.safe && (!errors.Is(err, test.want) || calls != 1) {
					t.Errorf("error = %v with %d calls, want %v with 1", err, calls, test.want)
				}
			})
		}
	}
}

func TestOnlyOneRetry(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	prepare(t, c, w)
	busy := platformtest.Fault{Break: platformtest.Busy}
	w.Fail(menuPath, busy, busy, busy)
	if _, err := c.Menus(t.Context()); !errors.Is(err, platform.ErrBusy) || w.Calls(menuPath) != 2 {
		t.Errorf("Menus() error = %v after %d calls, want %v after 2", err, w.Calls(menuPath), platform.ErrBusy)
	}
}

func TestAMessageWhoseAnswerIsLostIsNotSentTwice(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.Did("alice", platformtest.Wrote)
	w.Fail(sendPath, platformtest.Fault{Break: platformtest.HalfABody})
	err := c.Send(t.Context(), "alice", platform.TextMessage{Content: "你好"})
	if !errors.Is(err, platform.ErrUnreachable) || len(w.Sent()) != 1 {
		t.Errorf("Send() error = %v with %d messages sent, want %v with 1", err, len(w.Sent()), platform.ErrUnreachable)
	}
}

func TestUsedUpQuotaIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	prepare(t, c, w)
	w.SetQuota(menuPath, 3)
	for range 3 {
		if _, err := c.Menus(t.Context()); err != nil {
			t.Fatalf("Menus() within the quota: error = %v", err)
		}
	}
	if _, err := c.Menus(t.Context()); !errors.Is(err, platform.ErrQuota) || w.Calls(menuPath) != 4 {
		t.Errorf("Menus() error = %v after %d calls, want %v after 4", err, w.Calls(menuPath), platform.ErrQuota)
	}
	w.Advance(24 * time.Hour)
	if _, err := c.Menus(t.Context()); err != nil {
		t.Errorf("Menus() the next day: error = %v", err)
	}
}

func TestSlowAnswersAreGivenUp(t *testing.T) {
	t.Parallel()
	w := start(t)
	client := func(timeout time.Duration) *platform.Client {
		o := w.options()
		o.Timeout = timeout
		return open(t, o)
	}
	patient := client(2 * time.Second)
	prepare(t, patient, w)
	slow := platformtest.Fault{Delay: time.Minute}

	w.Fail(menuPath, slow)
	if _, err := patient.Menus(t.Context()); err != nil {
		t.Errorf("Menus() after one slow answer: error = %v, want none", err)
	}
	w.Fail(tokenPath, slow, slow)
	_, err := client(30 * time.Millisecond).Menus(t.Context())
	if !errors.Is(err, platform.ErrUnreachable) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Menus() without a token: error = %v, want %v by the deadline",
			err, platform.ErrUnreachable)
	}
}

// afterCall is a transport that calls told when the answer to a call of a path was read.
type afterCall struct {
	path string
	told func()
}

func (a afterCall) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(r)
	if err == nil && r.URL.Path == a.path {
		response.Body = closing{response.Body, a.told}
	}
	return response, err
}

type closing struct {
	io.ReadCloser
	told func()
}

func (c closing) Close() error {
	defer c.told()
	return c.ReadCloser.Close()
}

// Somebody who was told that WeChat is busy and gives up does not wait for the second try.
func TestACallerWhoGivesUpIsNotMadeToWait(t *testing.T) {
	t.Parallel()
	w := start(t)
	ctx, giveUp := context.WithCancel(t.Context())
	defer giveUp()
	o := w.options()
	o.Pause = time.Hour
	o.HTTP = &http.Client{Transport: afterCall{menuPath, giveUp}}
	c := open(t, o)
	w.Fail(menuPath, platformtest.Fault{Break: platformtest.Busy})
	if _, err := c.Menus(ctx); !errors.Is(err, platform.ErrBusy) {
		t.Errorf("Menus() error = %v, want %v at once", err, platform.ErrBusy)
	}
}

// Nobody was reached, so nothing was done, and any call may be tried again.
func TestUnreachableServer(t *testing.T) {
	t.Parallel()
	dials := 0
	w := start(t)
	o := w.options()
	o.HTTP = &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			dials++
			if dials == 2 {
				return nil, &net.OpError{Op: "dial", Net: network, Err: errors.New("connection refused")}
			}
			return (&net.Dialer{}).DialContext(ctx, network, address)
		},
		DisableKeepAlives: true,
	}}
	c := open(t, o)
	menu := platform.Menu{Buttons: []platform.Button{{Type: platform.Click, Name: "a", Key: "a"}}}
	if err := c.CreateMenu(t.Context(), menu); err != nil || dials != 3 {
		t.Errorf("CreateMenu() error = %v after %d connections, want none after 3", err, dials)
	}
}

// A redirect would carry the token to another host in its Referer.
func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("somebody else was called: %s, Referer %q", r.URL.Path, r.Referer())
	}))
	t.Cleanup(elsewhere.Close)
	portal := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusFound))
	t.Cleanup(portal.Close)
	o := start(t).options()
	o.BaseURL = portal.URL
	if _, err := open(t, o).Token(t.Context()); !errors.Is(err, platform.ErrAnswer) {
		t.Errorf("Token() error = %v, want %v", err, platform.ErrAnswer)
	}
}

func TestNewReportsAllFaultsAtOnce(t *testing.T) {
	t.Parallel()
	const secret = "do-not-print-me"
	tests := map[string]struct {
		options platform.Options
		want    []string
	}{
		"nothing set": {platform.Options{}, []string{"AppID is missing", "AppSecret is missing"}},
		"addresses that are none": {
			platform.Options{AppID: "a", AppSecret: secret, BaseURL: "api.weixin.qq.com", ImageURL: "ftp://a"},
			[]string{"address of WeChat's API", "address of WeChat's QR code pictures"},
		},
		"an address with a password": {
			platform.Options{AppID: "a", AppSecret: secret, BaseURL: "https://u:" + secret + "@host"},
			[]string{"address of WeChat's API"},
		},
	}
	for name, test := range tests {
		_, err := platform.New(test.options)
		for _, want := range test.want {
			if !strings.Contains(fmt.Sprint(err), want) {
				t.Errorf("%s: New() error = %v, want it to say %q", name, err, want)
			}
		}
		if strings.Contains(fmt.Sprint(err), secret) {
			t.Errorf("%s: New() error = %v holds the secret", name, err)
		}
	}
}
