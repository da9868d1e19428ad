package store_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/seed"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/words"
)

// Every numbered line of the two cities, in each of three spellings, is found at the
// stops that list it and at no other. What lists it is told by the letters of the data
// alone, as it stands between the separators.
func TestALineIsFoundAtExactlyTheStopsThatListIt(t *testing.T) {
	t.Parallel()
	s := patient(t, storetest.URL(t))
	lines := 0
	for _, stops := range [][]place.Place{shanghaiStops(t), beijingStops(t)} {
		loaded, err := s.Load(t.Context(), store.Load{Source: stops[0].Source, Next: from(stops)})
		if err != nil || loaded.Inserted == 0 {
			t.Fatalf("Load() = %+v, %v", loaded, err)
		}
		listing := listing(stops)
		for name, want := range listing {
			m := numberedLine.FindStringSubmatch(name)
			if m == nil {
				continue
			}
			if lines++; lines%testsize.Pick(10, 1) != 0 {
				continue
			}
			slices.Sort(want)
			asked := map[words.Line]bool{} // most spellings are the same to a search
			for _, spelling := range spelled(m[1], m[2]) {
				line := words.ParseLine(spelling)
				if asked[line] {
					continue
				}
				asked[line] = true
				if got := listed(t, s, stops[0].At, line); !slices.Equal(got, want) {
					t.Errorf("%s of %s: %d stops found, want the %d that list it", spelling, name, len(got), len(want))
				}
			}
		}
	}
	t.Logf("%d lines", lines)
	if lines < 474 {
		t.Errorf("%d numbered lines, want the 474 of the data", lines)
	}
}

// listed is which stops a search for a line finds, by the external id.
func listed(t *testing.T, s *store.Store, at geo.WGS84, line words.Line) (found []string) {
	t.Helper()
	stops, _, err := s.Nearby(t.Context(), store.Query{
		Origin: at, Radius: 150_000, Categories: []string{place.Transit}, Line: line,
	}, store.MaxLimit)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range stops {
		found = append(found, f.ExternalID)
	}
	slices.Sort(found)
	return found
}

var (
	numberedLine = regexp.MustCompile(`^([0-9]+)(路|号线)$`)
	status       = regexp.MustCompile(`^\((在建|规划|停运)\)`)
)

// spelled are three ways to write a line.
func spelled(number, unit string) []string {
	if unit == "路" {
		return []string{number + "路", "bus " + number, number + "路公交車"}
	}
	return []string{number + "号线", "Line " + number, "地鐵" + number + "號線"}
}

// listing is which stops list each line, by the external id.
func listing(stops []place.Place) map[string][]string {
	all := map[string][]string{}
	for _, p := range stops {
		seen := map[string]bool{}
		for _, line := range strings.Split(p.Lines, ";") {
			line = status.ReplaceAllString(line, "")
			for _, name := range strings.Split(line, "/") { // 316路/316路(夜宵线)
				if !seen[name] {
					all[name] = append(all[name], p.ExternalID)
				}
				seen[name] = true
			}
		}
	}
	return all
}

func shanghaiStops(t *testing.T) (stops []place.Place) {
	t.Helper()
	for _, name := range []string{"shanghai_bus.csv", "shanghai_urban.csv"} {
		r := csv.NewReader(bytes.NewReader(sampledata.Read(t, "data/ni1o1__pygeo-tutorial/"+name)))
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows[1:] {
			p := stop(row[0], 0, 0)
			p.Source, p.ExternalID = "shanghai", fmt.Sprint(name, i)
			p.Lines = strings.ReplaceAll(row[1], "|", ";")
			if _, err := fmt.Sscan(row[5]+" "+row[6], &p.At.Lat, &p.At.Lng); err != nil {
				t.Fatal(err)
			}
			stops = append(stops, p)
		}
	}
	return stops
}

func beijingStops(t *testing.T) (stops []place.Place) {
	t.Helper()
	feed, err := seed.OpenFile(sampledata.Path(t, "data/BoyInTheSun__beijing-subway-gtfs"), seed.Options{
		Source: "beijing", Categories: []place.Category{{Slug: place.Transit}},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer feed.Close()
	for {
		p, err := feed.Read()
		switch {
		case errors.Is(err, io.EOF):
			return stops
		case err == nil:
			stops = append(stops, p)
		}
	}
}
