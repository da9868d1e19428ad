package integration_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"nearby/store/storetest/cluster"
)

// deployment is two servers on one cluster, one of which asks its memory first.
type deployment struct {
	program
	cluster *cluster.Cluster
	servers []*server
	admins  []*server // the same, at the addresses for operators
}

func replicated(t *testing.T) *deployment {
	t.Helper()
	c := cluster.Start(t, 2)
	d := &deployment{cluster: c, program: installed(t, c.Primary.URL()).with(
		"NEARBY_DATABASE_REPLICA_URLS="+c.Standbys[0].URL()+","+c.Standbys[1].URL(),
		"NEARBY_ADMIN_LISTEN=127.0.0.1:0", "NEARBY_RADIUS=1000")}
	d.load(t, "第一家面馆")
	for _, cells := range []string{"0", "10MB"} {
		d.servers = append(d.servers, d.with("NEARBY_CELLS="+cells).serve(t))
	}
	for _, s := range d.servers {
		address := s.logged(t, "serving admin")["address"].(string)
		d.admins = append(d.admins, &server{url: "http://" + address})
	}
	return d
}

// load makes a restaurant of this name the only place.
func (d *deployment) load(t *testing.T, name string) {
	t.Helper()
	d.must(t, 0, "seed", "--crs", "wgs84", "--source", "only",
		written(t, "only.csv", "id,name,category,lat,lng\na,"+name+",restaurant,31.2370,121.4706\n"))
}

// answers fails unless each server answers each of some locations with this place.
func (d *deployment) answers(t *testing.T, when, name string) {
	t.Helper()
	for i, s := range d.servers {
		for range 20 {
			got := ""
			if !unlessStarved(func() bool { got = answerAt(t, s); return strings.Contains(got, name) }) {
				t.Fatalf("%s, server %d answers %q, want %s", when, i, got, name)
			}
		}
	}
}

func answerAt(t *testing.T, s *server) string {
	t.Helper()
	r := s.say(t, location(squareX, squareY))
	text := r.Content
	for _, a := range r.Articles {
		text += a.Title + a.Description
	}
	return text
}

// health waits until each server tells its operators so.
func (d *deployment) health(t *testing.T, so func(words string) bool) {
	t.Helper()
	for i, admin := range d.admins {
		for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
			words := admin.get(t, "/healthz").body
			if so(words) {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("server %d says of its health, after %s:\n%s", i, patience, words)
			}
		}
	}
}

// normal waits until every PostgreSQL is in use again with this version of the
// data, and what is said to one server is remembered by the other.
func (d *deployment) normal(t *testing.T, version int) {
	t.Helper()
	d.health(t, func(words string) bool {
		return strings.Count(words, fmt.Sprintf(": version %d, ", version)) == 3
	})
	for deadline := time.Now().Add(patience); !d.remembers(t); {
		if time.Now().After(deadline) {
			t.Fatalf("a conversation is not remembered after %s", patience)
		}
	}
}

// remembers tells whether a digit means the place of a list that the other server
// has answered with.
func (d *deployment) remembers(t *testing.T) bool {
	t.Helper()
	from := person()
	d.servers[0].say(t, message(from, "<MsgType>location</MsgType><Location_X>"+squareX+"</Location_X>"+
		"<Location_Y>"+squareY+"</Location_Y><Scale>16</Scale><Label>a</Label>"))
	r := d.servers[1].say(t, message(from, "<MsgType>text</MsgType><Content>1</Content>"))
	return r.MsgType == "news" || strings.Contains(r.Content, "面馆")
}

// told tells whether the primary has said that the data are of this version.
func told(words string, version int) bool {
	for line := range strings.Lines(words) {
		if strings.HasPrefix(line, "primary ") && strings.Contains(line, fmt.Sprintf(": version %d, ", version)) {
			return true
		}
	}
	return false
}

// Each PostgreSQL in turn dies as by kill -9. As long as one of them lives, every
// location is answered with the right place.
func TestLocationsAreAnsweredAsLongAsAnyPostgreSQLLives(t *testing.T) {
	t.Parallel()
	d := replicated(t)
	d.normal(t, 1)
	for _, victim := range d.cluster.Servers() {
		victim.Kill(t)
		d.answers(t, victim.String()+" just killed", "第一家面馆")
		d.health(t, func(words string) bool { return strings.Count(words, ": version 1, ") == 2 })
		d.answers(t, victim.String()+" known to be dead", "第一家面馆")
		for i, s := range d.servers {
			if a := s.get(t, "/readyz"); a.status != http.StatusOK {
				t.Errorf("%s dead: server %d is ready with %d %q, want 200", victim, i, a.status, a.body)
			}
		}
		victim.Start(t)
		d.normal(t, 1)
		d.answers(t, victim.String()+" started again", "第一家面馆")
	}
	t.Run("a server starts without a primary", func(t *testing.T) {
		d.cluster.Primary.Kill(t)
		s := d.serve(t)
		got := answerAt(t, s)
		for begun := time.Now(); !strings.Contains(got, "第一家面馆") && time.Since(begun) < patience; {
			got = answerAt(t, s) // on a busy machine it may not know the standbys yet
		}
		if !strings.Contains(got, "第一家面馆") {
			t.Errorf("it answers %q, want 第一家面馆", got)
		}
	})
	t.Run("only one standby lives", func(t *testing.T) {
		d.cluster.Standbys[0].Kill(t)
		d.answers(t, "with one standby", "第一家面馆")
	})
	t.Run("nobody lives", func(t *testing.T) {
		d.cluster.Standbys[1].Kill(t)
		if got := answerAt(t, d.servers[0]); got == "" || strings.Contains(got, "第一家面馆") {
			t.Errorf("the server without memory answers %q, want an apology", got)
		}
		if got := answerAt(t, d.servers[1]); !strings.Contains(got, "第一家面馆") {
			t.Errorf("the server with memory answers %q, want 第一家面馆", got)
		}
	})
	for _, victim := range d.cluster.Servers() {
		victim.Start(t)
	}
	d.normal(t, 1)
	d.answers(t, "all started again", "第一家面馆")
}

// A standby whose replay is paused has the places of before a load for as long as
// that lasts. A server that has learned of the load answers with them never again.
func TestAStandbyThatIsBehindNeverAnswersWithOldPlaces(t *testing.T) {
	t.Parallel()
	d := replicated(t)
	d.normal(t, 1)
	for i, paused := range [][]*cluster.Server{d.cluster.Standbys[:1], d.cluster.Standbys} {
		for _, standby := range paused {
			standby.Exec(t, `SELECT pg_wal_replay_pause()`)
			standby.Eventually(t, `SELECT pg_get_wal_replay_pause_state() = 'paused'`)
		}
		name := []string{"第二家面馆", "第三家面馆"}[i]
		d.load(t, name)
		d.health(t, func(words string) bool { return told(words, i+2) })
		d.forget(t, name)
		d.answers(t, fmt.Sprintf("%d standbys paused", len(paused)), name)
		for _, standby := range paused {
			standby.Exec(t, `SELECT pg_wal_replay_resume()`)
		}
		d.normal(t, i+2)
		d.answers(t, "replayed", name)
	}
}

// While people ask, a standby has the places of before a load for as long as its
// replay is paused: nobody gets them, and nobody waits.
func TestAStandbyThatIsBehindUnderTraffic(t *testing.T) {
	t.Parallel()
	for name, cells := range map[string]string{"with memory": "10MB", "without memory": "0"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			two := cluster.Start(t, 1)
			standby := two.Standbys[0]
			c := try(t, two.Primary.URL(), two.Primary.URL(),
				"NEARBY_DATABASE_REPLICA_URLS="+standby.URL(), "NEARBY_CELLS="+cells)
			standby.Exec(t, `SELECT pg_wal_replay_pause()`)
			standby.Eventually(t, `SELECT pg_get_wal_replay_pause_state() = 'paused'`)
			c.loadGrid(t, renamed())
			for deadline := time.Now().Add(patience); !told(c.admin(t, "/healthz"), 2); {
				if time.Now().After(deadline) {
					t.Fatalf("it has not learnt of the load after %s", patience)
				}
			}
			awaitFor(t, grace)
			c.spots = spots(t, c.db)
			c.endures(t, "a standby behind, "+name, func() {
				standby.Eventually(t, `SELECT version = 1 FROM dataset_version`)
			}, lasting(4*time.Second), func() {
				standby.Eventually(t, `SELECT version = 1 FROM dataset_version`)
				standby.Exec(t, `SELECT pg_wal_replay_resume()`)
				standby.Eventually(t, `SELECT version = 2 FROM dataset_version`)
			})
		})
	}
}

// grace is how long after a load memory may give the places of before.
const grace = 3 * time.Second

// forget waits until memory, which may give the places of before for some seconds
// after a load, gives this one.
func (d *deployment) forget(t *testing.T, name string) {
	t.Helper()
	for deadline := time.Now().Add(patience); !strings.Contains(answerAt(t, d.servers[1]), name); {
		if time.Now().After(deadline) {
			t.Fatalf("memory does not give %s within %s", name, patience)
		}
	}
}
