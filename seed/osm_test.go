package seed_test

import (
	"compress/bzip2"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/osm"
	"github.com/paulmach/osm/osmxml"

	"nearby/place"
	"nearby/seed"
)

// extract is the path of one of the extracts that the module of paulmach/osm carries.
func extract(t *testing.T, name string) string {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/paulmach/osm").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return filepath.Join(strings.TrimSpace(string(dir)), "testdata", name)
}

// everything are options that take each place of an extract for a restaurant.
func everything() seed.Options {
	o := plain()
	o.Category, o.Datum = "", 0
	o.CategoryMap = map[string]string{"*": "restaurant"}
	return o
}

// objects are those of an extract in XML, read by paulmach/osm.
func objects(t *testing.T, path string) []osm.Object {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s := osmxml.New(t.Context(), bzip2.NewReader(file))
	defer s.Close()
	var all []osm.Object
	for s.Scan() {
		all = append(all, s.Object())
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// tagsOf are the tags of an object, and its name elsewhere.
func tagsOf(o osm.Object) (osm.Tags, string) {
	switch o := o.(type) {
	case *osm.Node:
		return o.Tags, fmt.Sprintf("node/%d", o.ID)
	case *osm.Way:
		return o.Tags, fmt.Sprintf("way/%d", o.ID)
	case *osm.Relation:
		return o.Tags, fmt.Sprintf("relation/%d", o.ID)
	default:
		return nil, ""
	}
}

// Every named place that another reader finds in a real extract is a place here, at the
// same point, but for those that are parts of stops.
func TestExtractInXML(t *testing.T) {
	t.Parallel()
	path := extract(t, "andorra-latest.osm.bz2")
	loaded := loadedFrom(t, path)
	named, absent := 0, []string(nil)
	for _, o := range objects(t, path) {
		tags, id := tagsOf(o)
		if tags.Find("name") == "" || !slices.ContainsFunc([]string{"amenity", "shop", "tourism", "public_transport"}, tags.HasTag) {
			continue
		}
		named++
		p, there := loaded[id]
		if !there {
			absent = append(absent, id+" "+tags.Find("name"))
			continue
		}
		if n, is := o.(*osm.Node); is && (apart(p.At.Lat, n.Lat) || apart(p.At.Lng, n.Lon)) {
			t.Errorf("%s is at %v, want %v %v", id, p.At, n.Lat, n.Lon)
		}
	}
	if named != 739 {
		t.Errorf("the other reader finds %d named places, want 739", named)
	}
	if d := cmp.Diff([]string(nil), absent); d != "" {
		t.Errorf("absent (-want +got):\n%s", d)
	}
}

// loadedFrom are all places of an extract, by their ids, which all differ.
func loadedFrom(t *testing.T, path string) map[string]place.Place {
	t.Helper()
	places, rejects := readAll(t, openFile(t, path, everything()))
	if len(rejects) > 0 {
		t.Errorf("%d rejects, the first: %v", len(rejects), rejects[0])
	}
	loaded := make(map[string]place.Place)
	for _, p := range places {
		if _, twice := loaded[p.ExternalID]; twice {
			t.Errorf("%s stands twice", p.ExternalID)
		}
		loaded[p.ExternalID] = p
	}
	return loaded
}

func apart(a, b float64) bool { return a-b > 1e-7 || b-a > 1e-7 }

// Of Delaware, a count made with osmium-tool says that 1,652 places have a name (1,386 of
// them by amenity, shop, tourism or public_transport). Three of these are gone.
func TestExtractInPBF(t *testing.T) {
	t.Parallel()
	loaded := loadedFrom(t, extract(t, "delaware-latest.osm.pbf"))
	count := make(map[string]int)
	for id := range loaded {
		kind, _, _ := strings.Cut(id, "/")
		count[kind]++
	}
	if d := cmp.Diff(map[string]int{"node": 766 - 2, "way": 846 - 1, "relation": 40}, count); d != "" {
		t.Errorf("places (-want +got):\n%s", d)
	}
	for _, gone := range []string{"node/136455260", "node/1248458147", "way/121936195"} {
		if p, there := loaded[gone]; there {
			t.Errorf("%s %s is disused, and loaded", gone, p.Name)
		}
	}
}

// A stop is one row, whatever parts of it the map has, with the lines of the routes that
// list any of them; its entrances are named after it.
func TestStopsOfOpenStreetMap(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Category, o.Datum = "", 0
	o.Categories = []place.Category{categories[0], {Slug: place.Transit, Aliases: []string{"station"}}}
	file := openFile(t, filepath.Join("testdata", "profiles", "stops.osm"), o)
	places, rejects := readAll(t, file)
	var got []string
	for _, p := range places {
		got = append(got, fmt.Sprintf("%s %s|%s|%s|%s|%.4f,%.4f", p.ExternalID, p.Name, p.NameEN, p.Kinds, p.Lines, p.At.Lat, p.At.Lng))
	}
	want := []string{
		"node/1 人民广场|People's Square|metro|1号线;2号线|31.2330,121.4700",
		"node/3 人民广场 3口||metro|1号线;2号线|31.2332,121.4702",
		"node/4 人民广场 5号口||metro|1号线;2号线|31.2340,121.4710",
		"node/5 西藏中路||bus|18;49|31.2310,121.4720",
		"node/8 福州路||bus|49|31.2290,121.4740",
		"node/9 金陵东路渡口||ferry||31.2250,121.4920",
		"way/20 上海站|Shanghai Railway Station|rail||31.2500,121.4500",
	}
	if d := cmp.Diff(want, got); d != "" || len(rejects) > 0 {
		t.Errorf("%v (-want +got):\n%s", rejects, d)
	}
	for _, want := range []string{"4 platforms and stopping points", "1 is left out: it has no name", "bench (1)", "closed for good"} {
		if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, want) {
			t.Errorf("no note says %q: %s", want, notes)
		}
	}
}
