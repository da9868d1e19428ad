package photo

import (
	"context"
	"fmt"
	"net/netip"
	"syscall"
)

// isPublic tells an address that everybody on the internet can ask from one that only we
// can: of this machine, of a network behind it, of a cloud's own services.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if a.Zone() != "" || !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	if a.Is6() && !unicast6.Contains(a) {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// unicast6 is what is given out of IPv6.
var unicast6 = netip.MustParsePrefix("2000::/3")

// special is what looks public and is not, or leads on to an IPv4 address that may not be.
// https://www.iana.org/assignments/iana-ipv4-special-registry and
// https://www.iana.org/assignments/iana-ipv6-special-registry
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),    // carriers' networks; clouds have their services here
	netip.MustParsePrefix("168.63.129.16/32"), // Azure's own service
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("2001::/23"), // Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // 6to4
	netip.MustParsePrefix("3fff::/20"),
}

// guard refuses a connection to an address that is not allowed. It is a
// net.Dialer.ControlContext: it sees the address that will be asked, whatever the name's
// server says before and after.
func guard(allowed func(netip.Addr) bool) func(context.Context, string, string, syscall.RawConn) error {
	return func(_ context.Context, _, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("connect to %s: %w", address, err)
		}
		if !allowed(to.Addr()) {
			return fmt.Errorf("%w: %s is not a public address", errRefused, to.Addr())
		}
		return nil
	}
}
