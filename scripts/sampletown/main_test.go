package main

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheTownThatIsCheckedInIsTheOneThatIsWritten(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][][]string{"town.csv": places(), "town_timetable.csv": timetable()} {
		file, err := os.Open("../../seed/sample/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-written +checked in; go run ./scripts/sampletown seed/sample):\n%s", name, diff)
		}
	}
}

func TestNoTwoPlacesOfTheTownHaveOneNameOrOneSpot(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, p := range places()[1:] {
		for _, of := range []string{p[1], p[5] + "," + p[6]} {
			if other, found := seen[of]; found {
				t.Errorf("%s is of %s and of %s", of, other, p[0])
			}
			seen[of] = p[0]
		}
	}
}
