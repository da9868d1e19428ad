package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

var statsSQL = statement("stats")

// Stats is what is known of a group of places: those of a source, those of a
// category, or, with neither, all.
type Stats struct {
	Source   string
	Category string
	Places   int64
	LeftOut  int64 // of answers, as a preferred source has the same
	Ages
	Missing
}

// Ages count places by when they were last changed, each count with those before.
type Ages struct {
	Oldest, Newest       time.Time
	Month, Quarter, Year int64 // in the last 30, 90 and 365 days
}

// Missing counts places that have nothing in a field.
type Missing struct {
	NameEN       int64 `json:"name_en"`
	Kind         int64 `json:"kind"`
	Address      int64 `json:"address"`
	Phone        int64 `json:"phone"`
	Lines        int64 `json:"lines"`
	OpeningHours int64 `json:"opening_hours"`
	Rating       int64 `json:"rating"`
	Price        int64 `json:"price"`
	URL          int64 `json:"url"`
	ImageURL     int64 `json:"image_url"`
	AudioURL     int64 `json:"audio_url"`
	Wheelchair   int64 `json:"wheelchair"`
	Status       int64 `json:"status"`
}

// Stats returns the groups that there are: each source and each category by name,
// and all places, unless there are none. It reads the whole table.
func (s *Store) Stats(ctx context.Context) (sources, categories []Stats, all Stats, err error) {
	err = each(ctx, s.servers, statsSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[Stats], func(group Stats) error {
		switch {
		case group.Source != "":
			sources = append(sources, group)
		case group.Category != "":
			categories = append(categories, group)
		default:
			all = group
		}
		return nil
	})
	if err != nil {
		return nil, nil, Stats{}, fmt.Errorf("stats: %w", err)
	}
	return sources, categories, all, nil
}
