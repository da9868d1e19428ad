package words

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "make the tables and testdata/common.json again")

// conversion is a name as other programs write it.
type conversion struct {
	Name        string   `json:"name"`
	Traditional []string `json:"traditional"` // OpenCC's standard, of Taiwan, with its words, of Hong Kong
	Pinyin      string   `json:"pinyin"`      // syllables between blanks
	Initials    string   `json:"initials"`    // letters between blanks
}

// convert asks opencc-js and pinyin-pro, or skips the test.
func convert(t *testing.T, names []string) []conversion {
	t.Helper()
	cmd := exec.Command("node", "testdata/oracle.cjs")
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n"))
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("opencc-js and pinyin-pro are not here (scripts/recall.sh brings them): %v", err)
	}
	return decode(t, out)
}

func decode(t *testing.T, lines []byte) []conversion {
	t.Helper()
	var all []conversion
	for line := range bytes.Lines(lines) {
		var c conversion
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

// chineseNames are a thousand names of real places, their Chinese characters alone.
func chineseNames(t *testing.T) []string {
	var names []string
	rows := openData(t, "ni1o1__pygeo-tutorial/shanghai_food.csv")
	rows = append(rows, openData(t, "ni1o1__pygeo-tutorial/shanghai_bus.csv")...)
	for i := 0; i < len(rows) && len(names) < 1000; i += len(rows) / 1100 {
		name := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Han, r) {
				return r
			}
			return -1
		}, rows[i][0])
		if short := []rune(name); len(short) > 1 {
			names = append(names, string(short[:min(len(short), 10)]))
		}
	}
	return names
}

// recall counts the names that are found in the way of each column.
func recall(t *testing.T, all []conversion) map[string]int {
	t.Helper()
	found := make(map[string]int)
	hit := func(way, typed, name string, ok bool) {
		if ok {
			found[way]++
		} else {
			t.Logf("%s %q does not find %q", way, typed, name)
		}
	}
	for _, c := range all {
		for i, way := range []string{"traditional", "Taiwan", "Taiwan's words", "Hong Kong"} {
			hit(way, c.Traditional[i], c.Name, FoldName(c.Traditional[i]) == FoldName(c.Name))
		}
		joined := strings.ReplaceAll(c.Pinyin, " ", "")
		hit("pinyin", c.Pinyin, c.Name, FitSound(c.Pinyin, c.Name) == Whole && FitSound(joined, c.Name) == Whole)
		hit("initials", c.Initials, c.Name, FitInitials(c.Initials, c.Name) == Whole)
	}
	return found
}

func TestRecallOfNamesThatOtherProgramsConverted(t *testing.T) {
	all := convert(t, chineseNames(t))
	for way, found := range recall(t, all) {
		t.Logf("%s: %d of %d", way, found, len(all))
		if way != "Taiwan's words" && float64(found) < 0.99*float64(len(all)) {
			t.Errorf("%s finds %d of %d names, want 99 %%", way, found, len(all))
		}
	}
}

func TestCommonWordsAreFoundInEveryWay(t *testing.T) {
	const golden = "testdata/common.json"
	lines, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	all := decode(t, lines)
	if *update {
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		var names []string
		for _, c := range all {
			names = append(names, c.Name)
		}
		all = convert(t, names)
		for _, c := range all {
			if err := encoder.Encode(c); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for way, found := range recall(t, all) {
		if found != len(all) {
			t.Errorf("%s finds %d of %d words", way, found, len(all))
		}
	}
}
