package realtime

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFeedsAreReadFromTheSetting(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		want []Feed
	}{
		"none":                     {"", nil},
		"one":                      {"metro=https://a.example/t.pb", []Feed{{"metro", "https://a.example/t.pb"}}},
		"two of a source, spaces":  {" m=http://a.example/t , m=http://a.example/v", []Feed{{"m", "http://a.example/t"}, {"m", "http://a.example/v"}}},
		"a comma in an address":    {"m=https://a.example/?x=1,2,n=https://b.example/", []Feed{{"m", "https://a.example/?x=1,2"}, {"n", "https://b.example/"}}},
		"a source with a sign":     {"a=b=https://a.example/", []Feed{{"a=b", "https://a.example/"}}},
		"an address in an address": {"m=https://a.example/?u=https://b.example/", []Feed{{"m", "https://a.example/?u=https://b.example/"}}},
	} {
		got, err := ParseFeeds(test.text)
		if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
	for name, text := range map[string]string{
		"no source":  "https://a.example/?key=hush",
		"no address": "metro",
		"no host":    "m=https:///t?key=hush",
		"twice":      "m=https://a.example/?key=hush,m=https://a.example/?key=hush",
	} {
		if got, err := ParseFeeds(text); err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: %v, %v, want an error that tells no key", name, got, err)
		}
	}
}
