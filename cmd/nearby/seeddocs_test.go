package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/internal/testsize"
	"nearby/load"
	"nearby/store/storetest"
)

// example is one command of the documents with what it says it does.
type example struct {
	line   string
	args   []string
	places string // how many it loads; "" when it says nothing of it
}

var (
	shellBlocks  = regexp.MustCompile("(?s)```sh\n(.*?)```")
	exampleLine  = regexp.MustCompile(`^nearby (.+?)(?: +#(?: ([\d,]+) places?\b)?.*)?$`)
	exampleWords = regexp.MustCompile(`'([^']*)'|(\S+)`)
)

// examples are the commands in a document.
func examples(t *testing.T, document string) []example {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "docs", document))
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, block := range shellBlocks.FindAllStringSubmatch(string(content), -1) {
		for _, line := range strings.Split(block[1], "\n") {
			parts := exampleLine.FindStringSubmatch(line)
			if parts == nil {
				continue
			}
			e := example{line: line, places: strings.ReplaceAll(parts[2], ",", "")}
			for _, word := range exampleWords.FindAllStringSubmatch(parts[1], -1) {
				e.args = append(e.args, word[1]+word[2])
			}
			all = append(all, e)
		}
	}
	return all
}

// desk is a folder with the files that the documents name: recorded ones and the
// samples of the known kinds.
func desk(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	data := sampledata.Path(t, "data")
	dir := t.TempDir()
	for name, path := range map[string]string{
		"beijing-subway":         data + "/BoyInTheSun__beijing-subway-gtfs",
		"busan.zip":              data + "/busan-metro-gtfs/gtfs.zip",
		"stations.csv":           data + "/elliotwutingfeng__singapore_train_station_coordinates/stations.csv",
		"bus_stops.csv":          data + "/NicsLvl__McPredictor/bus_stops.csv",
		"hawker-centres.geojson": data + "/NicsLvl__McPredictor/hawker-centres-geojson.geojson",
		"chicago.csv":            data + "/Liyue-Chen__STContext/Chicago-2017-01-01.csv",
		"SG.zip":                 data + "/zauberware__postal-codes-json-xml-csv/SG.zip",
		"shanghai_food.csv":      data + "/ni1o1__pygeo-tutorial/shanghai_food.csv",
		"shanghai_bus.csv":       data + "/ni1o1__pygeo-tutorial/shanghai_bus.csv",
		"shanghai_urban.csv":     data + "/ni1o1__pygeo-tutorial/shanghai_urban.csv",
		"xian.csv":               data + "/richieBao__python-urbanPlanning/poi_0_delicacy.csv",
		"exports":                root + "/seed/testdata/profiles",
		"metro":                  root + "/seed/testdata/metro",
	} {
		if err := os.Symlink(path, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Every command of docs/data.md is run, one after the other, and loads as many places
// as it says; files of more than 12,000 places in the long run alone. Not parallel, as
// the lines name files in the current directory.
func TestTheExamplesOfTheDocumentsDoWhatTheySay(t *testing.T) {
	lines := examples(t, "data.md")
	if len(lines) < 20 {
		t.Fatalf("%d examples, want one for each format at least", len(lines))
	}
	dir, url := desk(t), storetest.URL(t)
	t.Chdir(dir)
	most := testsize.Pick(12_000, math.MaxInt)
	for _, e := range lines {
		if n, _ := strconv.Atoi(e.places); n > most {
			continue
		}
		flags := []string{"--database-url=" + url}
		if e.places != "" {
			flags = append(flags, "--output=json")
		}
		got := account{flags: flags}.run(t, "", e.args...)
		if got.code != 0 && (got.code != 3 || e.places == "") {
			t.Errorf("%s\nexit code %d\n%s%s", e.line, got.code, got.out, got.err)
			continue
		}
		if e.places == "" {
			continue
		}
		if n := loadedPlaces(t, got.out); fmt.Sprint(n) != e.places {
			t.Errorf("%s\nloaded %d places\n%s", e.line, n, got.out)
		}
	}
}

// loadedPlaces is how many places the summaries say there are.
func loadedPlaces(t *testing.T, summaries string) (n int64) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(summaries), "\n") {
		var s load.Summary
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		n += s.Inserted + s.Updated + s.Unchanged
	}
	return n
}

func TestBothLanguagesHaveTheSameExamples(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(spoken(examples(t, "data.md")), spoken(examples(t, "data.zh-CN.md"))); diff != "" {
		t.Errorf("commands (-English +Chinese):\n%s", diff)
	}
}

func spoken(all []example) (lines []string) {
	for _, e := range all {
		lines = append(lines, strings.Join(e.args, " ")+" # "+e.places)
	}
	return lines
}
