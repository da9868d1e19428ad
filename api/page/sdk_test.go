package page_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"nearby/api/dialogue"
	"nearby/api/page"
	"nearby/geo"
)

// inWeChat is what a phone says of itself there.
const inWeChat = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"

// handed is what a page hands to its script.
type handed struct {
	Config page.SDKConfig
	Share  struct{ Title, Desc, Link, ImgURL string }
	Places map[string]struct {
		Latitude, Longitude float64
		Name, Address       string
	}
}

func handedOver(t *testing.T, body string) (h handed) {
	t.Helper()
	m := regexp.MustCompile(`(?s)<script type="application/json" id="sdk">(.*?)</script>`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("nothing is handed to WeChat's script:\n%s", body)
	}
	if err := json.Unmarshal([]byte(m[1]), &h); err != nil {
		t.Fatal(err)
	}
	return h
}

// In WeChat a page is signed at the address that WeChat sees, its query too, and says where
// its places are on WeChat's datum and as what card it is passed on.
func TestPagesAreSignedInWeChat(t *testing.T) {
	t.Parallel()
	var signed []string
	sign := func(_ context.Context, url string) (page.SDKConfig, error) {
		signed = append(signed, url)
		return page.SDKConfig{AppID: "wx1", Timestamp: 7, Nonce: "n", Signature: "s"}, nil
	}
	s := newSiteOf(t, page.Options{Sign: sign}, rows(3)...)
	address := s.around(dialogue.Chinese, dialogue.Want{})
	seen := address + "?from=singlemessage&isappinstalled=0"
	r := s.get(t, seen, "User-Agent", inWeChat)
	h := handedOver(t, r.Body.String())
	if len(signed) != 1 || signed[0] != seen {
		t.Errorf("signed %q, want %q", signed, seen)
	}
	if want := (page.SDKConfig{AppID: "wx1", Timestamp: 7, Nonce: "n", Signature: "s"}); h.Config != want {
		t.Errorf("config %+v, want %+v", h.Config, want)
	}
	if h.Share.Link != address || h.Share.ImgURL != address+".png" || !strings.Contains(h.Share.Title, "3") || !strings.Contains(h.Share.Desc, "餐厅1号") {
		t.Errorf("the card is %+v", h.Share)
	}
	policy := r.Header().Get("Content-Security-Policy")
	if !strings.Contains(policy, "script-src https://res.wx.qq.com https://res2.wx.qq.com 'sha256-") {
		t.Errorf("policy %s", policy)
	}
	for id, to := range h.Places {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		of, err := s.store.Place(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		lat, lng := geo.DatumGCJ02.Pair(of.At, geo.Mainland)
		if math.Abs(to.Latitude-lat) > 1e-6 || math.Abs(to.Longitude-lng) > 1e-6 || to.Name != of.Name || to.Address != of.Address {
			t.Errorf("%s is at %v, want %f, %f", of.Name, to, lat, lng)
		}
	}
	if len(h.Places) != 3 {
		t.Errorf("%d places, want 3", len(h.Places))
	}
	card := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(r.Body.String()), "User-Agent", inWeChat)
	if c := handedOver(t, card.Body.String()); len(c.Places) != 3 || c.Share.Title != "餐厅1号" ||
		!strings.HasPrefix(c.Share.ImgURL, "https://near.example/n/") || !strings.Contains(card.Body.String(), `<a class="first" data-way="`) {
		t.Errorf("the card of a place hands over %+v", c)
	}
}

// Elsewhere, and where signing fails, a page is as it always was; after a failure nobody
// waits for another one for a minute.
func TestPagesAreWholeWithoutASignature(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	sign := func(context.Context, string) (page.SDKConfig, error) {
		asked.Add(1)
		return page.SDKConfig{}, errors.New("WeChat does not answer")
	}
	s := newSiteOf(t, page.Options{Sign: sign}, rows(3)...)
	address := s.around(dialogue.Chinese, dialogue.Want{})
	for _, agent := range []string{"Mozilla/5.0", inWeChat, inWeChat} {
		r := s.get(t, address, "User-Agent", agent)
		all := r.Body.String() + r.Header().Get("Content-Security-Policy")
		if r.Code != http.StatusOK || strings.Contains(all, "wx.qq.com") || !strings.Contains(all, "餐厅3号") {
			t.Errorf("%s: %d, with WeChat's script, or not whole", agent, r.Code)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("asked for %d signatures, want 1", n)
	}
}
