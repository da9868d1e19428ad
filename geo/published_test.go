package geo_test

import (
	"testing"

	"nearby/geo"
)

// Points as other software publishes them in its tests: the numbers are written
// down here by hand, so that these tests need no other file. To nine decimals they
// agree with the formula; where a source prints six, to the last of them.
const (
	nineDecimals = 1e-9
	sixDecimals  = 1.5e-6
)

func TestWGS84ToGCJ02AsPublished(t *testing.T) {
	t.Parallel()
	for source, c := range map[string]struct {
		at        geo.WGS84
		want      geo.GCJ02
		tolerance float64
	}{
		"eviltransform, Shanghai": {geo.WGS84{Lat: 31.1774276, Lng: 121.5272106}, geo.GCJ02{Lat: 31.17530398364597, Lng: 121.531541859215}, nineDecimals},
		"eviltransform, Shenzhen": {geo.WGS84{Lat: 22.543847, Lng: 113.912316}, geo.GCJ02{Lat: 22.540796131694766, Lng: 113.9171764808363}, nineDecimals},
		"eviltransform, Beijing":  {geo.WGS84{Lat: 39.911954, Lng: 116.377817}, geo.GCJ02{Lat: 39.91334545536069, Lng: 116.38404722455657}, nineDecimals},
		"coordtransform, Beijing": {geo.WGS84{Lat: 39.915, Lng: 116.404}, geo.GCJ02{Lat: 39.91640428150164, Lng: 116.41024449916938}, nineDecimals},
		"PRCoords, Daxing":        {geo.WGS84{Lat: 39.5, Lng: 116.4}, geo.GCJ02{Lat: 39.501340, Lng: 116.406192}, sixDecimals},
		"PRCoords, Ordos":         {geo.WGS84{Lat: 39.49, Lng: 109.865}, geo.GCJ02{Lat: 39.490848, Lng: 109.870522}, sixDecimals},
		"eviltransform, Brisbane": {geo.WGS84{Lat: -27.4698, Lng: 153.0251}, geo.GCJ02{Lat: -27.4698, Lng: 153.0251}, 0},
	} {
		got := c.at.GCJ02(geo.Mainland)
		if !near(geo.WGS84(got), geo.WGS84(c.want), c.tolerance) {
			t.Errorf("%s: %v.GCJ02() = %v, want %v within %g°", source, c.at, got, c.want, c.tolerance)
		}
		if back := got.WGS84(geo.Mainland); apart(back, c.at) > 0.001 {
			t.Errorf("%s: %v comes back as %v", source, c.at, back)
		}
	}
}

func TestGCJ02ToBD09AsPublished(t *testing.T) {
	t.Parallel()
	for source, c := range map[string]struct {
		at        geo.GCJ02
		want      geo.BD09
		tolerance float64
	}{
		"coordtransform, Beijing": {geo.GCJ02{Lat: 39.915, Lng: 116.404}, geo.BD09{Lat: 39.92133699351021, Lng: 116.41036949371029}, nineDecimals},
		"PRCoords, Daxing":        {geo.GCJ02{Lat: 39.501340, Lng: 116.406192}, geo.BD09{Lat: 39.507676, Lng: 116.412597}, sixDecimals},
		"PRCoords, Ordos":         {geo.GCJ02{Lat: 39.490848, Lng: 109.870522}, geo.BD09{Lat: 39.496571, Lng: 109.877133}, sixDecimals},
	} {
		got := c.at.BD09()
		if !near(geo.WGS84(got), geo.WGS84(c.want), c.tolerance) {
			t.Errorf("%s: %v.BD09() = %v, want %v within %g°", source, c.at, got, c.want, c.tolerance)
		}
	}
}

// AMap's own converter, as coordtransform's issue 1 quotes it, iterates the inverse:
// a single pass is 5e-7° off its answer.
func TestBD09ToGCJ02AsAMapAnswers(t *testing.T) {
	t.Parallel()
	got := geo.BD09{Lat: 22.915835, Lng: 112.9778}.GCJ02()
	if want := (geo.GCJ02{Lat: 22.91014091, Lng: 112.97124803}); !near(geo.WGS84(got), geo.WGS84(want), 5e-8) {
		t.Errorf("BD09.GCJ02() = %v, want %v", got, want)
	}
}
