package store

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
	"nearby/words"
)

var (
	nearbySQL = statement("nearby")
	countSQL  = statement("count")
)

// MaxLimit is the most places one search returns for a category.
const MaxLimit = 10000

// NoKind among the kinds of a query finds places of which no kind is known.
const NoKind = ""

// Query says what to look for, and around where.
type Query struct {
	Origin geo.WGS84
	Radius geo.Metres // places farther away are not found; inclusive
	// Beyond, if above 0, leaves out of Nearby what is no farther than that but, of
	// transit, only what is nearer by [place.SameStation]: the parts of one stop may lie
	// on both sides.
	Beyond     geo.Metres
	Categories []string // slugs; none means every category
	// Keyword is part of the name, the English name, the kind in the file's words or the
	// lines, in any of the ways to write it that package words makes one, its parts in
	// their order; empty means all.
	Keyword   string
	InAddress bool // Keyword is part of the address instead
	// Chain, if there are any, are the names by which a chain goes: one of them, and not as
	// a piece of another word, is where Keyword would be, which then says nothing.
	Chain []string
	// Line, if it has a name, finds only the stops that list it or, where none within
	// Radius does, those that list variants of it.
	Line words.Line
	// Kinds, if there are any, finds only places of one of them: slugs of package kind,
	// or NoKind.
	Kinds []string
	// Stops, if above 0, is the limit of transit instead of that of all: what people
	// call a stop is several places there.
	Stops int
}

// Edition says which state of the data an answer comes from. Two answers of one
// edition do not contradict each other.
type Edition struct {
	Version int64         // of the data, see [Dataset]; 0 when there was nothing to tell it by
	Age     time.Duration // since this was last known to be the newest; 0 means that it is
}

// LimitOf is the limit of a category.
func (q Query) LimitOf(slug string, limit int) int {
	if slug == place.Transit && q.Stops > 0 {
		return q.Stops
	}
	return limit
}

// BeyondOf is how far the places of a category that are left out reach.
func (q Query) BeyondOf(slug string) geo.Metres {
	if slug == place.Transit {
		return max(0, q.Beyond-place.SameStation)
	}
	return q.Beyond
}

// Filtered tells whether a query asks for more than what is near: for something that
// only the whole of a place tells.
func (q Query) Filtered() bool {
	return q.Keyword != "" || q.Chain != nil || q.Line.Name != "" || len(q.Kinds) > 0
}

// Nearby returns, for each category of q, the limit nearest places (see
// [Query.Stops]), exactly:
// by distance on the WGS-84 ellipsoid, equal distances by id. The categories
// come in the order of the menu, each with its places nearest first.
func (s *Store) Nearby(ctx context.Context, q Query, limit int) (found []place.Found, edition Edition, err error) {
	err = s.search(ctx, q.expected(max(limit, q.Stops)), func(ctx context.Context) (err error) {
		found, edition, err = s.nearby(ctx, q, limit)
		return err
	})
	if err != nil {
		return nil, Edition{}, fmt.Errorf("nearby %s: %w", q, err)
	}
	return found, edition, nil
}

func (s *Store) nearby(ctx context.Context, q Query, limit int) (found []place.Found, edition Edition, err error) {
	args, err := s.args(ctx, q)
	if err != nil {
		return nil, edition, err
	}
	args["beyond"], args["beyond_stops"] = q.Beyond, q.BeyondOf(place.Transit)
	args["limit"], args["stops"] = min(limit, MaxLimit), min(q.LimitOf(place.Transit, limit), MaxLimit)
	found, err = list(ctx, s.servers, nearbySQL, args, func(row pgx.CollectableRow) (f place.Found, err error) {
		err = scanPlace(row, &f.Place, &f.Distance, &edition.Version)
		f.Bearing = q.Origin.Bearing(f.At)
		return f, err
	})
	return found, edition, err
}

// Count returns for each category of q how many places there are, counting to
// most and no further, those that Beyond leaves out as well. Of transit it counts stations, see [place.Station].
func (s *Store) Count(ctx context.Context, q Query, most int) (map[string]int, Edition, error) {
	var rows []countRow
	err := s.search(ctx, q.expected(0), func(ctx context.Context) error {
		args, err := s.args(ctx, q)
		if err != nil {
			return err
		}
		args["most"] = most
		rows, err = list(ctx, s.servers, countSQL, args, pgx.RowToStructByName[countRow])
		return err
	})
	if err != nil {
		return nil, Edition{}, fmt.Errorf("count %s: %w", q, err)
	}
	var edition Edition
	counts := make(map[string]int, len(rows))
	for _, row := range rows {
		edition.Version = row.Version
		counts[row.Category] = row.count(most)
	}
	return counts, edition, nil
}

// String names the query for errors and logs, without the point: where a person
// stands is nobody's business.
func (q Query) String() string {
	return fmt.Sprintf("%s within %s", cmp.Or(strings.Join(q.Categories, ","), "all"), q.Radius)
}

// args are those that nearby.sql and count.sql share.
func (s *Store) args(ctx context.Context, q Query) (pgx.StrictNamedArgs, error) {
	categories := q.Categories
	if categories == nil {
		categories = []string{}
	}
	lines, err := s.spellings(ctx, q)
	if err != nil {
		return nil, err
	}
	return pgx.StrictNamedArgs{
		"lat": q.Origin.Lat, "lng": q.Origin.Lng, "radius": q.Radius,
		"categories": categories, "pattern": q.pattern(),
		"in_address": q.InAddress, "lines": lines, "kinds": q.Kinds,
	}, nil
}

// Parts are what the word of a query consists of: nil without one, and empty if nothing
// can have it as it has no letter or digit.
func (q Query) Parts() []string {
	if strings.TrimSpace(q.Keyword) == "" || q.Chain != nil {
		return nil
	}
	if parts := words.Parts(q.Keyword); parts != nil {
		return parts
	}
	return []string{}
}

// Names are those of the chain, folded: nil without one.
func (q Query) Names() (folded []string) {
	for _, name := range q.Chain {
		folded = append(folded, words.FoldName(name))
	}
	return folded
}

// pattern is the regular expression of what has the word, "" for no word.
func (q Query) pattern() string {
	if parts := q.Parts(); parts != nil {
		return words.Pattern(parts)
	}
	var all []string
	for _, name := range q.Names() {
		all = append(all, words.NamePattern(name))
	}
	return strings.Join(all, "|")
}

type countRow struct {
	Version  int64
	Category string
	Places   int
	Stops    []string // of transit: the different names, each with its kinds
}

func (r countRow) count(most int) int {
	if r.Category != place.Transit {
		return r.Places
	}
	stations := map[string]bool{}
	for _, name := range r.Stops {
		stations[station(name)] = true
	}
	return min(len(stations), most)
}

// station is the [place.Station] of a stop as count.sql and points.sql have it, its
// name and kinds in two lines.
func station(stop string) string {
	name, kinds, _ := strings.Cut(stop, "\n")
	return place.Station(name, kinds)
}
