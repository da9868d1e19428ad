package page

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/limit"
	"nearby/geo"
	"nearby/picture"
	"nearby/store"
)

// lobby is the way to pages, of which this test makes the pages itself.
type lobby struct {
	limits
	at      time.Time
	handler *echo.Echo
	full    int // pages that are made at once
}

func newLobby(t *testing.T, rate limit.Rate, page echo.HandlerFunc) *lobby {
	t.Helper()
	s, err := store.Open("postgres://nobody@127.0.0.1:1/none?pool_max_conns=1")
	if err != nil {
		t.Fatal(err)
	}
	l := &lobby{at: time.Now(), handler: echo.New(), full: pagesEach * s.Connections()}
	l.limits = newLimits(rate, s, 1, func() time.Time { return l.at })
	l.handler.GET("/n/:token", page, l.limited)
	return l
}

func (l *lobby) get(path, from string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr = from
	response := httptest.NewRecorder()
	l.handler.ServeHTTP(response, r)
	return response
}

func fine(c echo.Context) error { return c.String(http.StatusOK, "fine") }

// refused tells whether a response says in both languages to come again, and when.
func refused(t *testing.T, r *httptest.ResponseRecorder, status int, after string, words ...string) {
	t.Helper()
	if r.Code != status || r.Header().Get("Retry-After") != after {
		t.Fatalf("answered %d, to come again after %q, want %d, %q", r.Code, r.Header().Get("Retry-After"), status, after)
	}
	for _, want := range words {
		if !strings.Contains(r.Body.String(), want) {
			t.Errorf("the page does not say %q:\n%s", want, r.Body)
		}
	}
}

func TestAnAddressThatAsksForTooMuchIsToldWhenToComeAgain(t *testing.T) {
	t.Parallel()
	l := newLobby(t, limit.Rate{Burst: 3, Every: 1500 * time.Millisecond}, fine)
	const flood, other = "203.0.113.7:1", "203.0.113.8:1"
	for range 3 {
		if got := l.get("/n/a", flood); got.Code != http.StatusOK {
			t.Fatalf("within the limit: %d", got.Code)
		}
	}
	for range 100 {
		refused(t, l.get("/n/a.png", flood), http.StatusTooManyRequests, "2", "打开得有点快", "A little too fast")
	}
	if got := l.get("/n/a", other); got.Code != http.StatusOK {
		t.Errorf("another address: %d, want 200", got.Code)
	}
	l.at = l.at.Add(2 * time.Second)
	if got := l.get("/n/a", flood); got.Code != http.StatusOK {
		t.Errorf("when it was told to: %d, want 200", got.Code)
	}
}

func TestWhoCountsAsOneAddress(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		a, b string
		same bool
	}{
		"ports":                     {"203.0.113.7", "203.0.113.7", true},
		"neighbours":                {"203.0.113.7", "203.0.113.8", false},
		"one household of IPv6":     {"2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true},
		"two households":            {"2001:db8:0:1::1", "2001:db8:0:2::1", false},
		"IPv4 written as IPv6":      {"203.0.113.7", "::ffff:203.0.113.7", true},
		"neighbours written so":     {"::ffff:203.0.113.7", "::ffff:203.0.113.8", false},
		"the zone does not matter":  {"fe80::1%eth0", "fe80::2%eth1", true},
		"those that have none":      {"", "@", true},
		"none is not just anything": {"", "0.0.0.0", false},
	}
	for name, test := range tests {
		if got := address(test.a) == address(test.b); got != test.same {
			t.Errorf("%s: %s and %s count as one: %v, want %v", name, test.a, test.b, got, test.same)
		}
	}
}

// A crowd that wants pictures is bounded, and keeps nobody from the pages.
func TestMorePicturesThanCanBeDrawnAreRefusedAndPagesAreNot(t *testing.T) {
	t.Parallel()
	drawing, done := make(chan struct{}), make(chan struct{})
	l := newLobby(t, limit.Rate{}, func(c echo.Context) error {
		if strings.HasSuffix(c.Param("token"), ".png") {
			drawing <- struct{}{}
			<-done
		}
		return fine(c)
	})
	var crowd sync.WaitGroup
	for range picturesEach {
		crowd.Go(func() {
			if got := l.get("/n/a.png", "203.0.113.7:1"); got.Code != http.StatusOK {
				t.Errorf("a picture that was let in: %d", got.Code)
			}
		})
		<-drawing
	}
	refused(t, l.get("/n/a.png", "203.0.113.7:1"), http.StatusServiceUnavailable, "1", "现在人有点多", "Very busy")
	if got := l.get("/n/a", "203.0.113.7:1"); got.Code != http.StatusOK {
		t.Errorf("a page meanwhile: %d, want 200", got.Code)
	}
	close(done)
	crowd.Wait()
}

func TestMorePagesThanTheDatabaseCanServeAreRefused(t *testing.T) {
	t.Parallel()
	making, done := make(chan struct{}), make(chan struct{})
	l := newLobby(t, limit.Rate{}, func(c echo.Context) error {
		making <- struct{}{}
		<-done
		return fine(c)
	})
	var crowd sync.WaitGroup
	for range l.full {
		crowd.Go(func() { l.get("/n/a", "203.0.113.7:1") })
		<-making
	}
	refused(t, l.get("/n/a", "203.0.113.8:1"), http.StatusServiceUnavailable, "1")
	close(done)
	crowd.Wait()
}

// However many ask for a picture, it is drawn once, and never more at a time than
// there are processors.
func TestAPictureIsDrawnOnce(t *testing.T) {
	t.Parallel()
	var drawn, at, most atomic.Int64
	p := newPictures()
	p.draw = func(m picture.Map) ([]byte, error) {
		drawn.Add(1)
		now := at.Add(1)
		defer at.Add(-1)
		for before := most.Load(); now > before && !most.CompareAndSwap(before, now); before = most.Load() {
		}
		return m.PNG()
	}
	const kinds, each = 8, 25
	var crowd sync.WaitGroup
	for i := range kinds * each {
		crowd.Go(func() {
			m := forList
			m.Centre, m.Width = geo.WGS84{Lat: 31.23, Lng: 121.47}, m.Width-i%kinds
			from := fmt.Sprint(i)
			if _, ok := p.again(from); ok {
				t.Error("a picture that nobody asked for there is known at an address")
			}
			if png, err := p.of(t.Context(), m, from); err != nil || len(png) == 0 {
				t.Errorf("a picture of %d bytes, %v", len(png), err)
			} else if again, ok := p.again(from); !ok || !bytes.Equal(again, png) {
				t.Errorf("once more at its address: %d bytes, %t", len(again), ok)
			}
		})
	}
	crowd.Wait()
	if drawn.Load() != kinds || most.Load() > int64(cap(p.slots)) {
		t.Errorf("%d pictures were drawn %d times, %d at a time, want once each, %d at a time",
			kinds, drawn.Load(), most.Load(), cap(p.slots))
	}
}
