package integration_test

import (
	"net/url"
	"testing"
	"time"

	"nearby/integration/faultproxy"
	"nearby/store/storetest"
)

// Whatever the network between a server and its database does, people get valid
// answers in time, none of them wrong, and afterwards all is as before.
func TestFaultsOfTheNetworkToTheDatabase(t *testing.T) {
	t.Parallel()
	const last = 7 * time.Second // twice as long as an answer may be worked on
	tests := []struct {
		name  string
		fault faultproxy.Fault
		also  func(*faultproxy.Proxy)
	}{
		{name: "answers come 0.5 s late", fault: faultproxy.Fault{Latency: 500 * time.Millisecond}},
		{name: "answers come 2 s late", fault: faultproxy.Fault{Latency: 2 * time.Second}},
		{name: "answers come 10 s late", fault: faultproxy.Fault{Latency: 10 * time.Second}},
		{name: "a black hole", fault: faultproxy.Fault{Stall: true}},
		{
			name:  "connections reset, new ones a black hole",
			fault: faultproxy.Fault{StallNew: true}, also: (*faultproxy.Proxy).Reset,
		},
		{name: "connections reset", also: (*faultproxy.Proxy).Reset},
		{name: "the other end is gone without a word", also: (*faultproxy.Proxy).Vanish},
		{name: "1 KB/s", fault: faultproxy.Fault{Rate: 1 << 10}},
		{
			name: "connections refused", fault: faultproxy.Fault{Refuse: true},
			also: (*faultproxy.Proxy).Reset,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			direct := storetest.URL(t)
			p, through := proxied(t, direct)
			set := func(f faultproxy.Fault) {
				if err := p.Set(f); err != nil {
					t.Fatal(err)
				}
			}
			c := try(t, direct, through)
			c.endures(t, test.name, func() {
				set(test.fault)
				if test.also != nil {
					test.also(p)
				}
			}, lasting(last), func() { set(faultproxy.Fault{}) })
		})
	}
}

// proxied is a fault proxy before a database, and the URL that leads through it.
func proxied(t *testing.T, databaseURL string) (*faultproxy.Proxy, string) {
	t.Helper()
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	p, err := faultproxy.New(whereTo(u))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	query := u.Query()
	query.Del("host")
	query.Del("port")
	query.Set("sslmode", "disable") // PostgreSQL on a socket has no TLS
	u.Host, u.RawQuery = p.Addr(), query.Encode()
	return p, u.String()
}
