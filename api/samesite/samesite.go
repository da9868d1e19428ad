// Package samesite refuses what another site's page has a visitor's browser ask for: what is
// meant for the people who run the server is told to nobody else's scripts.
//
// It knows no routes and no users. What people reach from anywhere, as the callback and
// the pages, needs none of it.
package samesite

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Guard returns a middleware that answers requests for a host of our own alone, and posts
// from our own pages alone; 403 for others. A page of another site whose name was made to
// lead here (DNS rebinding) asks for that name, and is refused by it.
//
// Hosts of our own are those given, by name with or without a port, and what no stranger
// can have a name lead to: addresses, localhost, and names without a dot, such as those
// of containers. A request without a Host, which no browser sends, is let through.
func Guard(hosts ...string) func(http.Handler) http.Handler {
	own := make([]string, len(hosts))
	for i, host := range hosts {
		own[i] = name(host)
	}
	posts := http.NewCrossOriginProtection()
	return func(next http.Handler) http.Handler {
		next = posts.Handler(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if host := name(r.Host); !isLocal(host) && !slices.Contains(own, host) {
				http.Error(w, "not answered under this name: use the server's address, localhost, or a name that it is set to",
					http.StatusForbidden)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// name is a host without its port, as names are compared.
func name(host string) string {
	if alone, _, err := net.SplitHostPort(host); err == nil {
		host = alone
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// isLocal tells whether a name can only be meant for this machine or its neighbours.
func isLocal(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil || !strings.Contains(host, ".") || strings.HasSuffix(host, ".localhost")
}
