// Package postgres runs a PostgreSQL of a test's own, for tests that kill it, fill
// it or use up its connections. Tests that only need a database have
// store/storetest, which is quicker.
//
// It is made from the installed binaries, listens on a socket in a folder of its
// own, and leaves nothing behind. As root it drops to another user, as PostgreSQL
// demands.
package postgres

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long starting may take, also on a machine that is busy.
const patience = time.Minute

// Server is one PostgreSQL with an empty database called nearby.
type Server struct {
	bin, dir string
	settings []string // name=value, over those of every server here

	process *exec.Cmd
	log     safeBuffer
}

// New makes a server and starts it; it ends with the test. Without PostgreSQL's
// binaries the test is skipped, and fails when CI is set.
func New(t testing.TB, settings ...string) *Server {
	t.Helper()
	bin, err := binaries()
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatal(err)
	case err != nil:
		t.Skip(err)
	}
	dir, err := os.MkdirTemp("/var/tmp", "nearby-pg") // a socket's name must be short
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{bin: bin, dir: dir, settings: settings}
	t.Cleanup(func() {
		s.Kill()
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if owner := runner(); owner != nil {
		if err := os.Chown(dir, int(owner.Uid), int(owner.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	s.run(t, "initdb", "-D", s.data(), "-U", "nearby", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	s.Start(t)
	s.run(t, "createdb", "-h", dir, "-U", "nearby", "nearby")
	return s
}

// URL is the address of its database.
func (s *Server) URL() string { return "postgres://nearby@/nearby?host=" + s.dir }

// Dir is a folder of the server's own user.
func (s *Server) Dir() string { return s.dir }

// Start starts it, after Kill again, and returns when it answers.
func (s *Server) Start(t testing.TB) {
	t.Helper()
	for deadline := time.Now().Add(patience); ; {
		ended := s.launch(t)
		for s.command("pg_isready", "-q", "-h", s.dir).Run() != nil {
			select {
			case <-ended: // backends of the one before are still on their way out
			case <-time.After(10 * time.Millisecond):
				if time.Now().Before(deadline) {
					continue
				}
				t.Fatalf("PostgreSQL does not start:\n%s", s.log.String())
			}
			break
		}
		select {
		case <-ended:
			if time.Now().After(deadline) {
				t.Fatalf("PostgreSQL does not start:\n%s", s.log.String())
			}
		default:
			return
		}
	}
}

// launch starts the process and returns what is closed when it ends.
func (s *Server) launch(t testing.TB) <-chan struct{} {
	t.Helper()
	args := []string{"-D", s.data(), "-k", s.dir}
	for _, setting := range slices.Concat([]string{"listen_addresses=", "fsync=off"}, s.settings) {
		args = append(args, "-c", setting)
	}
	s.process = s.command("postgres", args...)
	s.process.Stdout, s.process.Stderr = &s.log, &s.log
	if err := s.process.Start(); err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	ended := make(chan struct{})
	go func(process *exec.Cmd) {
		_ = process.Wait() // how it ended is in its log
		close(ended)
	}(s.process)
	return ended
}

// Kill ends it as a crash does: kill -9. What was committed stays.
func (s *Server) Kill() {
	if s.process != nil {
		_ = s.process.Process.Kill() // it may have ended
	}
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// run runs one of PostgreSQL's programs to its end.
func (s *Server) run(t testing.TB, name string, args ...string) {
	t.Helper()
	if said, err := s.command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, said)
	}
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(s.bin, name), args...) //nolint:gosec,noctx // PostgreSQL's own; ended by hand
	command.Dir = s.dir
	command.SysProcAttr = &syscall.SysProcAttr{Credential: runner()}
	return command
}

// binaries is the folder of the newest PostgreSQL that is installed where Debian
// and Ubuntu put it, or the one on the path.
func binaries() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres") // the pattern is well-formed
	if len(found) > 0 {
		return filepath.Dir(slices.Max(found)), nil
	}
	path, err := exec.LookPath("postgres")
	if err != nil {
		return "", fmt.Errorf("PostgreSQL's binaries are not installed: %w", err)
	}
	return filepath.Dir(path), nil
}

// runner is whom the server runs as when we are root, else nil: as ourselves.
func runner() *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			uid, _ := strconv.ParseUint(u.Uid, 10, 32) // numbers on every Unix
			gid, _ := strconv.ParseUint(u.Gid, 10, 32)
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		}
	}
	return nil
}

// safeBuffer is a buffer that several processes write to, one after the other.
type safeBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write never fails.
func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
