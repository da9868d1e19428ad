package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/load"
	"nearby/seed/fault"
	"nearby/store/storetest"
)

// The names are a contract with the programs that read them.
func TestTheSummaryAsJSON(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	command := seedCommand{output: output{JSON: true}}
	err := command.print(&out, load.Summary{
		Source: "<食>", Read: 3, Inserted: 2, Rejected: 1, Reasons: map[string]int{"zero": 1},
		Warnings: []fault.Warning{{Code: "rating", Text: "1 left empty", Rows: 1}},
	})
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
		"skipped": 0.0, "merged": 0.0,
		"warnings": []any{map[string]any{"code": "rating", "text": "1 left empty", "rows": 1.0}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

func TestWhatDoesNotGoTogetherForSeveralFiles(t *testing.T) {
	t.Parallel()
	a, b := file(t, "a.csv", "name,lat,lng\n"), file(t, "a.csv", "name,lat,lng\n")
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"one name for two data sets":     {[]string{a, b}, "would both be a"},
		"each pruning the one before":    {[]string{"--source=x", "--prune", a, b}, "say --together"},
		"rejects of two in one file":     {[]string{"--source=x", "--rejects=r.csv", a, b}, "--rejects"},
		"a pattern that matches none":    {[]string{a + "*.none"}, "no file is called so"},
		"standard input to be explained": {[]string{"--explain", "-"}, "standard input"},
	} {
		var out, said strings.Builder
		err := run(t.Context(), append([]string{"seed"}, test.args...), streams{strings.NewReader(""), &out, &said})
		if exitCode(err) != 2 || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want a wrong call that says %q", name, err, test.want)
		}
	}
}

// Several files end with a table; one that fails does not keep the others out.
// Not parallel, as rejected rows go to the current directory.
func TestSeveralFilesAreLoadedOneByOne(t *testing.T) {
	url := storetest.URL(t)
	good := file(t, "good.csv", "name,lat,lng\nA,31,121\nB,31,121\n")
	bad := file(t, "bad.csv", "name,lat,lng\nA,31\n")
	last := file(t, "last.csv", "name,lat,lng\nC,31,121\n")
	seeded := func(args ...string) ended {
		t.Helper()
		return account{flags: []string{
			"--database-url=" + url, "--crs=wgs84", "--category=restaurant", "--max-errors=0",
		}}.run(t, "", append([]string{"seed"}, args...)...)
	}
	t.Chdir(t.TempDir())
	e := seeded("--together", good, bad, last)
	if e.code != 1 || !strings.Contains(e.err, "bad.csv") {
		t.Errorf("together: exit code %d, %q, want 1 and the name of the bad file", e.code, e.err)
	}
	e = seeded(good, bad, last)
	for _, want := range []string{"good", "not loaded", "bad.csv", "all"} {
		if !strings.Contains(e.out, want) || e.code != 1 {
			t.Errorf("exit code %d, printed %q, want 1 and a table with %q", e.code, e.out, want)
		}
	}
	// Nothing of the first run was kept, and all good files of the second.
	if !strings.Contains(e.out, "2 inserted") || !strings.Contains(e.out, "1 inserted") {
		t.Errorf("printed %q, want 2 and 1 inserted", e.out)
	}
	e = seeded("--together", "--source=all", "--prune", "--output=json", good, last)
	var got load.Summary
	if err := json.Unmarshal([]byte(e.out), &got); err != nil || e.code != 0 || got.Read != 3 || got.Inserted != 3 {
		t.Errorf("one source of two files: exit code %d, %+v, %v, want 3 read and inserted\n%s", e.code, got, err, e.err)
	}
}

// A schema that is too old is told before a file is read, however long it is, and by every
// command that works with places.
func TestASchemaOfAnOlderProgramIsToldFirst(t *testing.T) {
	t.Parallel()
	people := operator(storetest.URL(t))
	people.must(t, "", "migrate", "down", "1", "--yes")
	file := file(t, "places.csv", "no places at all\n")
	for _, args := range [][]string{
		{"seed", file},
		{"seed", "--together", file},
		{"search", "--lat=31.2", "--lng=121.4"},
		{"departures", "--stop=metro/1"},
		{"understand", "火锅"},
		{"places", "stats"},
		{"places", "export"},
		{"loads", "list"},
		{"category", "list"},
	} {
		e := people.run(t, "", args...)
		if e.code != 1 || e.out != "" || !strings.Contains(e.err, "this program needs") || !strings.Contains(e.err, `run "nearby migrate up"`) {
			t.Errorf("%v: exit code %d, %q %q, want 1 and that the schema is older", args, e.code, e.out, e.err)
		}
	}
}
