package seed_test

import (
	"errors"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed"
	"nearby/seed/fault"
)

func TestExplainTellsWhatLoadingWouldDo(t *testing.T) {
	t.Parallel()
	path := stored(t, "food.csv", []byte("name,lat,lng\nA,31,121\nB,,121\nC,31,121\nD,0,0\nE,,1\nF,1,1\nG,2,2\n"))
	e, err := seed.Explain(path, plain())
	if err != nil || e.Missing != nil {
		t.Fatalf("Explain: %v, missing %v", err, e.Missing)
	}
	if e.Read != 7 || e.Rejected() != 3 || len(e.Sample) != 3 || e.Sample[2].Name != "F" {
		t.Errorf("got %d rows, %d rejected, samples %v; want 7, 3 and A, C, F", e.Read, e.Rejected(), e.Sample)
	}
	if f := e.Faults[0]; f.Code != fault.NoLocation || f.Rows != 2 || f.First.Line != 3 {
		t.Errorf("got %+v, want two without a location, the first on line 3", f)
	}
	if at := e.Places(e.Sample[0], geo.Mainland); len(at) != 1 || at[geo.DatumWGS84] != e.Sample[0].At {
		t.Errorf("got %v, want the place on the datum that is known", at)
	}
}

func TestExplainTellsWhichHoursAreUnderstood(t *testing.T) {
	t.Parallel()
	path := stored(t, "food.csv", []byte("name,lat,lng,opening_hours\nA,31,121,10:00-22:00\nB,31,121,\n"+
		"C,31,121,看心情\nD,31,121,sunrise-sunset\nE,31,121,周一至周五 9:00-17:00\nF,31,121,sunrise-sunset\n"))
	e, err := seed.Explain(path, plain())
	if want := "sunrise-sunset (2), 看心情 (1)"; err != nil || e.Hours.Rows != 5 || e.Hours.Understood != 2 || e.Hours.Unclear() != want {
		t.Errorf("Explain() tells %+v, %v, want 2 of 5 understood and not %s", e.Hours, err, want)
	}
}

// Without a datum the places are shown on all of them, and the flag is asked for.
func TestExplainAsksForWhatIsMissing(t *testing.T) {
	t.Parallel()
	path := stored(t, "food.csv", []byte("name,lat,lng\nA,31,121\n"))
	e, err := seed.Explain(path, seed.Options{Categories: categories})
	var usage *fault.Usage
	if err != nil || !errors.As(e.Missing, &usage) {
		t.Fatalf("Explain: %v, missing %v, want a UsageError among what is missing", err, e.Missing)
	}
	for _, want := range []string{"--crs", "--category"} {
		if !strings.Contains(e.Missing.Error(), want) {
			t.Errorf("missing %v, want it to mention %s", e.Missing, want)
		}
	}
	if text := e.String(); !strings.Contains(text, "datum      not known") || !strings.Contains(text, "name (name)") {
		t.Errorf("got %q, want the datum not known, the columns known", text)
	}
	at := e.Places(e.Sample[0], geo.Mainland)
	if len(at) != 3 || at[geo.DatumWGS84].GreatCircle(at[geo.DatumGCJ02]) < 300 {
		t.Errorf("got %v, want three places some hundred metres apart", at)
	}
}

func TestExplainGivesTheFaultOfAFile(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		stored(t, "a.csv", nil):           "the file is empty",
		"/nonexistent.csv":                "no such file",
		feed{"trips.txt": "x"}.folder(t):  "it has no stops.txt",
		stored(t, "a.json", []byte("{}")): "no list of objects",
	} {
		if _, err := seed.Explain(path, plain()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Explain(%s): got %v, want an error that says %q", path, err, want)
		}
	}
}
