package seed_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
)

// exported writes places as a file.
func exported(t failer, places []place.Place, f seed.Format, d geo.Datum) string {
	t.Helper()
	var b bytes.Buffer
	e := seed.NewExport(&b, f, d, geo.Mainland)
	for _, p := range places {
		if err := e.Write(p); err != nil {
			t.Fatalf("Write(%+v) error = %v", p, err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatalf("Close() error = %v", err)
	}
	return b.String()
}

// bare is what a file is read with when no flag says anything.
func bare() seed.Options {
	o := plain()
	o.Category, o.Datum, o.Source = "", 0, "of the file's name"
	return o
}

// reread reads an export.
func reread(t failer, file string) ([]place.Place, []*seed.Reject) {
	t.Helper()
	r, err := seed.Open(strings.NewReader(file), bare())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return readSources(t, r)
}

// awkward are places that files have broken on.
func awkward() []place.Place {
	at := geo.WGS84{Lat: 31.23045678901234, Lng: 121.47370123456789}
	return []place.Place{
		{
			Source: "food", ExternalID: "007", Category: "restaurant", Name: `"老" 面馆, 二店`, Kind: "面馆;halal", Kinds: "noodles;halal",
			Wheelchair: "limited", Status: "装修中", Rating: 4.5, At: at,
		},
		{Source: "food  list", ExternalID: "-1e5", Category: "restaurant", Name: "=cmd|'/C calc'!A1", Address: "+86 路", At: at},
		{Source: "none", ExternalID: "1", Category: "restaurant", Name: "'=quoted before", Phone: "''=twice", At: at},
		{
			Source: "metro", ExternalID: "@1", Category: "transit", Name: "人民广场", NameEN: "People's Square <A&B>", Kind: "metro", Kinds: "metro",
			Lines: "1号线;2号线", Zone: "Asia/Shanghai", URL: "https://example.com/?a=1&b=2", At: geo.WGS84{Lat: -33.5, Lng: -70.1},
		},
		{
			Source: "metro", ExternalID: "x", Category: "transit", Name: `{"name": "an object"}`,
			Hours: `{"mon":"9-5"}`, Zone: "Asia/Shanghai", Price: "[35]", Address: "<table><tr><th>NAME</th><td>x</td></tr></table>", At: at,
		},
	}
}

func TestAnExportReadsBackAsTheSamePlaces(t *testing.T) {
	t.Parallel()
	for _, format := range []seed.Format{seed.FormatCSV, seed.FormatGeoJSON} {
		file := exported(t, awkward(), format, geo.DatumWGS84)
		got, rejects := reread(t, file)
		if diff := cmp.Diff(awkward(), got); diff != "" || len(rejects) > 0 {
			t.Errorf("format %d: rejects %v, places (-want +got):\n%s\n%s", format, rejects, diff, file)
		}
		if again := exported(t, got, format, geo.DatumWGS84); again != file {
			t.Errorf("format %d: exported again (-want +got):\n%s", format, cmp.Diff(file, again))
		}
	}
}

// Whatever a file made of its values: what was read is written so that it is read
// again, in either format, and on the shifted datums within what Export promises.
func TestWhateverWasReadSurvivesAnExport(t *testing.T) {
	t.Parallel()
	word := rapid.StringOf(rapid.RuneFrom([]rune("ab店 ,;|\t\"'=+-@0.\r\n\u3000\u200B\u2028（N/A{}[]<>&\\:")))
	rapid.Check(t, func(t *rapid.T) {
		header := []string{"name", "lat", "lng", "address", "phone", "id", "lines", "hours", "price"}
		var rows [][]string
		for range rapid.IntRange(1, 4).Draw(t, "rows") {
			row := []string{"店" + word.Draw(t, "name"), "31.2304", "121.4737"}
			for _, field := range header[3:] {
				row = append(row, word.Draw(t, field))
			}
			rows = append(rows, row)
		}
		want, _ := read(t, written(t, ',', header, rows), plain())
		for i := range want {
			want[i].Source = word.Draw(t, "source") + "x"
		}
		format := rapid.SampledFrom([]seed.Format{seed.FormatCSV, seed.FormatGeoJSON}).Draw(t, "format")
		datum := rapid.SampledFrom([]geo.Datum{geo.DatumWGS84, geo.DatumGCJ02, geo.DatumBD09}).Draw(t, "datum")
		file := exported(t, want, format, datum)
		got, rejects := reread(t, file)
		if again := exported(t, got, format, datum); again != file {
			t.Fatalf("exported again (-first +second):\n%s", cmp.Diff(file, again))
		}
		if datum != geo.DatumWGS84 {
			for i := range got {
				if off := got[i].At.GreatCircle(want[i].At); off > 0.0008 {
					t.Fatalf("%s: %v m off", datum, float64(off))
				}
				got[i].At = want[i].At
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(rejects) > 0 {
			t.Fatalf("rejects %v, places (-want +got):\n%s\nof %s", rejects, diff, file)
		}
	})
}

// A second export on a shifted datum is the first, byte for byte, wherever in the
// region; and the places move once by less than a millimetre.
func TestShiftedExportsAreStable(t *testing.T) {
	t.Parallel()
	var all []place.Place
	for lat := 20.0; lat < 53; lat += 0.37 {
		for lng := 74.0; lng < 134; lng += 0.41 {
			at := geo.WGS84{Lat: lat + math.Sin(lng)/97, Lng: lng + math.Sin(lat)/89}
			if geo.Mainland.Shifts(at) {
				all = append(all, place.Place{Source: "s", ExternalID: "1", Category: "transit", Name: "x", At: at})
			}
		}
	}
	for _, d := range []geo.Datum{geo.DatumGCJ02, geo.DatumBD09} {
		file := exported(t, all, seed.FormatCSV, d)
		got, _ := reread(t, file)
		worst := geo.Metres(0)
		for i := range got {
			worst = max(worst, got[i].At.GreatCircle(all[i].At))
		}
		if again := exported(t, got, seed.FormatCSV, d); again != file || worst > 0.0008 {
			t.Errorf("%s: %d places, worst %v m, same again %v, want 0.8 mm at most and true", d, len(all), float64(worst), again == file)
		}
	}
}

func TestAnExportOfNothing(t *testing.T) {
	t.Parallel()
	if got := exported(t, nil, seed.FormatCSV, geo.DatumGCJ02); !strings.Contains(got, "gcj02_lat,gcj02_lng") || strings.Count(got, "\n") != 1 {
		t.Errorf("CSV of nothing = %q, want the header", got)
	}
	if got := exported(t, nil, seed.FormatGeoJSON, geo.DatumWGS84); !strings.HasSuffix(got, "]}\n") {
		t.Errorf("GeoJSON of nothing = %q, want a whole collection", got)
	}
}

// The columns of other people that are called source say where a row was found.
func TestOnlyAnExportOrAFlagSaysWhatTheSourceIs(t *testing.T) {
	t.Parallel()
	const file = "name,lat,lng,source\nA,31,121,https://example.com\n"
	o := plain()
	o.Source = "mine"
	for _, want := range []string{"mine", "https://example.com"} {
		r, err := seed.Open(strings.NewReader(file), o)
		if err != nil {
			t.Fatal(err)
		}
		if p, err := r.Read(); err != nil || p.Source != want {
			t.Errorf("--map %v: source %q, %v, want %q", o.Map, p.Source, err, want)
		}
		o.Map = map[string]string{"source": "source"}
	}
}
