package settings

import (
	"strings"
	"testing"

	pages "nearby/api/page"
	"nearby/geo"
	"nearby/usage"
)

func TestSettingsOfTiles(t *testing.T) {
	t.Parallel()
	const template = "https://tile.example/{z}/{x}/{y}.png"
	tests := map[string]struct {
		settings Tiles
		want     pages.Tiles
		faults   []string
	}{
		"none":               {Tiles{TilesCRS: "wgs84"}, pages.Tiles{}, nil},
		"all":                {Tiles{template, "gcj02", "© 某图"}, pages.Tiles{Template: template, Datum: geo.DatumGCJ02, Attribution: "© 某图"}, nil},
		"nobody named":       {Tiles{template, "wgs84", ""}, pages.Tiles{}, []string{"NEARBY_MAP_TILES_ATTRIBUTION: is not set"}},
		"Baidu's grid":       {Tiles{"", "bd09", ""}, pages.Tiles{}, []string{"NEARBY_MAP_TILES_CRS: bd09"}},
		"everything at once": {Tiles{"tile.png", "mars", ""}, pages.Tiles{}, []string{"NEARBY_MAP_TILES: ", "NEARBY_MAP_TILES_CRS: ", "NEARBY_MAP_TILES_ATTRIBUTION: "}},
	}
	for name, test := range tests {
		var wrong usage.Faults
		got := test.settings.tiles(&wrong)
		if len(wrong) != len(test.faults) {
			t.Errorf("%s: faults %q, want %q", name, wrong, test.faults)
		}
		if len(test.faults) == 0 && got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
		for _, fault := range test.faults {
			if !strings.Contains(message(wrong.Err()), fault) {
				t.Errorf("%s: faults %q, want %q among them", name, wrong, fault)
			}
		}
	}
}
