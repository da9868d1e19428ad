package cluster

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
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
	pause    = 50 * time.Millisecond // between two looks whether it has
)

// Server is one PostgreSQL server of a cluster.
type Server struct {
	cluster *Cluster
	name    string
	dir     string // holds its socket and its data
	command *exec.Cmd
	ended   chan struct{} // closed when the postmaster is gone
}

// server makes a server's folder.
func (c *Cluster) server(t testing.TB, name string) *Server {
	t.Helper()
	dir := filepath.Join(c.dir, name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	c.give(t, dir)
	return &Server{cluster: c, name: name, dir: dir}
}

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
	// Not the test's context: that ends before the cleanup.
	s.command = s.cluster.command(context.Background(), "postgres", "-D", s.data(), "-k", s.dir,
		"-c", "listen_addresses=", "-c", "max_connections=100", "-c", "fsync=off", "-c", "full_page_writes=off",
		"-c", "wal_receiver_status_interval=1s", "-c", "wal_retrieve_retry_interval=200ms")
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

// Kill kills the postmaster, as kill -9 does. Its children follow by themselves.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	if err := s.command.Process.Kill(); err != nil {
		t.Fatalf("kill %s: %v", s.name, err)
	}
	<-s.ended
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
