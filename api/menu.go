package api

import (
	"context"
	"log/slog"
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
	log   *slog.Logger
	known atomic.Pointer[edition]
	// reading is set while somebody reads them again.
	reading atomic.Bool
}

type edition struct {
	categories []place.Category
	readAt     time.Time
}

// categories returns them in the order of the menu. Nobody waits for those that
// are known to be read again: when the database is slow, answers have better uses
// for their time. An error means that none are known.
func (m *menu) categories(ctx context.Context) ([]place.Category, error) {
	known := m.known.Load()
	if known == nil {
		return m.refresh(ctx)
	}
	if m.now().Sub(known.readAt) >= menuAge && m.reading.CompareAndSwap(false, true) {
		go func() {
			defer m.reading.Store(false)
			if _, err := m.refresh(context.WithoutCancel(ctx)); err != nil {
				m.log.WarnContext(ctx, "menu as it was before", "error", err)
			}
		}()
	}
	return known.categories, nil
}

// refresh reads the categories from the database.
func (m *menu) refresh(ctx context.Context) ([]place.Category, error) {
	categories, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	m.known.Store(&edition{categories, m.now()})
	return categories, nil
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
