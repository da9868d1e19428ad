package people_test

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/testsize"
	"nearby/people"
	"nearby/store/storetest"
)

// The model that the schedules run on does what the statements do: whatever happens to
// somebody's row, in any order, both say the same.
func TestTheModelIsTheDatabase(t *testing.T) {
	t.Parallel()
	db := statements{t, storetest.SQL(t, storetest.URL(t))}
	for seed := range testsize.Pick(60, 2_000) {
		random := rand.New(rand.NewPCG(uint64(seed), 17))
		model := people.NewModel()
		person := people.Key{byte(seed), byte(seed >> 8), 7}
		base := [2]int64{}
		for step := range 12 {
			done := ""
			var want, got any
			switch n := random.IntN(10); {
			case n < 4:
				server, message := people.Server(1+random.IntN(3)), people.Message(1+random.IntN(3))
				done = fmt.Sprintf("server %d takes for message %d", server, message)
				m, d := model.Take(server, people.Taking{Person: person, Message: message}), db.take(person, server, message)
				if base[0] == 0 {
					base = [2]int64{m.Seq, d.Seq}
				}
				m.Seq, d.Seq, m.Idle, d.Idle = m.Seq-base[0], d.Seq-base[1], 0, 0
				if !m.Leased { // nobody reads it then
					m.Content, d.Content = nil, nil
				}
				want, got = m, d
			case n < 7:
				from := int64(random.IntN(3))<<16 | int64(random.IntN(2))
				w := people.Writing{
					Person: person, From: from, Seq: from + int64(random.IntN(4)), Same: random.IntN(4) == 0,
					Content: fmt.Append(nil, step), TTL: time.Duration(1+random.IntN(5)) * time.Minute,
				}
				done = fmt.Sprintf("%+v", w)
				m, d := w, w
				m.From, m.Seq, d.From, d.Seq = w.From+base[0], w.Seq+base[0], w.From+base[1], w.Seq+base[1]
				want, got = model.Write(m), db.write(d)
			case n < 9:
				by := []time.Duration{10 * time.Second, 100 * time.Second, 400 * time.Second}[random.IntN(3)]
				done = fmt.Sprintf("%s pass", by)
				model.Age(person, by)
				db.age(person, by)
			default:
				done = "read"
				want, got = model.Read(person), db.read(person)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, step %d, %s: the statement differs from the model (-model +statement):\n%s", seed, step, done, diff)
			}
		}
	}
}

// statements are those of package store, as they stand there.
type statements struct {
	*testing.T
	db *sql.DB
}

func (s statements) text(name string) string {
	text, err := os.ReadFile("../store/sql/" + name + ".sql")
	if err != nil {
		s.Fatal(err)
	}
	return string(text)
}

func (s statements) take(person people.Key, server people.Server, message people.Message) people.Row {
	var r people.Row
	var holder, idle int64
	err := s.db.QueryRowContext(s.Context(), s.text("person_take"), person[:], int64(server), int64(message),
		people.Lease.Milliseconds(), time.Minute.Milliseconds()).Scan(&r.Seq, &holder, &r.Content, &idle)
	if err != nil {
		s.Fatal(err)
	}
	r.Leased = people.Server(holder) == server
	return r
}

func (s statements) write(w people.Writing) bool {
	result, err := s.db.ExecContext(s.Context(), s.text("person_write"), w.Person[:], w.From, w.Seq, w.Same, w.Content, w.TTL.Milliseconds())
	if err != nil {
		s.Fatal(err)
	}
	rows, err := result.RowsAffected()
	if err != nil {
		s.Fatal(err)
	}
	return rows == 1
}

func (s statements) read(person people.Key) (content []byte) {
	err := s.db.QueryRowContext(s.Context(), s.text("person"), person[:]).Scan(&content)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		s.Fatal(err)
	}
	return content
}

func (s statements) age(person people.Key, by time.Duration) {
	_, err := s.db.ExecContext(s.Context(), `UPDATE people SET held_until = held_until - $2,
		written_at = written_at - $2, expires_at = expires_at - $2 WHERE person = $1`, person[:], by.Milliseconds())
	if err != nil {
		s.Fatal(err)
	}
}
