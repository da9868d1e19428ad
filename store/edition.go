package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

var editionSQL = statement("edition")

// Edition says which state of the data an answer comes from. Two answers of one
// edition do not contradict each other.
type Edition struct {
	Version int64         // of the data, see [Dataset]; 0 when there was nothing to tell it by
	Age     time.Duration // since this was last known to be the newest; 0 means that it is
}

// menuRow is the version of the data with the categories, in the menu's order.
type menuRow struct {
	Version int64
	IDs     []int16
	Slugs   []string
}

// menu asks the primary first: what is the newest, only it can know.
func (s *Store) menu(ctx context.Context) (menuRow, error) {
	rows, err := collect(ctx, s.readNewest, editionSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[menuRow])
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return menuRow{}, fmt.Errorf("version of the data: %w", err)
	}
	return rows[0], nil
}
