package settings

import (
	"fmt"
	"net"
	"net/netip"
	"strings"
	"time"

	"nearby/api"
	"nearby/api/limit"
	"nearby/usage"
)

// Limits says what is too much.
type Limits struct {
	LimitPerson    int    `env:"NEARBY_LIMIT_PERSON" default:"20" help:"Messages one person may send at once, and one a second from then on; 0 = any number."`
	LimitAddress   int    `env:"NEARBY_LIMIT_ADDRESS" default:"200" help:"Pages and pictures one address may ask for at once, and 50 a second from then on; 0 = any number."`
	TrustedProxies string `env:"NEARBY_TRUSTED_PROXIES" placeholder:"CIDR,…" help:"Proxies whose X-Forwarded-For is believed."`
}

// How often one more is allowed. By hand nobody writes once a second for long; an
// address may be that of a whole block of flats.
const (
	personEvery  = time.Second
	addressEvery = 20 * time.Millisecond
)

// set understands the settings.
func (l Limits) set(o *api.Options, f *usage.Faults) {
	o.PersonRate = limit.Rate{Burst: l.LimitPerson, Every: personEvery}
	f.Add("NEARBY_LIMIT_PERSON", checkLimit(l.LimitPerson))
	o.AddressRate = limit.Rate{Burst: l.LimitAddress, Every: addressEvery}
	f.Add("NEARBY_LIMIT_ADDRESS", checkLimit(l.LimitAddress))
	o.TrustedProxies = usage.Parsed(f, "NEARBY_TRUSTED_PROXIES", l.TrustedProxies, parseProxies)
}

func checkLimit(n int) error {
	const most = 1_000_000
	if n < 0 || n > most {
		return fmt.Errorf("must be from 0 to %d, not %d", most, n)
	}
	return nil
}

// parseProxies reads networks such as 10.0.0.0/8 and single addresses, separated
// by commas.
func parseProxies(text string) ([]*net.IPNet, error) {
	var proxies []*net.IPNet
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		prefix, err := netip.ParsePrefix(part)
		if a, single := netip.ParseAddr(part); single == nil {
			prefix, err = a.Prefix(a.BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("%q is neither a network, as 10.0.0.0/8, nor an address", part)
		}
		proxies = append(proxies, &net.IPNet{
			IP: prefix.Masked().Addr().AsSlice(), Mask: net.CIDRMask(prefix.Bits(), prefix.Addr().BitLen()),
		})
	}
	return proxies, nil
}
