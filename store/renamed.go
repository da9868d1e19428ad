package store

import (
	"context"

	"github.com/jackc/pgx/v5"
)

var (
	renamedSQL       = statement("renamed")
	renamedCountSQL  = statement("renamed_count")
	renamedUpdateSQL = statement("renamed_update")
)

// Renamed tells of places whose external_id is another in the file than it was.
type Renamed struct {
	Certain  int64  // have been told by their names and where they are; they keep what links to them
	Doubtful int64  // might be rows of the file, but several of one name are near
	Example  string // the name of one of those
	Part     int64  // might be, but the file has less than half of the places of its source
	Unknown  bool   // no row of the file has an id that its source knows
	Stay     int64  // places of the source that the file does not have and that stay
}

// rename pairs the places that the file does not have with its rows that are new, by
// name and place, in the table renamed, which is there afterwards in any case. It does
// so for a file with most of the places of its source: another is likely a part of it,
// in which a shop of one name next door is another shop.
func (m *merger) rename(ctx context.Context, tx pgx.Tx, o overlap) (r Renamed, err error) {
	if err := makeTable(ctx, tx, "renamed", `(id bigint, line bigint, certain boolean)`); err != nil {
		return r, err
	}
	r.Unknown = o.Matched == 0 && o.Held > 0 && m.staged > 0
	if o.Matched == o.Held || o.Matched == m.staged || 2*m.staged < o.Held {
		return r, nil // there is nothing to pair
	}
	if err := nestedLoops(ctx, tx, false); err != nil {
		return r, err
	}
	if _, err := tx.Exec(ctx, renamedSQL, pgx.StrictNamedArgs{"sources": m.sources}); err != nil {
		return r, err
	}
	if err := tx.QueryRow(ctx, renamedCountSQL).Scan(&r.Certain, &r.Doubtful, &r.Example); err != nil {
		return r, err
	}
	if 2*(o.Matched+r.Certain) < o.Held {
		r.Part, r.Certain = r.Certain, 0
	}
	if _, err := tx.Exec(ctx, `DELETE FROM renamed WHERE NOT certain OR $1`, r.Certain == 0); err != nil {
		return r, err
	}
	return r, nestedLoops(ctx, tx, m.staged <= fewRows)
}
