package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

var replacedElsewhereSQL = statement("replaced_elsewhere")

// ErrElsewhere means that a load would put most places of its source somewhere else:
// it is likely another data set of the same name.
var ErrElsewhere = errors.New("the load would move most places of its source by more than 5 km")

// refuseElsewhere refuses a load that would move more than half of the places that its
// source has already.
func refuseElsewhere(ctx context.Context, tx pgx.Tx) error {
	var known, elsewhere int64
	if err := tx.QueryRow(ctx, replacedElsewhereSQL).Scan(&known, &elsewhere); err != nil {
		return err
	}
	if 2*elsewhere > known {
		return fmt.Errorf("%w, %d of %d: is it another data set? Say --source NAME for it, or --force if they have moved",
			ErrElsewhere, elsewhere, known)
	}
	return nil
}
