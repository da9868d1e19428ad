package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheSummaryTellsWhatHappenedAndNothingElse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		summary summary
		want    []string
	}{
		"a first load": {
			summary{Source: "food", Read: 5, Inserted: 5, Seconds: 1.26},
			[]string{"food: 5 rows read in 1.3 s", "        5 inserted"},
		},
		"nothing new, as a rehearsal": {
			summary{Source: "food", Read: 5, Unchanged: 5, DryRun: true},
			[]string{"food: 5 rows read in 0.0 s (dry run: nothing was kept)", "        5 unchanged"},
		},
		"something of everything": {
			summary{
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

// The names are a contract with the programs that read them.
func TestTheSummaryAsJSON(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	command := seedCommand{Output: "json"}
	err := command.print(&out, summary{Source: "<食>", Read: 3, Inserted: 2, Rejected: 1, Reasons: map[string]int{"zero": 1}})
	if err != nil || strings.Count(out.String(), "\n") != 1 || !strings.Contains(out.String(), "<食>") {
		t.Errorf("printed %q, %v, want one line with characters as they are", out.String(), err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"source": "<食>", "read": 3.0, "inserted": 2.0, "updated": 0.0, "unchanged": 0.0, "deleted": 0.0,
		"rejected": 1.0, "duplicates": 0.0, "reasons": map[string]any{"zero": 1.0}, "seconds": 0.0,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}
