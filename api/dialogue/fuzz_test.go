package dialogue_test

import (
	"math"
	"slices"
	"testing"
	"unicode/utf8"

	"nearby/api/dialogue"
)

// Whatever is typed has a meaning within the limits.
func FuzzUnderstand(f *testing.F) {
	for _, text := range []string{
		"", "火锅", "静安寺附近500米内人均100以下的咖啡", "晚上8点还开的餐厅", "第2个的电话", "去2", "49路末班车", "M Stand",
		"🔟", "\xff第", "24小时", "hotpot within 1km under ¥100", "人均1-2", "99999999999999999999米", "它它它", "|",
	} {
		f.Add(text)
	}
	talk := corpusTalk()
	f.Fuzz(func(t *testing.T, text string) {
		m := talk.Understand(text)
		w := m.Want
		switch {
		case m.Intent == "":
			t.Errorf("%q has no intent", text)
		case utf8.RuneCountInString(w.Word) > 30 || !utf8.ValidString(w.Word+w.Near+w.Line+w.Said):
			t.Errorf("%q: a word of %q, near %q, line %q", text, w.Word, w.Near, w.Line)
		case w.Radius < 0 || w.Radius > dialogue.MaxRadius || w.OpenAt < 0 || w.OpenAt > dialogue.Midnight:
			t.Errorf("%q: radius %v, open at %d", text, w.Radius, w.OpenAt)
		case !(w.PriceMin >= 0 && w.PriceMax >= 0 && w.RatingMin >= 0 && w.RatingMin <= 5) || math.IsInf(w.PriceMax, 0):
			t.Errorf("%q: prices %v to %v, rating %v", text, w.PriceMin, w.PriceMax, w.RatingMin)
		case w.PriceMax > 0 && w.PriceMin > w.PriceMax:
			t.Errorf("%q: prices from %v to %v", text, w.PriceMin, w.PriceMax)
		case m.Intent == dialogue.CommandIntent && m.Command == "":
			t.Errorf("%q is a command without one", text)
		case m != talk.Understand(text):
			t.Errorf("%q is understood in two ways", text)
		}
	})
}

// Nothing that is typed takes the list away: only a new list does.
func FuzzNextKeepsTheList(f *testing.F) {
	for _, text := range []string{"帮助", "[强]", "你好", "3", "电话", "火锅", "English", "返回", "再远一点", "随便", "去外滩", "隐私"} {
		f.Add(text, text)
	}
	talk := corpusTalk()
	f.Fuzz(func(t *testing.T, first, second string) {
		s := listing()
		for _, text := range []string{first, second} {
			var action dialogue.Action
			s, action = talk.Next(s, dialogue.Typed{Text: text})
			if _, forgets := action.(dialogue.Forget); forgets {
				return
			}
			if action == nil || !slices.Equal(s.List.IDs, listing().List.IDs) {
				t.Fatalf("%q: Next() = %#v, the list is %v", text, action, s.List.IDs)
			}
			s = s.Listed(dialogue.List{}) // a search that finds nothing
		}
	})
}
