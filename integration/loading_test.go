package integration_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/store/storetest"
)

func TestShanghaiLoadsWholeAndTheSecondRunChangesNothing(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	for source, rows := range map[string]int{
		"shanghai_food": 14398, "shanghai_bus": 10186, "shanghai_urban": 449,
	} {
		file := sampledata.Path(t, shanghai+source+".csv")
		for _, want := range []summary{
			{Source: source, Read: rows, Inserted: rows, Reasons: map[string]int{}},
			{Source: source, Read: rows, Unchanged: rows, Reasons: map[string]int{}},
		} {
			if diff := cmp.Diff(want, p.seed(t, 0, "--crs", "wgs84", file)); diff != "" {
				t.Errorf("seed %s (-want +got):\n%s", source, diff)
			}
		}
	}
	if left, err := os.ReadDir(p.dir); err != nil || len(left) != 0 {
		t.Errorf("in the directory there is %v, %v, want nothing: no row was rejected", left, err)
	}
}

// What an operator does with a file that is nearly right: load it, mend what was
// rejected where it was put, load that.
func TestBeijingsRejectsAreMendedAndLoadedAgain(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p := installed(t, databaseURL)
	got := p.seed(t, 3, "--category", "transit", sampledata.Path(t, beijing+"stops.txt"))
	want := summary{
		Source: "stops", Read: 2658, Inserted: 2653, Rejected: 5, Rejects: "stops.rejects.csv",
		Reasons: map[string]int{"no_location": 3, "no_name": 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first load (-want +got):\n%s", diff)
	}

	rejects := filepath.Join(p.dir, got.Rejects)
	rows := records(t, rejects)
	lat, lng, code := column(t, rows, "stop_lat"), column(t, rows, "stop_lon"), column(t, rows, "reject_code")
	for _, row := range rows[1:] {
		if row[code] == "no_location" {
			row[lat], row[lng] = "40.0789", "116.6087"
		}
	}
	rewrite(t, rejects, rows)

	got = p.seed(t, 3, "--category", "transit", "--source", "stops", rejects)
	want = summary{
		Source: "stops", Read: 5, Inserted: 3, Rejected: 2, Rejects: "stops.rejects.rejects.csv",
		Reasons: map[string]int{"no_name": 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("load of the mended rejects (-want +got):\n%s", diff)
	}
	stops := one[int](t, storetest.SQL(t, databaseURL), `SELECT count(*) FROM places WHERE source = 'stops'`)
	if stops != 2656 {
		t.Errorf("%d stops, want all but the two without a name, 2656", stops)
	}
}

// The first line of each pair is a place, the second repeats it as JSON: half of
// the rows are no places, which has to be allowed.
func TestXiansOddRecordsAreRejectedOneByOne(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p := installed(t, databaseURL)
	flags := []string{
		"--no-header", "--map", "name=1,lng=2,lat=3,external_id=4", "--crs", "wgs84",
		"--category", "restaurant", sampledata.Path(t, xian+"poi_0_delicacy.csv"),
	}

	refused := p.must(t, 1, append([]string{"seed"}, flags...)...)
	if !strings.Contains(refused.err, "1600 of 3200 rows are rejected") {
		t.Errorf("without --max-errors it says %q, want how many are rejected", refused.err)
	}
	if n := one[int](t, storetest.SQL(t, databaseURL), `SELECT count(*) FROM places`); n != 0 {
		t.Errorf("%d places, want none of a file with too many rejects", n)
	}

	got := p.seed(t, 3, append([]string{"--max-errors", "60%"}, flags...)...)
	want := summary{
		Source: "poi_0_delicacy", Read: 3200, Inserted: 1600, Rejected: 1600,
		Reasons: map[string]int{"columns": 1600}, Rejects: "poi_0_delicacy.rejects.csv",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("with --max-errors (-want +got):\n%s", diff)
	}
	rows := records(t, filepath.Join(p.dir, got.Rejects))
	if len(rows) != 1600 {
		t.Fatalf("%d rows in the rejects file, want 1600", len(rows))
	}
	for i, row := range rows {
		where := row[len(row)-4:] // line, column (of the whole row: none), code, reason
		wantWhere := []string{strconv.Itoa(2*i + 2), "", "columns", "1 column where there should be 5"}
		if diff := cmp.Diff(wantWhere, where); diff != "" || !strings.HasPrefix(row[0], "{'name'") {
			t.Fatalf("reject %d is %.40q (-want +got):\n%s", i, row[0], diff)
		}
	}
}

// records reads a rejects file as a spreadsheet would.
func records(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(data), "\uFEFF")
	if !marked {
		t.Errorf("%s begins with %.3q, want a byte order mark", path, text)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return rows
}

func column(t *testing.T, rows [][]string, header string) int {
	t.Helper()
	for i, name := range rows[0] {
		if name == header {
			return i
		}
	}
	t.Fatalf("no column %s in %v", header, rows[0])
	return 0
}

func rewrite(t *testing.T, path string, rows [][]string) {
	t.Helper()
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
