package link_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/geo"
	"nearby/seal"
)

const secret = "0123456789abcdef0123456789abcdef"

var (
	now  = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	list = dialogue.List{
		At:   geo.WGS84{Lat: 31.2347264, Lng: -121.4706182},
		Want: dialogue.Want{Category: "restaurant", Word: "火锅", Radius: 500, Similar: true, OpenNow: true},
		Page: 2, Skip: []int{6, 130},
	}
)

// A page shows what the answer did: every part of the wish is in its link.
func TestALinkHoldsEveryPartOfAWish(t *testing.T) {
	t.Parallel()
	m := maker(t, secret, "", now)
	detailed := list
	detailed.Want = dialogue.Want{
		Category: "restaurant", Kind: "hotpot", Said: "火锅", Near: "静安寺", Radius: 500, OpenAt: dialogue.At(20, 0),
		PriceMax: 100, RatingMin: 4.5, Order: dialogue.ByRating,
	}
	page, _ := m.List(dialogue.Chinese, detailed)
	if diff := cmp.Diff(detailed, open(t, m, page).List); diff != "" {
		t.Errorf("the list differs (-want +got):\n%s", diff)
	}
}

func TestALinkOpensToWhatItWasMadeFor(t *testing.T) {
	t.Parallel()
	m := maker(t, secret, "", now)
	page, picture := m.List(dialogue.English, list)
	if diff := cmp.Diff(link.Target{In: dialogue.English, List: list, Expires: now.Add(link.Life)}, open(t, m, page)); diff != "" {
		t.Errorf("Open() differs (-want +got):\n%s", diff)
	}
	if picture != page+".png" || !strings.HasPrefix(page, "https://near.example/n/") {
		t.Errorf("List() = %s, %s, want the page and its picture", page, picture)
	}
	place, _ := m.Place(dialogue.Chinese, 4711)
	if diff := cmp.Diff(link.Target{ID: 4711}, open(t, m, place)); diff != "" {
		t.Errorf("Open() differs (-want +got):\n%s", diff)
	}
}

// A place is for good: a link that was passed on leads there next year, too.
func TestALinkToAPlaceDoesNotExpire(t *testing.T) {
	t.Parallel()
	page, _ := maker(t, secret, "", now).Until(now.Add(time.Hour)).Place(dialogue.English, 4711)
	got := open(t, maker(t, secret, "", now.AddDate(1, 0, 0)), page)
	if want := (link.Target{In: dialogue.English, ID: 4711}); !cmp.Equal(got, want) {
		t.Errorf("a year later it leads to %+v, want %+v", got, want)
	}
}

// From page to page of a list a link tells where those before began, and that of an
// answer in the chat does not: there numbers begin anew.
func TestALinkOnwardHoldsTheWayBack(t *testing.T) {
	t.Parallel()
	m := maker(t, secret, "", now)
	turned := list
	turned.Starts = [][]int{nil, {10, 10}}
	onward, _ := m.Onward(dialogue.English, turned)
	if diff := cmp.Diff(turned, open(t, m, onward).List); diff != "" {
		t.Errorf("the list differs (-want +got):\n%s", diff)
	}
	plain, _ := m.List(dialogue.English, turned)
	if diff := cmp.Diff(list, open(t, m, plain).List); diff != "" {
		t.Errorf("the list of the chat differs (-want +got):\n%s", diff)
	}
	for range 1000 {
		turned.Starts = append(turned.Starts, []int{100, 100})
	}
	if onward, _ = m.Onward(dialogue.English, turned); open(t, m, onward).List.Starts != nil || len(onward) > 1024 {
		t.Errorf("the link of a very long list has %d letters", len(onward))
	}
}

// A page's links live no longer than the page.
func TestLinksOfAPageExpireWithIt(t *testing.T) {
	t.Parallel()
	end := now.Add(time.Hour)
	page, _ := maker(t, secret, "", now).Until(end).List(dialogue.Chinese, list)
	if got := open(t, maker(t, secret, "", now), page).Expires; !got.Equal(end) {
		t.Errorf("the link expires %v, want %v", got, end)
	}
}

// WeChat's longest address is 1,024 bytes, and people look at these.
func TestLinksAreShort(t *testing.T) {
	t.Parallel()
	m := maker(t, secret, "", now)
	plain, _ := m.List(dialogue.Chinese, dialogue.List{At: list.At})
	longest := list
	longest.Want.Word = strings.Repeat("锅", 30)
	long, _ := m.List(dialogue.Chinese, longest)
	if len(plain) > 100 || len(long) > 300 {
		t.Errorf("links of %d and %d bytes, want at most 100 and 300", len(plain), len(long))
	}
}

func TestTokensThatDoNotOpen(t *testing.T) {
	t.Parallel()
	page, _ := maker(t, secret, "", now).List(dialogue.Chinese, list)
	token := page[strings.LastIndex(page, "/")+1:]
	flipped := []byte(token)
	flipped[20] ^= 1
	tests := map[string]struct {
		token string
		at    time.Time
		want  error
	}{
		"a day old":        {token, now.Add(link.Life), link.ErrExpired},
		"a changed letter": {string(flipped), now, link.ErrBroken},
		"half of it":       {token[:len(token)/2], now, link.ErrBroken},
		"nothing":          {"", now, link.ErrBroken},
		"not base64":       {"人民广场", now, link.ErrBroken},
		"far too long":     {strings.Repeat("A", 1<<20), now, link.ErrBroken},
	}
	for name, test := range tests {
		if _, err := maker(t, secret, "", test.at).Open(test.token); !errors.Is(err, test.want) {
			t.Errorf("%s: Open() error = %v, want %v", name, err, test.want)
		}
	}
	if _, err := maker(t, secret+"x", "", now).Open(token); !errors.Is(err, link.ErrBroken) {
		t.Errorf("another secret: Open() error = %v, want ErrBroken", err)
	}
	if _, err := maker(t, secret+"x", secret, now).Open(token); err != nil {
		t.Errorf("while the secret is changed: Open() error = %v", err)
	}
}

func maker(t *testing.T, secret, previous string, at time.Time) *link.Maker {
	t.Helper()
	m, err := link.New("https://near.example/", seal.New(secret, previous), func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func open(t *testing.T, m *link.Maker, address string) link.Target {
	t.Helper()
	target, err := m.Open(address[strings.LastIndex(address, "/")+1:])
	if err != nil {
		t.Fatalf("Open(%s) error = %v", address, err)
	}
	return target
}
