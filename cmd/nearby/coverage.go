package main

import (
	"context"
	"fmt"
	"time"
	"unicode"

	"nearby/picture/dotmap"
	"nearby/place"
	"nearby/store"
)

// coverage draws where all places are.
func coverage(ctx context.Context, s *store.Store) ([]byte, error) {
	categories, err := s.Categories(ctx)
	if err != nil {
		return nil, err
	}
	data, err := s.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	m := dotmap.Map{}
	indexes := make(map[string]int, len(categories))
	for i, c := range categories {
		m.Categories = append(m.Categories, latin(c))
		indexes[c.Slug] = i
	}
	err = s.Spots(ctx, func(spot store.Spot) error {
		m.Spots = append(m.Spots, dotmap.Spot{At: spot.WGS84, Category: indexes[spot.Category]})
		return nil
	})
	if err != nil {
		return nil, err
	}
	m.Title = "Where the places are"
	m.Note = fmt.Sprintf("data of %s, WGS-84, north up", data.ChangedAt.UTC().Format(time.DateOnly))
	return m.PNG()
}

// latin is a category's English name, or its slug where the font lacks a letter.
func latin(c place.Category) string {
	for _, r := range c.NameEN {
		if r > unicode.MaxLatin1 {
			return c.Slug
		}
	}
	return c.NameEN
}
