package wechat

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCut(t *testing.T) {
	t.Parallel()
	const link = `<a href="https://example.com">地图</a>`
	tests := map[string]struct {
		text  string
		limit int
		want  string
	}{
		"short enough":              {"附近", 6, "附近"},
		"between two characters":    {"附近的餐厅", 12, "附近的…"},
		"within a character":        {"附近的餐厅", 14, "附近的…"},
		"spaces before the cut":     {"ab  cdefgh", 7, "ab…"},
		"no room for an ellipsis":   {"附近", 2, ""},
		"room for nothing else":     {"附近", 3, "…"},
		"a whole link before":       {link + "abcdef", len(link) + 4, link + "a…"},
		"within a link's text":      {"1 " + link, len(link), "1…"},
		"within a link's tag":       {"1 " + link, 12, "1…"},
		"within a link's first two": {"1 " + link, 6, "1…"},
		"within a link's end":       {"1 " + link + "23", len(link) + 3, "1…"},
		"the second of two links":   {link + "\n" + link, len(link) + 30, link + "…"},
		"a link in capitals":        {`1 <A HREF="x">y</A> 2`, 18, "1…"},
		"a tag that is no link":     {"<abbr>abcdefgh", 12, "<abbr>abc…"},
		"a sign that is no tag":     {"1 < 2 and 2 > 1", 12, "1 < 2 and…"},
		"a letter that shrinks":     {"İİİİİİ<a b>cccc</a>", 19, "İİİİİİ…"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := cut(test.text, test.limit)
			if got != test.want {
				t.Errorf("cut(%q, %d) got %q, want %q", test.text, test.limit, got, test.want)
			}
			if len(got) > test.limit || !utf8.ValidString(got) {
				t.Errorf("cut(%q, %d) got %d bytes", test.text, test.limit, len(got))
			}
		})
	}
}

// cut keeps a beginning of the text, whole links, and the limit.
func TestCutKeepsItsPromise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{
			"x", "近", "🍜", " ", "\n", "<", ">", "</a>", "<b>", `<a href="x">y</a>`, `<A b>近</A>`,
		})).Draw(t, "pieces")
		text := strings.Join(pieces, "")
		limit := rapid.IntRange(0, len(text)+3).Draw(t, "limit")
		got := cut(text, limit)
		kept, shortened := strings.CutSuffix(got, "…")
		if len(got) > limit || !utf8.ValidString(got) || !strings.HasPrefix(text, kept) {
			t.Fatalf("cut(%q, %d) got %q", text, limit, got)
		}
		if !shortened && got != text && got != "" {
			t.Fatalf("cut(%q, %d) got %q without a sign of the cut", text, limit, got)
		}
		lower := strings.ToLower(kept)
		if strings.Count(lower, "<a ") > strings.Count(lower, "</a>") {
			t.Fatalf("cut(%q, %d) got an open link: %q", text, limit, got)
		}
	})
}
