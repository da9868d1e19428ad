package ground_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/picture/ground"
	"nearby/place"
)

var middle = geo.WGS84{Lat: 31.2347, Lng: 121.4706}

// seen is a place found so far from the middle, eastwards and northwards in metres.
func seen(address string, east, north float64) place.Found {
	const aDegree = 111_195
	at := geo.WGS84{
		Lat: middle.Lat + north/aDegree,
		Lng: middle.Lng + east/aDegree/math.Cos(middle.Lat*math.Pi/180),
	}
	return place.Found{Place: place.Place{Address: address, At: at}, Distance: middle.GreatCircle(at)}
}

// row is houses of a street that runs north-east, 10 m apart and the odd ones on its other side.
func row(format string) (all []place.Found) {
	for i := range 20 {
		along, aside := 10*float64(i)-90, 12*float64(i%2)
		all = append(all, seen(fmt.Sprintf(format, i+1), along-aside, along+aside))
	}
	return all
}

func TestAStreetIsWhereItsHousesAre(t *testing.T) {
	t.Parallel()
	for format, want := range map[string]string{
		"南京东路%d号":           "南京东路",
		"上海市黄浦区黄河路%d号2楼":    "黄河路",
		"臺北市中正區忠孝西路%d號":     "忠孝西路",
		"市场街%d号":            "市场街",
		"%d Main Street, X": "Main Street",
		"Hauptstraße %d":    "Hauptstraße",
	} {
		streets := ground.Streets(middle, row(format), 1000)
		if len(streets) != 1 {
			t.Errorf("%s: %d streets, want one", format, len(streets))
			continue
		}
		s := streets[0]
		if s.Name != want || s.Houses != 20 || s.Scatter > 10 {
			t.Errorf("%s: %q of %d houses, %.1f m from it, want %q of 20", format, s.Name, s.Houses, s.Scatter, want)
		}
		// North-east is to the right and up.
		if turn := math.Atan2(s.To.Y-s.From.Y, s.To.X-s.From.X); math.Abs(math.Tan(turn)+1) > 0.1 {
			t.Errorf("%s: it runs from %v to %v", format, s.From, s.To)
		}
	}
}

func TestWhatIsNoClearStreetIsNotGuessed(t *testing.T) {
	t.Parallel()
	straight := row("黄河路%d号")
	shuffled := slices.Clone(straight)
	for i := range shuffled {
		shuffled[i].Address = straight[(7*i)%20].Address
	}
	bent := slices.Clone(straight)
	for i := range bent[10:] {
		bent[10+i] = seen(bent[10+i].Address, 300-float64(30*i), 20*float64(i))
	}
	for name, found := range map[string][]place.Found{
		"few houses":           straight[:4],
		"a short piece":        straight[:6],
		"numbers in no order":  shuffled,
		"a bend":               bent,
		"no numbers":           row("黄河路近%d站"),
		"shops of a mall":      row("环球港B1-%d"),
		"nothing":              nil,
		"beyond what is drawn": {seen("黄河路1号", 5000, 0)},
	} {
		if got := ground.Streets(middle, found, 1000); len(got) != 0 {
			t.Errorf("%s: %+v, want no street", name, got)
		}
	}
}

func TestStationsAreTheNearestByName(t *testing.T) {
	t.Parallel()
	at := func(name, kinds string, metres geo.Metres) place.Found {
		return place.Found{Place: place.Place{Name: name, Kinds: kinds}, Distance: metres}
	}
	got := ground.Stations([]place.Found{
		at("南京东路", "metro", 600), at("人民广场", "metro", 200), at("人民广场", "metro", 250),
		at("黄河路", "bus", 50), at("上海站", "rail", 900), at("电车站", "tram", 950),
	}, 3)
	names := make([]string, len(got))
	for i, f := range got {
		names[i] = f.Name
	}
	if want := []string{"人民广场", "南京东路", "上海站"}; !slices.Equal(names, want) {
		t.Errorf("stations are %q, want %q", names, want)
	}
}

// The streets around People's Square, from restaurants alone: each as straight as it is.
func TestStreetsOfShanghai(t *testing.T) {
	t.Parallel()
	streets := ground.Streets(middle, restaurants(t), 1100)
	t.Logf("%d streets", len(streets))
	for _, s := range streets {
		t.Logf("%s: %d houses, %.0f m from it", s.Name, s.Houses, s.Scatter)
	}
	isHuanghe := func(s ground.Street) bool { return s.Name == "黄河路" }
	if len(streets) < 10 || !slices.ContainsFunc(streets, isHuanghe) {
		t.Errorf("%d streets, want ten and more, 黄河路 among them", len(streets))
	}
}

// restaurants are those of a recorded file, as found from the middle.
func restaurants(tb testing.TB) (all []place.Found) {
	tb.Helper()
	rows, err := csv.NewReader(bytes.NewReader(sampledata.Read(tb, "data/ni1o1__pygeo-tutorial/shanghai_food.csv"))).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range rows[1:] {
		lat, latErr := strconv.ParseFloat(r[5], 64)
		lng, lngErr := strconv.ParseFloat(r[6], 64)
		if latErr != nil || lngErr != nil {
			continue
		}
		at := geo.WGS84{Lat: lat, Lng: lng}
		all = append(all, place.Found{
			Place: place.Place{Name: r[0], Address: r[1], At: at}, Distance: middle.GreatCircle(at),
		})
	}
	return all
}

func BenchmarkStreets(b *testing.B) {
	all := restaurants(b)
	slices.SortFunc(all, func(a, b place.Found) int { return int(a.Distance - b.Distance) })
	for b.Loop() {
		ground.Streets(middle, all[:2000], 1100)
	}
}
