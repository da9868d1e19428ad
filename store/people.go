package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/people"
	"nearby/plural"
)

var (
	personSQL        = statement("person")
	personTakeSQL    = statement("person_take")
	personWriteSQL   = statement("person_write")
	personPurgeSQL   = statement("person_purge")
	peopleExpiredSQL = statement("people_expired")
)

// newRow is how long a row is kept of which nothing comes.
const newRow = time.Minute

// rows are those of people: a people.Database. Each statement names one person, by the
// only key of the table; many go in one round trip, in the order of their keys, so that
// two servers do not lock each other out.
type rows struct{ server *server }

// People returns the conversations of people.
func (s *Store) People() *people.Keeper { return s.keeper }

// newKeeper makes the keeper of this server, which nobody else is.
func (s *Store) newKeeper() *people.Keeper {
	server := people.Server(1 + rand.Int64N(math.MaxInt64)) //nolint:gosec // a name, no secret
	return people.NewKeeper(rows{s.people}, server, func(n int, err error) {
		if s.onLost != nil {
			s.onLost(fmt.Errorf("%s not written: %w", plural.Count(n, "conversation", "conversations"), err))
		}
	})
}

// Take leases rows: see people.Database.
func (p rows) Take(ctx context.Context, by people.Server, takings []people.Taking) ([]people.Row, error) {
	found := make([]people.Row, len(takings))
	order := ordered(takings, func(t people.Taking) people.Key { return t.Person })
	err := p.together(ctx, func(b *pgx.Batch) {
		for _, i := range order {
			t := takings[i]
			b.Queue(personTakeSQL, t.Person[:], int64(by), int64(t.Message),
				people.Lease.Milliseconds(), newRow.Milliseconds()).QueryRow(func(row pgx.Row) error {
				var holder, idle int64
				var content []byte
				err := row.Scan(&found[i].Seq, &holder, &content, &idle)
				found[i].Leased, found[i].Content = people.Server(holder) == by, content
				found[i].Idle = time.Duration(idle) * time.Millisecond
				return err
			})
		}
	})
	return found, err
}

// Write changes rows: see people.Database.
func (p rows) Write(ctx context.Context, writings []people.Writing) ([]bool, error) {
	written := make([]bool, len(writings))
	order := ordered(writings, func(w people.Writing) people.Key { return w.Person })
	err := p.together(ctx, func(b *pgx.Batch) {
		for _, i := range order {
			w := writings[i]
			b.Queue(personWriteSQL, w.Person[:], w.From, w.Seq, w.Same, w.Content, w.TTL.Milliseconds()).
				Exec(func(tag pgconn.CommandTag) error {
					written[i] = tag.RowsAffected() == 1
					return nil
				})
		}
	})
	return written, err
}

// Read returns what is remembered of a person; nil for nothing.
func (p rows) Read(ctx context.Context, person people.Key) (content []byte, err error) {
	err = p.server.retry(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		err := conn.QueryRow(ctx, personSQL, person[:]).Scan(&content)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read person: %w", translate(err))
	}
	return content, nil
}

// together runs statements in one round trip. They are queued anew for each try: a
// batch remembers the statements of the connection that it was sent on.
func (p rows) together(ctx context.Context, queue func(*pgx.Batch)) error {
	err := p.server.retry(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		var b pgx.Batch
		queue(&b)
		return conn.SendBatch(ctx, &b).Close()
	})
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return fmt.Errorf("%w: %w", people.ErrRefused, translate(err))
	}
	return translate(err)
}

// ordered are the indexes of all in the order of their keys.
func ordered[T any](all []T, key func(T) people.Key) []int {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := key(all[a]), key(all[b])
		return bytes.Compare(x[:], y[:])
	})
	return order
}

// PeopleSlices is how many slices the keys of people are purged in.
const PeopleSlices = 256

// PurgePeople deletes the rows of one slice of the keys whose time is up, and tells how
// many.
func (s *Store) PurgePeople(ctx context.Context, slice int) (purged int, err error) {
	from := []byte{byte(slice)}
	to := append([]byte{byte(slice)}, bytes.Repeat([]byte{0xff}, len(people.Key{}))...) // above every key
	var expired [][]byte
	err = s.people.retry(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		found, _ := conn.Query(ctx, peopleExpiredSQL, from, to) // CollectRows returns its error
		expired, err = pgx.CollectRows(found, pgx.RowTo[[]byte])
		return err
	})
	if err == nil && len(expired) > 0 {
		err = rows{s.people}.together(ctx, func(b *pgx.Batch) {
			for _, person := range expired {
				b.Queue(personPurgeSQL, person).Exec(func(tag pgconn.CommandTag) error {
					purged += int(tag.RowsAffected())
					return nil
				})
			}
		})
	}
	if err != nil {
		return 0, fmt.Errorf("purge people: %w", translate(err))
	}
	return purged, nil
}

// CheckWrites tells whether rows of people can be written. It changes none.
func (s *Store) CheckWrites(ctx context.Context) error {
	_, err := rows{s.people}.Write(ctx, []people.Writing{{}})
	return err
}
