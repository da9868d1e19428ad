package api

import (
	"context"
	"sync/atomic"
	"time"

	"nearby/api/dialogue"
	"nearby/place"
)

// menuAge is how long a new category may take to show in the menu.
const menuAge = 10 * time.Second

// menu remembers the categories, so that a help text costs no query and is
// there when the database is not.
type menu struct {
	read  func(context.Context) ([]place.Category, error)
	now   func() time.Time
	known atomic.Pointer[edition]
}

type edition struct {
	categories []place.Category
	readAt     time.Time
}

// categories returns them in the order of the menu. With an error it returns
// those known from before, which may be none.
func (m *menu) categories(ctx context.Context) ([]place.Category, error) {
	known := m.known.Load()
	if known != nil && m.now().Sub(known.readAt) < menuAge {
		return known.categories, nil
	}
	categories, err := m.read(ctx)
	if err == nil {
		m.known.Store(&edition{categories, m.now()})
		return categories, nil
	}
	if known != nil {
		return known.categories, err
	}
	return nil, err
}

// choices is the menu as the dialogue knows it.
func choices(categories []place.Category) []dialogue.Choice {
	all := make([]dialogue.Choice, len(categories))
	for i, c := range categories {
		words := append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...)
		all[i] = dialogue.Choice{Category: c.Slug, Words: words}
	}
	return all
}
