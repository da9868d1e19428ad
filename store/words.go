package store

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
	"nearby/words"
)

var (
	wordsSQL = statement("words")
	namesSQL = statement("names")
)

// WordsArea asks for the words of the places of one category around a point.
type WordsArea struct {
	Area
	Slug      string // of the category
	Origin    geo.WGS84
	Addresses bool // their addresses are wanted instead of names, kinds and lines
	Most      int  // places
}

// EachOfWords hands on the shown places of an area one by one, and a hash of the station
// of each if those are wanted, with what a search for words looks at and nothing else. It
// returns the version of the data that they are of, and may take long.
func (s *Store) EachOfWords(ctx context.Context, a WordsArea, do func(p *place.Place, station uint64)) (version int64, err error) {
	args := pgx.StrictNamedArgs{
		"category": a.Category, "lat": a.Origin.Lat, "lng": a.Origin.Lng, "radius": a.Radius,
		"most": a.Most, "addresses": a.Addresses, "stations": a.Stations,
	}
	var p place.Place
	var stop string
	read := func(row pgx.CollectableRow) (int64, error) {
		p.Category = a.Slug
		err := row.Scan(&p.ID, &p.At.Lat, &p.At.Lng, &p.Name, &p.NameEN, &p.Kind, &p.Kinds, &p.Lines, &p.Address, &stop, &version)
		return p.ID, err
	}
	err = each(ctx, s.servers, wordsSQL, args, read, func(id int64) error {
		if id != 0 {
			do(&p, maphash.String(stationSeed, station(stop)))
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("words: %w", err)
	}
	return version, nil
}

const (
	// maxNames is how many places' names are held against a word.
	maxNames = 10_000
	// maxGuesses is how many names that may be meant are worth a try.
	maxGuesses = 3
)

// Guess returns names, folded as package words does, that may be meant by the word of a
// query which no name holds, the likeliest first: of those of some places within the
// radius, when there are many.
func (s *Store) Guess(ctx context.Context, q Query) ([]string, error) {
	args := pgx.StrictNamedArgs{
		"lat": q.Origin.Lat, "lng": q.Origin.Lng, "radius": q.Radius, "most": maxNames,
		"categories": append([]string{}, q.Categories...),
	}
	typed := words.NewTyped(q.Keyword)
	likely := map[string]words.Guess{}
	compare := func(row pgx.CollectableRow) (struct{}, error) {
		var names [2]string
		err := row.Scan(&names[0], &names[1])
		for _, name := range names {
			name = words.PlainName(name)
			if guess := typed.Resembles(name); guess != words.Unlike {
				name = typed.Meant(words.FoldName(name), guess)
				likely[name] = max(likely[name], guess)
			}
		}
		return struct{}{}, err
	}
	err := s.search(ctx, heavySearch, func(ctx context.Context) error {
		_, err := list(ctx, s.servers, namesSQL, args, compare)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("guess: %w", err)
	}
	names := slices.SortedFunc(maps.Keys(likely), func(a, b string) int {
		return cmp.Or(cmp.Compare(likely[b], likely[a]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	return names[:min(maxGuesses, len(names))], nil
}
