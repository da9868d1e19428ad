package store

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
)

var pointsSQL = statement("points")

// Area asks for the places of one category around a point.
type Area struct {
	Category int16 // its id
	Radius   geo.Metres
	Stations bool // a hash of the station that each is part of is wanted too
}

// Point is where a place is.
type Point struct {
	ID      int64
	At      geo.WGS84
	Station uint64 // a hash of its name, see package place; 0 unless asked for
}

// errMixed means that the data changed between two queries of one read.
var errMixed = errors.New("the data changed meanwhile")

// Points returns where the shown places of each area around origin are, at most
// limit of each, all of one version of the data. Radii are on the sphere.
func (s *Store) Points(
	ctx context.Context, origin geo.WGS84, areas []Area, limit int,
) (points [][]Point, version int64, err error) {
	const attempts = 3
	err = s.search(ctx, lightSearch, func(ctx context.Context) (err error) {
		for range attempts {
			if points, version, err = s.pointsOnce(ctx, origin, areas, limit); !errors.Is(err, errMixed) {
				break
			}
		}
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("points: %w", err)
	}
	return points, version, nil
}

func (s *Store) pointsOnce(
	ctx context.Context, origin geo.WGS84, areas []Area, limit int,
) (points [][]Point, version int64, err error) {
	points, versions := make([][]Point, len(areas)), make([]int64, len(areas))
	err = s.readLatest(ctx, func(batch *pgx.Batch) {
		for i, a := range areas {
			batch.Queue(pointsSQL, pgx.StrictNamedArgs{
				"category": a.Category, "lat": origin.Lat, "lng": origin.Lng,
				"radius": a.Radius, "most": limit, "named": a.Stations,
			}).QueryRow(func(row pgx.Row) (err error) {
				versions[i], points[i], err = scanPoints(row)
				return err
			})
		}
	})
	for _, v := range versions {
		if err == nil && v != versions[0] {
			err = errMixed
		}
	}
	if err != nil {
		return nil, 0, err
	}
	return points, versions[0], nil
}

// stationSeed makes hashes that are the same for as long as the program runs.
var stationSeed = maphash.MakeSeed()

func scanPoints(row pgx.Row) (version int64, points []Point, err error) {
	var ids []int64
	var names []string
	var lats, lngs []float64
	if err := row.Scan(&version, &ids, &lats, &lngs, &names); err != nil {
		return 0, nil, err
	}
	points = make([]Point, len(ids))
	for i, id := range ids {
		points[i] = Point{ID: id, At: geo.WGS84{Lat: lats[i], Lng: lngs[i]}}
		if len(names) > 0 {
			points[i].Station = maphash.String(stationSeed, station(names[i]))
		}
	}
	return version, points, nil
}
