package integration_test

import (
	"cmp"
	"context"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// relay stands between the program and the database and passes every byte on. It
// tells what a request costs the database, and can take the database away and
// bring it back.
type relay struct {
	url              string // of the database, by way of here
	socket           string // where it listens
	network, address string // of the database
	asked            atomic.Int64

	mu       sync.Mutex
	listener net.Listener // nil while it is down
	open     []net.Conn
}

// relayTo returns a relay that is down yet: to the program there is no database.
func relayTo(t *testing.T, databaseURL string) *relay {
	t.Helper()
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "pg") // t.TempDir is too long for the name of a socket
	if err != nil {
		t.Fatal(err)
	}
	r := &relay{socket: filepath.Join(dir, ".s.PGSQL.5432")}
	r.network, r.address = whereTo(u)
	query := u.Query()
	query.Set("host", dir)
	query.Set("port", "5432")
	u.Host, u.RawQuery = "", query.Encode()
	r.url = u.String()
	t.Cleanup(func() {
		r.down()
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return r
}

// whereTo is the address that a postgres:// URL names; a host that is a folder
// holds a socket.
func whereTo(u *url.URL) (network, address string) {
	host := cmp.Or(u.Query().Get("host"), u.Hostname(), "localhost")
	port := cmp.Or(u.Query().Get("port"), u.Port(), "5432")
	if strings.HasPrefix(host, "/") {
		return "unix", host + "/.s.PGSQL." + port
	}
	return "tcp", net.JoinHostPort(host, port)
}

// up lets the program reach the database.
func (r *relay) up(t *testing.T) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "unix", r.socket)
	if err != nil {
		t.Fatal(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listener = listener
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // it is down
			}
			go r.pass(conn)
		}
	}()
}

// down cuts every connection and takes no more.
func (r *relay) down() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.listener != nil {
		_ = r.listener.Close()
		r.listener = nil
	}
	closeAll(r.open...)
	r.open = nil
}

// pass carries one connection until either end closes it.
func (r *relay) pass(program net.Conn) {
	database, err := new(net.Dialer).DialContext(context.Background(), r.network, r.address)
	if err != nil {
		closeAll(program)
		return
	}
	r.remember(program, database)
	go func() {
		_, _ = io.Copy(program, database)
		closeAll(program)
	}()
	_, _ = io.Copy(io.MultiWriter(database, counter{&r.asked}), program)
	closeAll(database)
}

// remember keeps connections to be cut, or cuts them when it is too late.
func (r *relay) remember(conns ...net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.listener == nil {
		closeAll(conns...)
		return
	}
	r.open = append(r.open, conns...)
}

func closeAll(conns ...net.Conn) {
	for _, conn := range conns {
		_ = conn.Close() // what has been closed already stays so
	}
}

// counter counts what is written to it.
type counter struct{ bytes *atomic.Int64 }

// Write never fails.
func (c counter) Write(b []byte) (int, error) {
	c.bytes.Add(int64(len(b)))
	return len(b), nil
}
