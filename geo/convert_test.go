package geo_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nearby/geo"
	"nearby/internal/sampledata"
)

func TestPeoplesSquareInShanghai(t *testing.T) {
	t.Parallel()
	sent := geo.GCJ02{Lat: 31.232794, Lng: 121.475152} // what WeChat sends
	want := geo.WGS84{Lat: 31.234726, Lng: 121.470618} // where it is
	if got := sent.WGS84(geo.Mainland); apart(got, want) > 0.2 {
		t.Errorf("got %v, want %v to the sixth decimal", got, want)
	}
	if got := apart(geo.WGS84(sent), want); got < 450 || got > 500 {
		t.Errorf("taken for WGS-84 it is %.0f m off, want about 480", got)
	}
}

// city is one of 664 whose position a map provider has given on every datum.
type city struct {
	Attrs  struct{ Name string }
	Coords struct{ WGS84, GCJ02, BD09 [2]float64 } // longitude first
}

func cities(t *testing.T) []city {
	t.Helper()
	var all []city
	if err := json.Unmarshal(sampledata.Read(t, "vectors/geo/gcoord-china-cities.json"), &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 664 {
		t.Fatalf("got %d cities, want 664", len(all))
	}
	return all
}

// The public formula lacks a noise of up to a metre that the original adds, so
// a metre is the best that anybody can do.
func TestEveryCityIsWithinAMetreOfWhatMapsAnswer(t *testing.T) {
	t.Parallel()
	for _, c := range cities(t) {
		w := geo.WGS84{Lat: c.Coords.WGS84[1], Lng: c.Coords.WGS84[0]}
		g := geo.GCJ02{Lat: c.Coords.GCJ02[1], Lng: c.Coords.GCJ02[0]}
		b := geo.BD09{Lat: c.Coords.BD09[1], Lng: c.Coords.BD09[0]}
		off := map[string]float64{
			"WGS-84 to GCJ-02": apart(geo.WGS84(w.GCJ02(geo.Mainland)), geo.WGS84(g)),
			"GCJ-02 to WGS-84": apart(g.WGS84(geo.Mainland), w),
			"GCJ-02 to BD-09":  apart(geo.WGS84(g.BD09()), geo.WGS84(b)),
			"BD-09 to GCJ-02":  apart(geo.WGS84(b.GCJ02()), geo.WGS84(g)),
			"WGS-84 to BD-09":  apart(geo.WGS84(w.BD09(geo.Mainland)), geo.WGS84(b)),
			"BD-09 to WGS-84":  apart(b.WGS84(geo.Mainland), w),
		}
		for way, metres := range off {
			if metres > 1 {
				t.Errorf("%s, %s: %.2f m off, want at most 1", c.Attrs.Name, way, metres)
			}
		}
	}
}

func TestTheWrongDatumIsAboutHalfAKilometreOff(t *testing.T) {
	t.Parallel()
	var off []float64
	for _, c := range cities(t) {
		w := geo.WGS84{Lat: c.Coords.WGS84[1], Lng: c.Coords.WGS84[0]}
		off = append(off, apart(w, geo.WGS84(w.GCJ02(geo.Mainland))))
	}
	slices.Sort(off)
	if median := off[len(off)/2]; median < 450 || median > 600 {
		t.Errorf("median shift %.0f m, want about 530", median)
	}
	if most := off[len(off)-1]; most > 700 {
		t.Errorf("longest shift %.0f m, want at most 700", most)
	}
}

// mainlandPoint draws places that the mainland outline holds, its edge included.
func mainlandPoint(t *rapid.T) geo.WGS84 {
	inBox := rapid.Custom(func(t *rapid.T) geo.WGS84 {
		return geo.WGS84{
			Lat: rapid.Float64Range(15, 54).Draw(t, "lat"),
			Lng: rapid.Float64Range(73, 135).Draw(t, "lng"),
		}
	})
	return inBox.Filter(geo.Mainland.Shifts).Draw(t, "place")
}

func TestThereAndBackIsWithinAMillimetre(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const r = geo.Mainland
		w := mainlandPoint(t)
		g, b := w.GCJ02(r), w.BD09(r)
		back := map[string]float64{
			"WGS-84 by GCJ-02": apart(w, g.WGS84(r)),
			"WGS-84 by BD-09":  apart(w, b.WGS84(r)),
			"GCJ-02 by WGS-84": apart(geo.WGS84(g), geo.WGS84(g.WGS84(r).GCJ02(r))),
			"GCJ-02 by BD-09":  apart(geo.WGS84(g), geo.WGS84(g.BD09().GCJ02())),
			"BD-09 by GCJ-02":  apart(geo.WGS84(b), geo.WGS84(b.GCJ02().BD09())),
			"BD-09 by WGS-84":  apart(geo.WGS84(b), geo.WGS84(b.WGS84(r).BD09(r))),
		}
		for way, metres := range back {
			if !(metres <= 0.001) {
				t.Errorf("%v: %s comes back %.4f m off", w, way, metres)
			}
		}
	})
}

func TestThereAndBackInTheWholeRectangle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := geo.WGS84{
			Lat: rapid.Float64Range(0.83, 55.82).Draw(t, "lat"),
			Lng: rapid.Float64Range(72.01, 137.83).Draw(t, "lng"),
		}
		if got := w.GCJ02(geo.Rectangle).WGS84(geo.Rectangle); !(apart(w, got) <= 0.001) {
			t.Errorf("%v comes back as %v", w, got)
		}
	})
}

// The shift runs south-east, across the river: read as WGS-84, what a phone in
// Luohu sends would lie in Hong Kong, where nothing is shifted.
func TestPlacesAtTheBorderComeBack(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]geo.WGS84{
		"Luohu Port":       {Lat: 22.5325, Lng: 114.1135},
		"Wenjindu, Luohu":  {Lat: 22.54, Lng: 114.13},
		"Futian Port":      {Lat: 22.5190, Lng: 114.0690},
		"Gongbei Port":     {Lat: 22.2180, Lng: 113.5490},
		"Wanzai, opposite": {Lat: 22.1985, Lng: 113.5255},
	} {
		sent := p.GCJ02(geo.Mainland)
		if got := sent.WGS84(geo.Mainland); apart(p, got) > 0.001 {
			t.Errorf("%s: %.0f m off on the way back", name, apart(p, got))
		}
	}
	luohu := geo.WGS84{Lat: 22.5325, Lng: 114.1135}
	if image := luohu.GCJ02(geo.Mainland); geo.Mainland.Shifts(geo.WGS84(image)) {
		t.Error("the image of Luohu Port is still in the mainland: this test shows nothing")
	}
}

func TestNothingMovesOutsideTheRegion(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at     geo.WGS84
		region geo.Region
	}{
		"Denver, on the other side":        {geo.WGS84{Lat: 39.7392, Lng: -104.9903}, geo.Rectangle},
		"Tokyo, beyond the rectangle":      {geo.WGS84{Lat: 35.68, Lng: 139.69}, geo.Rectangle},
		"Seoul, inside the rectangle only": {geo.WGS84{Lat: 37.566, Lng: 126.978}, geo.Mainland},
		"Hong Kong, Central":               {geo.WGS84{Lat: 22.2819, Lng: 114.1581}, geo.Mainland},
		"Hong Kong, Sheung Shui":           {geo.WGS84{Lat: 22.5012, Lng: 114.128}, geo.Mainland},
		"Macau, Taipa":                     {geo.WGS84{Lat: 22.157, Lng: 113.558}, geo.Mainland},
		"Shanghai, with shifts off":        {geo.WGS84{Lat: 31.23, Lng: 121.47}, geo.Nowhere},
		"the North Pole":                   {geo.WGS84{Lat: 90, Lng: 0}, geo.Mainland},
		"beyond the globe":                 {geo.WGS84{Lat: 1e300, Lng: -1e300}, geo.Rectangle},
		"infinity":                         {geo.WGS84{Lat: math.Inf(1), Lng: 100}, geo.Rectangle},
	} {
		if got := c.at.GCJ02(c.region); got != geo.GCJ02(c.at) {
			t.Errorf("%s: to GCJ-02 got %v, want %v", name, got, c.at)
		}
		if got := geo.GCJ02(c.at).WGS84(c.region); got != c.at {
			t.Errorf("%s: from GCJ-02 got %v, want %v", name, got, c.at)
		}
	}
}

func TestRectangleShiftsSeoul(t *testing.T) {
	t.Parallel()
	seoul := geo.WGS84{Lat: 37.566, Lng: 126.978}
	if got := apart(seoul, geo.WGS84(seoul.GCJ02(geo.Rectangle))); got < 100 {
		t.Errorf("Seoul moves %.0f m, want some hundreds: the classic test includes it", got)
	}
}
