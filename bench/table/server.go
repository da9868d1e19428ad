package main

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	token  = "benchtoken"
	secret = "the secret of a load test, 32 or more characters"
	appID  = "wx0123456789abcdef"
	aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
)

// server is a server under test, a process of its own.
type server struct {
	command  *exec.Cmd
	settings []string // NAME=value; what sends to it needs them too
	url      string
	cities   int // that people ask in
}

// account are the settings of both sides.
func account(secure bool) []string {
	settings := []string{"NEARBY_WECHAT_TOKEN=" + token}
	if secure {
		settings = append(settings, "NEARBY_WECHAT_APP_ID="+appID, "NEARBY_WECHAT_AES_KEY="+aesKey)
	}
	return settings
}

// what says which program serves, and how.
type what struct {
	name     string // of its log
	database string
	cells    string
	secure   bool
	cities   int  // of the database; 0: all
	known    bool // no search: see known.go
}

// serve starts a server as in production: its log goes to a file, a line a request. Only
// what one person or address may ask for is not limited: they all are one here.
func (t *table) serve(ctx context.Context, w what) (*server, error) {
	program, args := t.program, []string{"serve"}
	if w.known {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		program, args = self, []string{"serve-known"}
	}
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	settings := append(account(w.secure),
		"NEARBY_DATABASE_URL="+w.database, "NEARBY_SECRET="+secret, "NEARBY_CELLS="+w.cells,
		"NEARBY_LIMIT_PERSON=0", "NEARBY_LIMIT_ADDRESS=0",
		"NEARBY_LISTEN="+address, "NEARBY_ADMIN_LISTEN=", "NEARBY_PUBLIC_URL=http://"+address)
	return t.start(ctx, &server{
		command:  exec.Command(program, args...), //nolint:gosec,noctx // ours; stopAll ends it
		settings: settings, url: "http://" + address, cities: cmp.Or(w.cities, cities),
	}, w.name)
}

// start starts the process and waits until it takes requests.
func (t *table) start(ctx context.Context, s *server, name string) (*server, error) {
	log, err := os.Create(filepath.Join(t.folder, name+".log")) //nolint:gosec // our own folder
	if err != nil {
		return nil, err
	}
	defer log.Close() // the process has its own
	s.command.Env, s.command.Stdout, s.command.Stderr = append(os.Environ(), s.settings...), log, log
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	t.servers = append(t.servers, s)
	for range 300 {
		var dialer net.Dialer
		conn, err := dialer.DialContext(ctx, "tcp", strings.TrimPrefix(s.url, "http://"))
		if err == nil {
			return s, conn.Close()
		}
		time.Sleep(100 * time.Millisecond)
	}
	return nil, fmt.Errorf("the server did not start: see %s", log.Name())
}

// stop ends a server and waits for it.
func (s *server) stop() {
	if s.command.ProcessState == nil {
		_ = s.command.Process.Signal(syscall.SIGTERM) // fails when it has ended
		_ = s.command.Wait()
	}
}

func (t *table) stopAll() {
	for _, s := range t.servers {
		s.stop()
	}
}

// memory is a server's resident memory now and at its peak, in MB: VmRSS and VmHWM of
// proc(5).
func (s *server) memory() (now, peak float64, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	read := func(field string) float64 {
		_, line, _ := strings.Cut(string(status), field+":")
		kB := 0.0
		_, _ = fmt.Sscan(line, &kB) // 0 when the field is not there
		return kB * 1024 / 1e6
	}
	return read("VmRSS"), read("VmHWM"), nil
}

func freeAddress(ctx context.Context) (string, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
