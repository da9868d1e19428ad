package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/plural"
)

var (
	sharedIDsSQL      = statement("shared_ids")
	sharedIDsCountSQL = statement("shared_ids_count")
	sharedIDsMergeSQL = statement("shared_ids_merge")
	sharedIDsLastSQL  = statement("shared_ids_last")
)

// ErrSharedID means that different places have one external_id: a spreadsheet has
// ruined it, or the column holds something else, such as a city.
var ErrSharedID = errors.New("different places share an external_id")

// SharedIDs counts the rows of a load whose external_id another row of it has too.
type SharedIDs struct {
	Different        int64  // rows of places that have another name or lie elsewhere
	ExternalID       string // of the first of them
	Name, Other      string // two names that it has
	Disagree, Merged int64  // rows of the same place that say something else; that told its lines
	DisagreeID       string // the external_id of the first place whose rows disagree
	DisagreeName     string // and its name
}

// mostDifferent is which part of its rows may share an id with a different place
// before a load is refused, one in so many: a file has a slip or two.
const mostDifferent = 100

// shareIDs makes one row of those that tell the lines of a place one by one, and
// refuses a load in which different places share ids, unless it is forced. Of the
// others it leaves the last, and tells how many it has deleted.
func shareIDs(ctx context.Context, tx pgx.Tx, staged int64, force bool) (shared SharedIDs, duplicates int64, err error) {
	if _, err := tx.Exec(ctx, `DROP TABLE IF EXISTS pg_temp.shared_ids`); err != nil {
		return shared, 0, err
	}
	tag, err := tx.Exec(ctx, sharedIDsSQL)
	if err != nil || tag.RowsAffected() == 0 {
		return shared, 0, err
	}
	if err := tx.QueryRow(ctx, sharedIDsMergeSQL).Scan(&shared.Merged); err != nil {
		return shared, 0, err
	}
	err = tx.QueryRow(ctx, sharedIDsCountSQL).Scan(
		&shared.Different, &shared.ExternalID, &shared.Name, &shared.Other,
		&shared.Disagree, &shared.DisagreeID, &shared.DisagreeName)
	if err == nil && mostDifferent*shared.Different > staged && !force {
		err = fmt.Errorf("%w: %s, and %q is %q as well as %q", ErrSharedID,
			plural.Count(shared.Different, fmt.Sprintf("of %d rows does", staged), fmt.Sprintf("of %d rows do", staged)), shared.ExternalID, shared.Name, shared.Other)
	}
	if err != nil {
		return shared, 0, err
	}
	tag, err = tx.Exec(ctx, sharedIDsLastSQL)
	return shared, tag.RowsAffected(), err
}
