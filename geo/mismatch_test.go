package geo_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"nearby/geo"
)

// matches are places around Shanghai, known to within some metres and read by a
// mistake.
func matches(n int, mistake func(geo.WGS84) geo.WGS84) []geo.Match {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	all := make([]geo.Match, n)
	for i := range all {
		p := geo.WGS84{Lat: 31.1 + 0.3*random.Float64(), Lng: 121.3 + 0.4*random.Float64()}
		known := geo.WGS84{Lat: p.Lat + 0.0003*random.NormFloat64(), Lng: p.Lng + 0.0003*random.NormFloat64()}
		all[i] = geo.Match{Read: mistake(p), Known: known}
	}
	return all
}

func TestFindDatumMismatchNamesTheMistake(t *testing.T) {
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
		mismatch := geo.FindDatumMismatch(matches(40, test.read))
		switch {
		case test.want == "" && mismatch != nil:
			t.Errorf("%s: FindDatumMismatch() = %s, want none", name, mismatch)
		case test.want != "" && (mismatch == nil || !strings.Contains(mismatch.String(), test.want)):
			t.Errorf("%s: FindDatumMismatch() = %v, want %q", name, mismatch, test.want)
		}
	}
}

func TestFindDatumMismatchNeedsTwentyPlacesInChina(t *testing.T) {
	t.Parallel()
	mistake := func(p geo.WGS84) geo.WGS84 { return geo.WGS84(p.GCJ02(geo.Mainland)) }
	if mismatch := geo.FindDatumMismatch(matches(19, mistake)); mismatch != nil {
		t.Errorf("19 pairs: FindDatumMismatch() = %s, want none", mismatch)
	}
	abroad := matches(40, mistake)
	for i := range abroad {
		abroad[i].Read.Lng -= 120
		abroad[i].Known.Lng -= 120
	}
	if mismatch := geo.FindDatumMismatch(abroad); mismatch != nil {
		t.Errorf("abroad: FindDatumMismatch() = %s, want none", mismatch)
	}
}
