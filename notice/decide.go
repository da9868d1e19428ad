package notice

import (
	"slices"
	"time"
)

const (
	// each is how often operators are told of trouble of a kind, and of its end.
	each = time.Hour
	// news is how long ago a load may have failed, or been undone, to be news: a server
	// that tells for the first time finds old ones too.
	news = 24 * time.Hour
)

// Decide returns what to tell now, and what operators know when they are told that.
//
// Trouble is told once for as long as it lasts. What comes within an hour after trouble of
// its kind waits until the hour is over, and is not told if it is over by then. That
// trouble is over is told at once, but for the kind once an hour too.
func Decide(told Told, seen Seen, now time.Time) (News, Told) {
	var n News
	after := make(Told, len(told))
	for kind, kept := range told {
		after[kind] = kept
	}
	for _, kind := range Kinds {
		if all, looked := seen[kind]; looked {
			after[kind] = told[kind].decide(&n, fresh(kind, all, now), all, now)
		}
	}
	return n, after
}

// decide is Decide for one kind, of whose troubles some are fresh.
func (k Kept) decide(n *News, fresh, all []Trouble, now time.Time) Kept {
	var begun, over []Trouble
	for _, t := range fresh {
		if !slices.ContainsFunc(k.Open, func(o Trouble) bool { return o.What == t.What && o.Subject == t.Subject }) {
			begun = append(begun, t)
		}
	}
	for _, o := range k.Open {
		if !has(all, o.Subject) {
			over = append(over, o)
		}
	}
	if len(begun) > 0 && due(k.At, now) {
		k.Open = slices.DeleteFunc(slices.Clone(k.Open), func(o Trouble) bool { return has(begun, o.Subject) })
		k.Open = append(k.Open, begun...)
		k.At, k.ChangedAt = now, now
		n.Troubles = append(n.Troubles, begun...)
	}
	if len(over) > 0 && due(k.OverAt, now) {
		k.Open = slices.DeleteFunc(slices.Clone(k.Open), func(o Trouble) bool { return has(over, o.Subject) })
		k.OverAt, k.ChangedAt = now, now
		n.Over = append(n.Over, over...)
	}
	return k
}

// due tells whether something may be told again.
func due(last, now time.Time) bool { return last.IsZero() || now.Sub(last) >= each }

// has tells whether any is about a subject.
func has(all []Trouble, subject string) bool {
	return slices.ContainsFunc(all, func(t Trouble) bool { return t.Subject == subject })
}

// fresh leaves out what is no news.
func fresh(kind Kind, all []Trouble, now time.Time) []Trouble {
	return slices.DeleteFunc(slices.Clone(all), func(t Trouble) bool { return kind == Load && now.Sub(t.At) > news })
}

// Merge is what operators know of two accounts of it: for each kind the later one. A server
// tells while it cannot write down what.
func Merge(a, b Told) Told {
	merged := make(Told, len(a))
	for _, kind := range Kinds {
		if one, other := a[kind], b[kind]; one.ChangedAt.After(other.ChangedAt) {
			merged[kind] = one
		} else if !other.ChangedAt.IsZero() {
			merged[kind] = other
		}
	}
	return merged
}
