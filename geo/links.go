package geo

import (
	"cmp"
	"slices"
	"strings"
)

// One function per form of link. Each names the page it was taken from; the
// pages also fix the order of latitude and longitude, which differs.

// nameless stands in where a provider requires a name and there is none.
const nameless = "·"

// chinese gives the pins on the one datum that a link to a Chinese provider can
// state: GCJ-02 if the region shifts them all, else WGS-84 for all.
func (m Maps) chinese(pins ...Pin) (pairs []pair, shifted bool) {
	shifted = !slices.ContainsFunc(pins, func(p Pin) bool { return !m.Region.Shifts(p.At) })
	for _, p := range pins {
		if shifted {
			pairs = append(pairs, pair(p.At.GCJ02(m.Region)))
		} else {
			pairs = append(pairs, pair(p.At))
		}
	}
	return pairs, shifted
}

// app is the caller's name, cut so that it cannot crowd out the rest.
func (m Maps) app() string {
	const room = 90
	return cmp.Or(cut(clean(m.App), room), "nearby")
}

// tencentPlaces: lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker. Its marker is a
// small language of its own: key:value;key:value, and | between the markers.
func (m Maps) tencentPlaces(pins []Pin) string {
	pairs, shifted := m.chinese(pins...)
	markers := make([]string, len(pins))
	for i, p := range pins {
		title := cmp.Or(p.Name, nameless)
		markers[i] = "coord:" + pairs[i].latLng() + ";title:" + title +
			";addr:" + cmp.Or(p.Address, title)
	}
	return m.tencent("marker", shifted, param{"marker", strings.Join(markers, "|")})
}

// tencentRoute: lbs.qq.com/webApi/uriV1/uriGuide/uriWebRoute.
func (m Maps) tencentRoute(p Pin) string {
	pairs, shifted := m.chinese(p)
	return m.tencent("routeplan", shifted,
		param{"type", "walk"},
		param{"to", cmp.Or(p.Name, nameless)},
		param{"tocoord", pairs[0].latLng()})
}

// tencent adds what all its links end with.
func (m Maps) tencent(form string, shifted bool, own ...param) string {
	datum := "1" // GPS
	if shifted {
		datum = "2" // Tencent's own, which is GCJ-02
	}
	return link("https://apis.map.qq.com/uri/v1/"+form, slices.Concat(own, []param{
		{"coord_type", datum}, {"referer", m.app()},
	})...)
}

// amapPlace: lbs.amap.com/api/uri-api/guide/mobile-web/point.
func (m Maps) amapPlace(p Pin) string {
	pairs, shifted := m.chinese(p)
	return m.amap("marker", shifted,
		param{"position", pairs[0].lngLat()}, param{"name", p.Name})
}

// amapPlaces: lbs.amap.com/api/uri-api/guide/mobile-web/points.
func (m Maps) amapPlaces(pins []Pin) string {
	pairs, shifted := m.chinese(pins...)
	markers := make([]string, len(pins))
	for i, p := range pins {
		markers[i] = pairs[i].lngLat() + "," + cmp.Or(p.Name, nameless)
	}
	return m.amap("marker", shifted, param{"markers", strings.Join(markers, "|")})
}

// amapRoute: lbs.amap.com/api/uri-api/guide/travel/route.
func (m Maps) amapRoute(p Pin) string {
	pairs, shifted := m.chinese(p)
	return m.amap("navigation", shifted,
		param{"to", pairs[0].lngLat() + "," + cmp.Or(p.Name, nameless)},
		param{"mode", "walk"})
}

// amap adds what all its links end with. The coordinate parameter is in the
// table of one form only, but public code sends it with all of them, and gaode
// is the default anyway. The app is not started: WeChat does not let it.
func (m Maps) amap(form string, shifted bool, own ...param) string {
	datum := "wgs84"
	if shifted {
		datum = "gaode"
	}
	return link("https://uri.amap.com/"+form, slices.Concat(own, []param{
		{"coordinate", datum}, {"src", m.app()}, {"callnative", "0"},
	})...)
}

// baiduPlace: lbsyun.baidu.com/index.php?title=uri/api/web, "marker".
func (m Maps) baiduPlace(p Pin) string {
	pairs, shifted := m.chinese(p)
	title := cmp.Or(p.Name, nameless)
	return m.baidu("marker", shifted,
		param{"location", pairs[0].latLng()},
		param{"title", title},
		param{"content", cmp.Or(p.Address, title)})
}

// baiduRoute: the same page, "direction". An origin that is a name alone goes
// without the "name:" that the combined form has.
func (m Maps) baiduRoute(p Pin) string {
	pairs, shifted := m.chinese(p)
	return m.baidu("direction", shifted,
		param{"origin", "我的位置"},
		param{"destination", "latlng:" + pairs[0].latLng() + "|name:" + cmp.Or(p.Name, nameless)},
		param{"mode", "walking"})
}

// baidu adds what all its links end with: without coord_type it would read the
// numbers as BD-09, and src has the form webapp.company.application.
func (m Maps) baidu(form string, shifted bool, own ...param) string {
	datum := "wgs84"
	if shifted {
		datum = "gcj02"
	}
	return link("https://api.map.baidu.com/"+form, slices.Concat(own, []param{
		{"coord_type", datum}, {"output", "html"}, {"src", "webapp." + m.app() + ".nearby"},
	})...)
}

// applePlace: developer.apple.com, "Map Links". With ll given, q is a label and
// not a search.
func applePlace(p Pin) string {
	return link("https://maps.apple.com/",
		param{"ll", pair(p.At).latLng()}, param{"q", p.Name})
}

// appleRoute: the same page.
func appleRoute(p Pin) string {
	return link("https://maps.apple.com/",
		param{"daddr", pair(p.At).latLng()}, param{"dirflg", "w"})
}

// googlePlace: developers.google.com/maps/documentation/urls/get-started.
func googlePlace(p Pin) string {
	return link("https://www.google.com/maps/search/",
		param{"api", "1"}, param{"query", pair(p.At).latLng()})
}

// googleRoute: the same page.
func googleRoute(p Pin) string {
	return link("https://www.google.com/maps/dir/",
		param{"api", "1"},
		param{"destination", pair(p.At).latLng()},
		param{"travelmode", "walking"})
}

// osmPlace is the form openstreetmap.org itself shares; the fragment comes last.
func osmPlace(p Pin) string {
	lat, lng := decimals(p.At.Lat), decimals(p.At.Lng)
	return link("https://www.openstreetmap.org/", param{"mlat", lat}, param{"mlon", lng}) +
		"#map=17/" + lat + "/" + lng
}

// osmRoute leaves the first half of the route empty, for the reader to fill in.
func osmRoute(p Pin) string {
	return link("https://www.openstreetmap.org/directions",
		param{"engine", "fossgis_osrm_foot"}, param{"route", ";" + pair(p.At).latLng()})
}
