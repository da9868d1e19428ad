package geo

import (
	"fmt"
	"strings"
)

// Provider is a map service that a link can open.
type Provider uint8

// The providers. Tencent comes first because it is the map that WeChat shows.
const (
	Tencent Provider = iota
	AMap
	Baidu
	Apple
	Google
	OSM
)

// ParseProvider reads "tencent", "amap", "baidu", "apple", "google" or "osm",
// in any case.
func ParseProvider(s string) (Provider, error) {
	for p := Tencent; p <= OSM; p++ {
		if strings.EqualFold(s, p.String()) {
			return p, nil
		}
	}
	return 0, fmt.Errorf(
		"unknown map provider %q: want tencent, amap, baidu, apple, google or osm", s)
}

// String is the name that ParseProvider reads.
func (p Provider) String() string {
	switch p {
	case Tencent:
		return "tencent"
	case AMap:
		return "amap"
	case Baidu:
		return "baidu"
	case Apple:
		return "apple"
	case Google:
		return "google"
	case OSM:
		return "osm"
	default:
		return fmt.Sprintf("Provider(%d)", uint8(p))
	}
}

// Pin is a place as a map shows it. Name and address may hold anything; a link
// carries them cleaned and, where they are long, cut.
type Pin struct {
	At      WGS84 // must be valid
	Name    string
	Address string
}

// Maps makes links that open a map, all of them https, plain ASCII and at most
// 1024 bytes, WeChat's limit in a menu (for messages it publishes none).
//
// Where Region shifts, Tencent, AMap and Baidu get GCJ-02 and are told so.
// Elsewhere they get WGS-84 and are told that, so that each shifts by its own
// rule: some of them do in Hong Kong and Macau. Apple, Google and OpenStreetMap
// always get WGS-84.
//
// No link holds the position of a person: a route starts wherever the phone is.
type Maps struct {
	Provider Provider
	Region   Region
	App      string // who is asking, which the Chinese providers require; "nearby" if empty
}

// Place is a link to the place on the map. Google has no room for the name.
func (m Maps) Place(p Pin) string {
	return fit([]Pin{p}, func(pins []Pin) string { return m.place(pins[0]) })
}

// Route is a link to the way there on foot.
//
// Baidu insists on an origin; the bare words 我的位置 ("my position") make its
// page and app ask the phone. Tencent and AMap do so on phones when the origin
// is left out; on a computer they leave it to be typed.
func (m Maps) Route(p Pin) string {
	return fit([]Pin{p}, func(pins []Pin) string { return m.route(pins[0]) })
}

// maxPins is what AMap allows in one link; Tencent names no limit.
const maxPins = 10

// Places is one link that shows several places: the first ten, in the order
// given. Only Tencent (on phones; a computer shows the first place) and AMap
// have such a link. It is false for the other providers and without pins.
func (m Maps) Places(pins []Pin) (string, bool) {
	if len(pins) == 0 || (m.Provider != Tencent && m.Provider != AMap) {
		return "", false
	}
	return fit(pins[:min(len(pins), maxPins)], m.places), true
}

func (m Maps) place(p Pin) string {
	switch m.Provider {
	case AMap:
		return m.amapPlace(p)
	case Baidu:
		return m.baiduPlace(p)
	case Apple:
		return applePlace(p)
	case Google:
		return googlePlace(p)
	case OSM:
		return osmPlace(p)
	default:
		return m.tencentPlaces([]Pin{p})
	}
}

func (m Maps) route(p Pin) string {
	switch m.Provider {
	case AMap:
		return m.amapRoute(p)
	case Baidu:
		return m.baiduRoute(p)
	case Apple:
		return appleRoute(p)
	case Google:
		return googleRoute(p)
	case OSM:
		return osmRoute(p)
	default:
		return m.tencentRoute(p)
	}
}

func (m Maps) places(pins []Pin) string {
	if m.Provider == AMap {
		return m.amapPlaces(pins)
	}
	return m.tencentPlaces(pins)
}
