package dialogue_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/geo"
)

var (
	now    = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	square = geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	bund   = geo.WGS84{Lat: 31.240680, Lng: 121.484900}
	talk   = dialogue.Dialogue{Now: now, Choices: []dialogue.Choice{
		{Category: "restaurant", Words: []string{"restaurant", "餐厅", "美食", "food"}},
		{Category: "transit", Words: []string{"transit", "公交地铁", "公交", "bus stop"}},
	}}
	food   = dialogue.Want{Category: "restaurant"}
	hotpot = dialogue.Want{Category: "restaurant", Kind: "hotpot", Said: "火锅"}
)

// The states a conversation can be in.
func stranger() dialogue.Session { return dialogue.Session{} }

// asked has chosen a category and not sent a location yet.
func asked() dialogue.Session {
	return dialogue.Session{Want: food, SeenAt: now.Add(-time.Minute)}
}

// wordy has typed a word and not sent a location yet.
func wordy() dialogue.Session {
	return dialogue.Session{Want: hotpot, SeenAt: now.Add(-time.Minute)}
}

// placed has sent a location, and nothing is numbered.
func placed() dialogue.Session {
	return dialogue.Session{}.WithPlace(square, now.Add(-time.Minute))
}

// listing has three numbered places before them, and more to come.
func listing() dialogue.Session {
	return placed().Listed(dialogue.List{At: square, Want: food, Page: 1, Skip: []int{3}, IDs: []int64{71, 72, 73}, More: true})
}

// ended has the last page before them.
func ended() dialogue.Session {
	s := listing()
	s.List.More = false
	return s
}

// picked has asked about the second of three places.
func picked() dialogue.Session {
	s := listing()
	s.Picked = 72
	return s
}

// stale is the same half an hour later.
func stale() dialogue.Session {
	s := picked()
	s.PlacedAt, s.SeenAt = now.Add(-dialogue.TTL), now.Add(-time.Minute)
	return s
}

// search is the search for want around the square.
func search(want dialogue.Want) dialogue.Action {
	return dialogue.Search{List: dialogue.List{At: square, Want: want}}
}

// Every state meets every kind of input. What a digit means follows from what
// was last said, a wish needs a place, and what is about the conversation itself
// is the same everywhere.
func TestNextInEveryState(t *testing.T) {
	t.Parallel()
	states := map[string]func() dialogue.Session{
		"stranger": stranger, "asked": asked, "wordy": wordy, "placed": placed,
		"listing": listing, "ended": ended, "picked": picked, "stale": stale,
	}
	everywhere := []struct {
		in   dialogue.Input
		want dialogue.Action
	}{
		{dialogue.UnusableLocation{}, dialogue.AskAgain{}},
		{dialogue.PositionReported{At: bund}, dialogue.Nothing{}},
		{dialogue.Typed{Text: "帮助"}, dialogue.Help{}},
		{dialogue.Typed{Text: "隐私"}, dialogue.Privacy{}},
		{dialogue.Typed{Text: "忘记我"}, dialogue.Forget{}},
		{dialogue.Typed{Text: "English"}, dialogue.ConfirmLanguage{In: dialogue.English}},
		{dialogue.Typed{Text: "中文"}, dialogue.ConfirmLanguage{}},
		{dialogue.Clicked{Key: "help"}, dialogue.Help{}},
		{dialogue.Followed{}, dialogue.Welcome{}},
		{dialogue.Followed{Scene: "unknown"}, dialogue.Welcome{}},
		{dialogue.Followed{Scene: "near_9"}, dialogue.SearchAround{ID: 9, Each: true, New: true}},
		{dialogue.Typed{Text: "谢谢！"}, dialogue.Chat{Topic: dialogue.Thanks}},
		{dialogue.Scanned{Scene: "NEAR_9"}, dialogue.SearchAround{ID: 9, Each: true}},
		{dialogue.Scanned{Scene: "unknown"}, dialogue.Help{}},
		{dialogue.Unfollowed{}, dialogue.Forget{Silently: true}},
		{dialogue.MediaSent{Kind: dialogue.Film}, dialogue.NotUnderstood{Kind: dialogue.Film}},
		{dialogue.Other{}, dialogue.Nothing{}},
	}
	for state, session := range states {
		for _, test := range everywhere {
			if _, got := talk.Next(session(), test.in); !cmp.Equal(got, test.want) {
				t.Errorf("%s, %#v: Next() = %#v, want %#v", state, test.in, got, test.want)
			}
		}
	}

	ask := func(want dialogue.Want) dialogue.Action { return dialogue.AskLocation{Want: want} }
	near := dialogue.Want{Category: "restaurant", Kind: "hotpot", Said: "火锅", Radius: 500}
	turned := listing().List
	turned.Starts = [][]int{turned.Skip}
	next := dialogue.Search{List: turned}
	byState := map[dialogue.Input]map[string]dialogue.Action{
		dialogue.Located{At: square}: {
			"stranger": search(dialogue.Want{}), "asked": search(food), "wordy": search(hotpot), "placed": search(dialogue.Want{}),
			"listing": search(dialogue.Want{}), "ended": search(dialogue.Want{}), "picked": search(dialogue.Want{}), "stale": search(dialogue.Want{}),
		},
		dialogue.Typed{Text: "2"}: {
			"stranger": ask(dialogue.Want{Category: "transit"}), "asked": ask(dialogue.Want{Category: "transit"}),
			"wordy": ask(dialogue.Want{Category: "transit"}), "placed": search(dialogue.Want{Category: "transit"}),
			"listing": dialogue.Card{ID: 72, From: square, Number: 2}, "ended": dialogue.Card{ID: 72, From: square, Number: 2},
			"picked": dialogue.Card{ID: 72, From: square, Number: 2}, "stale": ask(dialogue.Want{Category: "transit"}),
		},
		dialogue.Typed{Text: "9"}: {
			"stranger": dialogue.Help{}, "asked": dialogue.Help{}, "wordy": dialogue.Help{}, "placed": dialogue.Help{},
			"listing": dialogue.NoSuchNumber{Number: 9, Max: 3}, "ended": dialogue.NoSuchNumber{Number: 9, Max: 3},
			"picked": dialogue.NoSuchNumber{Number: 9, Max: 3}, "stale": dialogue.Help{},
		},
		dialogue.Typed{Text: "餐厅"}: {
			"stranger": ask(food), "asked": ask(food), "wordy": ask(food), "placed": search(food),
			"listing": search(food), "ended": search(food), "picked": search(food), "stale": ask(food),
		},
		dialogue.Typed{Text: "火锅"}: {
			"stranger": ask(hotpot), "asked": ask(hotpot), "wordy": ask(hotpot), "placed": search(hotpot),
			"listing": search(hotpot), "ended": search(hotpot), "picked": search(hotpot), "stale": ask(hotpot),
		},
		dialogue.Typed{Text: "附近的火锅 500米"}: {
			"stranger": ask(near), "asked": ask(near), "wordy": ask(near), "placed": search(near),
			"listing": search(near), "ended": search(near), "picked": search(near), "stale": ask(near),
		},
		dialogue.Typed{Text: "更多"}: {
			"stranger": ask(dialogue.Want{}), "asked": ask(food), "wordy": ask(hotpot), "placed": search(dialogue.Want{}),
			"listing": next, "ended": dialogue.NoMore{}, "picked": next, "stale": ask(dialogue.Want{}),
		},
		dialogue.Typed{Text: "全部"}: {
			"stranger": ask(dialogue.Want{}), "asked": ask(dialogue.Want{}), "wordy": ask(dialogue.Want{}), "placed": search(dialogue.Want{}),
			"listing": search(dialogue.Want{}), "ended": search(dialogue.Want{}), "picked": search(dialogue.Want{}), "stale": ask(dialogue.Want{}),
		},
		dialogue.Typed{Text: "路线 3"}: {
			"stranger": dialogue.WhichPlace{}, "asked": dialogue.WhichPlace{}, "wordy": dialogue.WhichPlace{}, "placed": dialogue.WhichPlace{},
			"listing": dialogue.Route{ID: 73}, "ended": dialogue.Route{ID: 73}, "picked": dialogue.Route{ID: 73}, "stale": dialogue.WhichPlace{},
		},
		dialogue.Typed{Text: "听"}: {
			"stranger": dialogue.WhichPlace{}, "asked": dialogue.WhichPlace{}, "wordy": dialogue.WhichPlace{}, "placed": dialogue.WhichPlace{},
			"listing": dialogue.WhichPlace{Max: 3}, "ended": dialogue.WhichPlace{Max: 3}, "picked": dialogue.Listen{ID: 72}, "stale": dialogue.WhichPlace{},
		},
		dialogue.Typed{Text: "听 4"}: {
			"stranger": dialogue.WhichPlace{}, "asked": dialogue.WhichPlace{}, "wordy": dialogue.WhichPlace{}, "placed": dialogue.WhichPlace{},
			"listing": dialogue.NoSuchNumber{Number: 4, Max: 3}, "ended": dialogue.NoSuchNumber{Number: 4, Max: 3},
			"picked": dialogue.NoSuchNumber{Number: 4, Max: 3}, "stale": dialogue.WhichPlace{},
		},
	}
	for in, wants := range byState {
		for state, session := range states {
			if _, got := talk.Next(session(), in); !cmp.Equal(got, wants[state]) {
				t.Errorf("%s, %#v: Next() = %#v, want %#v", state, in, got, wants[state])
			}
		}
	}
}

func TestAClickDoesWhatTheTextDoesWithAnArticleForEachPlace(t *testing.T) {
	t.Parallel()
	_, got := talk.Next(placed(), dialogue.Clicked{Key: "restaurant"})
	want := dialogue.Search{List: dialogue.List{At: square, Want: food}, Each: true}
	if !cmp.Equal(got, dialogue.Action(want)) {
		t.Errorf("Next() = %#v, want %#v", got, want)
	}
}

func TestAFollowerByACodeForACategoryIsGreetedAndAsked(t *testing.T) {
	t.Parallel()
	_, got := talk.Next(stranger(), dialogue.Followed{Scene: "restaurant"})
	if want := (dialogue.AskLocation{Want: food, New: true}); got != dialogue.Action(want) {
		t.Errorf("Next() = %#v, want %#v", got, want)
	}
}

// What is remembered is used by the location it waited for: a word once, a
// category until another is chosen.
func TestALocationUsesUpTheWordAndKeepsTheCategory(t *testing.T) {
	t.Parallel()
	s, _ := talk.Next(wordy(), dialogue.Located{At: square})
	if _, got := talk.Next(s, dialogue.Located{At: square}); !cmp.Equal(got, search(dialogue.Want{})) {
		t.Errorf("after a word: Next() = %#v, want everything", got)
	}
	s, _ = talk.Next(asked(), dialogue.Located{At: square})
	if _, got := talk.Next(s, dialogue.Located{At: square}); !cmp.Equal(got, search(food)) {
		t.Errorf("after a category: Next() = %#v, want the category again", got)
	}
}

// A phone's report moves who has chosen no place, but not the list they are reading.
func TestAReportDoesNotMoveTheList(t *testing.T) {
	t.Parallel()
	s, _ := talk.Next(stranger(), dialogue.PositionReported{At: square})
	s = s.Listed(listing().List)
	s, _ = talk.Next(s, dialogue.PositionReported{At: bund})
	_, more := talk.Next(s, dialogue.Typed{Text: "更多"})
	if got := more.(dialogue.Search).List.At; got != square {
		t.Errorf("the next page is around %v, want %v", got, square)
	}
	_, fresh := talk.Next(s, dialogue.Typed{Text: "餐厅"})
	if got := fresh.(dialogue.Search).List.At; got != bund {
		t.Errorf("a new search is around %v, want %v", got, bund)
	}
}

func TestAReportDoesNotMoveWhoSentAPlace(t *testing.T) {
	t.Parallel()
	s, _ := talk.Next(listing(), dialogue.PositionReported{At: bund})
	if _, got := talk.Next(s, dialogue.Typed{Text: "餐厅"}); !cmp.Equal(got, search(food)) {
		t.Errorf("Next() = %#v, want a search around the place that was sent", got)
	}
}

func TestASessionNeverOutlivesItsPlace(t *testing.T) {
	t.Parallel()
	s, sent := stranger(), now
	step := func(later time.Duration, in dialogue.Input) dialogue.Action {
		d := talk
		d.Now = sent.Add(later)
		var action dialogue.Action
		s, action = d.Next(s, in)
		return action
	}
	step(0, dialogue.Located{At: square})
	for _, minutes := range []time.Duration{10, 20, 29} { // talking on does not prolong it
		if got := step(minutes*time.Minute, dialogue.Typed{Text: "餐厅"}); !cmp.Equal(got, search(food)) {
			t.Fatalf("after %d minutes: Next() = %#v, want a search", minutes, got)
		}
		if want := sent.Add(dialogue.TTL); !s.Expires().Equal(want) {
			t.Fatalf("after %d minutes: Expires() = %v, want %v", minutes, s.Expires(), want)
		}
	}
	if got := step(dialogue.TTL, dialogue.Typed{Text: "更多"}); got != dialogue.Action(dialogue.AskLocation{}) {
		t.Errorf("after half an hour: Next() = %#v, want to be asked for a location", got)
	}
}

func TestForgettingLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, in := range []dialogue.Input{dialogue.Unfollowed{}, dialogue.Typed{Text: "忘记我"}} {
		if s, _ := talk.Next(picked(), in); !s.Empty() {
			t.Errorf("%#v leaves %+v", in, s)
		}
	}
}

func TestASessionSurvivesBeingStored(t *testing.T) {
	t.Parallel()
	for name, session := range map[string]dialogue.Session{
		"stranger": stranger(), "asked": asked(), "picked": picked(),
		"English": {Language: dialogue.English, LanguagePinned: true, SeenAt: now},
	} {
		stored, err := json.Marshal(session)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got dialogue.Session
		if err := json.Unmarshal(stored, &got); err != nil || !cmp.Equal(got, session) {
			t.Errorf("%s: %s comes back as %+v, %v", name, stored, got, err)
		}
	}
}

func TestWhatPeopleType(t *testing.T) {
	t.Parallel()
	word := func(word string) dialogue.Action { return search(dialogue.Want{Word: word}) }
	line := func(line string) dialogue.Action { return search(dialogue.Want{Category: "transit", Line: line}) }
	within := func(radius geo.Metres) dialogue.Action {
		return search(dialogue.Want{Category: "restaurant", Kind: "hotpot", Said: "火锅", Radius: radius})
	}
	tests := map[string]dialogue.Action{
		"１":       search(food),
		"①":       search(food),
		"一":       search(food),
		" 1。":     search(food),
		"美食！":     search(food),
		"我想找餐厅":   search(food),
		"附近的美食":   search(food),
		"餐厅 500米": search(dialogue.Want{Category: "restaurant", Radius: 500}),

		"火锅":            search(hotpot),
		"附近的火锅":         search(hotpot),
		"哪里有火锅？":        search(hotpot),
		"人民广场怎么走":       dialogue.RouteTo{Want: dialogue.Want{Word: "人民广场"}, Here: &square},
		"海底捞(人民广场店)":    word("海底捞(人民广场店)"),
		"49路":           line("49路"),
		"926":           line("926路"),
		"附近有没有 2号线 的车站": line("2号线"),

		"火锅 500米":                within(500),
		"火锅500米内":                within(500),
		"火锅 1.5公里":               within(1500),
		"火锅 2 km":                within(2000),
		"火锅 9999公里":              within(dialogue.MaxRadius),
		"500米":                   search(dialogue.Want{Radius: 500}),
		"米":                      word("米"),
		"零米":                     word("零米"),
		"\xff\xfe":               dialogue.Help{},
		"":                       dialogue.Help{},
		"你好":                     dialogue.Chat{Topic: dialogue.Greeting},
		"0":                      dialogue.Help{},
		"?":                      dialogue.Help{},
		"更多餐厅":                   search(dialogue.Want{}),
		"路线图":                    dialogue.WhichPlace{},
		strings.Repeat("长", 100): word(strings.Repeat("长", 30)),
	}
	for text, want := range tests {
		if _, got := talk.Next(placed(), dialogue.Typed{Text: text}); !cmp.Equal(got, want) {
			t.Errorf("%q: Next() = %#v, want %#v", text, got, want)
		}
	}
}

func TestTheLanguageOfAnswers(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		setting string
		typed   []string
		want    dialogue.Language
	}{
		"Chinese at first":                          {"auto", []string{"1"}, dialogue.Chinese},
		"what they type":                            {"auto", []string{"noodles"}, dialogue.English},
		"and stays when they type a digit":          {"auto", []string{"noodles", "1"}, dialogue.English},
		"a single letter is a command":              {"auto", []string{"n"}, dialogue.Chinese},
		"back with the first Chinese word":          {"auto", []string{"noodles", "火锅"}, dialogue.Chinese},
		"their word counts more than what is typed": {"auto", []string{"English", "火锅"}, dialogue.English},
		"until they say otherwise":                  {"auto", []string{"English", "火锅", "中文"}, dialogue.Chinese},
		"the account's setting counts most":         {"zh", []string{"English", "noodles"}, dialogue.Chinese},
		"in English as well":                        {"en", []string{"中文", "火锅"}, dialogue.English},
	}
	for name, test := range tests {
		setting, err := dialogue.ParseSetting(test.setting)
		if err != nil {
			t.Fatalf("ParseSetting(%q) error = %v", test.setting, err)
		}
		d, s := talk, stranger()
		d.Language = setting
		for _, text := range test.typed {
			s, _ = d.Next(s, dialogue.Typed{Text: text})
		}
		if _, got := d.Next(s, dialogue.UnusableLocation{}); got != dialogue.Action(dialogue.AskAgain{In: test.want}) {
			t.Errorf("%s: Next() = %#v, want language %d", name, got, test.want)
		}
	}
	if _, err := dialogue.ParseSetting("fr"); err == nil {
		t.Error(`ParseSetting("fr") error = nil, want one that names the choices`)
	}
}
