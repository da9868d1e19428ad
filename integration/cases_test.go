package integration_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"nearby/internal/sampledata"
	"nearby/store/storetest"
)

// casePlace is what a case says of a place.
type casePlace struct {
	Name       string  `json:"name"`
	Category   string  `json:"category"`
	ExternalID string  `json:"external_id"`
	Address    string  `json:"address"`
	Phone      string  `json:"phone"`
	Lines      string  `json:"lines"`
	Rating     float64 `json:"rating"`
	Open       *bool   `json:"open"`
	Lat        float64 `json:"lat"`
	Lng        float64 `json:"lng"`
}

// caseResult is what a case came to.
type caseResult struct {
	ended
	places []casePlace
}

// has tells whether there is a place of this name and category.
func (r caseResult) has(name, category string) bool {
	for _, p := range r.places {
		if p.Name == name && p.Category == category {
			return true
		}
	}
	return false
}

func (r caseResult) named(name string) (found casePlace) {
	for _, p := range r.places {
		if p.Name == name {
			found = p
		}
	}
	return found
}

// Files that operators have brought and that went wrong once: each on an empty
// database, with the line that was typed.
func TestCases(t *testing.T) {
	t.Parallel()
	folder := sampledata.Path(t, "cases/data")
	said := func(r caseResult, words ...string) bool {
		for _, word := range words {
			if !strings.Contains(r.out+r.err, word) {
				return false
			}
		}
		return true
	}
	tests := map[string]struct {
		line   string
		should string
		is     func(caseResult) bool
	}{
		"04 turbo": {
			"--category restaurant 04_category_sweeps_turbo.geojson", "stops as transit; pharmacy and mall not as restaurants",
			func(r caseResult) bool {
				return r.has("犀浦", "transit") && r.has("人民南路四段", "transit") && r.named("同仁堂药店").Name == "" && r.named("王府井").Name == "" &&
					said(r, "pharmacy")
			},
		},
		"04 words": {"--category restaurant --crs wgs84 04_category_sweeps_words.csv", "Metro Station, 捷運站 are transit", func(r caseResult) bool {
			return len(r.places) == 11 && r.has("G", "transit") && r.has("I", "transit") && r.has("J", "restaurant") && r.has("K", "restaurant") && r.has("H", "restaurant")
		}},
		"05 turbo": {"05_turbo_type_multipolygon.geojson", "restaurant, bus stop, entrance load; mall rejected", func(r caseResult) bool {
			return len(r.places) >= 3 && said(r, "mall")
		}},
		"05 metro": {"05_turbo_metro_no_amenity.geojson", "two stations, transit", func(r caseResult) bool {
			return len(r.places) == 2 && r.places[0].Category == "transit"
		}},
		"11": {"--category restaurant --crs wgs84 11_optional_rating.csv", "5 places; the rating left empty and counted", func(r caseResult) bool {
			return r.code == 0 && len(r.places) == 5 && r.named("B").Rating == 4.5 && r.named("D").Rating == 0 && said(r, "rating: 3 left empty")
		}},
		"13 traditional": {"--category restaurant --crs wgs84 13_headers_traditional.csv", "2 places", func(r caseResult) bool {
			return len(r.places) == 2 && r.named("翠華餐廳").Phone == "25256338"
		}},
		"13 japan": {"--category restaurant --crs wgs84 13_headers_japan.csv", "1 place", func(r caseResult) bool {
			return len(r.places) == 1 && r.has("伊勢丹食堂", "restaurant")
		}},
		"13 french": {"--category restaurant --crs wgs84 13_headers_french.csv", "1 place", func(r caseResult) bool { return len(r.places) == 1 }},
		"13 misspelt": {"--category restaurant --crs wgs84 13_headers_misspelt.csv", "1 place, said", func(r caseResult) bool {
			return len(r.places) == 1 && said(r, "Lattitude", "Longtitude")
		}},
		"14 sep": {"--category restaurant --crs wgs84 14_excel_sep_line.csv", "2 places", func(r caseResult) bool { return len(r.places) == 2 }},
		"16 xlsx": {"--category restaurant --crs wgs84 16_xlsx_beijing.xlsx", "loads", func(r caseResult) bool {
			return r.code == 0 && len(r.places) == 5 && r.named("神泉峡风景区").Phone == "010-0000000" && r.named("爨底下村").Address == "109国道斋堂镇4公里"
		}},
		"18": {"--category restaurant --crs wgs84 18_html_entities.csv", "no entities, no tags", func(r caseResult) bool {
			return r.has("Ben & Jerry's", "restaurant") && r.has("Bold Cafe", "restaurant") && r.has("Café X", "restaurant") && r.named("Bold Cafe").Address == "Main St"
		}},
		"20": {"--category transit --crs wgs84 --map name=CommonName,external_id=ATCOCode 20_closed_naptan_status.csv", "the inactive one is left out", func(r caseResult) bool {
			return len(r.places) == 1 && r.has("Temple Meads Stn", "transit") && said(r, "1 skipped")
		}},
		"21": {"--category restaurant --crs wgs84 21_phones.csv", "whole numbers or none", func(r caseResult) bool {
			return r.named("B").Phone == "13800000000" && r.named("A").Phone == "" && r.named("D").Phone == "021-1;021-2" && len(r.places) == 5
		}},
		"22": {"--category restaurant --crs wgs84 22_hours_languages.csv", "more than 2 of 10 understood", func(r caseResult) bool {
			known := 0
			for _, p := range r.places {
				if p.Open != nil {
					known++
				}
			}
			return known == 10
		}},
		"25": {"--explain 25_explain_says_restaurant.csv", "no category is claimed", func(r caseResult) bool {
			return r.code == 2 && !said(r, "(restaurant") && said(r, "(no category")
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := installed(t, storetest.URL(t))
			var args []string
			for _, word := range strings.Fields("seed " + test.line) {
				if strings.HasPrefix(word, "0") || strings.HasPrefix(word, "1") || strings.HasPrefix(word, "2") {
					word = filepath.Join(folder, word)
				}
				args = append(args, word)
			}
			r := caseResult{ended: p.run(t, args...)}
			found := p.must(t, 0, "search", "--json", "--lat", "1", "--lng", "1", "--radius", "20040000", "--limit", "1000")
			if err := json.Unmarshal([]byte(found.out), &r.places); err != nil {
				t.Fatal(err)
			}
			if !test.is(r) {
				t.Errorf("nearby seed %s: exit code %d, %s%s%+v, want %s", test.line, r.code, r.out, r.err, r.places, test.should)
			}
		})
	}
}

// Two files of one data set, one after the other, each with what is typed.
func TestCasesOfSeveralLoads(t *testing.T) {
	t.Parallel()
	folder := sampledata.Path(t, "cases/data")
	in := func(names ...string) (args []string) {
		for _, name := range names {
			args = append(args, filepath.Join(folder, filepath.FromSlash(name)))
		}
		return append([]string{"seed"}, args...)
	}
	found := func(p program) (places []casePlace) {
		t.Helper()
		all := p.must(t, 0, "search", "--json", "--lat", "1", "--lng", "1", "--radius", "20040000", "--limit", "1000")
		if err := json.Unmarshal([]byte(all.out), &places); err != nil {
			t.Fatal(err)
		}
		return places
	}

	twins := installed(t, storetest.URL(t))
	twins.must(t, 0, in("09_prefer_hides_lines/first.zip", "09_prefer_hides_lines/second.zip")...)
	twins.must(t, 0, "places", "prefer", "first", "second")
	if shown := (caseResult{places: found(twins)}); len(shown.places) != 2 || shown.named("人民广场").Lines != "49" || shown.named("外滩").Lines != "20" {
		t.Errorf("09: shown are %+v, want both stops with the lines of both files", shown.places)
	}

	renamed := installed(t, storetest.URL(t))
	renamed.must(t, 0, append(in("10_ids_changed/m1/stops.txt"), "--source", "m")...)
	second := renamed.must(t, 0, append(in("10_ids_changed/m2/stops.txt"), "--source", "m")...)
	if places := found(renamed); len(places) != 20 || !strings.HasPrefix(places[0].ExternalID, "B") || !strings.Contains(second.err, "20 places have another external_id") {
		t.Errorf("10: %d places, the first %+v, said %q, want 20 with their new ids, and that said", len(places), places[0], second.err)
	}

	feeds := installed(t, storetest.URL(t))
	feeds.must(t, 0, in("07_same_name/a/google_transit.zip")...)
	feeds.must(t, 0, in("07_same_name/b/google_transit.zip")...)
	if places := found(feeds); len(places) != 5 {
		t.Errorf("07: %d places, want the 5 of both agencies", len(places))
	}
}
