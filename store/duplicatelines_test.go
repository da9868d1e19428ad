package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/words"
)

// stationOf is a stop of a source with lines.
func stationOf(source, id, name, lines string, metres float64) place.Place {
	p := stopAt(id, name, metres)
	p.Source, p.Lines = source, lines
	return p
}

// shownLines are the lines of each shown stop, by its source.
func shownLines(t *testing.T, s *store.Store) map[string]string {
	t.Helper()
	lines := make(map[string]string)
	for _, p := range storedPlaces(t, s) {
		lines[p.Source+" "+p.Name] = p.Lines
	}
	return lines
}

// Two feeds have one stop, each with its own lines: people see all of them.
func TestAShownStopHasTheLinesOfThoseItHides(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	expect := func(when, want string) {
		t.Helper()
		if got := shownLines(t, s)["a 外滩"]; got != want {
			t.Errorf("%s: the lines are %q, want %q", when, got, want)
		}
	}
	loadSources(t, s, []place.Place{
		stationOf("a", "1", "外滩", "20", 0), stationOf("b", "1", "外滩", "49;20", 10), stationOf("c", "1", "外滩", "33;49", 20),
	})
	prefer(t, s, "a", "c")
	expect("once a is preferred", "20;33;49")
	found, _, err := s.Nearby(t.Context(), store.Query{Origin: centre, Radius: 100, Line: words.ParseLine("49")}, 10)
	if err != nil || len(found) != 1 || found[0].Source != "a" {
		t.Errorf("a search for line 49 finds %+v, %v, want the stop of a", found, err)
	}
	loadSources(t, s, []place.Place{stationOf("b", "1", "外滩", "50", 10)})
	expect("after b was loaded again", "20;33;49;50")
	loadSources(t, s, []place.Place{stationOf("a", "1", "外滩", "50;21", 0)})
	expect("after a was loaded again", "50;21;33;49")
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	expect("after that was undone", "20;33;49;50")
	loadSources(t, s, []place.Place{stationOf("c", "1", "外滩", "33", 500)})
	expect("after c moved away", "20;50")
	prefer(t, s)
	expect("without a preference", "20")
}

// A load marks anew what lies near what it has touched; the oracle goes over all.
func TestWhatALoadTouchesIsMarkedAsAllWouldBe(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(5, 11))
	invented := func(n int) (places []place.Place) {
		for range n {
			p := stationOf(fmt.Sprintf("s%d", random.IntN(5)), fmt.Sprint(random.IntN(150)),
				fmt.Sprintf("站%d", random.IntN(3)), fmt.Sprintf("%d;%d", random.IntN(9), random.IntN(9)), 0)
			p.At = around(random, 300)
			places = append(places, p)
		}
		return places
	}
	load := func(n int, prune bool) {
		t.Helper()
		_, err := s.Load(t.Context(), store.Load{Source: "file", Mixed: true, Prune: prune, Force: true, Next: from(invented(n))})
		if err != nil {
			t.Fatal(err)
		}
	}
	order := []string{"s3", "s0", "s4"}
	load(500, false)
	prefer(t, s, order...)
	for step := range 12 {
		switch step % 4 {
		case 3:
			if _, err := s.UndoLoad(t.Context()); err != nil {
				t.Fatal(err)
			}
		default:
			load(60, step%4 == 2)
		}
		hidden, lines := hiddenPlaces(t, s), storedPlaces(t, s)
		prefer(t, s, order...)
		if all := hiddenPlaces(t, s); len(all) < 10 || !slices.Equal(hidden, all) {
			t.Fatalf("step %d: left out are %v, want %v", step, hidden, all)
		}
		if all := storedPlaces(t, s); !slices.Equal(lines, all) {
			t.Fatalf("step %d: shown are %+v, want %+v", step, lines, all)
		}
	}
}
