package picture

import (
	"testing"

	"nearby/picture/theme"
)

func TestLooksDifferInShapeOrColour(t *testing.T) {
	t.Parallel()
	type features struct {
		fill       theme.Ink
		side, down bool // points at the side and below are inside
		corner     bool
	}
	seen := map[features]theme.Look{}
	for k := range theme.Look(theme.Looks) {
		s := pinShape(k, vec{}, 10)
		inside := func(p vec) bool { return s.distance(p) < 0 }
		l := features{k.Fill(), inside(vec{9.5, 0}), inside(vec{0, 10.2}), inside(vec{7.5, 7.5})}
		if other, same := seen[l]; same {
			t.Errorf("looks %d and %d look alike", other, k)
		}
		seen[l] = k
	}
	corner := vec{8, 8}
	if pinShape(theme.Restaurant, vec{}, 10).distance(corner) < 0 {
		t.Error("restaurants are not round")
	}
	if pinShape(theme.Transit, vec{}, 10).distance(corner) > 0 {
		t.Error("transit is not square")
	}
}
