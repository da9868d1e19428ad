package cells_test

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"testing"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

func names(found []place.Found) []string {
	var names []string
	for _, f := range found {
		names = append(names, f.Name)
	}
	return names
}

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

func from(places []place.Place) func() (place.Place, error) {
	return func() (place.Place, error) {
		if len(places) == 0 {
			return place.Place{}, io.EOF
		}
		p := places[0]
		places = places[1:]
		return p, nil
	}
}

// atEach is a restaurant and a stop in one point.
func atEach(at geo.WGS84) []place.Place {
	name := fmt.Sprintf("at %.4f", at.Lat)
	return []place.Place{restaurant(name, at.Lat, at.Lng), stop(name+" stop", at.Lat, at.Lng)}
}
