package words

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"nearby/internal/sampledata"
)

// openData reads a table of the recorded data, without its header.
func openData(t testing.TB, name string) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(sampledata.Read(t, "data/"+name)))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func listedLines(t *testing.T) []string {
	seen := map[string]bool{}
	var lines []string
	add := func(l string) {
		if !seen[l] {
			seen[l] = true
			lines = append(lines, l)
		}
	}
	for _, name := range []string{"shanghai_bus.csv", "shanghai_urban.csv"} {
		for _, row := range openData(t, "ni1o1__pygeo-tutorial/"+name) {
			for _, l := range strings.FieldsFunc(row[1], func(r rune) bool { return r == ';' || r == '|' }) {
				add(l)
			}
		}
	}
	for _, row := range openData(t, "BoyInTheSun__beijing-subway-gtfs/routes.txt") {
		add(row[2])
	}
	return lines
}

// sameInData are the lines that the data lists under two spellings.
var sameInData = map[string]bool{
	"吕巷1路": true, "吕巷一路": true, "吕巷4路": true, "吕巷四路": true, "枫泾6路": true, "枫泾六路": true,
}

func TestEveryListedLineIsItselfInAllSpellingsAndNoOther(t *testing.T) {
	listed := listedLines(t)
	byKey := make(map[string][]string)
	for _, name := range listed {
		byKey[ParseLine(name).Key()] = append(byKey[ParseLine(name).Key()], name)
	}
	numbered, spelled := 0, 0
	for _, name := range listed {
		own := ParseLine(name)
		if number.MatchString(name) {
			numbered++
		}
		for _, spelling := range spellings(name) {
			spelled++
			l := ParseLine(spelling)
			if !l.Is(own) {
				t.Errorf("ParseLine(%q) = %+v, want %+v of %q", spelling, l, own, name)
			}
			for _, other := range byKey[l.Key()] {
				if o := ParseLine(other); other != name && l.Is(o) && o.Status == own.Status && !sameInData[other] &&
					spelling != bareNumber(name) {
					t.Errorf("%q of %q is %q as well: %+v", spelling, name, other, o)
				}
			}
		}
	}
	t.Logf("%d lines, %d with a number alone, %d spellings", len(listed), numbered, spelled)
	if numbered < 474 {
		t.Errorf("%d numbered lines, want the 474 of the data", numbered)
	}
}

// number is the lines whose name is a number alone.
var number = regexp.MustCompile(`^([0-9]+)(路|号线)$`)

// bareNumber is the number of such a line, which names those of every kind.
func bareNumber(name string) string {
	if m := number.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return name
}

// spellings are the ways that people write a line.
func spellings(name string) []string {
	all := []string{name, traditional(name), fullWidth(name), " " + name + "。"}
	m := number.FindStringSubmatch(name)
	if m == nil {
		return all
	}
	if n, _ := strconv.Atoi(m[1]); m[1][0] != '0' && n < 10_000 {
		all = append(all, inChinese(n)+m[2])
	}
	if m[2] == "路" {
		return append(all, m[1], "bus "+m[1], "Bus No."+m[1], m[1]+" bus", name+"公交", name+"公交車", name+"車", "公車"+name, "上海"+name)
	}
	return append(all, m[1], "Line "+m[1], "line"+m[1], "M"+m[1], "metro line "+m[1], "地铁"+name, "捷運"+m[1], "北京地鐵"+name, name+"地铁站")
}

// toTraditional leads back from simplified characters, to whichever comes first: good
// enough for what has to become simplified again.
var toTraditional = sync.OnceValue(func() map[rune]rune {
	reverse := make(map[rune]rune)
	for i, to := range hanTable().simple {
		if from := rune(i + hanFrom); to != 0 && from >= firstHan && reverse[rune(to)] == 0 {
			reverse[rune(to)] = from
		}
	}
	return reverse
})

func traditional(text string) string {
	return strings.Map(func(r rune) rune {
		if from := toTraditional()[r]; from != 0 {
			return from
		}
		return r
	}, text)
}

func fullWidth(text string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F && r != '/' {
			return r + 0xFEE0
		}
		return r
	}, text)
}

func TestParseLine(t *testing.T) {
	bus, metro := Line{Kind: Bus, Name: "49"}, Line{Kind: Metro, Name: "2"}
	tests := map[string]Line{
		"49路": bus, "四十九路": bus, "四九路": bus, "bus 49": bus, "49路公交": bus, "Bus No. 49": bus, "the 49 bus": bus, "49路公交車站": bus,
		"2号线": metro, "二号线": metro, "Line 2": metro, "line2": metro, "M2": metro, "地铁2号线": metro, "2號線": metro, "捷運2號線": metro,
		"地铁2": metro, "地铁二号": metro, "2号线地铁站": metro, "上海轨道交通2号线": metro, "subway line 2": metro, "二号地铁": metro,
		"2": {Kind: AnyKind, Name: "2"}, "四十九": {Kind: AnyKind, Name: "49"}, "route 49": {Kind: AnyKind, Name: "49"},
		"夜宵49路": {Kind: Bus, Name: "夜宵49"}, "49路区间": {Kind: Bus, Name: "49", Variant: "区间"}, "49路(区间车)": {Kind: Bus, Name: "49", Variant: "区间"},
		"崇明1号线": {Kind: AnyKind, Name: "崇明1"}, "机场线": {Kind: AnyKind, Name: "机场线"}, "地铁机场线": {Kind: Metro, Name: "机场线"},
		"北京地铁昌平线": {Kind: Metro, Name: "昌平线"}, "S1线": {Kind: AnyKind, Name: "s1"}, "116B路": {Kind: Bus, Name: "116b"},
		"M218路": {Kind: Bus, Name: "m218"}, "m218": {Kind: AnyKind, Name: "m218"}, "04路": {Kind: Bus, Name: "04"},
		"松江有轨电车1号线": {Kind: Tram, Name: "松江1"}, "tram 1": {Kind: Tram, Name: "1"}, "(在建)14号线": {Kind: Metro, Name: "14", Status: "在建"},
		"火锅": {Kind: AnyKind, Name: "火锅"}, "columbus": {Kind: AnyKind, Name: "columbus"}, "casino": {Kind: AnyKind, Name: "casino"},
		"广兰路地铁站": {Kind: AnyKind, Name: "广兰路地铁站"}, "": {}, "()": {}, "(在建)": {},
	}
	for text, want := range tests {
		if got := ParseLine(text); got != want {
			t.Errorf("ParseLine(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func TestLinesOfOneNumberAreOneOnlyIfTheirKindsAllow(t *testing.T) {
	for _, c := range []struct {
		asked, listed string
		is, runs      bool
	}{
		{"2", "2路", true, true},
		{"2", "2号线", true, true},
		{"2路", "2号线", false, false},
		{"2号线", "2路", false, false},
		{"1号线", "崇明1号线", false, false},
		{"崇明1路", "崇明1号线", true, true},
		{"49路", "49路区间", false, true},
		{"49路区间", "49路", false, false},
		{"49", "夜宵49路", false, false},
		{"11路", "11路内圈", false, true},
		{"机场线", "首都机场线", false, false},
		{"12路", "312路", false, false},
		{"14号线", "(在建)14号线", true, true},
	} {
		asked, listed := ParseLine(c.asked), ParseLine(c.listed)
		if asked.Is(listed) != c.is || asked.Runs(listed) != c.runs {
			t.Errorf("%q and %q: Is %v, Runs %v, want %v, %v", c.asked, c.listed, asked.Is(listed), asked.Runs(listed), c.is, c.runs)
		}
	}
}

func TestParseLinesReadsOtherNames(t *testing.T) {
	tests := map[string][]string{
		"49路": {"49"}, "316路/316路(夜宵线)": {"316", "316 夜宵线"}, "朱枫线(金山201路)/朱枫专线": {"朱枫线", "金山201", "朱枫专线"},
		"朱卫线(高速)(金山101路)": {"朱卫线 高速", "金山101"}, "1250路(71路支线1)": {"1250", "71 支线1"}, "横沙1路(1-2路联运)": {"横沙1 12路联运"},
		"金山1路(二附中方向/城市沙滩)": {"金山1 二附中方向城市沙滩"}, "松江40路(地铁1号口方向)": {"松江40 地铁1号口方向"}, "": nil, "/": nil,
	}
	for listed, want := range tests {
		var got []string
		for _, l := range ParseLines(listed) {
			got = append(got, l.Key())
		}
		if !slices.Equal(got, want) {
			t.Errorf("ParseLines(%q) = %q, want %q", listed, got, want)
		}
	}
}
