package store_test

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/tidwall/geodesic"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/internal/testsize"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// The oracle is a Go port of Karney's GeographicLib over every place: another
// implementation of the same distance, and no index to be wrong.
func TestNearbyEqualsBruteForceOnTheEllipsoid(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	random := rand.New(rand.NewPCG(1, 2))
	loadPlaces(t, s, scattered(random, 2000))
	places := storedPlaces(t, s)

	for i := range testsize.Pick(200, 1000) {
		origin := around(random, 40000)
		query := store.Query{Origin: origin, Radius: geo.Metres(random.IntN(20000))}
		limit := 1 + random.IntN(30)
		got, _, err := s.Nearby(t.Context(), query, limit)
		if err != nil {
			t.Fatalf("Nearby(%v) error = %v", query, err)
		}
		want := bruteForce(places, query, limit)
		if !slices.Equal(ids(got), ids(want)) {
			t.Fatalf("search %d: Nearby(%+v, %d) = %v, want %v", i, query, limit, ids(got), ids(want))
		}
		for j := range got {
			if off := math.Abs(float64(got[j].Distance - want[j].Distance)); off > 0.001 {
				t.Fatalf("search %d: distance %v, want %v", i, got[j].Distance, want[j].Distance)
			}
		}
	}
}

func TestNearbyRanksEqualDistancesByID(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	same := make([]place.Place, 50)
	for i := range same {
		same[i] = restaurant(fmt.Sprint(i), 31.23, 121.47)
	}
	loadPlaces(t, s, same)

	got, _, err := s.Nearby(t.Context(), store.Query{Origin: geo.WGS84{Lat: 31.231, Lng: 121.47}, Radius: 500}, 20)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 20 || !slices.IsSorted(ids(got)) {
		t.Errorf("Nearby() ids = %v, want 20 in rising order", ids(got))
	}
	all := ids(got)
	if lowest := storedPlaces(t, s); all[0] != lowest[0].ID {
		t.Errorf("first id = %d, want the lowest, %d", all[0], lowest[0].ID)
	}
}

func TestNearbyAcrossTheAntimeridianAndAtThePole(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{
		restaurant("west of the line", 10, 179.999),
		restaurant("near the pole", 89.9999, -100),
	})
	tests := map[string]struct {
		origin geo.WGS84
		want   string
		within float64
	}{
		"from the other side of 180°": {geo.WGS84{Lat: 10, Lng: -179.999}, "west of the line", 219.3},
		"over the pole":               {geo.WGS84{Lat: 89.9999, Lng: 80}, "near the pole", 22.4},
	}
	for name, test := range tests {
		got, _, err := s.Nearby(t.Context(), store.Query{Origin: test.origin, Radius: 1000}, 5)
		if err != nil || len(got) != 1 || got[0].Name != test.want {
			t.Fatalf("%s: Nearby() = %v, %v, want %s", name, got, err, test.want)
		}
		if off := math.Abs(float64(got[0].Distance) - test.within); off > 0.1 {
			t.Errorf("%s: distance = %v, want about %v", name, float64(got[0].Distance), test.within)
		}
	}
}

func TestNearbyAnswersEveryCategoryInMenuOrder(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, []place.Place{
		stop("near stop", 31.2301, 121.47),
		restaurant("far", 31.235, 121.47),
		restaurant("near", 31.231, 121.47),
		restaurant("too far", 31.3, 121.47),
	})
	origin := geo.WGS84{Lat: 31.23, Lng: 121.47}
	tests := map[string]struct {
		query store.Query
		want  []string
	}{
		"no category asked": {store.Query{Radius: 1000}, []string{"near", "far", "near stop"}},
		"one category":      {store.Query{Radius: 1000, Categories: []string{"transit"}}, []string{"near stop"}},
		"both categories":   {store.Query{Radius: 200, Categories: []string{"transit", "restaurant"}}, []string{"near", "near stop"}},
		"unknown category":  {store.Query{Radius: 1000, Categories: []string{"museum"}}, nil},
		"no radius":         {store.Query{}, nil},
		"a word":            {store.Query{Radius: 1e6, Keyword: "FAR"}, []string{"far", "too far"}},
	}
	for name, test := range tests {
		test.query.Origin = origin
		got, _, err := s.Nearby(t.Context(), test.query, 10)
		if err != nil || !slices.Equal(names(got), test.want) {
			t.Errorf("%s: Nearby() = %q, %v, want %q", name, names(got), err, test.want)
		}
		counts, _, err := s.Count(t.Context(), test.query, 100)
		if err != nil || counts["restaurant"]+counts["transit"] != len(test.want) {
			t.Errorf("%s: Count() = %v, %v, want %d in all", name, counts, err, len(test.want))
		}
	}
}

func TestKeywordIsTakenLiterallyAndLooksAtTheRightFields(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	p := restaurant("50%折扣_火锅", 31.23, 121.47)
	p.Kind = "湘菜馆"
	p.NameEN, p.Address, p.Lines = `Hot\pot`, "西藏南路1号", "932路;11路"
	loadPlaces(t, s, []place.Place{p, restaurant("面馆", 31.23, 121.47)})
	tests := map[string]int{
		"火锅": 1, "火鍋": 1, "hot": 1, "西藏南路": 0, "932": 1, " 火锅 ": 1, "湘菜": 1, "折扣 火锅": 1, "火锅 折扣": 0,
		"50%": 1, "扣_火": 1, `t\p`: 1, "5%折": 0, "扣-火": 1, "%": 0, "_": 0, "": 2, ".*": 0, "^": 0, "5.%": 1, "0.火": 0,
	}
	for word, want := range tests {
		got, _, err := s.Nearby(t.Context(), store.Query{
			Origin: geo.WGS84{Lat: 31.23, Lng: 121.47}, Radius: 100, Keyword: word,
		}, 10)
		if err != nil || len(got) != want {
			t.Errorf("Nearby(keyword %q) = %q, %v, want %d places", word, names(got), err, want)
		}
	}
	for word, want := range map[string]int{"西藏南路": 1, "西藏南路１號": 1, "火锅": 0} {
		got, _, err := s.Nearby(t.Context(), store.Query{
			Origin: geo.WGS84{Lat: 31.23, Lng: 121.47}, Radius: 100, Keyword: word, InAddress: true,
		}, 10)
		if err != nil || len(got) != want {
			t.Errorf("Nearby(%q in the address) = %q, %v, want %d places", word, names(got), err, want)
		}
	}
}

func TestCountStopsAtMost(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	loadPlaces(t, s, scattered(rand.New(rand.NewPCG(3, 4)), 300))
	counts, _, err := s.Count(t.Context(), store.Query{Origin: centre, Radius: 100000}, 7)
	if err != nil || counts["restaurant"] != 7 {
		t.Errorf("Count(most 7) = %v, %v, want 7 restaurants", counts, err)
	}
}

// C. Karney's test set for geodesics, through the database: 100 pairs from
// metres apart to nearly antipodal.
func TestDistancesAgreeWithGeodTestToAMillimetre(t *testing.T) {
	t.Parallel()
	file, err := os.Open(sampledata.Path(t, "data/georust__geographiclib-rs/GeodTest-100.dat"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s := storetest.Open(t)
	var places []place.Place
	var origins []geo.WGS84
	var want []float64
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var lat1, lng1, azi1, lat2, lng2, azi2, s12 float64
		if _, err := fmt.Sscan(lines.Text(), &lat1, &lng1, &azi1, &lat2, &lng2, &azi2, &s12); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		places = append(places, restaurant(fmt.Sprintf("pair %03d", len(places)), lat2, lng2))
		origins = append(origins, geo.WGS84{Lat: lat1, Lng: lng1})
		want = append(want, s12)
	}
	if len(places) != 100 {
		t.Fatalf("read %d pairs, want 100", len(places))
	}
	loadPlaces(t, s, places)
	for i := range places {
		got, _, err := s.Nearby(t.Context(), store.Query{
			Origin: origins[i], Radius: 20_100_000, Keyword: places[i].Name,
		}, 1)
		if err != nil || len(got) != 1 {
			t.Errorf("pair %d: Nearby() = %d places, %v, want 1", i, len(got), err)
			continue
		}
		if off := math.Abs(float64(got[0].Distance) - want[i]); off > 0.001 {
			t.Errorf("pair %d: distance = %.4f, want %.4f", i, float64(got[0].Distance), want[i])
		}
	}
}

func TestPlaceByID(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	want := restaurant("佳家汤包", 31.23, 121.47)
	want.NameEN, want.Rating, want.Hours, want.AudioURL = "Jia Jia", 4.5, "06:30-19:00", "https://example.com/a.mp3"
	want.Zone = "Asia/Shanghai"
	loadPlaces(t, s, []place.Place{want})
	want.ID = storedPlaces(t, s)[0].ID
	got, err := s.Place(t.Context(), want.ID)
	if err != nil || got != want {
		t.Errorf("Place() = %+v, %v, want %+v", got, err, want)
	}
	if _, err := s.Place(t.Context(), want.ID+1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Place(unknown) error = %v, want ErrNotFound", err)
	}
}

func TestSearchWithoutSchemaSaysWhatToDo(t *testing.T) {
	t.Parallel()
	s := storetest.OpenURL(t, storetest.EmptyURL(t))
	_, err := s.Categories(t.Context())
	if !errors.Is(err, store.ErrSchema) {
		t.Errorf("Categories() error = %v, want ErrSchema", err)
	}
}

func TestUnreachableDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	s, err := store.Open("postgres://nobody@127.0.0.1:1/none")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("Ping() error = %v, want ErrUnavailable", err)
	}
}

func bruteForce(places []place.Place, q store.Query, limit int) []place.Found {
	var found []place.Found
	for _, slug := range []string{"restaurant", "transit"} {
		var of []place.Found
		for _, p := range places {
			var metres float64
			geodesic.WGS84.Inverse(q.Origin.Lat, q.Origin.Lng, p.At.Lat, p.At.Lng, &metres, nil, nil)
			if p.Category == slug && metres <= float64(q.Radius) {
				of = append(of, place.Found{Place: p, Distance: geo.Metres(metres)})
			}
		}
		slices.SortFunc(of, func(a, b place.Found) int {
			return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
		})
		found = append(found, of[:min(limit, len(of))]...)
	}
	return found
}

func ids(found []place.Found) []int64 {
	ids := make([]int64, len(found))
	for i, f := range found {
		ids[i] = f.ID
	}
	return ids
}

func names(found []place.Found) []string {
	var names []string
	for _, f := range found {
		names = append(names, f.Name)
	}
	return names
}

// storedPlaces reads every place back, by id.
func storedPlaces(t *testing.T, s *store.Store) []place.Place {
	t.Helper()
	found, _, err := s.Nearby(t.Context(), store.Query{Origin: centre, Radius: 21_000_000}, store.MaxLimit)
	if err != nil {
		t.Fatal(err)
	}
	places := make([]place.Place, len(found))
	for i, f := range found {
		places[i] = f.Place
	}
	slices.SortFunc(places, func(a, b place.Place) int { return cmp.Compare(a.ID, b.ID) })
	return places
}

// Names of places are unique in these tests, so they make good ids as well.
func restaurant(name string, lat, lng float64) place.Place {
	return place.Place{
		ExternalID: name, Category: "restaurant", Name: name, Source: "test",
		At: geo.WGS84{Lat: lat, Lng: lng},
	}
}

func stop(name string, lat, lng float64) place.Place {
	p := restaurant(name, lat, lng)
	p.Category = "transit"
	return p
}

var centre = geo.WGS84{Lat: 31.2347, Lng: 121.4706}

// around returns a point within some metres of the centre, denser near it.
func around(random *rand.Rand, metres float64) geo.WGS84 {
	away := metres * random.Float64() * random.Float64()
	sin, cos := math.Sincos(2 * math.Pi * random.Float64())
	return geo.WGS84{Lat: centre.Lat + away*cos/111000, Lng: centre.Lng + away*sin/95000}
}

// scattered returns n places around the centre, one in ten a stop, one in ten
// exactly where the one before it is.
func scattered(random *rand.Rand, n int) []place.Place {
	places := make([]place.Place, n)
	for i := range places {
		at := around(random, 30000)
		if i > 0 && random.IntN(10) == 0 {
			at = places[i-1].At
		}
		places[i] = restaurant(fmt.Sprintf("place %05d", i), at.Lat, at.Lng)
		if random.IntN(10) == 0 {
			places[i].Category = "transit"
		}
	}
	return places
}

func loadPlaces(t *testing.T, s *store.Store, places []place.Place) store.Loaded {
	t.Helper()
	loaded, err := s.Load(t.Context(), store.Load{Source: "test", Next: from(places)})
	if err != nil {
		t.Fatalf("Load() error = %v", err)
	}
	return loaded
}
