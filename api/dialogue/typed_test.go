package dialogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/kind"
)

// Faces and signs are no name to look for, and do not change the language.
func TestASmileIsSmallTalk(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"😀", "/::)", "[微笑]", "[Smile][Smile]", "👍🏻"} {
		s, got := talk.Next(listing(), dialogue.Typed{Text: text})
		if got != dialogue.Action(dialogue.Chat{Topic: dialogue.Praise}) || s.Language != dialogue.Chinese || !cmp.Equal(s.List, listing().List) {
			t.Errorf("%q: Next() = %#v, want small talk in Chinese and the list as it was", text, got)
		}
	}
	for _, text := range []string{"……", "。"} {
		if _, got := talk.Next(placed(), dialogue.Typed{Text: text}); got != dialogue.Action(dialogue.NotSaid{}) {
			t.Errorf("%q: Next() = %#v, want to be told what can be said", text, got)
		}
	}
	_, got := talk.Next(placed(), dialogue.Typed{Text: "火锅[馋嘴]"})
	if want := search(hotpot); !cmp.Equal(got, want) {
		t.Errorf("a word with a face: Next() = %#v, want %#v", got, want)
	}
}

func TestAPlaceOfTheListInOtherWords(t *testing.T) {
	t.Parallel()
	card := dialogue.Card{ID: 72, From: square, Number: 2}
	tests := map[string]dialogue.Action{
		"第2个": card, "第二家": card, "第 2": card,
		"2怎么走": dialogue.Route{ID: 72}, "第2个怎么走": dialogue.Route{ID: 72}, "路线第二个": dialogue.Route{ID: 72},
		"第九个": dialogue.NoSuchNumber{Number: 9, Max: 3},
	}
	for text, want := range tests {
		if _, got := talk.Next(listing(), dialogue.Typed{Text: text}); !cmp.Equal(got, want) {
			t.Errorf("%q: Next() = %#v, want %#v", text, got, want)
		}
	}
}

// A distance alone keeps to what was just looked for; with 附近 or 全部 it is for
// everything.
func TestADistanceAlone(t *testing.T) {
	t.Parallel()
	hotpotList := placed().Listed(dialogue.List{At: square, Want: hotpot, Page: 1, IDs: []int64{71}})
	tests := map[string]struct {
		before dialogue.Session
		text   string
		want   dialogue.Want
	}{
		"after a category":     {listing(), "500米", dialogue.Want{Category: "restaurant", Radius: 500}},
		"after a word":         {hotpotList, "2公里", dialogue.Want{Category: "restaurant", Kind: "hotpot", Said: "火锅", Radius: 2000}},
		"with nothing before":  {placed(), "500米", dialogue.Want{Radius: 500}},
		"everything, that far": {listing(), "附近2公里", dialogue.Want{Radius: 2000}},
		"all, that far":        {hotpotList, "全部 300米", dialogue.Want{Radius: 300}},
	}
	for name, test := range tests {
		if _, got := talk.Next(test.before, dialogue.Typed{Text: test.text}); !cmp.Equal(got, search(test.want)) {
			t.Errorf("%s, %q: Next() = %#v, want a search for %+v", name, test.text, got, test.want)
		}
	}
}

// A name in capitals is typed in every language, and one Chinese character makes
// a text Chinese.
func TestALatinNameDoesNotChangeTheLanguage(t *testing.T) {
	t.Parallel()
	english := placed()
	english.Language = dialogue.English
	tests := map[string]struct {
		before dialogue.Session
		text   string
		want   dialogue.Language
	}{
		"a name in capitals, in Chinese": {placed(), "KFC", dialogue.Chinese},
		"a name in capitals, in English": {english, "KFC", dialogue.English},
		"a word":                         {placed(), "Coffee", dialogue.English},
		"a Latin name in Chinese":        {english, "KTV在哪", dialogue.Chinese},
		"a unit":                         {english, "火锅 2km", dialogue.Chinese},
	}
	for name, test := range tests {
		if s, _ := talk.Next(test.before, dialogue.Typed{Text: test.text}); s.Language != test.want {
			t.Errorf("%s, %q: language = %v, want %v", name, test.text, s.Language, test.want)
		}
	}
}

// An account that speaks one language does not pretend to change it.
func TestALanguageTheAccountDoesNotSpeak(t *testing.T) {
	t.Parallel()
	zh := talk
	zh.Language = dialogue.AlwaysChinese
	if _, got := zh.Next(listing(), dialogue.Typed{Text: "English"}); got != dialogue.Action(dialogue.Help{}) {
		t.Errorf("English, to an account in Chinese: Next() = %#v, want help in Chinese", got)
	}
	if _, got := zh.Next(listing(), dialogue.Typed{Text: "中文"}); got != dialogue.Action(dialogue.ConfirmLanguage{}) {
		t.Errorf("Chinese, to an account in Chinese: Next() = %#v, want it confirmed", got)
	}
}

// People ask in whole sentences.
func TestAWishInASentence(t *testing.T) {
	t.Parallel()
	talk := talk
	talk.Choices = []dialogue.Choice{
		{Category: "restaurant", Words: []string{"restaurant", "餐厅", "吃的", "吃饭", "eat"}},
		{Category: "transit", Words: []string{"transit", "地铁", "地铁站", "bus stop"}},
	}
	eat, ride, all := dialogue.Want{Category: "restaurant"}, dialogue.Want{Category: "transit", Kind: "metro", Said: "地铁"}, dialogue.Want{}
	nearest, bus := ride, dialogue.Want{Category: "transit", Kind: "bus"}
	nearest.Order = dialogue.ByDistance
	nearestBus := bus
	nearestBus.Order = dialogue.ByDistance
	good := eat
	good.Order = dialogue.ByRating
	word := func(word string) dialogue.Want { return dialogue.Want{Word: word} }
	is := func(kind kind.Kind) dialogue.Want { return dialogue.Want{Category: "restaurant", Kind: kind} }
	tests := map[string]dialogue.Want{
		"附近有什么好吃的？": eat, "有什么吃的": eat, "找个吃饭的地方": eat, "请问附近哪里有餐厅": eat,
		"最近的地铁站在哪": nearest, "附近有地铁吗": ride, "离我最近的地铁站怎么走": nearest,
		"附近有什么": all, "附近有啥？": all, "What’s nearby?": all,
		"请问附近有没有汤包？": is("baozi"), "想吃火锅": hotpot, "帮我找一家面馆": is("noodles"), "好利来": word("好利来"),
		"Where can I eat?": eat, "any good restaurants around here?": good, "bus stops near me": bus,
		"Where is the nearest bus stop?": nearestBus, "I'm looking for noodles nearby": is("noodles"),
	}
	for text, want := range tests {
		s, action := talk.Next(placed(), dialogue.Typed{Text: text})
		got, ok := action.(dialogue.Search)
		got.List.Want.Said, want.Said = "", ""
		if !ok || got.List.Want != want {
			t.Errorf("%q: Next() = %#v in %v, want a search for %+v", text, action, s.Language, want)
		}
	}
}
