package seed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/seed"
	"nearby/seed/fault"
)

// A row keeps its place, and the operator is told what became of the field.
func TestAnOptionalFieldNeverCostsThePlace(t *testing.T) {
	t.Parallel()
	const header = "name,lat,lng,rating,url\n"
	tests := map[string]struct {
		cells   string
		rating  float64
		url     string
		warning fault.Warning
	}{
		"a comma":        {`"4,5",`, 4.5, "", fault.Warning{Code: "rating", Text: `rating: 1 mended, the first is "4,5"`, Rows: 1}},
		"another scale":  {"50,", 0, "", fault.Warning{Code: "rating", Text: `rating: 1 left empty, as it cannot be read, the first is "50"`, Rows: 1}},
		"in words":       {"good,", 0, "", fault.Warning{Code: "rating", Text: `rating: 1 left empty, as it cannot be read, the first is "good"`, Rows: 1}},
		"negative":       {"-1,", 0, "", fault.Warning{Code: "rating", Text: `rating: 1 left empty, as it cannot be read, the first is "-1"`, Rows: 1}},
		"an exponent":    {"1e0,", 0, "", fault.Warning{Code: "rating", Text: `rating: 1 left empty, as it cannot be read, the first is "1e0"`, Rows: 1}},
		"no scheme":      {",www.a.cn/x", 0, "http://www.a.cn/x", fault.Warning{Code: "url", Text: `url: 1 mended, the first is "www.a.cn/x"`, Rows: 1}},
		"another scheme": {",javascript:a()", 0, "", fault.Warning{Code: "url", Text: `url: 1 left empty, as it cannot be read, the first is "javascript:a()"`, Rows: 1}},
		"no host":        {",http://:80/x", 0, "", fault.Warning{Code: "url", Text: `url: 1 left empty, as it cannot be read, the first is "http://:80/x"`, Rows: 1}},
		"no address":     {",soon", 0, "", fault.Warning{Code: "url", Text: `url: 1 left empty, as it cannot be read, the first is "soon"`, Rows: 1}},
	}
	for name, test := range tests {
		file, err := seed.Open(strings.NewReader(header+"x,31,121,"+test.cells+"\n"), plain())
		if err != nil {
			t.Fatal(err)
		}
		places, rejects := readAll(t, file)
		if len(rejects) > 0 || len(places) != 1 || places[0].Rating != test.rating || places[0].URL != test.url {
			t.Errorf("%s: places %v, rejects %v, want rating %v and url %q", name, places, rejects, test.rating, test.url)
		}
		if diff := cmp.Diff([]fault.Warning{test.warning}, file.Warnings()); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", name, diff)
		}
	}
}

func TestWhatIsClosedForGoodIsSkipped(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		header, open, closed string
	}{
		"a status":            {"status", "open|OPERATIONAL|active||暂停营业|CLOSED_TEMPORARILY", "closed|CLOSED_PERMANENTLY|inactive|del|已停业|歇業|閉店"},
		"a status in Chinese": {"营业状态", "营业中|在营", "关闭|注销"},
		"is_open":             {"is_open", "1|true|", "0|False"},
		"permanently_closed":  {"permanently_closed", "false||0", "true|1|TRUE"},
		"a question":          {"Closed?", "No|", "Yes|yes"},
		"a word beside 是否":    {"是否营业", "营业|是", "停业|否"},
		"archived":            {"Status", "Active", "Archived"},
		"a date":              {"date_closed", "", "2024-03-01"},
		"another's business":  {"note", "closed|inactive", ""},
	}
	for name, test := range tests {
		content := "name,lat,lng," + test.header + "\n"
		open, closed := strings.Split(test.open, "|"), strings.Split(test.closed, "|")
		if test.closed == "" {
			closed = nil
		}
		for _, value := range append(open, closed...) {
			content += "x" + value + ",31,121," + value + "\n"
		}
		file, err := seed.Open(strings.NewReader(content), plain())
		if err != nil {
			t.Fatal(err)
		}
		places, rejects := readAll(t, file)
		if len(places) != len(open) || len(rejects) != 0 || file.Skipped() != int64(len(closed)) {
			t.Errorf("%s: %d places, %d skipped, rejects %v, want %d, %d, none", name, len(places), file.Skipped(),
				rejects, len(open), len(closed))
		}
	}
}

func TestWhereChoosesRows(t *testing.T) {
	t.Parallel()
	const content = "name,lat,lng,City,Type\na,31,121,Bath,x\nb,31,121, bath ,y\nc,31,121,York,x\nd,31,121,,x\n"
	tests := map[string]struct {
		where []string
		want  string
	}{
		"a value":        {[]string{"City=Bath"}, "ab"},
		"one of several": {[]string{"city=york,bath"}, "abc"},
		"none of them":   {[]string{"City!=Bath"}, "cd"},
		"nothing":        {[]string{"City="}, "d"},
		"something":      {[]string{"City!="}, "abc"},
		"two of them":    {[]string{"City=Bath", "Type=x"}, "a"},
		"by its number":  {[]string{"4=York"}, "c"},
		"by its field":   {[]string{"name=d"}, "d"},
	}
	for name, test := range tests {
		o := plain()
		o.Map = map[string]string{"category": ""}
		for _, where := range test.where {
			c, err := seed.ParseCondition(where)
			if err != nil {
				t.Fatal(err)
			}
			o.Where = append(o.Where, c)
		}
		file, err := seed.Open(strings.NewReader(content), o)
		if err != nil {
			t.Fatal(err)
		}
		places, _ := readAll(t, file)
		got := ""
		for _, p := range places {
			got += p.Name
		}
		if got != test.want || file.Skipped() != int64(4-len(test.want)) {
			t.Errorf("%s: places %q, %d skipped, want %q", name, got, file.Skipped(), test.want)
		}
	}
	for _, wrong := range []string{"City", "=x", "!=x"} {
		if c, err := seed.ParseCondition(wrong); err == nil {
			t.Errorf("%q is %+v", wrong, c)
		}
	}
	o := plain()
	o.Where = []seed.Condition{{Column: "Country", Values: []string{"x"}}}
	if _, err := seed.Open(strings.NewReader(content), o); err == nil || !strings.Contains(err.Error(), "--where Country") {
		t.Errorf("a column that is not there: %v", err)
	}
}

// A file's own words for categories that nobody knows are listed, with the flag.
func TestWordsThatAreNotUnderstoodAreListed(t *testing.T) {
	t.Parallel()
	file, err := seed.Open(strings.NewReader("name,lat,lng,type\na,31,121,直营店\nb,31,121,加盟店\nc,31,121,直营店\nd,31,121,cafe\n"), plain())
	if err != nil {
		t.Fatal(err)
	}
	places, rejects := readAll(t, file)
	want := []fault.Warning{{
		Code: "category", Rows: 3,
		Text: "2 words for categories are not understood: 直营店 (2), 加盟店 (1). Say what they mean with " +
			"--map-category '直营店=SLUG,加盟店=SLUG', or '*=SLUG' for all; --map category= if the column says something else",
	}}
	if diff := cmp.Diff(want, file.Warnings()); diff != "" || len(places) != 1 || len(rejects) != 3 {
		t.Errorf("places %v, rejects %v, warnings (-want +got):\n%s", places, rejects, diff)
	}
	o := plain()
	o.CategoryMap = map[string]string{"*": "restaurant"}
	if got := one(t, "name,lat,lng,type\na,31,121,mall\n", o).Category; got != "restaurant" {
		t.Errorf("with * it is %q", got)
	}
}
