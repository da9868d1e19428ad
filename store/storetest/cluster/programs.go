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
	"sync"
	"syscall"
	"testing"
)

// programs are those of the installed PostgreSQL.
type programs struct {
	dir   string
	owner *syscall.Credential // who they run as; nil for whoever runs the test
}

// Tool returns the path of one of PostgreSQL's programs, such as pg_dump. The error
// is that PostgreSQL is not installed.
func Tool(name string) (string, error) {
	p, err := find()
	return filepath.Join(p.dir, name), err
}

// installed returns the programs, or skips.
func installed(t testing.TB) programs {
	t.Helper()
	p, err := find()
	if err != nil {
		t.Skipf("needs an installed PostgreSQL with PostGIS: %v", err)
	}
	return p
}

// find asks the script that also builds the cluster of "make test".
var find = sync.OnceValues(func() (programs, error) {
	ctx := context.Background()
	mod, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return programs{}, fmt.Errorf("find the module: %w", err)
	}
	script := filepath.Join(filepath.Dir(strings.TrimSpace(string(mod))), "scripts", "cluster.sh")
	said, err := exec.CommandContext(ctx, script, "programs").Output() //nolint:gosec // our own script
	if err != nil {
		return programs{}, fmt.Errorf("scripts/cluster.sh programs: %w", err)
	}
	dir, owner, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
	p := programs{dir: dir}
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		p.owner, err = credential(owner)
	}
	return p, err
})

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

// folder makes a folder that the programs may write, and removes it after the test.
// It is not the test's own: that path is too long for the name of a socket.
func (p programs) folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	p.give(t, dir)
	return dir
}

// give gives a folder to the user of the programs.
func (p programs) give(t testing.TB, dir string) {
	t.Helper()
	if p.owner == nil {
		return
	}
	if err := os.Chown(dir, int(p.owner.Uid), int(p.owner.Gid)); err != nil {
		t.Fatal(err)
	}
}

// command is one of the programs, in a folder that its user may enter.
func (p programs) command(ctx context.Context, dir, program string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, filepath.Join(p.dir, program), args...) //nolint:gosec // PostgreSQL's own
	command.Dir = dir
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"} // nobody's PGHOST
	command.SysProcAttr = &syscall.SysProcAttr{Credential: p.owner}
	return command
}
