package prefilter

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

func TestNeeded(t *testing.T) {
	for _, c := range []struct {
		expr string
		want []string
	}{
		{`火锅`, []string{"火锅"}},
		{`^(?:请问)?(?:有没有|哪里有)(.+)$`, []string{"有没有", "哪里有"}},
		{`火锅|烧烤`, []string{"火锅", "烧烤"}},
		{`a|b*`, nil}, // the second matches anywhere
		{`[一二三]号线`, []string{"号线"}},                                         // rather than one of three
		{`[十百]`, []string{"十", "百"}},                                        // a small class
		{`\d+`, []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}}, // too
		{`\p{Han}`, nil}, // a large one
		{`(?i)bus`, nil}, // Bus, BUS, …
		{`(?:下一班){1,2}`, []string{"下一班"}}, // once at least
		{`(?:下一班){0,2}`, nil},
		{`.*`, nil},
	} {
		tree, err := syntax.Parse(c.expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := needed(tree.Simplify()); !slices.Equal(got, c.want) {
			t.Errorf("%s needs %q, want %q", c.expr, got, c.want)
		}
	}
}

func TestEdges(t *testing.T) {
	for _, c := range []struct{ expr, begins, ends string }{
		{`^(?:请问)?(?:有没有|哪里有)吗?$`, "哪有请", "吗有"},
		{`^(?:请问)?.*吗$`, "", "吗"},
		{`^[一二]号(?:线|路)?$`, "一二", "号线路"},
		{`火锅$`, "", "锅"},
		{`火锅`, "", ""},
		{`^(?:火锅)?$`, "", ""}, // nothing, too
		{`^(?:a|^b)+c$`, "ab", "c"},
	} {
		tree, err := syntax.Parse(c.expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		tree = tree.Simplify()
		if first, last := string(begins(tree)), string(ends(tree)); first != c.begins || last != c.ends {
			t.Errorf("%s begins with one of %q, ends with one of %q, want %q and %q", c.expr, first, last, c.begins, c.ends)
		}
	}
}

// Random expressions find in random texts what package regexp finds.
func TestFindsWhatRegexpFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 20_000 {
		expr := randomExpr(random, 3)
		plain, filtered := regexp.MustCompile(expr), MustCompile(expr)
		text := randomText(random)
		want := plain.FindStringSubmatchIndex(text)
		if got := filtered.FindStringSubmatchIndex(text); !slices.Equal(got, want) {
			t.Fatalf("%s in %q: %v, want %v", expr, text, got, want)
		}
		if got, want := filtered.ReplaceAllString(text, "x"), plain.ReplaceAllString(text, "x"); got != want {
			t.Fatalf("%s in %q: %q, want %q", expr, text, got, want)
		}
		if want != nil && (filtered.needs != nil || filtered.first != nil || filtered.last != nil) {
			found++
		}
	}
	if found < 1000 {
		t.Errorf("only %d texts had a match of an expression that needs something", found)
	}
}

var alphabet = []string{"a", "b", "火", "锅", "1"}

func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range random.IntN(8) {
		b.WriteString(alphabet[random.IntN(len(alphabet))])
	}
	return b.String()
}

func randomExpr(random *rand.Rand, depth int) string {
	if depth == 0 {
		return []string{"a", "ab", "火锅", "火", "[a1]", ".", `\d`, "(?i)A"}[random.IntN(8)]
	}
	one, other := randomExpr(random, depth-1), randomExpr(random, depth-1)
	switch random.IntN(8) {
	case 6:
		return "^(?:" + one + ")" + other
	case 7:
		return one + "(?:" + other + ")$"
	case 0:
		return "(" + one + "|" + other + ")"
	case 1:
		return "(?:" + one + ")?" + other
	case 2:
		return "(?:" + one + ")+"
	case 3:
		return "(?:" + one + ")*" + other
	case 4:
		return "(?:" + one + "){1,2}"
	}
	return one + other
}

func BenchmarkNoMatch(b *testing.B) {
	r := MustCompile(`^(?:请问)?(?:有没有|哪里有|哪儿有|怎么走|怎么去)(.+)$`)
	for b.Loop() {
		r.MatchString("附近好吃的日本料理")
	}
}
