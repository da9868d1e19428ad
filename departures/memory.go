// Package departures answers from memory what leaves a stop: its timetable is read once
// and serves everybody until the data changes.
//
// It keeps nothing but what the database has, and knows neither what people ask nor what
// they see. When something leaves is package timetable's arithmetic.
package departures

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"

	"nearby/store"
	"nearby/timetable"
)

// Memory holds timetables of stops within a bound; the least used are evicted first. It is
// safe for concurrent use, and those who want the same stop at once share one read.
type Memory struct {
	store   *store.Store
	watcher *store.Watcher
	stops   *otter.Cache[stopKey, []timetable.Direction]
	sources atomic.Pointer[sources]
}

// stopKey tells versions of the data apart: what is read of one serves that alone.
type stopKey struct {
	store.StopID
	version int64
}

// sources are those that have a timetable in a version of the data.
type sources struct {
	version int64
	have    map[string]bool
}

// readTimeout is how long reading the timetables of stops may take. It is read for
// everybody who waits for it, so that whoever asked first does not end it.
const readTimeout = 2 * time.Second

// New returns an empty memory of so many bytes, about.
func New(s *store.Store, w *store.Watcher, bytes uint64) *Memory {
	return &Memory{store: s, watcher: w, stops: otter.Must(&otter.Options[stopKey, []timetable.Direction]{
		MaximumWeight: max(bytes, 1),
		Weigher:       func(_ stopKey, all []timetable.Direction) uint32 { return weigh(all) },
	})}
}

// Has tells whether a source has a timetable.
func (m *Memory) Has(ctx context.Context, source string) (bool, error) {
	known, err := m.watcher.Catalogue(ctx)
	if err != nil {
		return false, err
	}
	s, err := m.sourcesIn(ctx, known.Version)
	if err != nil {
		return false, err
	}
	return s.have[source], nil
}

// sourcesIn are the sources with a timetable in a version.
func (m *Memory) sourcesIn(ctx context.Context, version int64) (*sources, error) {
	if s := m.sources.Load(); s != nil && s.version == version {
		return s, nil
	}
	names, err := m.store.TimetableSources(ctx)
	if err != nil {
		return nil, err
	}
	s := &sources{version, make(map[string]bool, len(names))}
	for _, name := range names {
		s.have[name] = true
	}
	m.sources.Store(s)
	return s, nil
}

// Of is what leaves stops that people take for one, by direction. Without a timetable it
// is empty.
func (m *Memory) Of(ctx context.Context, stops []store.StopID) ([]timetable.Direction, error) {
	known, err := m.watcher.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	have, err := m.sourcesIn(ctx, known.Version)
	if err != nil {
		return nil, err
	}
	keys := make([]stopKey, 0, len(stops))
	for _, stop := range stops {
		if have.have[stop.Source] {
			keys = append(keys, stopKey{stop, known.Version})
		}
	}
	return m.directions(ctx, keys)
}

func (m *Memory) directions(ctx context.Context, keys []stopKey) ([]timetable.Direction, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	if len(keys) == 1 {
		if all, ok := m.stops.GetIfPresent(keys[0]); ok {
			return all, nil
		}
	}
	of, err := m.stops.BulkGet(ctx, keys, otter.BulkLoaderFunc[stopKey, []timetable.Direction](m.read))
	if err != nil {
		return nil, fmt.Errorf("departures of %s/%s: %w", keys[0].Source, keys[0].ID, err)
	}
	var all []timetable.Direction
	for _, key := range keys {
		all = append(all, of[key]...)
	}
	if len(keys) == 1 {
		return all, nil
	}
	return timetable.Directions(rows(all)), nil
}

func rows(all []timetable.Direction) (rows []timetable.Departures) {
	for _, d := range all {
		rows = append(rows, d.Rows...)
	}
	return rows
}

// read reads stops from the database.
func (m *Memory) read(ctx context.Context, keys []stopKey) (map[stopKey][]timetable.Direction, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readTimeout)
	defer cancel()
	stops := make([]store.StopID, len(keys))
	for i, key := range keys {
		stops[i] = key.StopID
	}
	of, err := m.store.Departures(ctx, stops)
	if err != nil {
		return nil, err
	}
	all := make(map[stopKey][]timetable.Direction, len(keys))
	for i, key := range keys {
		all[key] = timetable.Directions(of[i])
	}
	return all, nil
}
