package geo_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/internal/sampledata"
)

// vector is a point that other software gives on two or three datums; a datum
// it is not given on is NaN.
type vector struct {
	name, note string
	wgs        geo.WGS84
	gcj        geo.GCJ02
	bd         geo.BD09
}

func vectors(t *testing.T) []vector {
	t.Helper()
	file := bytes.NewReader(sampledata.Read(t, "vectors/geo/small-vectors.csv"))
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	for _, rec := range records[1:] {
		n := numbers(t, rec[2:8])
		all = append(all, vector{
			name: rec[0] + " " + rec[1], note: rec[8],
			wgs: geo.WGS84{Lat: n[0], Lng: n[1]},
			gcj: geo.GCJ02{Lat: n[2], Lng: n[3]},
			bd:  geo.BD09{Lat: n[4], Lng: n[5]},
		})
	}
	return all
}

func numbers(t *testing.T, fields []string) []float64 {
	t.Helper()
	out := make([]float64, len(fields))
	for i, f := range fields {
		if f == "" {
			out[i] = math.NaN()
			continue
		}
		n, err := strconv.ParseFloat(f, 64)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = n
	}
	return out
}

func (v vector) hasWGS() bool { return !math.IsNaN(v.wgs.Lat) }
func (v vector) hasBD() bool  { return !math.IsNaN(v.bd.Lat) }

// near reports whether both angles agree to within tolerance, in degrees.
func near(a, b geo.WGS84, tolerance float64) bool {
	return math.Abs(a.Lat-b.Lat) <= tolerance && math.Abs(a.Lng-b.Lng) <= tolerance
}

func TestVectorsOfOtherSoftware(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		switch {
		case strings.Contains(v.note, "single pass"):
			checkSinglePass(t, v)
		case strings.HasPrefix(v.note, "exact"), strings.HasPrefix(v.note, "identity"):
			checkForward(t, v, 1e-9)
		case strings.HasPrefix(v.note, "tolerance 1.5e-6"):
			checkForward(t, v, 1.5e-6)
		case strings.HasPrefix(v.note, "official AMap answer"):
			// AMap itself iterates: a single pass is 5e-7° off its answer.
			if got := v.bd.GCJ02(); !near(geo.WGS84(got), geo.WGS84(v.gcj), 5e-8) {
				t.Errorf("%s: BD-09 to GCJ-02 got %v, want %v", v.name, got, v.gcj)
			}
		default:
			t.Errorf("%s: nothing is known about %q", v.name, v.note)
		}
	}
}

func checkForward(t *testing.T, v vector, tolerance float64) {
	t.Helper()
	if v.hasWGS() {
		got := v.wgs.GCJ02(geo.Mainland)
		if !near(geo.WGS84(got), geo.WGS84(v.gcj), tolerance) {
			t.Errorf("%s: WGS-84 to GCJ-02 got %v, want %v within %g°", v.name, got, v.gcj, tolerance)
		}
	}
	if v.hasBD() {
		got := v.gcj.BD09()
		if !near(geo.WGS84(got), geo.WGS84(v.bd), tolerance) {
			t.Errorf("%s: GCJ-02 to BD-09 got %v, want %v within %g°", v.name, got, v.bd, tolerance)
		}
	}
}

// checkSinglePass takes rows whose inverse is one round of the iteration. They
// are not points that the forward formula would send back, so ours must differ
// from them, by a few metres at most, and be sent back exactly.
func checkSinglePass(t *testing.T, v vector) {
	t.Helper()
	var ours, theirs, again, start geo.WGS84
	if v.hasWGS() {
		w := v.gcj.WGS84(geo.Mainland)
		ours, theirs = w, v.wgs
		again, start = geo.WGS84(w.GCJ02(geo.Mainland)), geo.WGS84(v.gcj)
	} else {
		g := v.bd.GCJ02()
		ours, theirs = geo.WGS84(g), geo.WGS84(v.gcj)
		again, start = geo.WGS84(g.BD09()), geo.WGS84(v.bd)
	}
	if off := apart(ours, theirs); off == 0 || off > 5 {
		t.Errorf("%s: %.3f m from the single pass, want a little", v.name, off)
	}
	if !near(again, start, 1e-9) {
		t.Errorf("%s: there and back got %v, want %v", v.name, again, start)
	}
}
