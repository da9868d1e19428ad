package place_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
)

func TestFold(t *testing.T) {
	t.Parallel()
	// 0.0005 degrees of latitude are 56 m, 0.001 are 111 m.
	stop := func(name, lines string, north float64, kinds ...string) place.Found {
		return place.Found{Place: place.Place{
			Name: name, Lines: lines, Kinds: strings.Join(kinds, ";"), Category: place.Transit, At: geo.WGS84{Lat: 31 + north, Lng: 121},
		}}
	}
	food := stop("人民广场", "", 0)
	food.Category = "restaurant"
	tests := map[string]struct {
		found []place.Found
		want  []string // name, entrance, lines
	}{
		"the two sides of a street are one stop with the lines of both": {
			[]place.Found{stop("城隍庙", "932路;11路", 0), stop("城隍庙", "11路;64路", 0.0005)},
			[]string{"城隍庙||11路;64路;932路"},
		},
		"the same name farther down the street is another stop": {
			[]place.Found{stop("城隍庙", "932路", 0), stop("城隍庙", "64路", 0.001)},
			[]string{"城隍庙||932路", "城隍庙||64路"},
		},
		"platforms named by direction are their station": {
			[]place.Found{stop("古城(上行)", "1号线", 0), stop("古城", "", 0.0001), stop("古城(下行)", "1号线", 0.0002)},
			[]string{"古城||1号线"},
		},
		"entrances belong to a station farther off, the nearest is named": {
			[]place.Found{stop("天安门东 B出口", "", 0), stop("天安门东", "1号线", 0.002), stop("天安门东 C出口", "", 0.003)},
			[]string{"天安门东|B出口|1号线"},
		},
		"English entrances": {
			[]place.Found{stop("Raffles Place Exit A", "", 0), stop("Raffles Place", "EW;NS", 0.001)},
			[]string{"Raffles Place|Exit A|EW;NS"},
		},
		"a bus stop at the northern end of a road is no entrance": {
			[]place.Found{stop("安定门外大街北口", "104路", 0), stop("安定门外大街", "108路", 0.001)},
			[]string{"安定门外大街北口||104路", "安定门外大街||108路"},
		},
		"a metro station and a bus stop keep the names that tell them apart": {
			[]place.Found{stop("人民广场(地铁站)", "1号线", 0), stop("人民广场(公交站)", "18路", 0.0001)},
			[]string{"人民广场(地铁站)||1号线", "人民广场(公交站)||18路"},
		},
		"a metro station that two sources have, by what each calls it": {
			[]place.Found{stop("人民广场站", "1号线", 0, "metro"), stop("人民广场(地铁站)", "2号线", 0.003), stop("人民广场", "8号线", 0.004, "metro")},
			[]string{"人民广场站||1号线;2号线;8号线"},
		},
		"a metro station and a bus stop of one name": {
			[]place.Found{stop("人民广场", "49路", 0, "bus"), stop("人民广场", "2号线", 0.0001, "metro"), stop("人民广场", "18路", 0.0002, "bus")},
			[]string{"人民广场||18路;49路", "人民广场||2号线"},
		},
		"a restaurant is never part of a stop": {
			[]place.Found{food, stop("人民广场", "1号线", 0)},
			[]string{"人民广场||", "人民广场||1号线"},
		},
		"nothing": {nil, nil},
	}
	for name, test := range tests {
		var got []string
		for _, f := range place.Fold(test.found) {
			got = append(got, f.Name+"|"+f.Entrance+"|"+f.Lines)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: Fold() differs (-want +got):\n%s", name, diff)
		}
	}
}

func TestStation(t *testing.T) {
	t.Parallel()
	metro, common := place.Station("人民广场", "metro"), "人民广场"
	for _, name := range []string{"人民广场站", "人民广场地铁站", "人民广场(地铁站)", "人民广场（地铁）", "人民广场 C出口", "人民广场站(上行)"} {
		if place.Station(name, "metro") != metro || place.CommonName(name, "metro") != common {
			t.Errorf("Station(%q) = %q, CommonName %q, want those of %s", name, place.Station(name, "metro"), place.CommonName(name, "metro"), common)
		}
	}
	if place.Station("人民广场(地铁站)", "") != metro {
		t.Error("a name that says metro is not taken for one")
	}
	for _, other := range []string{place.Station("人民广场", "bus"), place.Station("人民广场(公交站)", "bus"), place.Station("上海站", "rail"), place.Station("站", "metro")} {
		if other == metro || strings.TrimSuffix(other, "\x00") == "" {
			t.Errorf("%q is taken for the metro station", other)
		}
	}
	if place.Station("人民广场 C出口", "") != metro {
		t.Error("an entrance without a kind is not part of the metro station")
	}
	if got := place.CommonName("Raffles Place MRT Station Exit A", ""); got != "Raffles Place" {
		t.Errorf("CommonName() = %q, want Raffles Place", got)
	}
}
