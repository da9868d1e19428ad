package settings

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/usage"
	"nearby/wechat"
)

func TestRadiiWiden(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want []geo.Metres
		err  string
	}{
		"the default":             {"1000,2000,5000,10000", []geo.Metres{1000, 2000, 5000, 10000}, ""},
		"one":                     {"500", []geo.Metres{500}, ""},
		"blanks around numbers":   {" 500 , 1000 ", []geo.Metres{500, 1000}, ""},
		"the widest there is":     {"50000", []geo.Metres{50000}, ""},
		"none":                    {"", nil, `"" is not a number of metres from 1 to 50000`},
		"one left out":            {"500,,1000", nil, `"" is not a number of metres from 1 to 50000`},
		"kilometres":              {"1km", nil, `"1km" is not a number of metres from 1 to 50000`},
		"half a metre":            {"0.5", nil, `"0.5" is not a number of metres from 1 to 50000`},
		"nothing at all":          {"0", nil, `"0" is not a number of metres from 1 to 50000`},
		"less than nothing":       {"-1", nil, `"-1" is not a number of metres from 1 to 50000`},
		"round the earth":         {"50001", nil, `"50001" is not a number of metres from 1 to 50000`},
		"narrower than the first": {"1000,500", nil, "500 does not widen what comes before it"},
		"the same twice":          {"1000,1000", nil, "1000 does not widen what comes before it"},
	}
	for name, test := range tests {
		got, err := parseRadii(test.text)
		if !cmp.Equal(got, test.want) || message(err) != test.err {
			t.Errorf("%s: parseRadii(%q) = %v, %v, want %v, %s", name, test.text, got, err, test.want, test.err)
		}
	}
}

func TestAnAmountOfMemory(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want uint64
		ok   bool
	}{
		"the default":      {"100MB", 100 << 20, true},
		"in small letters": {" 2 gb ", 2 << 30, true},
		"none":             {"0", 0, true},
		"bytes":            {"4096", 4096, true},
		"nothing said":     {"", 0, false},
		"a unit alone":     {"MB", 0, false},
		"less than none":   {"-1MB", 0, false},
		"half a gigabyte":  {"0.5GB", 0, false},
		"more than exists": {"9999999999GB", 0, false},
		"a typing error":   {"100MB!", 0, false},
	}
	for name, test := range tests {
		got, err := parseBytes(test.text)
		if got != test.want || (err == nil) != test.ok {
			t.Errorf("%s: parseBytes(%q) = %d, %v, want %d", name, test.text, got, err, test.want)
		}
	}
}

func TestReplicasAreURLs(t *testing.T) {
	t.Parallel()
	const notURL = "number %s is not a postgres:// URL (a comma within one is written %%2C)"
	tests := map[string]struct {
		text string
		want []string
		err  string
	}{
		"none":          {"", nil, ""},
		"one":           {"postgres://u@a/d", []string{"postgres://u@a/d"}, ""},
		"two, a blank":  {"postgres://a/d, postgresql://b/d", []string{"postgres://a/d", "postgresql://b/d"}, ""},
		"an empty one":  {"postgres://a/d,", nil, fmt.Sprintf(notURL, "2")},
		"a comma in it": {"postgres://u:xyz,zy@a/d", nil, fmt.Sprintf(notURL, "2")},
		"keywords":      {"host=a dbname=d", nil, fmt.Sprintf(notURL, "1")},
	}
	for name, test := range tests {
		got, err := ParseReplicas(test.text)
		if !cmp.Equal(got, test.want) || message(err) != test.err {
			t.Errorf("%s: ParseReplicas(%q) = %v, %v, want %v, %s", name, test.text, got, err, test.want, test.err)
		}
	}
	_, err := ParseReplicas("postgres://u:hidden@a/d,postgres://u:hidden@a:port/d")
	if said := message(err); !strings.Contains(said, "number 2: ") || strings.Contains(said, "hidden") {
		t.Errorf("of a wrong URL it says %q, want which one and no password", said)
	}
}

func TestASecretIsLongEnough(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ secret, want string }{
		"none":                     {"", "openssl rand"},
		"one too short":            {strings.Repeat("a", 31), "has 31 characters"},
		"characters are not bytes": {strings.Repeat("密", 31), "has 31 characters"},
		"just enough":              {strings.Repeat("a", 32), ""},
	}
	for name, test := range tests {
		if err := checkSecret(test.secret); !strings.Contains(message(err), test.want) || (err == nil) != (test.want == "") {
			t.Errorf("%s: checkSecret() = %v, want %q", name, err, test.want)
		}
	}
}

func TestAPublicAddressIsOneOfTheWeb(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"http://localhost:8080":    true,
		"https://places.example":   true,
		"https://example/nearby/":  true,
		"":                         false,
		"places.example":           false,
		"ftp://places.example":     false,
		"https://":                 false,
		"https://exa mple":         false,
		"javascript://alert(1)":    false,
		"postgres://h/d":           false,
		"http://[::1]:8080":        true,
		"http://bad port:80 80/\n": false,
	} {
		if _, err := ParsePublicURL(address); (err == nil) != want {
			t.Errorf("ParsePublicURL(%q) error = %v, want good: %v", address, err, want)
		}
	}
}

func TestTheModeFollowsTheKey(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		settings Wechat
		want     wechat.Mode
	}{
		"neither mode nor key":    {Wechat{}, wechat.Plain},
		"a key":                   {Wechat{WechatAESKey: "key"}, wechat.Secure},
		"a mode goes before":      {Wechat{WechatAESKey: "key", WechatMode: "compatible"}, wechat.Compatible},
		"plain in spite of a key": {Wechat{WechatAESKey: "key", WechatMode: "plain"}, wechat.Plain},
	}
	for name, test := range tests {
		var wrong usage.Faults
		test.settings.WechatMaxSkew = "5m"
		got := test.settings.Options(&wrong)
		if got.Mode != test.want || got.MaxSkew != 5*time.Minute || wrong.Err() != nil {
			t.Errorf("%s: %v, %v, %v, want %v and 5m", name, got.Mode, got.MaxSkew, wrong, test.want)
		}
	}
}
