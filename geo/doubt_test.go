package geo_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"nearby/geo"
)

// twins are places around Shanghai, known to within some metres and read by a
// mistake.
func twins(n int, mistake func(geo.WGS84) geo.WGS84) []geo.Twin {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	all := make([]geo.Twin, n)
	for i := range all {
		p := geo.WGS84{Lat: 31.1 + 0.3*random.Float64(), Lng: 121.3 + 0.4*random.Float64()}
		known := geo.WGS84{Lat: p.Lat + 0.0003*random.NormFloat64(), Lng: p.Lng + 0.0003*random.NormFloat64()}
		all[i] = geo.Twin{Read: mistake(p), Known: known}
	}
	return all
}

func TestDoubtDatumNamesTheMistake(t *testing.T) {
	t.Parallel()
	const m = geo.Mainland
	tests := map[string]struct {
		read func(geo.WGS84) geo.WGS84
		want string
	}{
		"right":                    {func(p geo.WGS84) geo.WGS84 { return p }, ""},
		"sloppy by 100 m":          {func(p geo.WGS84) geo.WGS84 { p.Lat += 0.0009; return p }, ""},
		"moved by 800 m elsewhere": {func(p geo.WGS84) geo.WGS84 { p.Lat += 0.0072; return p }, ""},
		"GCJ-02 read as WGS-84":    {func(p geo.WGS84) geo.WGS84 { return geo.WGS84(p.GCJ02(m)) }, "GCJ-02 read as WGS-84: 4"},
		"BD-09 read as WGS-84":     {func(p geo.WGS84) geo.WGS84 { return geo.WGS84(p.BD09(m)) }, "BD-09 read as WGS-84: "},
		"BD-09 read as GCJ-02":     {func(p geo.WGS84) geo.WGS84 { return geo.GCJ02(p.BD09(m)).WGS84(m) }, "BD-09 read as GCJ-02: "},
		"WGS-84 read as GCJ-02":    {func(p geo.WGS84) geo.WGS84 { return geo.GCJ02(p).WGS84(m) }, "WGS-84 read as GCJ-02: "},
		"WGS-84 read as BD-09":     {func(p geo.WGS84) geo.WGS84 { return geo.BD09(p).WGS84(m) }, "WGS-84 read as BD-09: "},
		"GCJ-02 read as BD-09":     {func(p geo.WGS84) geo.WGS84 { return geo.BD09(p.GCJ02(m)).WGS84(m) }, "GCJ-02 read as BD-09: "},
	}
	for name, test := range tests {
		doubt := geo.DoubtDatum(twins(40, test.read))
		switch {
		case test.want == "" && doubt != nil:
			t.Errorf("%s: DoubtDatum() = %s, want no doubt", name, doubt)
		case test.want != "" && (doubt == nil || !strings.Contains(doubt.String(), test.want)):
			t.Errorf("%s: DoubtDatum() = %v, want %q", name, doubt, test.want)
		}
	}
}

func TestDoubtDatumNeedsTwentyPlacesInChina(t *testing.T) {
	t.Parallel()
	mistake := func(p geo.WGS84) geo.WGS84 { return geo.WGS84(p.GCJ02(geo.Mainland)) }
	if doubt := geo.DoubtDatum(twins(19, mistake)); doubt != nil {
		t.Errorf("19 pairs: DoubtDatum() = %s, want no doubt", doubt)
	}
	abroad := twins(40, mistake)
	for i := range abroad {
		abroad[i].Read.Lng -= 120
		abroad[i].Known.Lng -= 120
	}
	if doubt := geo.DoubtDatum(abroad); doubt != nil {
		t.Errorf("abroad: DoubtDatum() = %s, want no doubt", doubt)
	}
}
