package main

import (
	"cmp"
	"context"
	"time"
	"unicode"

	"nearby/gazetteer"
	"nearby/picture/dotmap"
	"nearby/picture/theme"
	"nearby/place"
	"nearby/store"
)

// coverage is the map of where all places are, in Chinese or in English.
func coverage(ctx context.Context, s *store.Store, chinese bool) (dotmap.Map, error) {
	categories, err := s.Categories(ctx)
	if err != nil {
		return dotmap.Map{}, err
	}
	data, err := s.Dataset(ctx)
	if err != nil {
		return dotmap.Map{}, err
	}
	day := data.ChangedAt.UTC().Format(time.DateOnly)
	m := dotmap.Map{Title: "Where the places are", Note: "data of " + day + ", WGS-84, north up"}
	if chinese {
		m = dotmap.Map{Title: "地点分布", Note: "数据截至 " + day + "，WGS-84，上北下南", Words: dotmap.Chinese}
	}
	indexes := make(map[string]int, len(categories))
	for i, c := range categories {
		m.Categories = append(m.Categories, dotmap.Category{Name: legend(c, chinese), Look: theme.OfCategory(c.Slug, i)})
		indexes[c.Slug] = i
	}
	err = s.Spots(ctx, func(n store.Named) error {
		spot := dotmap.Spot{At: n.WGS84, Category: indexes[n.Category], Name: n.Name, Fame: gazetteer.Fame(n.Lines)}
		if !chinese {
			spot.Name = cmp.Or(n.NameEN, n.Name)
		}
		spot.Name = gazetteer.ShortName(spot.Name)
		m.Spots = append(m.Spots, spot)
		return nil
	})
	return m, err
}

// legend is a category's name; in English its slug where the name has letters that are
// not Latin.
func legend(c place.Category, chinese bool) string {
	if chinese {
		return c.NameZH
	}
	for _, r := range c.NameEN {
		if r > unicode.MaxLatin1 {
			return c.Slug
		}
	}
	return c.NameEN
}
