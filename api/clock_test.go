package api_test

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nearby/api"
	"nearby/geo"
	"nearby/seal"
	"nearby/store/storetest"
	"nearby/wechat"
)

// A clock that jumps refuses what was signed by another time, and breaks neither
// conversations nor kept answers.
func TestAClockThatJumps(t *testing.T) {
	t.Parallel()
	const token = "clock"
	callback, err := wechat.New(wechat.Options{Token: token, MaxSkew: 5 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	var jumped atomic.Int64 // the menu is refreshed in the background, by the clock
	clock := func() time.Time { return begin.Add(time.Duration(jumped.Load())) }
	handler, err := api.New(api.Options{
		Callback: callback, Store: storetest.Open(t), Log: slog.New(slog.DiscardHandler),
		Secret: seal.New("0123456789abcdef0123456789abcdef", ""), PublicURL: "http://near.example",
		Now: clock, LocationDatum: geo.DatumWGS84, Radii: []geo.Metres{1000},
		MessageArticles: 1, EventArticles: 8,
	})
	if err != nil {
		t.Fatal(err)
	}
	send := func(signed time.Time, id int, elements string) (int, string) {
		timestamp, nonce := strconv.FormatInt(signed.Unix(), 10), rand.Text()
		query := url.Values{
			"timestamp": {timestamp}, "nonce": {nonce}, "signature": {wechat.Sign(token, timestamp, nonce)},
		}
		body := fmt.Sprintf("<xml><ToUserName>gh_clock</ToUserName><FromUserName>oClock</FromUserName>"+
			"<CreateTime>%s</CreateTime>%s<MsgId>%d</MsgId></xml>", timestamp, elements, id)
		response := httptest.NewRecorder()
		handler.ServeHTTP(response, httptest.NewRequest(http.MethodPost, "/wechat?"+query.Encode(), strings.NewReader(body)))
		return response.Code, response.Body.String()
	}
	location := "<MsgType>location</MsgType><Location_X>31.2</Location_X><Location_Y>121.4</Location_Y><Scale>16</Scale>"
	food := "<MsgType>text</MsgType><Content>餐厅</Content>"

	id := 0
	for _, jump := range []time.Duration{
		0, 4 * time.Minute, -8 * time.Minute, 4 * time.Minute, time.Hour, -2 * time.Hour, time.Hour,
	} {
		jumped.Add(int64(jump))
		now := clock()
		for _, off := range []time.Duration{-time.Hour, time.Hour} {
			if code, body := send(now.Add(off), 1, location); code != http.StatusForbidden {
				t.Errorf("after %s, signed %s off: %d %q, want 403", jump, off, code, body)
			}
		}
		id++
		code, first := send(now, id, location)
		if code != http.StatusOK || !strings.Contains(first, "1 公里") {
			t.Fatalf("after %s, a location: %d %q, want what is within 1 km", jump, code, first)
		}
		if _, again := send(now, id, location); again != first {
			t.Errorf("after %s, delivered again: %q, want %q", jump, again, first)
		}
		id++
		if _, got := send(now, id, food); !strings.Contains(got, "1 公里") {
			t.Errorf("after %s, a category: %q, want what is within 1 km", jump, got)
		}
	}
}
