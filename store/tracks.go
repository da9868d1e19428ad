package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
)

var (
	tracksSQL       = statement("tracks")
	tracksHeldSQL   = statement("tracks_held")
	tracksInsertSQL = statement("tracks_insert")
)

// mostTracks is how many tracks an answer has at most.
const mostTracks = 60

// Tracks are where lines run within a radius of a point, the nearest first.
func (s *Store) Tracks(ctx context.Context, at geo.WGS84, radius geo.Metres) ([]place.Track, error) {
	args := pgx.StrictNamedArgs{"lat": at.Lat, "lng": at.Lng, "radius": float64(radius), "most": mostTracks}
	tracks, err := list(ctx, s.servers, tracksSQL, args, readTrack)
	if err != nil {
		return nil, fmt.Errorf("tracks: %w", err)
	}
	return tracks, nil
}

func readTrack(row pgx.CollectableRow) (t place.Track, err error) {
	var lats, lngs []float64
	err = row.Scan(&t.Line, &lats, &lngs)
	for i := range lats {
		t.Path = append(t.Path, geo.WGS84{Lat: lats[i], Lng: lngs[i]})
	}
	return t, err
}

// tracks replaces the tracks of a load's source by those it says, if it can say, and tells
// whether anything changed.
func (m *merger) tracks(ctx context.Context, tx pgx.Tx) (changed bool, err error) {
	if m.Tracks == nil {
		return false, nil
	}
	var said []place.Track
	err = meanwhile(ctx, tx, func() (err error) {
		said, err = m.Tracks()
		return err
	})
	if err != nil || said == nil || len(m.sources) != 1 {
		return false, err
	}
	source := m.sources[0]
	rows, _ := tx.Query(ctx, tracksHeldSQL, pgx.StrictNamedArgs{"source": source})
	held, err := pgx.CollectRows(rows, readTrack)
	if err != nil || slices.EqualFunc(held, said, isTrack) {
		return false, err
	}
	const hide = `UPDATE tracks SET replaced_by = $1 WHERE source = $2 AND replaced_by IS NULL`
	if _, err := tx.Exec(ctx, hide, m.id, source); err != nil {
		return false, err
	}
	for _, t := range said {
		if err := insertTrack(ctx, tx, m.id, source, t); err != nil {
			return false, err
		}
	}
	return true, nil
}

func isTrack(a, b place.Track) bool { return a.Line == b.Line && slices.Equal(a.Path, b.Path) }

func insertTrack(ctx context.Context, tx pgx.Tx, load int64, source string, t place.Track) error {
	lats, lngs := make([]float64, len(t.Path)), make([]float64, len(t.Path))
	for i, at := range t.Path {
		lats[i], lngs[i] = at.Lat, at.Lng
	}
	_, err := tx.Exec(ctx, tracksInsertSQL, pgx.StrictNamedArgs{
		"source": source, "load": load, "line": t.Line, "lats": lats, "lngs": lngs,
	})
	return err
}
