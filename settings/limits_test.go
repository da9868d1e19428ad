package settings

import (
	"strings"
	"testing"

	"nearby/api"
	"nearby/usage"
)

func TestProxiesAreNetworksAndAddresses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want string // as net/netip writes them
		err  string
	}{
		"none":                 {"", "", ""},
		"a network":            {"10.0.0.0/8", "10.0.0.0/8", ""},
		"an address":           {"192.0.2.7", "192.0.2.7/32", ""},
		"of the new kind":      {"2001:db8::/32, ::1", "2001:db8::/32 ::1/128", ""},
		"inside a network":     {"10.1.2.3/8", "10.0.0.0/8", ""},
		"a comma too many":     {"10.0.0.0/8,", "10.0.0.0/8", ""},
		"a name":               {"proxy.example", "", `"proxy.example" is neither a network, as 10.0.0.0/8, nor an address`},
		"a network too long":   {"10.0.0.0/33", "", `"10.0.0.0/33" is neither`},
		"one of them is wrong": {"10.0.0.0/8,10.0.0", "", `"10.0.0" is neither`},
	}
	for name, test := range tests {
		proxies, err := parseProxies(test.text)
		var got []string
		for _, p := range proxies {
			got = append(got, p.String())
		}
		if strings.Join(got, " ") != test.want || !strings.Contains(message(err), test.err) || (err == nil) != (test.err == "") {
			t.Errorf("%s: parseProxies(%q) = %v, %v, want %q, %q", name, test.text, got, err, test.want, test.err)
		}
	}
}

func TestAllFaultsOfLimitsAreSaid(t *testing.T) {
	t.Parallel()
	var o api.Options
	var wrong usage.Faults
	Limits{LimitPerson: -1, LimitAddress: 1_000_001, TrustedProxies: "x"}.set(&o, &wrong)
	const want = "NEARBY_LIMIT_PERSON: must be from 0 to 1000000, not -1\n" +
		"NEARBY_LIMIT_ADDRESS: must be from 0 to 1000000, not 1000001\n" +
		`NEARBY_TRUSTED_PROXIES: "x" is neither a network, as 10.0.0.0/8, nor an address`
	if got := message(wrong.Err()); got != want {
		t.Errorf("faults:\n%s\nwant:\n%s", got, want)
	}
}
