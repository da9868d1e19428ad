package load

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheSummaryTellsWhatHappenedAndNothingElse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		summary Summary
		want    []string
	}{
		"a first load": {
			Summary{Source: "food", Read: 5, Inserted: 5, Seconds: 1.26},
			[]string{"food: 5 rows read in 1.3 s", "        5 inserted"},
		},
		"nothing new, as a rehearsal": {
			Summary{Source: "food", Read: 5, Unchanged: 5, DryRun: true},
			[]string{"food: 5 rows read in 0.0 s (dry run: nothing was kept)", "        5 unchanged"},
		},
		"something of everything": {
			Summary{
				Source: "food", Read: 21, Inserted: 1, Updated: 2, Unchanged: 3, Deleted: 4, Duplicates: 5,
				Rejected: 10, Reasons: map[string]int{"zero": 3, "no_name": 7}, Rejects: "food.rejects.csv",
			},
			[]string{
				"food: 21 rows read in 0.0 s",
				"        1 inserted",
				"        2 updated",
				"        3 unchanged",
				"        4 deleted",
				"        5 duplicates, of which the last row counts",
				"       10 rejected",
				"                  7 no_name",
				"                  3 zero",
				"The rejected rows are in food.rejects.csv: mend them there and load that file with the same flags.",
			},
		},
	}
	for name, test := range tests {
		want := strings.Join(test.want, "\n") + "\n"
		if diff := cmp.Diff(want, test.summary.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
