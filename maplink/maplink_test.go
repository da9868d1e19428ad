package maplink_test

import (
	"fmt"
	"testing"

	"nearby/geo"
	"nearby/maplink"
)

var (
	square = maplink.Pin{
		At:      geo.WGS84{Lat: 31.234726, Lng: 121.470618}, // GCJ-02 31.232794, 121.475151
		Name:    "大壶春 A&B",
		Address: "黄河路",
	}
	central = maplink.Pin{At: geo.WGS84{Lat: 22.2819, Lng: 114.1581}, Name: "Joe's; Bar"}
)

// The escaped texts of the two pins, and Baidu's "my position".
const (
	dahuchun    = "%E5%A4%A7%E5%A3%B6%E6%98%A5%20A%26B"
	huangheLu   = "%E9%BB%84%E6%B2%B3%E8%B7%AF"
	joesBar     = "Joe%27s%EF%BC%9B%20Bar" // with a full-width semicolon
	wodeWeizhi  = "%E6%88%91%E7%9A%84%E4%BD%8D%E7%BD%AE"
	tencentHost = "https://apis.map.qq.com/uri/v1/"
	amapHost    = "https://uri.amap.com/"
	baiduHost   = "https://api.map.baidu.com/"
)

func TestLinksToOnePlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		provider maplink.Provider
		pin      maplink.Pin
		want     string
	}{
		"Tencent in the mainland": {maplink.Tencent, square, tencentHost +
			"marker?marker=coord%3A31.232794%2C121.475151%3Btitle%3A" + dahuchun +
			"%3Baddr%3A" + huangheLu + "&coord_type=2&referer=demo"},
		"Tencent elsewhere, told that it is GPS": {maplink.Tencent, central, tencentHost +
			"marker?marker=coord%3A22.281900%2C114.158100%3Btitle%3A" + joesBar +
			"%3Baddr%3A" + joesBar + "&coord_type=1&referer=demo"},
		"AMap in the mainland, longitude first": {maplink.AMap, square, amapHost +
			"marker?position=121.475151%2C31.232794&name=" + dahuchun +
			"&coordinate=gaode&src=demo&callnative=0"},
		"AMap elsewhere": {maplink.AMap, central, amapHost +
			"marker?position=114.158100%2C22.281900&name=" + joesBar +
			"&coordinate=wgs84&src=demo&callnative=0"},
		"Baidu in the mainland": {maplink.Baidu, square, baiduHost +
			"marker?location=31.232794%2C121.475151&title=" + dahuchun + "&content=" + huangheLu +
			"&coord_type=gcj02&output=html&src=webapp.demo.nearby"},
		"Baidu elsewhere": {maplink.Baidu, central, baiduHost +
			"marker?location=22.281900%2C114.158100&title=" + joesBar + "&content=" + joesBar +
			"&coord_type=wgs84&output=html&src=webapp.demo.nearby"},
		"Apple": {
			maplink.Apple, square,
			"https://maps.apple.com/?ll=31.234726%2C121.470618&q=" + dahuchun,
		},
		"Google": {
			maplink.Google, square,
			"https://www.google.com/maps/search/?api=1&query=31.234726%2C121.470618",
		},
		"OpenStreetMap, the fragment last": {
			maplink.OSM, square,
			"https://www.openstreetmap.org/?mlat=31.234726&mlon=121.470618" +
				"#map=17/31.234726/121.470618",
		},
		"a provider from nowhere is the default one": {
			maplink.Provider(99), central,
			maplink.Maker{App: "demo"}.Place(central),
		},
	} {
		m := maplink.Maker{Provider: c.provider, App: "demo"}
		if got := m.Place(c.pin); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestLinksToTheWayThereOnFoot(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		provider maplink.Provider
		pin      maplink.Pin
		want     string
	}{
		"Tencent in the mainland": {maplink.Tencent, square, tencentHost +
			"routeplan?type=walk&to=" + dahuchun +
			"&tocoord=31.232794%2C121.475151&coord_type=2&referer=demo"},
		"Tencent elsewhere": {maplink.Tencent, central, tencentHost +
			"routeplan?type=walk&to=" + joesBar +
			"&tocoord=22.281900%2C114.158100&coord_type=1&referer=demo"},
		"AMap in the mainland": {maplink.AMap, square, amapHost +
			"navigation?to=121.475151%2C31.232794%2C" + dahuchun +
			"&mode=walk&coordinate=gaode&src=demo&callnative=0"},
		"AMap elsewhere": {maplink.AMap, central, amapHost +
			"navigation?to=114.158100%2C22.281900%2C" + joesBar +
			"&mode=walk&coordinate=wgs84&src=demo&callnative=0"},
		"Baidu in the mainland, from the phone": {maplink.Baidu, square, baiduHost +
			"direction?origin=" + wodeWeizhi +
			"&destination=latlng%3A31.232794%2C121.475151%7Cname%3A" + dahuchun +
			"&mode=walking&coord_type=gcj02&output=html&src=webapp.demo.nearby"},
		"Baidu elsewhere": {maplink.Baidu, central, baiduHost +
			"direction?origin=" + wodeWeizhi +
			"&destination=latlng%3A22.281900%2C114.158100%7Cname%3A" + joesBar +
			"&mode=walking&coord_type=wgs84&output=html&src=webapp.demo.nearby"},
		"Apple": {
			maplink.Apple, square,
			"https://maps.apple.com/?daddr=31.234726%2C121.470618&dirflg=w",
		},
		"Google": {maplink.Google, square, "https://www.google.com/maps/dir/" +
			"?api=1&destination=31.234726%2C121.470618&travelmode=walking"},
		"OpenStreetMap": {maplink.OSM, square, "https://www.openstreetmap.org/directions" +
			"?engine=fossgis_osrm_foot&route=%3B31.234726%2C121.470618"},
		"a provider from nowhere is the default one": {
			maplink.Provider(99), central,
			maplink.Maker{App: "demo"}.Route(central),
		},
	} {
		m := maplink.Maker{Provider: c.provider, App: "demo"}
		if got := m.Route(c.pin); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestOneLinkToSeveralPlaces(t *testing.T) {
	t.Parallel()
	both := []maplink.Pin{square, {At: geo.WGS84{Lat: 31.2304, Lng: 121.4737}}}
	for name, c := range map[string]struct {
		provider maplink.Provider
		pins     []maplink.Pin
		want     string
	}{
		"Tencent, one of them without a name": {maplink.Tencent, both, tencentHost +
			"marker?marker=coord%3A31.232794%2C121.475151%3Btitle%3A" + dahuchun +
			"%3Baddr%3A" + huangheLu +
			"%7Ccoord%3A31.228458%2C121.478223%3Btitle%3A%C2%B7%3Baddr%3A%C2%B7" +
			"&coord_type=2&referer=demo"},
		"AMap, one of them without a name": {maplink.AMap, both, amapHost +
			"marker?markers=121.475151%2C31.232794%2C" + dahuchun +
			"%7C121.478223%2C31.228458%2C%C2%B7&coordinate=gaode&src=demo&callnative=0"},
		"on both sides of the line, all of them as GPS": {
			maplink.AMap,
			[]maplink.Pin{square, central},
			amapHost + "marker?markers=121.470618%2C31.234726%2C" + dahuchun +
				"%7C114.158100%2C22.281900%2C" + joesBar +
				"&coordinate=wgs84&src=demo&callnative=0",
		},
		"nothing to show":       {maplink.Tencent, nil, ""},
		"Baidu has no such":     {maplink.Baidu, both, ""},
		"nor has Apple":         {maplink.Apple, both, ""},
		"nor has Google":        {maplink.Google, both, ""},
		"nor has OpenStreetMap": {maplink.OSM, both, ""},
	} {
		got, ok := maplink.Maker{Provider: c.provider, App: "demo"}.Places(c.pins)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s:\n got %s, %v\nwant %s", name, got, ok, c.want)
		}
	}
}

func TestWithoutAShiftEveryLinkIsWGS84(t *testing.T) {
	t.Parallel()
	m := maplink.Maker{Provider: maplink.AMap, Region: geo.Nowhere, App: "demo"}
	want := amapHost + "marker?position=121.470618%2C31.234726&name=" + dahuchun +
		"&coordinate=wgs84&src=demo&callnative=0"
	if got := m.Place(square); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestProviderNamesAreReadBack(t *testing.T) {
	t.Parallel()
	for p := maplink.Tencent; p <= maplink.OSM; p++ {
		if got, err := maplink.ParseProvider(p.String()); got != p || err != nil {
			t.Errorf("ParseProvider(%q) = %v, %v", p, got, err)
		}
	}
	if got, err := maplink.ParseProvider("AMap"); got != maplink.AMap || err != nil {
		t.Errorf("case matters: got %v, %v", got, err)
	}
	for _, s := range []string{"", "bing", "Provider(99)"} {
		if got, err := maplink.ParseProvider(s); err == nil {
			t.Errorf("ParseProvider(%q) = %v, want an error", s, got)
		}
	}
	if got := maplink.Provider(99).String(); got != "Provider(99)" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkPlaceLink(b *testing.B) {
	m := maplink.Maker{Provider: maplink.Tencent, App: "demo"}
	b.ReportAllocs()
	for b.Loop() {
		_ = m.Place(square)
	}
}

func ExampleMaker_Route() {
	m := maplink.Maker{Provider: maplink.Google}
	fmt.Println(m.Route(maplink.Pin{At: geo.WGS84{Lat: 22.2819, Lng: 114.1581}}))
	// Output:
	// https://www.google.com/maps/dir/?api=1&destination=22.281900%2C114.158100&travelmode=walking
}
