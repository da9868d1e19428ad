package cluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	superuser = "nearby"
	database  = "nearby"

	// patience is how long a server may take to start, also on a busy machine.
	patience = time.Minute
	pause    = 20 * time.Millisecond // between two checks whether it has
)

// defaults are the settings of every server.
var defaults = []string{
	"listen_addresses=", "max_connections=100", "fsync=off", "full_page_writes=off",
	"wal_receiver_status_interval=1s", "wal_retrieve_retry_interval=200ms",
	"max_wal_size=128MB", "min_wal_size=32MB", // several run at a time, on one disk
}

// Server is one PostgreSQL server of a cluster.
type Server struct {
	programs programs
	name     string
	dir      string   // holds its socket and its data
	settings []string // name=value, over those of every server
	command  *exec.Cmd
	ended    chan struct{} // closed when the postmaster is gone
}

// newServer makes a server's folder below another.
func newServer(t testing.TB, p programs, below, name string, settings []string) *Server {
	t.Helper()
	dir := filepath.Join(below, name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	p.give(t, dir)
	return &Server{programs: p, name: name, dir: dir, settings: settings}
}

// initialise makes an empty database and starts the server.
func (s *Server) initialise(t testing.TB) {
	t.Helper()
	s.run(t, "initdb", "-D", s.data(), "-U", superuser, "-A", "trust", "-E", "UTF8",
		"--locale=C.UTF-8", "--no-sync")
	s.Start(t)
	s.run(t, "createdb", "-h", s.dir, "-U", superuser, database)
}

// follow makes a standby of a primary and starts it.
func (s *Server) follow(t testing.TB, primary *Server) {
	t.Helper()
	s.run(t, "pg_basebackup", "-h", primary.dir, "-U", superuser, "-D", s.data(),
		"--write-recovery-conf", "--create-slot", "--slot", s.name, "--checkpoint=fast", "--no-sync")
	s.Start(t)
}

// run runs one of PostgreSQL's programs to its end.
func (s *Server) run(t testing.TB, program string, args ...string) {
	t.Helper()
	if said, err := s.programs.command(t.Context(), s.dir, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, said)
	}
}

// Dir is the folder of the server, which its user may write.
func (s *Server) Dir() string { return s.dir }

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// URL is the address of the database that every server of the cluster has.
func (s *Server) URL() string {
	return "postgres://" + superuser + "@/" + database + "?host=" + s.dir
}

// String returns the name of the server.
func (s *Server) String() string { return s.name }

// Start starts the server, also one that was killed, and waits until it answers.
// It is stopped with the test.
func (s *Server) Start(t testing.TB) {
	t.Helper()
	first := s.command == nil
	deadline := time.Now().Add(patience)
	s.launch(t)
	for !s.answers(t.Context()) {
		if time.Now().After(deadline) {
			log, _ := os.ReadFile(s.log()) // for the message alone
			t.Fatalf("%s does not answer:\n%s", s.name, log)
		}
		time.Sleep(pause)
		select {
		case <-s.ended: // what a killed postmaster leaves behind takes a moment to end
			s.launch(t)
		default:
		}
	}
	if first {
		t.Cleanup(s.stop)
	}
}

func (s *Server) log() string { return s.dir + ".log" }

// launch starts the postmaster, in a log of its own.
func (s *Server) launch(t testing.TB) {
	t.Helper()
	log, err := os.OpenFile(s.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	args := []string{"-D", s.data(), "-k", s.dir}
	for _, setting := range slices.Concat(defaults, s.settings) {
		args = append(args, "-c", setting)
	}
	// Not the test's context: that ends before the cleanup.
	s.command = s.programs.command(context.Background(), s.dir, "postgres", args...)
	s.command.Stdout, s.command.Stderr = log, log
	if err := s.command.Start(); err != nil {
		t.Fatalf("start %s: %v", s.name, err)
	}
	command, ended := s.command, make(chan struct{})
	s.ended = ended
	go func() {
		_ = command.Wait() // how it ended is in its log
		close(ended)
	}()
}

func (s *Server) answers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	// The database of the server itself: ours may not be there yet.
	conn, err := pgx.Connect(ctx, "postgres://"+superuser+"@/postgres?host="+s.dir)
	if err != nil {
		return false
	}
	return conn.Close(ctx) == nil
}

// Kill kills the postmaster, as kill -9 does. Its children follow by themselves, which
// on a busy machine takes a moment in which they still answer: it waits for them.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	children := childrenOf(s.command.Process.Pid)
	if err := s.command.Process.Kill(); err != nil {
		t.Fatalf("kill %s: %v", s.name, err)
	}
	<-s.ended
	for _, child := range children {
		for runs(child) {
			time.Sleep(time.Millisecond)
		}
	}
}

// childrenOf are the children of a process; none where there is no /proc.
func childrenOf(pid int) []string {
	content, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	return strings.Fields(string(content))
}

// runs tells whether a process has not ended yet. One that has, and that nobody has
// waited for, is in state Z.
func runs(pid string) bool {
	content, err := os.ReadFile("/proc/" + pid + "/stat")
	return err == nil && !strings.Contains(string(content), ") Z ")
}

// stop ends the server without waiting for anybody, as an immediate shutdown does.
func (s *Server) stop() {
	_ = s.command.Process.Signal(syscall.SIGQUIT) // fails when the test has killed it
	<-s.ended
}

// Exec runs a statement on the server.
func (s *Server) Exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	s.connected(t, func(conn *pgx.Conn) error {
		_, err := conn.Exec(t.Context(), sql, args...)
		return err
	})
}

// Eventually waits until a query of one boolean says true.
func (s *Server) Eventually(t testing.TB, sql string, args ...any) {
	t.Helper()
	s.connected(t, func(conn *pgx.Conn) error {
		for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
			var so bool
			err := conn.QueryRow(t.Context(), sql, args...).Scan(&so)
			if err != nil || so {
				return err
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: not true within %s: %s", s.name, patience, sql)
			}
		}
	})
}

func (s *Server) connected(t testing.TB, do func(*pgx.Conn) error) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	defer conn.Close(context.Background())
	if err := do(conn); err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
}
