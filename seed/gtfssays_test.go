package seed_test

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

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

func TestWhatIsWrongWithAFeedIsAWarning(t *testing.T) {
	t.Parallel()
	lonely := feed{"stops.txt": metro()["stops.txt"] + "x,废站,31.25,121.49,,\n"}
	agency := feed{"agency.txt": "agency_name,agency_timezone\nA,Asia/Shanghai\n"}
	over := agency.with(feed{"calendar.txt": "service_id,end_date\nW,20151231\nV,20150101\n"})
	tests := map[string]struct {
		feed feed
		want string // code and a part of its text
	}{
		"all is well":                           {metro(), ""},
		"a stop that no trip serves":            {metro().with(lonely), "unserved 1 of 4 stops"},
		"no trips at all, which is said anyway": {feed{"stops.txt": metro()["stops.txt"]}, ""},
		"its calendar is over":                  {metro().with(over), "feed_ended 2015-12-31"},
		"a later day added": {
			metro().with(over).with(feed{"calendar_dates.txt": "service_id,date,exception_type\nW,20160105,1\nW,20990101,2\n"}),
			"feed_ended 2016-01-05",
		},
		"days to come": {metro().with(agency).with(feed{"calendar.txt": "service_id,end_date\nW,20991231\n"}), ""},
		"days, and clocks of nowhere": {
			metro().with(feed{"calendar.txt": "service_id,end_date\nW,20991231\n", "agency.txt": "agency_timezone\nBeijing\n"}),
			"no_timetable agency.txt names no time zone",
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
