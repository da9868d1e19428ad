// Package cluster builds, for one test, a primary and its streaming standbys from
// the installed PostgreSQL, to be killed and started again.
//
// The commands are those of docs/scaling.md. A test skips where PostgreSQL is not
// installed, and fails when CI is set. It knows nothing of containers, promotes
// nothing and survives no crash of the machine: it does without fsync.
package cluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"nearby/migrations"
)

// Cluster is a primary with every migration applied, and standbys that follow it.
type Cluster struct {
	Primary  *Server
	Standbys []*Server

	programs string              // the folder of PostgreSQL's
	owner    *syscall.Credential // who they run as; nil for whoever runs the test
	dir      string
}

// Start builds a cluster with so many standbys. It is stopped and removed after
// the test.
func Start(t testing.TB, standbys int) *Cluster {
	t.Helper()
	c := &Cluster{}
	c.install(t)
	c.Primary = c.server(t, "primary")
	c.run(t, "initdb", "-D", c.Primary.data(), "-U", superuser, "-A", "trust", "-E", "UTF8",
		"--locale=C.UTF-8", "--no-sync")
	c.Primary.Start(t)
	c.run(t, "createdb", "-h", c.Primary.dir, "-U", superuser, database)
	if err := migrations.Up(t.Context(), c.Primary.URL()); err != nil {
		t.Fatalf("migrate: %v", err)
	}
	for i := range standbys {
		s := c.server(t, fmt.Sprintf("standby%d", i+1))
		c.run(t, "pg_basebackup", "-h", c.Primary.dir, "-U", superuser, "-D", s.data(),
			"--write-recovery-conf", "--create-slot", "--slot", s.name, "--checkpoint=fast", "--no-sync")
		s.Start(t)
		c.Standbys = append(c.Standbys, s)
	}
	return c
}

// Servers returns the primary, then the standbys.
func (c *Cluster) Servers() []*Server { return append([]*Server{c.Primary}, c.Standbys...) }

// install finds the programs, and makes a folder that their user may write.
func (c *Cluster) install(t testing.TB) {
	t.Helper()
	programs, owner, err := installed(t.Context())
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatalf("no PostgreSQL to build a cluster from: %v", err)
	case err != nil:
		t.Skipf("needs an installed PostgreSQL with PostGIS to build a cluster from: %v", err)
	}
	c.programs = programs
	// Not the test's folder: its path is too long for the name of a socket.
	if c.dir, err = os.MkdirTemp("", "pg"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(c.dir); err != nil {
			t.Error(err)
		}
	})
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		if c.owner, err = credential(owner); err != nil {
			t.Fatal(err)
		}
	}
	c.give(t, c.dir)
}

// give gives a folder to the user of the programs.
func (c *Cluster) give(t testing.TB, dir string) {
	t.Helper()
	if c.owner == nil {
		return
	}
	if err := os.Chown(dir, int(c.owner.Uid), int(c.owner.Gid)); err != nil {
		t.Fatal(err)
	}
}

// installed asks the script that also builds the cluster of "make test".
func installed(ctx context.Context) (programs, owner string, err error) {
	mod, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", "", fmt.Errorf("find the module: %w", err)
	}
	script := filepath.Join(filepath.Dir(strings.TrimSpace(string(mod))), "scripts", "cluster.sh")
	said, err := exec.CommandContext(ctx, script, "programs").Output() //nolint:gosec // our own script
	if err != nil {
		return "", "", fmt.Errorf("scripts/cluster.sh programs: %w", err)
	}
	programs, owner, _ = strings.Cut(strings.TrimSpace(string(said)), "\n")
	return programs, owner, nil
}

func credential(name string) (*syscall.Credential, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err
}

// command is one of PostgreSQL's programs, in a folder that its user may enter.
func (c *Cluster) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, filepath.Join(c.programs, program), args...) //nolint:gosec // PostgreSQL's own
	command.Dir = c.dir
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"} // nobody's PGHOST
	command.SysProcAttr = &syscall.SysProcAttr{Credential: c.owner}
	return command
}

// run runs a program to its end.
func (c *Cluster) run(t testing.TB, program string, args ...string) {
	t.Helper()
	if said, err := c.command(t.Context(), program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, said)
	}
}
