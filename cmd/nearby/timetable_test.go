package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/load"
	"nearby/store/storetest"
)

// metroStops are stops that timetables of the tests speak of.
const metroStops = "id,名称,类别,纬度,经度,线路\n" +
	"1,人民广场,地铁站,31.2330,121.4750,1号线;2号线\n" +
	"2,陆家嘴,地铁站,31.2380,121.5020,2号线\n" +
	"3,南京东路,地铁站,31.2370,121.4840,2号线\n" +
	"4,体育馆,公交站,31.1000,121.3000,49路\n" +
	"5,体育馆,公交站,31.2000,121.4000,50路\n" +
	"6,体育馆,公交站,31.2500,121.3500,49路\n"

// metroTable is a timetable as a metro publishes it.
const metroTable = "线路,车站,开往,运行日,首班车,末班车,间隔（分钟）\n" +
	"2号线,人民广场站,开往浦东方向,每天,5:40,次日0:15,30\n" +
	"2号线,陆家嘴,浦东,工作日,6:00,7:00,25分钟\n" +
	"2号线,陆家嘴,浦东,双休日,6:30,6:30,\n" +
	"2号线,南京东路,浦东,周一至周五,——,——,\n"

// metro is a database with the stops, and a folder.
func metro(t *testing.T) (a account, folder string) {
	t.Helper()
	a, folder = account{flags: []string{"--database-url=" + storetest.URL(t)}}, t.TempDir()
	if got := a.run(t, "", "seed", "--source=metro", "--crs=wgs84", written(t, folder, "stops.csv", metroStops)); got.code != 0 {
		t.Fatal(got.err)
	}
	return a, folder
}

func written(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// seeded runs seed --json and gives its summary.
func seeded(t *testing.T, a account, code int, args ...string) load.Summary {
	t.Helper()
	got := a.run(t, "", append([]string{"seed", "--json"}, args...)...)
	var s load.Summary
	if err := json.Unmarshal([]byte(got.out), &s); err != nil || got.code != code {
		t.Fatalf("seed %v: exit code %d, want %d, %v: %s%s", args, got.code, code, err, got.out, got.err)
	}
	return s
}

// counts are those of a summary, as text.
func counts(s load.Summary) string {
	b, _ := json.Marshal(map[string]int64{"read": s.Read, "ins": s.Inserted, "upd": s.Updated, "same": s.Unchanged, "del": s.Deleted, "rej": s.Rejected, "skip": s.Skipped, "merged": s.Merged, "dup": s.Duplicates})
	var all map[string]int64
	_ = json.Unmarshal(b, &all)
	for name, n := range all {
		if n == 0 {
			delete(all, name)
		}
	}
	b, _ = json.Marshal(all)
	return string(b)
}

// leavesAt is what leaves a stop from an instant on, as clock times with what is unusual.
func leavesAt(t *testing.T, a account, stop, at string, limit string) (all []string) {
	t.Helper()
	got := a.run(t, "", "departures", "--json", "--stop="+stop, "--at="+at, "--limit="+limit)
	var next []departureJSON
	if err := json.Unmarshal([]byte(got.out), &next); err != nil {
		t.Fatalf("%v: %s%s", err, got.out, got.err)
	}
	for _, d := range next {
		text := d.Line + " " + d.Headsign + " " + d.Scheduled[5:16]
		if d.First {
			text += " first"
		}
		if d.Last {
			text += " last"
		}
		if d.Approximate {
			text = "~" + text
		}
		all = append(all, text)
	}
	return all
}

func TestATimetableInATableIsLoadedReplacedUndoneAndPruned(t *testing.T) {
	t.Parallel()
	a, folder := metro(t)
	table := written(t, folder, "timetable.csv", metroTable)
	if got := counts(seeded(t, a, 0, "--dry-run", table)); got != `{"ins":3,"read":4,"skip":1}` {
		t.Errorf("dry run: %s", got)
	}
	if got := leavesAt(t, a, "metro/2", "2026-11-27T00:00:00+08:00", "9"); got != nil {
		t.Errorf("after a dry run %v leave, want nothing", got)
	}
	first := seeded(t, a, 0, table)
	if counts(first) != `{"ins":3,"read":4,"skip":1}` || first.Source != "metro" {
		t.Errorf("first load: %s of %s", counts(first), first.Source)
	}
	friday := []string{"2号线 浦东 11-27T06:00 first", "~2号线 浦东 11-27T06:25", "~2号线 浦东 11-27T06:50", "2号线 浦东 11-27T07:00 last", "2号线 浦东 11-28T06:30 first last"}
	if diff := cmp.Diff(friday, leavesAt(t, a, "metro/2", "2026-11-27T00:00:00+08:00", "5")); diff != "" {
		t.Errorf("陆家嘴 (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"~2号线 浦东 11-28T00:10", "2号线 浦东 11-28T00:15 last", "2号线 浦东 11-28T05:40 first"}, leavesAt(t, a, "metro/1", "2026-11-28T00:00:00+08:00", "3")); diff != "" {
		t.Errorf("人民广场 after midnight (-want +got):\n%s", diff)
	}
	if got := counts(seeded(t, a, 0, table)); got != `{"read":4,"same":3,"skip":1}` {
		t.Errorf("second load: %s", got)
	}
	one := written(t, folder, "one.csv", "line,stop_id,headsign,days,times\n2号线,2,浦东,Mon-Fri,8:00 9:00 9:00 0:30\n2号线,2,浦东,weekdays,10:00\n")
	if got := counts(seeded(t, a, 0, "--source=metro", one)); got != `{"merged":1,"read":2,"upd":1}` {
		t.Errorf("one row anew: %s", got)
	}
	anew := []string{"2号线 浦东 11-27T08:00 first", "2号线 浦东 11-27T09:00", "2号线 浦东 11-27T10:00", "2号线 浦东 11-28T00:30 last", "2号线 浦东 11-28T06:30 first last"}
	if diff := cmp.Diff(anew, leavesAt(t, a, "metro/2", "2026-11-27T07:30:00+08:00", "5")); diff != "" {
		t.Errorf("陆家嘴 anew (-want +got):\n%s", diff)
	}
	if got := counts(seeded(t, a, 0, "--source=metro", "--prune", one)); got != `{"del":2,"merged":1,"read":2,"same":1}` {
		t.Errorf("prune: %s", got)
	}
	if got := leavesAt(t, a, "metro/1", "2026-11-28T00:00:00+08:00", "3"); got != nil {
		t.Errorf("after --prune %v leave 人民广场, want nothing", got)
	}
	if got := a.run(t, "", "loads", "undo"); got.code != 0 {
		t.Fatal(got.err)
	}
	if got := leavesAt(t, a, "metro/1", "2026-11-28T00:00:00+08:00", "3"); len(got) != 3 {
		t.Errorf("after undoing %v leave 人民广场, want what did before", got)
	}
}

// A timetable that was written is loaded as the same, and one of a feed is not written.
func TestATimetableIsExportedAndLoadedAgain(t *testing.T) {
	t.Parallel()
	a, folder := metro(t)
	seeded(t, a, 0, written(t, folder, "timetable.csv", metroTable))
	const friday = "2026-11-27T00:00:00+08:00"
	before := leavesAt(t, a, "metro/1", friday, "200")
	file := filepath.Join(folder, "export.csv")
	a.must(t, "", "places", "export", "--format=timetable", "--source=metro", "--out="+file)
	if got := counts(seeded(t, a, 0, "--source=metro", "--prune", file)); got != `{"read":3,"same":3}` {
		t.Errorf("the export loaded over what it was made from: %s", got)
	}
	other := account{flags: []string{"--database-url=" + storetest.URL(t)}}
	seeded(t, other, 0, "--source=metro", "--crs=wgs84", filepath.Join(folder, "stops.csv"))
	seeded(t, other, 0, "--source=metro", file)
	if diff := cmp.Diff(before, leavesAt(t, other, "metro/1", friday, "200")); diff != "" || len(before) < 100 {
		t.Errorf("%d departures, elsewhere (-want +got):\n%s", len(before), diff)
	}
	feed := filepath.Join(folder, "feed")
	if err := os.Mkdir(feed, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range nightBus {
		written(t, feed, name, content)
	}
	seeded(t, a, 0, "--source=bus", feed)
	for source, want := range map[string]string{"bus": "the feed itself", "": "--source", "nobody": "nobody"} {
		got := a.run(t, "", "places", "export", "--format=timetable", "--source="+source)
		if got.code != 2 || !strings.Contains(got.err, want) || strings.Contains(got.out, "06") {
			t.Errorf("export of %q: exit code %d, %s, want 2 and %q", source, got.code, got.err, want)
		}
	}
}

func TestRowsWithoutAKnownStopAreRejectedWithTheNearestNames(t *testing.T) {
	t.Parallel()
	a, folder := metro(t)
	rejects := filepath.Join(folder, "rejects.csv")
	table := written(t, folder, "t.csv", metroTable+
		"2号线,陆家咀,浦东,每天,6:00,7:00,10\n"+
		"51路,体育馆,火车站,每天,6:00,7:00,10\n"+
		"50路,体育馆,火车站,每天,6:00,7:00,10\n"+
		"2号线,陆家嘴,浦东,寒暑假,6:00,7:00,10\n"+
		"2号线,陆家嘴,浦东,每天,25点70,7:00,10\n"+
		"2号线,陆家嘴,徐泾东,每天,6:00,23:00,\n"+
		",陆家嘴,徐泾东,每天,6:00,23:00,5\n")
	s := seeded(t, a, 3, "--rejects="+rejects, table)
	if counts(s) != `{"ins":4,"read":11,"rej":6,"skip":1}` {
		t.Errorf("counts: %s", counts(s))
	}
	if diff := cmp.Diff(map[string]int{"unknown_stop": 1, "ambiguous_stop": 1, "bad_days": 1, "bad_time": 1, "no_times": 1, "no_line": 1}, s.Reasons); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	content, err := os.ReadFile(rejects)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"did you mean 陆家嘴?", "体育馆, 49路", "stop_id (车站编号)"} {
		if !strings.Contains(string(content), want) {
			t.Errorf("the rejects do not say %q:\n%s", want, content)
		}
	}
	mended := written(t, folder, "mended.csv", strings.NewReplacer("陆家咀", "陆家嘴", "2号线,陆家嘴,徐泾东,每天,6:00,23:00,,", "2号线,陆家嘴,徐泾东,每天,6:00,23:00,5,").Replace(string(content)))
	if s := seeded(t, a, 3, "--rejects="+filepath.Join(folder, "again.csv"), "--source=metro", mended); s.Inserted+s.Updated != 2 {
		t.Errorf("the mended rows: %s, want two of them loaded", counts(s))
	}
}

func TestATimetableSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	a, folder := metro(t)
	table := written(t, folder, "t.csv", metroTable)
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"a source without stops": {[]string{"--source=bus", table}, "stops have metro"},
		"no stop of any source":  {[]string{written(t, folder, "x.csv", "line,stop,times\n1,nowhere,6:00\n")}, "none of its stops is known"},
		"columns missing":        {[]string{"--format=timetable", written(t, folder, "y.csv", "line,station\n1,a\n")}, "first and last with headway"},
		"a field that is none":   {[]string{"--map=lat=1", "--format=timetable", table}, "no such field"},
		"together with places":   {[]string{"--together", "--crs=wgs84", filepath.Join(folder, "stops.csv"), table}, "in a call of its own"},
	} {
		if got := a.run(t, "", append([]string{"seed"}, test.args...)...); got.code != 2 || !strings.Contains(got.err, test.want) {
			t.Errorf("%s: exit code %d, %s; want 2 and %q", name, got.code, got.err, test.want)
		}
	}
	explained := a.run(t, "", "seed", "--explain", table)
	for _, want := range []string{"headsign = 开往", "2号线 at 人民广场站 → 浦东, Mon Tue Wed Thu Fri Sat Sun: 39 departures, first 05:40, last 24:15", "3 rows are understood, 1 skipped"} {
		if !strings.Contains(explained.out, want) {
			t.Errorf("--explain does not say %q:\n%s%s", want, explained.out, explained.err)
		}
	}
	if got := a.run(t, metroTable, "seed", "--json", "-"); got.code != 0 || !strings.Contains(got.out, `"inserted":3`) {
		t.Errorf("from standard input: exit code %d, %s%s", got.code, got.out, got.err)
	}
}

func TestStatsCountStopsWithATimetableAndSayWhenItEnds(t *testing.T) {
	t.Parallel()
	a, folder := metro(t)
	feed := filepath.Join(folder, "feed")
	if err := os.Mkdir(feed, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range nightBus {
		written(t, feed, name, content)
	}
	seeded(t, a, 0, "--source=bus", feed)
	seeded(t, a, 0, written(t, folder, "timetable.csv", metroTable))
	var stats statsJSON
	if err := json.Unmarshal([]byte(a.must(t, "", "places", "stats", "--json")), &stats); err != nil {
		t.Fatal(err)
	}
	want := []timetableJSON{{Source: "bus", With: 2, EndsOn: "2026-12-31"}, {Source: "metro", With: 2, Without: 4}}
	if diff := cmp.Diff(want, stats.Timetables); diff != "" {
		t.Errorf("timetables (-want +got):\n%s", diff)
	}
	if got := a.must(t, "", "places", "stats"); !strings.Contains(got, "2026-12-") || !strings.Contains(got, "with  without") {
		t.Errorf("stats print no timetables:\n%s", got)
	}
}
