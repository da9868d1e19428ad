package seed_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
)

// categories are those of the migrations, with the aliases the tests need.
var categories = []place.Category{
	{
		Slug: "restaurant", NameZH: "餐厅", NameEN: "Restaurants", Position: 1,
		Aliases: []string{"餐饮服务", "美食", "糕饼店", "food", "fast food", "restaurant", "cafe"},
	},
	{
		Slug: "transit", NameZH: "公交地铁", NameEN: "Transit", Position: 2,
		Aliases: []string{"公交车站", "公交站", "地铁站", "bus_stop", "subway"},
	},
}

// plain is what most tests say about a file: eat there, WGS-84.
func plain() seed.Options {
	return seed.Options{
		Source: "test", Category: "restaurant", Categories: categories, Datum: geo.DatumWGS84,
	}
}

// failer is what the helpers need of a test, which may be one of rapid's.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// read reads a whole file. Places come without their Source.
func read(t failer, csv string, o seed.Options) ([]place.Place, []*seed.Reject) {
	t.Helper()
	file, err := seed.Open(strings.NewReader(csv), o)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return readAll(t, file)
}

func readAll(t failer, file *seed.Reader) (places []place.Place, rejects []*seed.Reject) {
	t.Helper()
	places, rejects = readSources(t, file)
	for i := range places {
		places[i].Source = ""
	}
	return places, rejects
}

// readSources reads a file whose places say their own sources.
func readSources(t failer, file *seed.Reader) (places []place.Place, rejects []*seed.Reject) {
	t.Helper()
	for {
		p, err := file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			places = append(places, p)
		case errors.As(err, &reject):
			rejects = append(rejects, reject)
		case errors.Is(err, io.EOF):
			return places, rejects
		default:
			t.Fatalf("Read: %v", err)
		}
	}
}

// one reads a file of one row that must be accepted.
func one(t *testing.T, csv string, o seed.Options) place.Place {
	t.Helper()
	places, rejects := read(t, csv, o)
	if len(places) != 1 || len(rejects) != 0 {
		t.Fatalf("%q gave %d places and rejects %v, want one place", csv, len(places), rejects)
	}
	return places[0]
}

// refused reads a file of one row that must be rejected.
func refused(t *testing.T, csv string, o seed.Options) *seed.Reject {
	t.Helper()
	places, rejects := read(t, csv, o)
	if len(places) != 0 || len(rejects) != 1 {
		t.Fatalf("%q gave places %v and rejects %v, want one reject", csv, places, rejects)
	}
	return rejects[0]
}

// openError is the error of Open, which must fail.
func openError(t *testing.T, csv string, o seed.Options) error {
	t.Helper()
	_, err := seed.Open(strings.NewReader(csv), o)
	if err == nil {
		t.Fatalf("Open(%q) succeeded, want an error", csv)
	}
	return err
}
