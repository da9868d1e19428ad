package seed_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/place"
	"nearby/seed"
)

// tracks are those of a file, after its places.
func tracks(t *testing.T, path string, o seed.Options) []place.Track {
	t.Helper()
	o.Categories = categories
	r, err := seed.OpenFile(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	for !errors.Is(err, io.EOF) {
		if _, err = r.Read(); err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
	}
	all, err := r.Tracks()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// onRails is the feed metro with shapes: of a line there and back, of a part of it, of a
// branch, of a bus and of nobody; rows in no order, and some damaged.
func onRails() feed {
	f := metro()
	f["trips.txt"] = "route_id,trip_id,shape_id\n" +
		"r10,t1,there\nr10,t5,back\nr10,t6,part\nr10,t7,branch\nr2,t2,\nbus,t3,street\nr2b,t4,lost\n"
	f["shapes.txt"] = "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n" +
		"there,31.20,121.40,7\nthere,31.20,121.50,9\nthere,31.20000001,121.45,8\nthere,,121.45,8\n" +
		"back,31.2001,121.50,1\nback,31.2001,121.40,2\npart,31.2,121.42,1\npart,31.2,121.44,2\n" +
		"branch,31.20,121.40,1\nbranch,31.20,121.45,2\nbranch,31.22,121.45,10\nstreet,31.2,121.4,1\nstreet,31.3,121.4,2\n" +
		"nobody,31.2,121.4,1\nnobody,31.3,121.4,2\n"
	return f
}

func TestALineOnRailsIsATrackForEachOfItsWays(t *testing.T) {
	t.Parallel()
	want := []place.Track{
		{Line: "10号线", Path: geo.Path{{Lat: 31.2, Lng: 121.4}, {Lat: 31.2, Lng: 121.5}}},
		{Line: "10号线", Path: geo.Path{{Lat: 31.2, Lng: 121.4}, {Lat: 31.2, Lng: 121.45}, {Lat: 31.22, Lng: 121.45}}},
	}
	for _, o := range []seed.Options{{}, {NoTimetable: true}} {
		if diff := cmp.Diff(want, tracks(t, onRails().folder(t), o)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", o, diff)
		}
	}
	shifted := tracks(t, onRails().folder(t), seed.Options{Datum: geo.DatumGCJ02})
	if at := geo.DatumGCJ02.WGS84(31.2, 121.4, geo.Mainland); shifted[0].Path[0] != at {
		t.Errorf("in GCJ-02 it begins at %v, want %v", shifted[0].Path[0], at)
	}
}

// A feed without shapes says that there are no tracks; a table cannot say.
func TestWhatHasNoShapesHasNoTracks(t *testing.T) {
	t.Parallel()
	if got := tracks(t, metro().folder(t), seed.Options{}); got == nil || len(got) != 0 {
		t.Errorf("without shapes: %v, want none", got)
	}
	other := metro()
	other["shapes.txt"] = onRails()["shapes.txt"]
	if got := tracks(t, other.folder(t), seed.Options{}); got == nil || len(got) != 0 {
		t.Errorf("with shapes that no trip follows: %v, want none", got)
	}
	table := feed{"places.csv": "name,lat,lng\n外滩,31.24,121.49\n"}
	if got := tracks(t, table.folder(t)+"/places.csv", seed.Options{Datum: geo.DatumWGS84, Category: "restaurant"}); got != nil {
		t.Errorf("of a table: %v, want that it cannot say", got)
	}
}

func TestTracksOfBusan(t *testing.T) {
	t.Parallel()
	points := map[string]int{}
	for _, track := range tracks(t, sampledata.Path(t, "data/busan-metro-gtfs/gtfs.zip"), seed.Options{}) {
		points[track.Line] = len(track.Path)
	}
	t.Logf("points of 2,874: %v", points)
	for line := range 4 {
		if n := points[fmt.Sprint(line+1)]; n < 10 || n > 150 {
			t.Errorf("line %d has %d points, want 10 to 150", line+1, n)
		}
	}
}
