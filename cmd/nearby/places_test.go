package main

import (
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/testsize"
	"nearby/store/storetest"
)

// operator is the command line on a database.
func operator(databaseURL string) account {
	return account{flags: []string{"--database-url=" + databaseURL}}
}

// twoSources loads a noodle shop that two sources have, and what only one has.
func twoSources(t *testing.T, databaseURL string) account {
	t.Helper()
	people := operator(databaseURL)
	const header = "id,name,category,wgs84_lat,wgs84_lng,phone\n"
	people.must(t, header+"007,面馆,restaurant,31.2349,121.4706,\n8,\"\"\"老\"\" 饭店, 二店\",restaurant,31.2,121.4,\n", "seed", "--source=a", "-")
	people.must(t, header+"x,面馆,restaurant,31.23495,121.4706,021\ny,人民广场,transit,31.2347,121.4706,\n", "seed", "--source=b", "-")
	return people
}

// The files of the documents at once, the large ones among them in the long run, and
// values that files have broken on: exported, loaded into an empty database and
// exported again.
func TestAnExportLoadsBackTheSame(t *testing.T) {
	dir, url := desk(t), storetest.URL(t)
	t.Chdir(dir)
	people := operator(url)
	files := [][]string{
		{"--crs=wgs84", "--category=transit", "stations.csv"},
		{"--crs=wgs84", "--map=lines=address", "shanghai_urban.csv"},
		{"--together", "exports/*.csv"},
		{"--source=awkward  name", file(t, "a.csv", "id,name,category,wgs84_lat,wgs84_lng,hours,phone\n"+
			"'=1+1,'=cmd|A1,restaurant,31.1,121.1,\"{\"\"mon\"\":1}\",+86 21\n"+
			"000,\"two\nlines; \"\"quoted\"\", <b>\",restaurant,-31.000000000000004,-0.1,'-,''=x\n")},
		{"beijing-subway"},
		{"bus_stops.csv"},
		{"--crs=wgs84", "--map=lines=address", "shanghai_bus.csv"},
		{"--crs=wgs84", "shanghai_food.csv"},
	}
	for _, args := range files[:testsize.Pick(5, len(files))] {
		if e := people.run(t, "", append([]string{"seed"}, args...)...); e.code != 0 && e.code != 3 {
			t.Fatalf("seed %v: exit code %d\n%s", args, e.code, e.err)
		}
	}
	for _, flags := range [][]string{
		{"--format=csv"}, {"--format=geojson"}, {"--format=csv", "--crs=gcj02"}, {"--format=geojson", "--crs=bd09"},
	} {
		args := append([]string{"places", "export"}, flags...)
		first := filepath.Join(t.TempDir(), "places")
		people.must(t, "", append(args, "--out="+first)...)
		content, err := os.ReadFile(first)
		if err != nil {
			t.Fatal(err)
		}
		other := operator(storetest.URL(t))
		other.must(t, "", "seed", "--max-errors=0", first)
		if again := other.must(t, "", args...); again != string(content) {
			t.Errorf("%v: exported again: %d bytes, want the same %d", flags, len(again), len(content))
		}
	}
}

func TestAnExportOfAPart(t *testing.T) {
	t.Parallel()
	people := twoSources(t, storetest.URL(t))
	got := people.must(t, "", "places", "export", "--source=b", "--category=transit")
	want := "\uFEFFsource,external_id,category,name,name_en,kind,wgs84_lat,wgs84_lng,address,phone,lines,opening_hours,zone,rating,price,url,image_url,audio_url,wheelchair,status\r\n" +
		"b,y,transit,人民广场,,,31.2347,121.4706,,,,,,,,,,,,\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("export (-want +got):\n%s", diff)
	}
	// Under a name of its own it is a copy; without, it changes nothing.
	if again := people.must(t, got, "seed", "-"); !strings.Contains(again, "1 unchanged") {
		t.Errorf("loaded as it is: %q, want 1 unchanged", again)
	}
	if copied := people.must(t, got, "seed", "--source=copy", "-"); !strings.Contains(copied, "1 inserted") {
		t.Errorf("loaded as another source: %q, want 1 inserted", copied)
	}
	for name, args := range map[string][]string{
		"a source that is not there":   {"--source=c"},
		"a category that is not there": {"--category=museum"},
		"a datum nobody knows":         {"--crs=mars"},
		"a folder that is not there":   {"--out=/nowhere/places.csv"},
	} {
		if e := people.run(t, "", append([]string{"places", "export"}, args...)...); e.code != 2 || e.out != "" {
			t.Errorf("%s: exit code %d, %q, want 2 and no output", name, e.code, e.out)
		}
	}
}

func TestDeletingASourceIsAskedForAndCanBeUndone(t *testing.T) {
	t.Parallel()
	people := twoSources(t, storetest.URL(t))
	steps := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"nobody to ask", []string{"places", "delete", "--source=a"}, 2, "--yes"},
		{"no such source", []string{"places", "delete", "--source=c", "--yes"}, 2, `no source "c"; there are a, b`},
		{"a rehearsal", []string{"places", "delete", "--source=a", "--dry-run"}, 0, "2 places of a would be deleted"},
		{"done", []string{"places", "delete", "--source=a", "--yes"}, 0, "2 places of a deleted"},
		{"once only", []string{"places", "delete", "--source=a", "--yes"}, 2, `no source "a"`},
		{"in the history", []string{"loads"}, 0, "a       0         0        0          2"},
		{"in JSON", []string{"loads", "--json"}, 0, "\"undone_at\": null,\n    \"source\": \"a\",\n    \"inserted\": 0,\n    \"updated\": 0,\n    \"unchanged\": 0,\n    \"deleted\": 2"},
		{"undone", []string{"loads", "undo"}, 0, "2 put back"},
		{"there again", []string{"places", "delete", "--source=a", "--dry-run"}, 0, "2 places of a"},
	}
	for _, step := range steps {
		if e := people.run(t, "", step.args...); e.code != step.code || !strings.Contains(e.out+e.err, step.want) {
			t.Errorf("%s: exit code %d, %q, want %d and %q", step.name, e.code, e.out+e.err, step.code, step.want)
		}
	}
}

func TestAnythingButYesIsNo(t *testing.T) {
	t.Parallel()
	for answer, yes := range map[string]bool{"y\n": true, "Yes \r\n": true, "yes": true, "n\n": false, "\n": false, "": false} {
		var said strings.Builder
		err := ask(streams{in: strings.NewReader(answer), err: &said}, "delete 2 places of a?")
		if (err == nil) != yes || said.String() != "delete 2 places of a? [y/N] " {
			t.Errorf("answered %q: asked %q, error %v, want agreed %v", answer, said.String(), err, yes)
		}
	}
}

func TestOfTwoThatAreTheSameThePreferredIsShown(t *testing.T) {
	t.Parallel()
	people := twoSources(t, storetest.URL(t))
	found := func() string {
		return people.must(t, "", "search", "--lat=31.2349", "--lng=121.4706", "--category=restaurant", "--json", "--radius=100")
	}
	if got := found(); strings.Count(got, "面馆") != 2 {
		t.Errorf("before: found %s, want both", got)
	}
	listed := people.run(t, "", "places", "near-duplicates")
	if want := "  5.5 m  restaurant  a/007 (id 1)  b/x (id 3)  面馆\n"; listed.out != want {
		t.Errorf("near-duplicates:\n got %q\nwant %q", listed.out, want)
	}
	if want := "nearby: 1 pair: both places of each are shown; to show one of each, say which sources are preferred: " +
		"nearby places prefer SOURCE…\n"; listed.err != want {
		t.Errorf("near-duplicates says %q, want %q", listed.err, want)
	}
	if got := people.must(t, "", "places", "prefer", "b"); !strings.Contains(got, "1  b") || !strings.Contains(got, "1 of 4 places is left out") {
		t.Errorf("prefer prints %q", got)
	}
	if got := found(); strings.Count(got, "面馆") != 1 || !strings.Contains(got, `"source": "b"`) {
		t.Errorf("after: found %s, want that of b", got)
	}
	if got, want := people.run(t, "", "places", "near-duplicates").err, "nearby: 1 pair: one place of each is left out\n"; got != want {
		t.Errorf("near-duplicates after it says %q, want %q", got, want)
	}
	var pairs []pairJSON
	if err := json.Unmarshal([]byte(people.must(t, "", "places", "near-duplicates", "--json")), &pairs); err != nil {
		t.Fatal(err)
	}
	want := []pairJSON{{"面馆", "restaurant", pairs[0].Distance, []duplicateJSON{{1, "a", "007", true}, {3, "b", "x", false}}}}
	if diff := cmp.Diff(want, pairs); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	for name, args := range map[string][]string{
		"a source that is not there": {"c"}, "one twice": {"a", "a"}, "none and one": {"--none", "a"},
	} {
		if e := people.run(t, "", append([]string{"places", "prefer"}, args...)...); e.code != 2 {
			t.Errorf("%s: exit code %d, %q, want 2", name, e.code, e.err)
		}
	}
	people.must(t, "", "places", "prefer", "--none")
	if got := found(); strings.Count(got, "面馆") != 2 {
		t.Errorf("without a preference: found %s, want both", got)
	}
	people.must(t, "", "places", "delete", "--source=b", "--yes")
	if got := people.must(t, "", "places", "near-duplicates", "--json"); got != "[]\n" {
		t.Errorf("no pairs print %q, want an empty array", got)
	}
	if got, want := people.run(t, "", "places", "near-duplicates").err,
		"nearby: no two sources have a place of one name and category within 30 m\n"; got != want {
		t.Errorf("no pairs say %q, want %q", got, want)
	}
}

func TestStatsForPeopleForProgramsAndAsAMap(t *testing.T) {
	t.Parallel()
	url := storetest.URL(t)
	if got := operator(url).must(t, "", "places", "stats"); !strings.Contains(got, "no places yet") {
		t.Errorf("stats of nothing print %q", got)
	}
	people := twoSources(t, url)
	got := people.must(t, "", "places", "stats")
	for _, want := range []string{"left out", "  all\n", "  source a\n", "  category transit\n", "how many have no …"} {
		if !strings.Contains(got, want) {
			t.Errorf("stats print no %q:\n%s", want, got)
		}
	}
	picture := filepath.Join(t.TempDir(), "map.png")
	var stats statsJSON
	out := people.must(t, "", "places", "stats", "--json", "--out="+picture)
	if err := json.Unmarshal([]byte(out), &stats); err != nil {
		t.Fatal(err)
	}
	if stats.Places != 4 || stats.Missing.Phone != 3 || stats.Changed["30d"] != 4 || stats.Newest.IsZero() ||
		len(stats.Sources) != 2 || stats.Sources[1].Name != "b" || stats.Sources[1].Missing.Phone != 1 ||
		len(stats.Categories) != 2 || stats.Categories[0].Places != 3 {
		t.Errorf("stats as JSON: %s", out)
	}
	people.must(t, "", "places", "stats", "--out="+picture+".svg", "--lang=zh")
	chinese, err := os.ReadFile(picture + ".svg")
	if err != nil || !strings.Contains(string(chinese), "餐厅  3") {
		t.Errorf("the map in Chinese: %v, %d bytes, want the restaurants in its legend", err, len(chinese))
	}
	file, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if config, err := png.DecodeConfig(file); err != nil || config.Width != 1600 {
		t.Errorf("the map: %+v, %v, want 1600 pixels", config, err)
	}
}
