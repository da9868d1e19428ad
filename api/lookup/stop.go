package lookup

import (
	"context"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// aboveSphere is more than a distance on the ellipsoid exceeds the sphere's.
const aboveSphere = 1.01

// Stop returns a place of a list as the list had it, seen from the same point: at
// the same distance, and a transit stop with the lines of all its sides and its
// entrance. With an error it returns what is known without asking.
func (f Finder) Stop(ctx context.Context, p place.Place, from geo.WGS84) (place.Found, error) {
	seen := place.Found{Place: p, Distance: from.GreatCircle(p.At), Bearing: from.Bearing(p.At)}
	name, station := p.Name, ""
	if p.Category == place.Transit {
		name, station = place.CommonName(p.Name, p.Kinds), place.Station(p.Name, p.Kinds)
	}
	rows, _, err := f.Search.Nearby(ctx, store.Query{
		Origin: from, Radius: seen.Distance*aboveSphere + place.SameStation,
		Categories: []string{p.Category}, Keyword: name,
	}, store.MaxLimit)
	for _, row := range rows {
		if row.ID == p.ID { // the sphere's distance can be 10 m off on a card
			seen.Distance = row.Distance
		}
	}
	for _, stop := range place.Fold(rows) {
		if stop.ID == p.ID {
			stop.Bearing = seen.Bearing
			return stop, nil
		}
		if station != "" && place.Station(stop.Name, stop.Kinds) == station && stop.At.GreatCircle(p.At) <= place.SameStation {
			stop.Place.ID, stop.At, stop.Distance, stop.Bearing = p.ID, p.At, seen.Distance, seen.Bearing
			return stop, nil // a list of a word has shown a farther side of it
		}
	}
	return seen, err
}
