package reply_test

import (
	"testing"

	"nearby/api/dialogue"
	"nearby/api/reply"
	"nearby/place"
)

// A line of a metro that has nothing but a number is called as its passengers call it; of a
// stop that buses serve, too, the number stays as signs have it.
func TestLinesAreNamedForTheReader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ kinds, lines, simplified, traditional, english string }{
		{"metro", "2;1", "2号线 · 1号线", "2號線 · 1號線", "Line 2 · Line 1"},
		{"metro", "1号线;磁浮", "1号线 · 磁浮", "1號線 · 磁浮", "Line 1 · 磁浮"},
		{"metro", "Circle", "Circle", "Circle", "Circle"},
		{"metro;bus", "1", "1", "1", "1"},
		{"bus", "49路;1", "49路 · 1", "49路 · 1", "Bus 49 · 1"},
		{"metro", "(在建)14号线;2号线", "(在建)14号线 · 2号线", "(在建)14號線 · 2號線", "Line 14 (not open) · Line 2"},
		{"bus", "(停运)49路", "(停运)49路", "(停运)49路", "Bus 49 (suspended)"},
		{"metro", "", "", "", ""},
	} {
		for in, want := range map[dialogue.Language]string{
			dialogue.Chinese: c.simplified, dialogue.Traditional: c.traditional, dialogue.English: c.english,
		} {
			if got := reply.Words(in).LinesOf(place.Place{Kinds: c.kinds, Lines: c.lines}); got != want {
				t.Errorf("%s of %s in %s: %q, want %q", c.lines, c.kinds, in, got, want)
			}
		}
	}
}
