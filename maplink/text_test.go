package maplink_test

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nearby/geo"
	"nearby/maplink"
)

// shown is what a map makes of a link: where its pins are, and their texts.
type shown struct {
	at    []geo.WGS84
	texts []string
}

// open reads a link as its provider's page does: percent-decoding first, then
// the small languages inside the values, then the datum that is stated.
func open(link string) (shown, error) {
	u, err := url.Parse(link)
	if err != nil {
		return shown{}, err
	}
	q, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return shown{}, err
	}
	for key, values := range q {
		if len(values) != 1 || values[0] == "" {
			return shown{}, fmt.Errorf("%s has values %q, want one", key, values)
		}
	}
	if u.Scheme != "https" {
		return shown{}, fmt.Errorf("scheme %q", u.Scheme)
	}
	switch u.Host + u.Path {
	case "apis.map.qq.com/uri/v1/marker":
		return openTencentMarkers(q)
	case "apis.map.qq.com/uri/v1/routeplan":
		return located(q, need(q, "tocoord", "type=walk", "referer", "to"), q.Get("to"))
	case "uri.amap.com/marker", "uri.amap.com/navigation":
		return openAMap(q)
	case "api.map.baidu.com/marker":
		at := need(q, "location", "output=html", "src", "title", "content")
		return located(q, at, q.Get("title"), q.Get("content"))
	case "api.map.baidu.com/direction":
		at, name, _ := strings.Cut(need(q, "destination", "mode=walking", "output=html", "src",
			"origin=我的位置"), "|")
		return located(q, strings.TrimPrefix(at, "latlng:"), strings.TrimPrefix(name, "name:"))
	case "maps.apple.com/":
		return located(q, q.Get("ll")+q.Get("daddr"), q.Get("q"))
	case "www.google.com/maps/search/":
		return located(q, need(q, "query", "api=1"))
	case "www.google.com/maps/dir/":
		return located(q, need(q, "destination", "api=1", "travelmode=walking"))
	case "www.openstreetmap.org/":
		return located(q, q.Get("mlat")+","+q.Get("mlon"))
	case "www.openstreetmap.org/directions":
		return located(q, strings.TrimPrefix(q.Get("route"), ";"))
	default:
		return shown{}, fmt.Errorf("nobody opens %s%s", u.Host, u.Path)
	}
}

// need is the value of key, or empty if a parameter the provider requires is
// missing or another than it must be.
func need(q url.Values, key string, required ...string) string {
	for _, r := range required {
		name, value, exact := strings.Cut(r, "=")
		if got := q.Get(name); got == "" || exact && got != value {
			return ""
		}
	}
	return q.Get(key)
}

func openTencentMarkers(q url.Values) (shown, error) {
	var all shown
	for marker := range strings.SplitSeq(need(q, "marker", "referer"), "|") {
		attributes := map[string]string{}
		for pair := range strings.SplitSeq(marker, ";") {
			key, value, ok := strings.Cut(pair, ":")
			if !ok || value == "" || strings.Contains(value, ":") {
				return shown{}, fmt.Errorf("marker attribute %q", pair)
			}
			attributes[key] = value
		}
		if len(attributes) != 3 {
			return shown{}, fmt.Errorf("marker %q", marker)
		}
		one, err := located(q, attributes["coord"], attributes["title"], attributes["addr"])
		if err != nil {
			return shown{}, err
		}
		all.at, all.texts = append(all.at, one.at...), append(all.texts, one.texts...)
	}
	return all, nil
}

func openAMap(q url.Values) (shown, error) {
	points := q.Get("position") + q.Get("markers") + need(q, "to", "mode=walk")
	var all shown
	for point := range strings.SplitSeq(points, "|") {
		fields := strings.Split(point, ",")
		if len(fields) < 2 || len(fields) > 3 || !q.Has("src") {
			return shown{}, fmt.Errorf("point %q", point)
		}
		texts := append(fields[2:], q["name"]...)
		one, err := located(q, fields[1]+","+fields[0], texts...)
		if err != nil {
			return shown{}, err
		}
		all.at, all.texts = append(all.at, one.at...), append(all.texts, one.texts...)
	}
	return all, nil
}

// located reads "lat,lng" on the datum that the link states.
func located(q url.Values, latLng string, texts ...string) (shown, error) {
	first, second, _ := strings.Cut(latLng, ",")
	lat, errLat := strconv.ParseFloat(first, 64)
	lng, errLng := strconv.ParseFloat(second, 64)
	if errLat != nil || errLng != nil {
		return shown{}, fmt.Errorf("position %q", latLng)
	}
	datum := geo.DatumWGS84
	switch q.Get("coord_type") + q.Get("coordinate") {
	case "2", "gaode", "gcj02":
		datum = geo.DatumGCJ02
	}
	return shown{[]geo.WGS84{datum.WGS84(lat, lng, geo.Mainland)}, texts}, nil
}

// checkLink is what holds for every link, whatever is in the pins.
func checkLink(t interface{ Errorf(string, ...any) }, link string, pins []maplink.Pin) {
	if len(link) > 1024 {
		t.Errorf("%d bytes, want at most 1024: %s", len(link), link)
	}
	unsafe := func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("\"'<>[]+", r) }
	if i := strings.IndexFunc(link, unsafe); i >= 0 {
		t.Errorf("character %q in %s", link[i], link)
	}
	got, err := open(link)
	if err != nil {
		t.Errorf("%v in %s", err, link)
		return
	}
	if len(got.at) != len(pins) {
		t.Errorf("%d pins, want %d: %s", len(got.at), len(pins), link)
		return
	}
	for i, p := range pins {
		if off := float64(got.at[i].GreatCircle(p.At)); !(off < 0.2) {
			t.Errorf("pin %d is %.1f m off: %s", i, off, link)
		}
	}
	for _, text := range got.texts {
		if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
		}) {
			t.Errorf("text %q in %s", text, link)
		}
	}
}

func links(m maplink.Maker, pins []maplink.Pin) map[string][]maplink.Pin {
	all := map[string][]maplink.Pin{m.Place(pins[0]): pins[:1], m.Route(pins[0]): pins[:1]}
	if several, ok := m.Places(pins); ok {
		all[several] = pins[:min(len(pins), 10)]
	}
	return all
}

func TestHostileNamesStayInsideTheirLink(t *testing.T) {
	t.Parallel()
	for story, name := range map[string]string{
		"quotes and tags":            `"><script>'alert'(1)</script>`,
		"emoji, joined":              "👩‍👩‍👧‍👦🍜",
		"new lines":                  "one\ntwo\r\nthree\u2028four",
		"the end of a CDATA section": "a]]>b",
		"500 characters":             strings.Repeat("面", 500),
		"500 emoji":                  strings.Repeat("🍜", 500),
		"right to left":              "\u202Eمطعم\u202C شاورما",
		"turned round":               "shop\u202Egnp.exe",
		"broken UTF-8":               "caf\xe9 \xff\xfe bar",
		"only broken UTF-8":          "\xff\xff",
		"the separators themselves":  ";:|,;coord:0,0|1,2",
		"another parameter":          "x&coord_type=1#fragment?y=%20%zz+z",
		"nothing":                    "",
		"only spaces":                " \t　 ",
		"a zero byte":                "a\x00b",
	} {
		for p := maplink.Tencent; p <= maplink.OSM; p++ {
			for _, at := range []geo.WGS84{square.At, central.At} {
				pins := slices.Repeat([]maplink.Pin{{At: at, Name: name, Address: name}}, 12)
				for link, want := range links(maplink.Maker{Provider: p, App: name}, pins) {
					t.Run(story, func(t *testing.T) { checkLink(t, link, want) })
				}
			}
		}
	}
}

func TestAnyTextMakesAGoodLink(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringN(0, 400, -1),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		pin := rapid.Custom(func(t *rapid.T) maplink.Pin {
			return maplink.Pin{
				At: geo.WGS84{
					Lat: rapid.Float64Range(-89, 89).Draw(t, "lat"),
					Lng: rapid.Float64Range(-180, 180).Draw(t, "lng"),
				},
				Name:    text.Draw(t, "name"),
				Address: text.Draw(t, "address"),
			}
		})
		m := maplink.Maker{
			Provider: rapid.SampledFrom([]maplink.Provider{
				maplink.Tencent, maplink.AMap, maplink.Baidu,
				maplink.Apple, maplink.Google, maplink.OSM,
			}).Draw(t, "provider"),
			App: text.Draw(t, "app"),
		}
		for link, want := range links(m, rapid.SliceOfN(pin, 1, 13).Draw(t, "pins")) {
			checkLink(t, link, want)
		}
	})
}

func TestLongNamesAreCutAndShortOnesKept(t *testing.T) {
	t.Parallel()
	long := maplink.Pin{At: square.At, Name: strings.Repeat("面", 500), Address: "黄河路"}
	got, err := open(maplink.Maker{}.Place(long))
	if err != nil {
		t.Fatal(err)
	}
	if name := got.texts[0]; name != strings.Repeat("面", 40) {
		t.Errorf("got a name of %d characters, want 40", utf8.RuneCountInString(name))
	}
	if address := got.texts[1]; address != "黄河路" {
		t.Errorf("got address %q, want it whole", address)
	}
}

func TestMoreThanTenPlacesAreTheFirstTen(t *testing.T) {
	t.Parallel()
	var pins []maplink.Pin
	for i := range 14 {
		pins = append(pins, maplink.Pin{At: square.At, Name: strconv.Itoa(i)})
	}
	for _, p := range []maplink.Provider{maplink.Tencent, maplink.AMap} {
		link, _ := maplink.Maker{Provider: p}.Places(pins)
		got, err := open(link)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.at) != 10 || !slices.Contains(got.texts, "9") || slices.Contains(got.texts, "10") {
			t.Errorf("%v shows %d places, %q; want 0 to 9", p, len(got.at), got.texts)
		}
	}
}
