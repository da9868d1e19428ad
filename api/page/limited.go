package page

import (
	"context"
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
	"nearby/bulkhead"
	"nearby/store"
)

// limits keep pages from taking from the chat what both live on: connections to the
// database, and processors.
type limits struct {
	addresses *limit.Buckets[netip.Addr]
	accounts  *limit.Accounts[netip.Addr] // of searches
	pages     *limit.Slots                // made at once
	pictures  *limit.Slots                // made at once, most of them waiting to be drawn
	photos    *limit.Slots                // asked for at once, most of them in memory
}

const (
	maxAddresses = 50_000 // that are counted; some 10 MB

	// A page takes a few queries and a millisecond of work: what is under way is
	// mostly waiting for the database.
	pagesEach = 2 // for each connection
	pageWait  = 500 * time.Millisecond

	// The last of those that wait for a processor to draw has waited half a second.
	picturesEach = 16 // for each processor

	// Pictures that are not in memory are waited for, up to a page's budget.
	photosAtOnce = 256
)

// addressBudget is how long the database may search for an address: what a few lists of
// a word take in a city of a hundred thousand places. Pages come after the chat.
var addressBudget = bulkhead.Budget{Burst: 5 * time.Second, Share: 0.25}

func newLimits(rate limit.Rate, s *store.Store, processors int, now func() time.Time) limits {
	return limits{
		addresses: limit.NewBuckets[netip.Addr](rate, maxAddresses, now),
		accounts:  limit.NewAccounts[netip.Addr](addressBudget, maxAddresses, now, bulkhead.NewAccountAfter),
		pages:     limit.NewSlots(pagesEach*s.Connections(), pageWait),
		pictures:  limit.NewSlots(picturesEach*processors, 0),
		photos:    limit.NewSlots(photosAtOnce, 0),
	}
}

// limited refuses what is too much of one address, and of all together.
func (l limits) limited(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		from := address(c.RealIP())
		if v := l.addresses.Take(from); !v.Allowed {
			c.Set(limit.Key, "address")
			return refuse(c, http.StatusTooManyRequests, v.Wait)
		}
		slots, name := l.slotsFor(c)
		if !slots.Enter() {
			c.Set(limit.Key, name)
			return refuse(c, http.StatusServiceUnavailable, time.Second)
		}
		defer slots.Leave()
		return l.onAccount(c, from, next)
	}
}

// slotsFor are those of a page, of a drawn picture or of a photo.
func (l limits) slotsFor(c echo.Context) (*limit.Slots, string) {
	switch {
	case strings.HasPrefix(c.Path(), photoPath):
		return l.photos, "photos"
	case strings.HasSuffix(c.Param("token"), link.PictureSuffix):
		return l.pictures, "pictures"
	}
	return l.pages, "pages"
}

// onAccount makes a page on the account of an address, and refuses one whose searches
// are too much. A search goes on when its reader hangs up: the database would not hear of
// it, and a connection would be lost.
func (l limits) onAccount(c echo.Context, from netip.Addr, next echo.HandlerFunc) error {
	ctx, account := l.accounts.On(context.WithoutCancel(c.Request().Context()), from)
	c.SetRequest(c.Request().WithContext(ctx))
	err := next(c)
	over := limit.Of(err)
	if over == "" || c.Response().Committed {
		return err
	}
	c.Set(limit.Key, over)
	if over == limit.Budget {
		return refuse(c, http.StatusTooManyRequests, max(time.Second, account.Wait()))
	}
	return refuse(c, http.StatusServiceUnavailable, time.Second)
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
