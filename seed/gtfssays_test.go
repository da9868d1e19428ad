package seed_test

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/seed"
	"nearby/seed/fault"
)

// with is the feed with other files added or replaced.
func (f feed) with(files feed) feed {
	all := maps.Clone(f)
	maps.Copy(all, files)
	return all
}

func TestTheSourceIsWhatAFeedSays(t *testing.T) {
	t.Parallel()
	agency := feed{"agency.txt": "agency_id,agency_name,agency_timezone\n1, 上海申通地铁 ,Asia/Shanghai\n2,别的,Asia/Shanghai\n"}
	publisher := feed{"feed_info.txt": "feed_publisher_name,feed_lang\nArcadis,en\n"}
	tests := map[string]struct {
		path string
		want string
	}{
		"the first agency":               {metro().with(agency).zipped(t, ""), "上海申通地铁"},
		"before its publisher":           {metro().with(agency).with(publisher).folder(t), "上海申通地铁"},
		"its publisher, without agency":  {metro().with(publisher).zipped(t, "feed/"), "Arcadis"},
		"neither":                        {metro().zipped(t, ""), ""},
		"a folder that is no feed":       {t.TempDir(), ""},
		"a file that is not there":       {"no such file", ""},
		"a zip of something else inside": {feed{"places.csv": "name\n"}.zipped(t, ""), ""},
	}
	for name, test := range tests {
		if got := seed.SourceOf(test.path); got != test.want {
			t.Errorf("%s: SourceOf() = %q, want %q", name, got, test.want)
		}
	}
}

func TestFeedsAreFoundWhereOperatorsPutThem(t *testing.T) {
	t.Parallel()
	upper := feed{}
	for name, content := range metro() {
		upper[strings.ToUpper(name)] = content
	}
	for name, path := range map[string]string{
		"two folders deep":    metro().zipped(t, "GTFS_x/GTFS 1 au 2/"),
		"three folders deep":  metro().zipped(t, "a/b/c/"),
		"in upper case":       upper.zipped(t, ""),
		"in upper case, deep": upper.zipped(t, "a/"),
	} {
		file, err := seed.OpenFile(path, seed.Options{Categories: categories})
		if err != nil {
			t.Errorf("%s: OpenFile() error = %v", name, err)
			continue
		}
		p, err := file.Read()
		if err != nil || p.Lines == "" {
			t.Errorf("%s: the first place is %+v, %v, want one with its lines", name, p, err)
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}
}

// wholeTimes are stop times all of whose trips and stops are in the feed.
const wholeTimes = "trip_id,stop_sequence,stop_id\nt1,1,p1\nt2,1,a2\nt2,2,p1\nt3,1,b\nt3,2,s\nt4,1,p2\n"

func TestWhatIsWrongWithAFeedIsAWarning(t *testing.T) {
	t.Parallel()
	lonely := feed{"stops.txt": metro()["stops.txt"] + "x,废站,31.25,121.49,,\n"}
	agency := feed{"agency.txt": "agency_name,agency_timezone\nA,Asia/Shanghai\n"}
	whole := metro().with(feed{"stop_times.txt": wholeTimes})
	over := agency.with(feed{"calendar.txt": "service_id,end_date\nW,20151231\nV,20150101\n"})
	tests := map[string]struct {
		feed feed
		want string // code and a part of its text
	}{
		"all is well":                           {whole, ""},
		"a stop that no trip serves":            {whole.with(lonely), "unserved 1 of 4 stops"},
		"no trips at all, which is said anyway": {feed{"stops.txt": metro()["stops.txt"]}, ""},
		"its calendar is over":                  {whole.with(over), "feed_ended 2015-12-31"},
		"a later day added": {
			whole.with(over).with(feed{"calendar_dates.txt": "service_id,date,exception_type\nW,20160105,1\nW,20990101,2\n"}),
			"feed_ended 2016-01-05",
		},
		"days to come": {whole.with(agency).with(feed{"calendar.txt": "service_id,end_date\nW,20991231\n"}), ""},
		"days, and clocks of nowhere": {
			whole.with(feed{"calendar.txt": "service_id,end_date\nW,20991231\n", "agency.txt": "agency_timezone\nBeijing\n"}),
			"no_timetable agency.txt names no time zone",
		},
		"trips that are not there": {
			whole.with(feed{"stop_times.txt": wholeTimes + "x,1,b\nx,2,b\n"}),
			`feed stop_times.txt: 2 rows are left out, as trips.txt has no such trip_id ("x")`,
		},
		"stops that are not there": {
			whole.with(feed{"stop_times.txt": wholeTimes + "t4,2,y1\nt4,3,y2\nt4,4,y3\nt4,5,y4\nt4,6,y4\n"}),
			`feed stop_times.txt: 5 rows are left out, as stops.txt has no such stop_id ("y1", "y2", "y3", …)`,
		},
		"a route that is not there": {
			whole.with(feed{"trips.txt": metro()["trips.txt"] + "r9,t9\n"}),
			`feed trips.txt: 1 trip is of a line that is not known, as routes.txt has no such route_id ("r9")`,
		},
	}
	for name, test := range tests {
		file, err := seed.OpenFile(test.feed.zipped(t, ""), seed.Options{Categories: categories})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for err == nil {
			_, err = file.Read()
		}
		if !errors.Is(err, io.EOF) {
			t.Fatalf("%s: %v", name, err)
		}
		warnings := slices.DeleteFunc(file.Warnings(), func(w fault.Warning) bool { return w.Code == "note" })
		code, part, _ := strings.Cut(test.want, " ")
		switch {
		case test.want == "" && len(warnings) > 0:
			t.Errorf("%s: Warnings() = %+v, want none", name, warnings)
		case test.want != "" && (len(warnings) != 1 || warnings[0].Code != code || !strings.Contains(warnings[0].Text, part)):
			t.Errorf("%s: Warnings() = %+v, want %s", name, warnings, test.want)
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What cannot be read of a timetable is counted once the timetable is read, once only.
func TestWhatATimetableLeavesOutIsCounted(t *testing.T) {
	t.Parallel()
	rows := "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n" +
		"t1,08:00:00,08:00:00,p1,1\nt3,25:99,25:99,b,1\nt3,08:30:00,08:30:00,s,2\nt1,,8h10,b,2\nt1,08:20:00,,b,x\n"
	f := metro().with(feed{
		"stop_times.txt": rows, "agency.txt": "agency_name,agency_timezone\nA,Asia/Shanghai\n",
		"trips.txt":       "route_id,trip_id,service_id\nr10,t1,W\nr2,t2,gone\nbus,t3,W\n",
		"calendar.txt":    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,1,1,20260101,20991231\nV,1,1,1,1,1,1,1,2026,20991231\n",
		"frequencies.txt": "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,09:00:00,often\n",
	})
	file := openFile(t, f.folder(t), seed.Options{Categories: categories})
	if _, rejects := readAll(t, file); len(rejects) > 0 {
		t.Fatal(rejects)
	}
	if _, err := file.Timetable(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range file.Warnings() {
		if w.Code == "feed" {
			got = append(got, w.Text)
		}
	}
	want := []string{
		`calendar.txt: 1 row is left out, as its dates cannot be read ("2026 to 20991231")`,
		`trips.txt: 1 trip is left out of the timetable, as no calendar has its service_id ("gone")`,
		`frequencies.txt: 1 row is left out, as its trip, times or headway cannot be read ("t1 06:00:00 09:00:00 often")`,
		`stop_times.txt: 3 times cannot be read: they are reckoned from those around them, or left out ("25:99", "8h10")`,
		`stop_times.txt: 1 row is left out of the timetable, as its stop_sequence is no number ("x")`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
