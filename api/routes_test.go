package api

import (
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// Only the proxies named are believed, and of what they say only what no stranger
// can have written: the last address that is not a proxy's.
func TestWhereARequestComesFrom(t *testing.T) {
	t.Parallel()
	_, ours, _ := net.ParseCIDR("10.0.0.0/8")
	tests := map[string]struct {
		proxies   []*net.IPNet
		from      string
		forwarded []string
		want      string
	}{
		"a connection":                       {nil, "203.0.113.7:4000", nil, "203.0.113.7"},
		"a header, and no proxy named":       {nil, "10.0.0.1:4000", []string{"203.0.113.7"}, "10.0.0.1"},
		"a header of a stranger":             {[]*net.IPNet{ours}, "203.0.113.9:4000", []string{"198.51.100.1"}, "203.0.113.9"},
		"behind a proxy":                     {[]*net.IPNet{ours}, "10.0.0.1:4000", []string{"203.0.113.7"}, "203.0.113.7"},
		"behind two":                         {[]*net.IPNet{ours}, "10.0.0.1:4000", []string{"203.0.113.7, 10.0.0.2"}, "203.0.113.7"},
		"with an address made up before it":  {[]*net.IPNet{ours}, "10.0.0.1:4000", []string{"198.51.100.1, 203.0.113.7"}, "203.0.113.7"},
		"made up in a header of its own":     {[]*net.IPNet{ours}, "10.0.0.1:4000", []string{"198.51.100.1", "203.0.113.7"}, "203.0.113.7"},
		"the proxy itself":                   {[]*net.IPNet{ours}, "10.0.0.1:4000", nil, "10.0.0.1"},
		"private, but no proxy":              {[]*net.IPNet{ours}, "192.168.0.1:4000", []string{"203.0.113.7"}, "192.168.0.1"},
		"this machine, but no proxy":         {[]*net.IPNet{ours}, "127.0.0.1:4000", []string{"203.0.113.7"}, "127.0.0.1"},
		"nothing that is an address":         {[]*net.IPNet{ours}, "10.0.0.1:4000", []string{"me"}, "10.0.0.1"},
		"an IPv6 address":                    {nil, "[2001:db8::7]:4000", nil, "2001:db8::7"},
		"an IPv6 address behind the proxies": {[]*net.IPNet{ours}, "10.0.0.1:4000", []string{"2001:db8::7"}, "2001:db8::7"},
	}
	for name, test := range tests {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = test.from
		r.Header["X-Forwarded-For"] = test.forwarded
		if got := clientIP(test.proxies)(r); got != test.want {
			t.Errorf("%s: comes from %q, want %q", name, got, test.want)
		}
	}
}
