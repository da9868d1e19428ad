package page

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/limit"
	"nearby/api/link"
	"nearby/api/reply"
	"nearby/store"
)

// limits keep pages from taking from the chat what both live on: connections to the
// database, and processors.
type limits struct {
	addresses *limit.Buckets[netip.Addr]
	pages     *limit.Slots // made at once
	pictures  *limit.Slots // made at once, most of them waiting to be drawn
}

const (
	maxAddresses = 50_000 // that are counted; some 10 MB

	// A page takes a few queries and a millisecond of work: what is under way is
	// mostly waiting for the database.
	pagesEach = 2 // for each connection
	pageWait  = 500 * time.Millisecond

	// The last of those that wait for a processor to draw has waited half a second.
	picturesEach = 16 // for each processor
)

func newLimits(rate limit.Rate, s *store.Store, processors int, now func() time.Time) limits {
	return limits{
		addresses: limit.NewBuckets[netip.Addr](rate, maxAddresses, now),
		pages:     limit.NewSlots(pagesEach*s.Connections(), pageWait),
		pictures:  limit.NewSlots(picturesEach*processors, 0),
	}
}

// limited refuses what is too much of one address, and of all together.
func (l limits) limited(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if v := l.addresses.Take(address(c.RealIP())); !v.Allowed {
			c.Set(limit.Key, "address")
			return refuse(c, http.StatusTooManyRequests, v.Wait)
		}
		slots, name := l.pages, "pages"
		if strings.HasSuffix(c.Param("token"), link.PictureSuffix) {
			slots, name = l.pictures, "pictures"
		}
		if !slots.Enter() {
			c.Set(limit.Key, name)
			return refuse(c, http.StatusServiceUnavailable, time.Second)
		}
		defer slots.Leave()
		return next(c)
	}
}

// address is who counts as one: an IPv4 address, or the /64 of an IPv6 address,
// which is what one household or one server has of those.
func address(text string) netip.Addr {
	a, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Addr{} // all that have none count as one
	}
	if a = a.Unmap().WithZone(""); a.Is6() {
		a = netip.PrefixFrom(a, 64).Masked().Addr()
	}
	return a
}

// refuse says when to come again.
func refuse(c echo.Context, status int, wait time.Duration) error {
	c.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	return say(c, status, func(w *reply.PageWords) (string, string) {
		if status == http.StatusTooManyRequests {
			return w.TooFast, w.TooFastHow
		}
		return w.Busy, w.BusyHow
	})
}
