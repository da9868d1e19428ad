package table_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"log/slog"
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
	known    bool // no search: see known_test.go
}

// serve starts a server as in production: its log goes to a file, a line a request. Only
// what one person or address may ask for is not limited: they all are one here.
func (t *table) serve(w what) *server {
	command := exec.Command(t.program, "serve")
	if w.known {
		command = t.self("serve-known")
	}
	settings := append(account(w.secure),
		"NEARBY_DATABASE_URL="+w.database, "NEARBY_SECRET="+secret, "NEARBY_CELLS="+w.cells,
		"NEARBY_LIMIT_PERSON=0", "NEARBY_LIMIT_ADDRESS=0", "NEARBY_ADMIN_LISTEN=")
	s := t.start(command, w.name, settings)
	s.cities = cmp.Or(w.cities, cities)
	return s
}

// self is this program as a server.
func (t *table) self(args ...string) *exec.Cmd {
	program, err := os.Executable()
	t.check(err)
	return exec.Command(program, args...)
}

// start starts a server and waits until it takes requests. It ends with the run at the
// latest.
func (t *table) start(command *exec.Cmd, name string, settings []string) *server {
	s := &server{command: command}
	// The server chooses the port and logs it. What sends knows where: no link is opened.
	s.settings = append(settings, "NEARBY_LISTEN=127.0.0.1:0", "NEARBY_PUBLIC_URL=http://127.0.0.1")
	log, err := os.Create(filepath.Join(t.folder, strings.ReplaceAll(name, " ", "-")+".log"))
	t.check(err)
	defer log.Close() // the process has its own
	command.Env, command.Stdout, command.Stderr = append(os.Environ(), s.settings...), log, log
	t.check(command.Start())
	t.Cleanup(s.stop)
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(100 * time.Millisecond) {
		if address := servingAt(log.Name()); address != "" {
			s.url = "http://" + address
			return s
		}
	}
	t.Fatalf("the server did not start: see %s", log.Name())
	return nil
}

// patience is how long a server may take to start, also on a machine that is busy.
const patience = 2 * time.Minute

// servingAt is where a server listens, as its log says; "" until it does.
func servingAt(log string) string {
	text, _ := os.ReadFile(log) // as well as empty
	for line := range bytes.Lines(text) {
		var entry struct{ Msg, Address string }
		if json.Unmarshal(line, &entry) == nil && entry.Msg == "serving" {
			return entry.Address
		}
	}
	return ""
}

// logServing says where a server of this program listens, as nearby's own log does.
func logServing(address string) {
	slog.New(slog.NewJSONHandler(os.Stderr, nil)).Info("serving", "address", address)
}

// stop ends a server and waits for it.
func (s *server) stop() {
	if s.command.ProcessState == nil {
		_ = s.command.Process.Signal(syscall.SIGTERM) // fails when it has ended
		_ = s.command.Wait()
	}
}

// memory is a server's resident memory now and at its peak, in MB: VmRSS and VmHWM of
// proc(5).
func (s *server) memory(t *table) (now, peak float64) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	t.check(err)
	read := func(field string) float64 {
		_, line, _ := strings.Cut(string(status), field+":")
		kB := 0.0
		_, _ = fmt.Sscan(line, &kB) // 0 when the field is not there
		return kB * 1024 / 1e6
	}
	return read("VmRSS"), read("VmHWM")
}
