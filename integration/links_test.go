package integration_test

import (
	"html"
	"math"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/store/storetest"
)

// As a text, each place is a link to the map. What counts is where the map opens:
// the coordinates of each link are read back on the datum that the link states.
func TestEveryProvidersLinkOpensAtThePlace(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t)).with("NEARBY_REPLY=text")
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	places := map[string]geo.WGS84{}
	for _, around := range [][]string{{squareLat, squareLng}, {"1.2804", "103.8448"}} {
		for _, f := range p.search(t, "--lat", around[0], "--lng", around[1]) {
			places[f.Name] = geo.WGS84{Lat: f.Lat, Lng: f.Lng}
		}
	}

	for provider, where := range openedAt {
		t.Run(provider, func(t *testing.T) {
			t.Parallel()
			s := p.with("NEARBY_MAP=" + provider).serve(t)
			opened := 0
			for _, body := range []string{location(squareX, squareY), location("1.2804", "103.8448")} {
				r := s.say(t, body)
				if r.MsgType != "text" || len(r.Content) > 2000 {
					t.Fatalf("answered %+v, want a text of at most 2000 bytes", r)
				}
				for name, address := range links(t, r.Content) {
					at, want := where(t, address), places[name]
					if off := metres(at, want); off > 1 {
						t.Errorf("%s opens %.1f m from %s: %s", provider, off, name, address)
					}
					opened++
				}
			}
			if opened != len(places) {
				t.Errorf("%d links, want one for each of %v", opened, places)
			}
		})
	}
}

// openedAt reads where a link opens the map of each provider, by the provider's
// own documentation: which parameter, which order, which datum.
var openedAt = map[string]func(t *testing.T, link *url.URL) geo.WGS84{
	"tencent": func(t *testing.T, link *url.URL) geo.WGS84 {
		t.Helper()
		marker, _, _ := strings.Cut(strings.TrimPrefix(link.Query().Get("marker"), "coord:"), ";")
		lat, lng := pair(t, marker)
		return stated(t, link.Query().Get("coord_type"), lat, lng)
	},
	"amap": func(t *testing.T, link *url.URL) geo.WGS84 {
		t.Helper()
		lng, lat := pair(t, link.Query().Get("position"))
		return stated(t, link.Query().Get("coordinate"), lat, lng)
	},
	"baidu": func(t *testing.T, link *url.URL) geo.WGS84 {
		t.Helper()
		lat, lng := pair(t, link.Query().Get("location"))
		return stated(t, link.Query().Get("coord_type"), lat, lng)
	},
	"apple": func(t *testing.T, link *url.URL) geo.WGS84 {
		t.Helper()
		lat, lng := pair(t, link.Query().Get("ll"))
		return geo.WGS84{Lat: lat, Lng: lng}
	},
	"google": func(t *testing.T, link *url.URL) geo.WGS84 {
		t.Helper()
		lat, lng := pair(t, link.Query().Get("query"))
		return geo.WGS84{Lat: lat, Lng: lng}
	},
	"osm": func(t *testing.T, link *url.URL) geo.WGS84 {
		t.Helper()
		lat, lng := pair(t, link.Query().Get("mlat")+","+link.Query().Get("mlon"))
		return geo.WGS84{Lat: lat, Lng: lng}
	},
}

// stated reads a point on the datum that a link names. Where a map is not
// shifted, GCJ-02 is WGS-84.
func stated(t *testing.T, datum string, lat, lng float64) geo.WGS84 {
	t.Helper()
	switch datum {
	case "2", "gaode", "gcj02":
		return geo.GCJ02{Lat: lat, Lng: lng}.WGS84(geo.Mainland)
	case "1", "wgs84":
		return geo.WGS84{Lat: lat, Lng: lng}
	}
	t.Fatalf("the link does not state a datum, but %q", datum)
	return geo.WGS84{}
}

func pair(t *testing.T, text string) (first, second float64) {
	t.Helper()
	one, other, found := strings.Cut(text, ",")
	if !found {
		t.Fatalf("no pair of coordinates in %q", text)
	}
	return degrees(t, one), degrees(t, other)
}

var anchor = regexp.MustCompile(`<a href="([^"]+)">([^<]+)</a>`)

// links are the links of a text by what they are written on.
func links(t *testing.T, content string) map[string]*url.URL {
	t.Helper()
	all := map[string]*url.URL{}
	for _, found := range anchor.FindAllStringSubmatch(content, -1) {
		address, err := url.Parse(html.UnescapeString(found[1]))
		if err != nil {
			t.Fatalf("link on %s: %v", found[2], err)
		}
		all[html.UnescapeString(found[2])] = address
	}
	return all
}

// metres is good to a few parts in a thousand over short distances.
func metres(a, b geo.WGS84) float64 {
	const aDegree = 111_195
	north := (b.Lat - a.Lat) * aDegree
	east := (b.Lng - a.Lng) * aDegree * math.Cos(a.Lat*math.Pi/180)
	return math.Hypot(north, east)
}
