// Package cluster runs PostgreSQL servers of a test's own, a primary and its
// streaming standbys, to be killed, filled, and started again. Tests that only need
// a database have store/storetest, which is quicker.
//
// The servers are made from the installed PostgreSQL with the commands of
// docs/scaling.md. Each listens on a socket in a folder of its own, and nothing
// stays behind. A test skips where PostgreSQL is not installed. The package knows
// nothing of containers, promotes nothing and survives no crash of the machine: it
// does without fsync.
package cluster

import (
	"fmt"
	"testing"

	"nearby/migrations"
)

// Cluster is a primary with every migration applied, and standbys that follow it.
type Cluster struct {
	Primary  *Server
	Standbys []*Server
}

// Start builds a cluster with so many standbys. Settings are written name=value and
// are those of each server. It is stopped and removed after the test.
func Start(t testing.TB, standbys int, settings ...string) *Cluster {
	t.Helper()
	p := installed(t)
	dir := p.folder(t)
	c := &Cluster{Primary: newServer(t, p, dir, "primary", settings)}
	c.Primary.initialise(t)
	if err := migrations.Up(t.Context(), c.Primary.URL(), nil); err != nil {
		t.Fatalf("migrate: %v", err)
	}
	for i := range standbys {
		s := newServer(t, p, dir, fmt.Sprintf("standby%d", i+1), settings)
		s.follow(t, c.Primary)
		c.Standbys = append(c.Standbys, s)
	}
	return c
}

// Servers returns the primary, then the standbys.
func (c *Cluster) Servers() []*Server { return append([]*Server{c.Primary}, c.Standbys...) }
