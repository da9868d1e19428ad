package simulator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api"
	"nearby/api/simulator"
	"nearby/geo"
	"nearby/place"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
)

const (
	somebody  = "simulator_0123456789abcdefghij"
	publicURL = "https://near.example"
)

// The people's square in Shanghai on each datum, to a tenth of a metre.
var square = map[string][2]float64{
	"wgs84": {31.234726, 121.470618},
	"gcj02": {31.232794, 121.475152},
}

var plain = wechat.Options{Token: "simulatortoken"}

// phone is a server with the simulator on, as the page sees it.
type phone struct {
	handler http.Handler
	store   *store.Store
}

// newPhone has a restaurant and a stop at the square, and a stop far off.
func newPhone(t *testing.T, account wechat.Options) phone {
	t.Helper()
	o := served(t, account)
	o.Simulate = &account
	handler, err := api.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return phone{handler, o.Store}
}

// served are the options of a server over a few places, without a simulator.
func served(t *testing.T, account wechat.Options) api.Options {
	t.Helper()
	callback, err := wechat.New(account)
	if err != nil {
		t.Fatal(err)
	}
	return api.Options{
		Callback: callback, Store: loaded(t), PublicURL: publicURL,
		Secret:        seal.New("0123456789abcdef0123456789abcdef", ""),
		Log:           slog.New(slog.DiscardHandler),
		LocationDatum: geo.DatumGCJ02, ReportDatum: geo.DatumWGS84,
		Radii: []geo.Metres{1000, 10_000}, MessageArticles: 1, EventArticles: 8,
	}
}

func loaded(t *testing.T) *store.Store {
	t.Helper()
	places := []place.Place{
		{ExternalID: "1", Category: "restaurant", Name: "大壶春", Address: "云南南路89号", At: geo.WGS84{Lat: 31.2330, Lng: 121.4735}},
		{ExternalID: "2", Category: "transit", Name: "人民广场", Lines: "1号线;2号线", At: geo.WGS84{Lat: 31.2347, Lng: 121.4706}},
		{ExternalID: "3", Category: "transit", Name: "天安门东", Lines: "1号线", At: geo.WGS84{Lat: 39.9077, Lng: 116.4012}},
	}
	next := func() (place.Place, error) {
		if len(places) == 0 {
			return place.Place{}, io.EOF
		}
		p := places[0]
		places = places[1:]
		return p, nil
	}
	s := storetest.Open(t)
	if _, err := s.Load(t.Context(), store.Load{Source: "test", Next: next}); err != nil {
		t.Fatal(err)
	}
	return s
}

// answering is a phone whose server answers every message with this. Its clock
// goes on by pause each time it is looked at.
func answering(t *testing.T, status int, body string, pause time.Duration) phone {
	t.Helper()
	e := echo.New()
	e.POST("/wechat", func(c echo.Context) error { return c.String(status, body) })
	now := time.Now()
	err := simulator.Register(e, simulator.Options{
		Callback: plain, PublicURL: publicURL + "/", CallbackPath: "/wechat", LocationDatum: geo.DatumGCJ02, ReportDatum: geo.DatumWGS84,
		Understood: func(context.Context, wechat.Message) any { return nil },
		Remembered: func(context.Context, string) any { return nil },
		Log:        slog.New(slog.DiscardHandler),
		Now:        func() time.Time { now = now.Add(pause); return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	return phone{handler: e}
}

// exchange is what the page is told, as far as tests look at it.
type exchange struct {
	Understood map[string]any
	Draft      map[string]any
	Event      bool
	Command    string
	Point      *struct {
		Given, WGS84, Sent struct {
			Datum    string
			Lat, Lng float64
		}
		Moved float64
	}
	Sent, Answer struct{ XML, Sealed string }
	Status       int
	Took         float64
	Digest       string
	Bytes        int
	Shown        shown
	Remembered   map[string]any
}

type shown struct {
	Kind     string
	Text     []span
	Articles []struct {
		Title, Description, Picture, Elsewhere, URL, Path string
		Struck                                            bool
	}
	Music  *struct{ Title, URL, Path string }
	Faults []string
}

type span struct{ Text, URL, Path, Words, MenuID, Phone string }

// post sends a draft as the page does, with further headers, name and value.
func (p phone) post(t *testing.T, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "http://near.example/simulator/send", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Origin", "http://near.example")
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response := httptest.NewRecorder()
	p.handler.ServeHTTP(response, request)
	return response
}

// send sends a draft of somebody and reads the exchange.
func (p phone) send(t *testing.T, fields string) exchange {
	t.Helper()
	return p.sendAll(t, fmt.Sprintf(`{"user":%q,%s}`, somebody, fields))
}

func (p phone) sendAll(t *testing.T, draft string) exchange {
	t.Helper()
	response := p.post(t, draft)
	var x exchange
	if err := json.Unmarshal(response.Body.Bytes(), &x); response.Code != http.StatusOK || err != nil {
		t.Fatalf("send %s: %d %q, %v", draft, response.Code, response.Body, err)
	}
	return x
}

func (p phone) get(t *testing.T, path string) *httptest.ResponseRecorder {
	t.Helper()
	response := httptest.NewRecorder()
	p.handler.ServeHTTP(response, httptest.NewRequest(http.MethodGet, publicURL+path, nil))
	return response
}
