package seed_test

import (
	"strings"
	"testing"

	"nearby/seed"
)

func TestLimits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		read, rejected int64
		want           bool
	}{
		"":      {5, 5, false}, // the default allows ten in any file
		"10":    {1_000_000, 10, false},
		"9":     {1_000_000, 10, true},
		"0":     {10, 1, true},
		"0%":    {1_000_000, 1, true},
		"60%":   {3200, 1600, false},
		"50%":   {3200, 1600, false},
		"49.9%": {3200, 1600, true},
		"1%":    {10, 1, true},
	}
	for s, test := range tests {
		limit := seed.DefaultLimit
		if s != "" {
			var err error
			if limit, err = seed.ParseLimit(s); err != nil || !strings.HasPrefix(s, limit.String()) {
				t.Fatalf("ParseLimit(%q): got %s, %v", s, limit, err)
			}
		}
		if got := limit.Exceeded(test.read, test.rejected); got != test.want {
			t.Errorf("%q: %d of %d exceeds: got %t, want %t", s, test.rejected, test.read, got, test.want)
		}
	}
	l := seed.DefaultLimit
	if l.Exceeded(100_000, 1000) || !l.Exceeded(100_000, 1001) ||
		!l.Exceeded(11, 11) || l.Exceeded(10, 10) || l.String() != "1% (at least 10)" {
		t.Errorf("the default %s is not 1%%, at least 10", l)
	}
	for _, s := range []string{"", "%", "-1", "1.5", "101%", "-1%", "1e1%", "many", "NaN%"} {
		if l, err := seed.ParseLimit(s); err == nil {
			t.Errorf("ParseLimit(%q): got %s, want an error", s, l)
		}
	}
}
