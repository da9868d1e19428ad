package integration_test

import (
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"testing"

	"nearby/store/storetest"
	"nearby/store/storetest/cluster"
)

// couple is two servers of one database, with places around.
type couple struct {
	*trial
	servers [2]*server
}

func coupleOn(t *testing.T, direct, through string) couple {
	t.Helper()
	c := try(t, direct, through)
	return couple{c, [2]*server{c.server, c.program.serve(t)}}
}

// both delivers two messages at the same moment, one to each server.
func (p couple) both(t *testing.T, one, other string) (replies [2]reply) {
	t.Helper()
	var group sync.WaitGroup
	for i, body := range []string{one, other} {
		group.Go(func() { replies[i] = p.servers[i].say(t, body) })
	}
	group.Wait()
	return replies
}

// Two messages of one person at two servers at the same moment are answered one after
// the other: no page comes twice, both servers know one list afterwards, and whoever
// was forgotten is nobody they know.
func TestTwoMessagesAtTwoServersAtTheSameMoment(t *testing.T) {
	t.Parallel()
	direct := storetest.URL(t)
	p := coupleOn(t, direct, direct)
	for round := range 20 {
		fault := ""
		if !unlessStarved(func() bool { fault = p.oneListForBoth(t, round); return fault == "" }) {
			t.Errorf("round %d: %s", round, fault)
		}
	}
}

// oneListForBoth has somebody new write to both servers at once, and returns what is
// wrong with the answers.
func (p couple) oneListForBoth(t *testing.T, round int) (fault string) {
	t.Helper()
	who, here, there := person(), p.spots[round%6], p.spots[6+round%6]
	p.servers[0].say(t, locationFrom(who, here))
	pages := p.both(t, textFrom(who, "更多"), textFrom(who, "更多"))
	if one, other := listOn(pages[0]), listOn(pages[1]); one == other {
		return fmt.Sprintf("更多 twice gives the same page twice: %q", one)
	}
	p.both(t, locationFrom(who, here), locationFrom(who, there))
	first, second := p.servers[0].say(t, textFrom(who, "2")), p.servers[1].say(t, textFrom(who, "2"))
	if first.Content != second.Content {
		return fmt.Sprintf("2 means %q at one server and %q at the other", first.Content, second.Content)
	}
	p.both(t, textFrom(who, "忘记我"), textFrom(who, "更多"))
	if forgotten := p.servers[round%2].say(t, textFrom(who, "再远一点")); len(forgotten.Articles) > 0 {
		return fmt.Sprintf("after 忘记我 they are known: %+v", forgotten)
	}
	return ""
}

// listOn is the list of a page, or the words where it has none.
func listOn(page reply) string {
	if len(page.Articles) == 0 {
		return page.Content
	}
	return page.Articles[0].Description
}

// All connections are cut, and somebody writes within a second: the next connection
// serves them.
func TestAMessageRightAfterAllConnectionsWereCut(t *testing.T) {
	t.Parallel()
	pg := cluster.Start(t, 0).Primary
	p := coupleOn(t, pg.URL(), pg.URL())
	sorry, answered := 0, ""
	for round := range 15 {
		var warm sync.WaitGroup
		for i := range 8 {
			warm.Go(func() { p.servers[i%2].say(t, location(p.spots[i].x, p.spots[i].y)) })
		}
		warm.Wait()
		p.execute(t, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nearby'`)
		for i, s := range p.servers {
			if !unlessStarved(func() bool {
				who := person()
				s.say(t, locationFrom(who, p.spots[i]))
				answered = s.say(t, textFrom(who, "2")).Content
				return strings.Contains(answered, p.spots[i].nearest[1])
			}) {
				t.Logf("round %d, server %d: %q", round, i, answered)
				sorry++
			}
		}
	}
	if sorry > 1 {
		t.Errorf("%d of 30 digits are not answered rightly, want 1 at most", sorry)
	}
}

// A table that was empty and vacuumed when plans were made is never read as a whole.
func TestPlansMadeWhileNobodyWasThere(t *testing.T) {
	t.Parallel()
	direct := storetest.URL(t)
	c := try(t, direct, direct)
	conn, err := c.db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// The emptying counts as a reading of the whole: at once, not at some later time.
	for _, statement := range []string{`DELETE FROM people`, `VACUUM ANALYZE people`, `SELECT pg_stat_force_next_flush()`} {
		if _, err := conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	second := c.program.serve(t) // plans anew
	before := scans(t, c.db)
	for i := range 40 {
		who := person()
		second.say(t, locationFrom(who, c.spots[i%12]))
		second.say(t, textFrom(who, "2"))
	}
	if after := scans(t, c.db); after != before {
		t.Errorf("the table was read as a whole %d times", after-before)
	}
}

// scans is how often the table was read as a whole: connections tell when they end.
func scans(t *testing.T, db *sql.DB) int {
	t.Helper()
	const (
		end = `SELECT coalesce(string_agg(pid::text, ',') FILTER (WHERE pg_terminate_backend(pid)), '') FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'nearby'`
		gone = `SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid::text = ANY (string_to_array($1, ',')))`
	)
	eventually(t, db, gone, one[string](t, db, end))
	return one[int](t, db, `SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'people'`)
}
