package maplink

import (
	"cmp"
	"slices"
	"strings"
)

// One function for each form of link. Each names the page it was taken from; the
// pages also fix the order of latitude and longitude, which differs.

// form writes a link.
type form func(fields) string

// fields are what a form is filled in with.
type fields struct {
	app     string
	shifted bool // the Chinese coordinates are on GCJ-02
	places  []target
}

// target is a place with clean texts.
type target struct {
	wgs84, chinese coordinates
	name, address  string
}

// forms are the links of one provider; places is nil where there is no such link.
type forms struct{ place, route, places form }

var formsOf = [...]forms{
	Tencent: {tencentPlaces, tencentRoute, tencentPlaces},
	AMap:    {amapPlace, amapRoute, amapPlaces},
	Baidu:   {baiduPlace, baiduRoute, nil},
	Apple:   {applePlace, appleRoute, nil},
	Google:  {googlePlace, googleRoute, nil},
	OSM:     {osmPlace, osmRoute, nil},
}

// title stands where a provider requires a name, even if there is none.
func (t target) title() string { return cmp.Or(t.name, "·") }

// tencentPlaces: lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker. Its marker is a
// small language of its own: key:value;key:value, and | between the markers.
func tencentPlaces(in fields) string {
	markers := make([]string, len(in.places))
	for i, p := range in.places {
		markers[i] = "coord:" + p.chinese.latLng() + ";title:" + p.title() +
			";addr:" + cmp.Or(p.address, p.title())
	}
	return tencent("marker", in, param{"marker", strings.Join(markers, "|")})
}

// tencentRoute: lbs.qq.com/webApi/uriV1/uriGuide/uriWebRoute.
func tencentRoute(in fields) string {
	to := in.places[0]
	return tencent("routeplan", in,
		param{"type", "walk"}, param{"to", to.title()}, param{"tocoord", to.chinese.latLng()})
}

// tencent adds what all its links end with.
func tencent(path string, in fields, own ...param) string {
	datum := "1" // GPS
	if in.shifted {
		datum = "2" // Tencent's own, which is GCJ-02
	}
	return address("https://apis.map.qq.com/uri/v1/"+path, slices.Concat(own, []param{
		{"coord_type", datum}, {"referer", in.app},
	})...)
}

// amapPlace: lbs.amap.com/api/uri-api/guide/mobile-web/point.
func amapPlace(in fields) string {
	p := in.places[0]
	return amap("marker", in, param{"position", p.chinese.lngLat()}, param{"name", p.name})
}

// amapPlaces: lbs.amap.com/api/uri-api/guide/mobile-web/points.
func amapPlaces(in fields) string {
	markers := make([]string, len(in.places))
	for i, p := range in.places {
		markers[i] = p.chinese.lngLat() + "," + p.title()
	}
	return amap("marker", in, param{"markers", strings.Join(markers, "|")})
}

// amapRoute: lbs.amap.com/api/uri-api/guide/travel/route.
func amapRoute(in fields) string {
	to := in.places[0]
	return amap("navigation", in,
		param{"to", to.chinese.lngLat() + "," + to.title()}, param{"mode", "walk"})
}

// amap adds what all its links end with. The coordinate parameter is in the
// table of one form only, but public code sends it with all of them, and gaode
// is the default anyway. The app is not started: WeChat does not let it.
func amap(path string, in fields, own ...param) string {
	datum := "wgs84"
	if in.shifted {
		datum = "gaode"
	}
	return address("https://uri.amap.com/"+path, slices.Concat(own, []param{
		{"coordinate", datum}, {"src", in.app}, {"callnative", "0"},
	})...)
}

// baiduPlace: lbsyun.baidu.com/index.php?title=uri/api/web, "marker".
func baiduPlace(in fields) string {
	p := in.places[0]
	return baidu("marker", in, param{"location", p.chinese.latLng()},
		param{"title", p.title()}, param{"content", cmp.Or(p.address, p.title())})
}

// baiduRoute: the same page, "direction". An origin that is a name alone goes
// without the "name:" that the combined form has.
func baiduRoute(in fields) string {
	to := in.places[0]
	return baidu("direction", in,
		param{"origin", "我的位置"},
		param{"destination", "latlng:" + to.chinese.latLng() + "|name:" + to.title()},
		param{"mode", "walking"})
}

// baidu adds what all its links end with: without coord_type it would read the
// numbers as BD-09, and src has the form webapp.company.application.
func baidu(path string, in fields, own ...param) string {
	datum := "wgs84"
	if in.shifted {
		datum = "gcj02"
	}
	return address("https://api.map.baidu.com/"+path, slices.Concat(own, []param{
		{"coord_type", datum}, {"output", "html"}, {"src", "webapp." + in.app + ".nearby"},
	})...)
}

// applePlace: developer.apple.com, "Map Links". With ll given, q is a label and
// not a search.
func applePlace(in fields) string {
	p := in.places[0]
	return address("https://maps.apple.com/", param{"ll", p.wgs84.latLng()}, param{"q", p.name})
}

// appleRoute: the same page.
func appleRoute(in fields) string {
	return address("https://maps.apple.com/",
		param{"daddr", in.places[0].wgs84.latLng()}, param{"dirflg", "w"})
}

// googlePlace: developers.google.com/maps/documentation/urls/get-started.
func googlePlace(in fields) string {
	return address("https://www.google.com/maps/search/",
		param{"api", "1"}, param{"query", in.places[0].wgs84.latLng()})
}

// googleRoute: the same page.
func googleRoute(in fields) string {
	return address("https://www.google.com/maps/dir/", param{"api", "1"},
		param{"destination", in.places[0].wgs84.latLng()}, param{"travelmode", "walking"})
}

// osmPlace is the form openstreetmap.org itself shares; the fragment comes last.
func osmPlace(in fields) string {
	lat, lng := decimals(in.places[0].wgs84.Lat), decimals(in.places[0].wgs84.Lng)
	return address("https://www.openstreetmap.org/", param{"mlat", lat}, param{"mlon", lng}) +
		"#map=17/" + lat + "/" + lng
}

// osmRoute leaves the first half of the route empty, for the reader to fill in.
func osmRoute(in fields) string {
	return address("https://www.openstreetmap.org/directions",
		param{"engine", "fossgis_osrm_foot"}, param{"route", ";" + in.places[0].wgs84.latLng()})
}
