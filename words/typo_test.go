package words

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFitTypo(t *testing.T) {
	tests := map[[2]string]bool{
		{"starbuks", "Starbucks"}: true, {"satrbucks", "starbucks"}: true, {"starbuckss", "starbucks"}: true, {"mcdonlads", "McDonald's"}: true,
		{"大壸春", "大壶春"}: true, {"海低捞", "海底捞"}: true, {"人民广场", "人民广埸"}: true, {"肯德", "肯德基"}: true,
		{"火车", "火锅"}: false, {"kfd", "kfc"}: false, {"cost", "coat"}: false, {"starbusk", "costa"}: false, {"", ""}: false,
		{"外婆家人民广场", "外婆家人民公园"}: true, {"上海体育馆", "上海体育场"}: true,
	}
	for in, want := range tests {
		if got := FitTypo(in[0], in[1]); got != want {
			t.Errorf("FitTypo(%q, %q) = %v, want %v", in[0], in[1], got, want)
		}
	}
}

// slowDistance is the definition, without limits.
func slowDistance(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	cost := 1
	if a[len(a)-1] == b[len(b)-1] {
		cost = 0
	}
	d := min(slowDistance(a[:len(a)-1], b)+1, slowDistance(a, b[:len(b)-1])+1, slowDistance(a[:len(a)-1], b[:len(b)-1])+cost)
	if n, m := len(a), len(b); n > 1 && m > 1 && a[n-1] == b[m-2] && a[n-2] == b[m-1] {
		d = min(d, slowDistance(a[:n-2], b[:m-2])+1)
	}
	return d
}

func TestDistanceIsItsDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		var b strings.Builder
		for range random.IntN(7) {
			b.WriteRune([]rune("ab火锅")[random.IntN(4)])
		}
		return b.String()
	}
	for range 3000 {
		a, b, limit := word(), word(), 1+random.IntN(2)
		want := min(slowDistance([]rune(a), []rune(b)), limit+1)
		if got := Distance(a, b, limit); got != want {
			t.Fatalf("Distance(%q, %q, %d) = %d, want %d", a, b, limit, got, want)
		}
	}
}
