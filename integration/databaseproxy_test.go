package integration_test

import (
	"cmp"
	"net"
	"net/url"
	"strings"
	"testing"
)

// proxy stands between the program and its database.
type proxy struct {
	*faultProxy
	url string // of the database, by way of here
}

func proxyTo(t *testing.T, databaseURL string) *proxy {
	t.Helper()
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newFaultProxy(whereTo(u))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	query := u.Query()
	query.Del("host")
	query.Del("port")
	query.Set("sslmode", "disable") // PostgreSQL on a socket has no TLS
	u.Host, u.RawQuery = p.Addr(), query.Encode()
	return &proxy{p, u.String()}
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

func (p *proxy) set(t *testing.T, f networkFault) {
	t.Helper()
	if err := p.Set(f); err != nil {
		t.Fatal(err)
	}
}

// up lets the program reach the database again.
func (p *proxy) up(t *testing.T) {
	t.Helper()
	p.set(t, networkFault{})
}

// down cuts every connection and accepts no more.
func (p *proxy) down(t *testing.T) {
	t.Helper()
	p.set(t, networkFault{Refuse: true})
	p.Reset()
}
