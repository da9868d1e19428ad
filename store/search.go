package store

import (
	"context"
	"time"

	"nearby/geo"
)

// What a search is expected to take of the database: until it is over it counts for so
// much, see [bulkhead.Bulkhead].
const (
	lightSearch = 50 * time.Millisecond
	heavySearch = time.Second // one that must look at everything in a city
)

const (
	// manyRows of a category are more than a page shows, however much of it is left out.
	manyRows = 400
	// shortWay is within which a city has so few places that all can be looked at.
	shortWay geo.Metres = 2000
)

// expected is what a search for so many places of each category may take.
func (q Query) expected(limit int) time.Duration {
	if q.Filtered() && q.Radius > shortWay || !q.Filtered() && limit > manyRows {
		return heavySearch
	}
	return lightSearch
}

type searchKey struct{}

// search does what reads much, on the connections for searches and within the bounds of
// the bulkhead. Only time in which the database has worked is put on the account of ctx.
func (s *servers) search(ctx context.Context, expected time.Duration, do func(context.Context) error) error {
	leave, err := s.bulkhead.Enter(ctx, expected)
	if err != nil {
		return err
	}
	begun, worked := time.Now(), time.Duration(0)
	defer func() { leave(worked) }()
	err = do(context.WithValue(ctx, searchKey{}, true))
	if err == nil || hasCode(err, queryCanceled) {
		worked = time.Since(begun)
	}
	return err
}

// by is the server by the connections that the work of the context is to use.
func (s *server) by(ctx context.Context) *server {
	if s.searches != nil && ctx.Value(searchKey{}) != nil {
		return s.searches
	}
	return s
}

// searchesAtOnce is how many connections for searches there are where places are read.
func (s *servers) searchesAtOnce() (n int) {
	reading := s.replicas
	if len(reading) == 0 {
		reading = []*server{s.primary}
	}
	for _, one := range reading {
		n += int(one.searches.pool.Config().MaxConns)
	}
	return n
}
