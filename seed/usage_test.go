package seed_test

import (
	"errors"
	"strings"
	"testing"

	"nearby/seed"
	"nearby/seed/fault"
)

func TestWhatAFlagMends(t *testing.T) {
	t.Parallel()
	const header = "name,lat,lng\n"
	mapped := func(pairs ...string) func(*seed.Options) {
		return func(o *seed.Options) {
			o.Map = make(map[string]string)
			for i := 0; i < len(pairs); i += 2 {
				o.Map[pairs[i]] = pairs[i+1]
			}
		}
	}
	bare := func(pairs ...string) func(*seed.Options) {
		return func(o *seed.Options) {
			mapped(pairs...)(o)
			o.NoHeader = true
		}
	}
	tests := map[string]struct {
		content string
		change  func(*seed.Options)
		want    string
	}{
		"no datum":         {header, func(o *seed.Options) { o.Datum = 0 }, "--crs wgs84"},
		"another datum":    {"name,gcj02_lat,gcj02_lng\n", mapped(), "leave --crs out"},
		"no names":         {"lat,lng\n", mapped(), "--map name=COLUMN"},
		"no coordinates":   {"name,address\n", mapped(), "--map lat=COLUMN,lng=COLUMN"},
		"half of a pair":   {"name,lat\n", mapped(), "--map lat=COLUMN,lng=COLUMN"},
		"no category":      {header, func(o *seed.Options) { o.Category = "" }, "--category"},
		"no such category": {header, func(o *seed.Options) { o.Category = "pub" }, "restaurant, transit"},
		"no such category in the map": {
			header, func(o *seed.Options) { o.CategoryMap = map[string]string{"酒吧": "pub"} },
			"--map-category 酒吧=pub",
		},
		"two datums": {
			"name,wgs84_lat,wgs84_lng,bd09_lng\n",
			func(o *seed.Options) { mapped("lng", "bd09_lng")(o); o.Datum = 0 },
			"two datums",
		},
		"no such field":             {header, mapped("titel", "1"), "external_id, name"},
		"no such column":            {header, mapped("name", "名"), `"name", "lat", "lng"`},
		"no such number":            {header, mapped("name", "4"), "3 columns"},
		"number nought":             {header, mapped("name", "0"), "3 columns"},
		"a column twice":            {"name,name,lat,lng\n", mapped("name", "name"), "more than once"},
		"a header without one":      {header, bare("name", "name"), "number"},
		"no header, no names":       {header, bare("lat", "2", "lng", "3"), "--map name=NUMBER"},
		"no header, no coordinates": {header, bare("name", "1"), "--map lat=NUMBER"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			test.change(&o)
			err := openError(t, test.content, o)
			var usage *fault.Usage
			if !errors.As(err, &usage) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want a UsageError that says %q", err, test.want)
			}
		})
	}
}

func TestAllFaultsOfTheFlagsAtOnce(t *testing.T) {
	t.Parallel()
	err := openError(t, "名,lat,lng\n", seed.Options{Categories: categories})
	for _, want := range []string{"--map name", "--category", "--crs"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to mention %s as well", err, want)
		}
	}
}
