package page

import (
	"bytes"
	"encoding/csv"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nearby/api/dialogue"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/place"
)

// Around 100 places of Shanghai no name of the ground lies on a pin, beyond the frame or on
// another name, and the map stays within 20 KB.
func TestNamesOfTheGroundHaveRoomOfTheirOwn(t *testing.T) {
	t.Parallel()
	all := recorded(t)
	random := rand.New(rand.NewPCG(19, 2))
	streets, names, dots := 0, 0, 0
	for range 100 {
		s := drawnAround(t, all, all[random.IntN(len(all))].At)
		streets, names = streets+len(s.Ground.Streets), names+len(s.Ground.Names)
		for i, n := range s.Ground.Names {
			for _, p := range s.Pins {
				if least := math.Abs(number(t, s.Radius)) + 4; !p.Hidden && !p.Quiet && apart(t, n, p.X, p.Y) < least {
					t.Errorf("%s lies on pin %s", n.Text, p.Figure)
				}
			}
			for _, other := range s.Ground.Names[:i] {
				if apart(t, n, other.X, other.Y) < textHeight {
					t.Errorf("%s lies on %s", n.Text, other.Text)
				}
			}
			if x, y := number(t, n.X), number(t, n.Y); math.Abs(x) > sketchWidth/2 || math.Abs(y) > sketchHeight/2 {
				t.Errorf("%s stands at %v, %v", n.Text, x, y)
			}
		}
		var page strings.Builder
		if err := templates.ExecuteTemplate(&page, "sketch", s); err != nil {
			t.Fatal(err)
		}
		if dot, pin := strings.LastIndex(page.String(), `class="dot`), strings.Index(page.String(), `class="pt`); dot > pin {
			t.Error("a dot lies over pins with numbers")
		}
		dots += strings.Count(page.String(), `class="dot`)
		if page.Len() > 20<<10 {
			t.Errorf("a map of %d pins takes %d bytes", len(s.Pins), page.Len())
		}
	}
	if streets < 100 || names < 50 {
		t.Errorf("%d streets and %d names on 100 maps, want one street a map and every second named", streets, names)
	}
	if dots == 0 {
		t.Error("none of the maps has a dot")
	}
	t.Logf("%d streets and %d names on 100 maps", streets, names)
}

// Lines on rails are drawn where they cross the map, named once each and in the reader's
// language, within the bound of the map, however many there are.
func TestTracksAreDrawnWhereTheyCrossTheMap(t *testing.T) {
	t.Parallel()
	all, viewer := recorded(t), geo.WGS84{Lat: 31.2347, Lng: 121.4706}
	for i := range all {
		all[i].Distance = viewer.GreatCircle(all[i].At)
	}
	slices.SortFunc(all, func(a, b place.Found) int { return int(a.Distance - b.Distance) })
	through := geo.Path{{Lat: 31.2340, Lng: 121.3}, {Lat: 31.2340, Lng: 121.6}}
	beside := geo.Path{{Lat: 31.3, Lng: 121.3}, {Lat: 31.3, Lng: 121.6}}
	tracks := []place.Track{{Line: "8", Path: through}, {Line: "3号线", Path: beside}}
	s := drawnIn(t, all[:most], viewer, scenery{all[:most], tracks})
	if strings.Count(s.Ground.Tracks, "M") != 1 || !strings.HasPrefix(s.Ground.Tracks, "M-195 ") || !strings.Contains(s.Ground.Tracks, "L195 ") {
		t.Errorf("the tracks are %q, want one from edge to edge", s.Ground.Tracks)
	}
	var named []string
	for _, n := range s.Ground.Names {
		if n.IsLine {
			named = append(named, n.Text)
		}
	}
	if !slices.Equal(named, []string{"8号线"}) {
		t.Errorf("lines named %q, want 8号线 alone", named)
	}
	random := rand.New(rand.NewPCG(19, 4))
	tracks = nil
	for n := range 60 {
		wild := geo.Path{}
		for range 500 {
			wild = append(wild, geo.WGS84{Lat: viewer.Lat + 0.01*random.NormFloat64(), Lng: viewer.Lng + 0.01*random.NormFloat64()})
		}
		tracks = append(tracks, place.Track{Line: strconv.Itoa(n), Path: wild})
	}
	var page strings.Builder
	if err := templates.ExecuteTemplate(&page, "sketch", drawnIn(t, all[:most], viewer, scenery{all[:most], tracks})); err != nil {
		t.Fatal(err)
	}
	if page.Len() > 20<<10 {
		t.Errorf("with 60 tracks of 500 points a map takes %d bytes", page.Len())
	}
}

// apart is how far a point is from the line that a name stands on.
func apart(t *testing.T, n groundName, x, y string) float64 {
	t.Helper()
	turn := 0.0
	if n.Turn != "" {
		turn = number(t, n.Turn) * math.Pi / 180
	}
	dx, dy := number(t, x)-number(t, n.X), number(t, y)-number(t, n.Y)
	sin, cos := math.Sincos(turn)
	along, aside := dx*cos+dy*sin, dy*cos-dx*sin
	return math.Hypot(max(0, math.Abs(along)-11*float64(len([]rune(n.Text)))/2), aside)
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// drawnAround is the map of the twenty nearest places.
func drawnAround(tb testing.TB, all []place.Found, viewer geo.WGS84) *sketch {
	tb.Helper()
	around := slices.Clone(all)
	for i := range around {
		around[i].Distance = viewer.GreatCircle(around[i].At)
	}
	slices.SortFunc(around, func(a, b place.Found) int { return int(a.Distance - b.Distance) })
	return drawn(tb, around[:most], viewer)
}

func drawn(tb testing.TB, around []place.Found, viewer geo.WGS84) *sketch {
	tb.Helper()
	return drawnIn(tb, around, viewer, scenery{found: around})
}

func drawnIn(tb testing.TB, around []place.Found, viewer geo.WGS84, in scenery) *sketch {
	tb.Helper()
	rows := make([]row, listSize)
	for i := range rows {
		rows[i] = row{Number: i + 1, Nth: i + 1, ID: around[i].ID, Name: around[i].Name, at: around[i].At}
	}
	s, err := sketchOf(reply.Words(dialogue.Chinese), viewer, rows, in, nil, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// recorded are the restaurants of a recorded file.
func recorded(tb testing.TB) (all []place.Found) {
	tb.Helper()
	file := sampledata.Read(tb, "data/ni1o1__pygeo-tutorial/shanghai_food.csv")
	lines, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for i, l := range lines[1:] {
		lat, latErr := strconv.ParseFloat(l[5], 64)
		lng, lngErr := strconv.ParseFloat(l[6], 64)
		if latErr == nil && lngErr == nil {
			all = append(all, place.Found{Place: place.Place{
				ID: int64(i + 1), Name: l[0], Address: l[1], At: geo.WGS84{Lat: lat, Lng: lng},
			}})
		}
	}
	return all
}

// A list of twenty in the middle of Shanghai, from what was found to the map's markup.
func BenchmarkTheDrawnMapOfAPage(b *testing.B) {
	viewer := geo.WGS84{Lat: 31.2347, Lng: 121.4706}
	around := recorded(b)
	for i := range around {
		around[i].Distance = viewer.GreatCircle(around[i].At)
	}
	slices.SortFunc(around, func(a, b place.Found) int { return int(a.Distance - b.Distance) })
	for b.Loop() {
		var page strings.Builder
		if err := templates.ExecuteTemplate(&page, "sketch", drawn(b, around[:most], viewer)); err != nil {
			b.Fatal(err)
		}
	}
}
