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

// Of Delaware, osmium and a count of its own say how many places there are: 4,565, of
// which 1,386 have a name and one of four keys.
func TestExtractInPBF(t *testing.T) {
	t.Parallel()
	loaded := loadedFrom(t, extract(t, "delaware-latest.osm.pbf"))
	if p := os.Getenv("DUMP"); p != "" {
		var b strings.Builder
		for id := range loaded {
			b.WriteString(id + "\n")
		}
		os.WriteFile(p, []byte(b.String()), 0o644)
	}
	t.Logf("%d", len(loaded))
}
