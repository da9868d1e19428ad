package lookup

import (
	"context"
	"slices"
	"testing"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/words"
)

// signboards is a searcher over restaurants that are called something, one every ten metres.
type signboards []string

func (s signboards) Nearby(_ context.Context, q store.Query, limit int) (found []place.Found, _ store.Edition, _ error) {
	for i, name := range s {
		folded := words.FoldName(name)
		called := slices.ContainsFunc(q.Names(), func(of string) bool { return words.HoldsName(folded, of) })
		if len(found) < limit && len(q.Kinds) == 0 && (called || q.Parts() != nil && words.Holds(folded, q.Parts())) {
			found = append(found, place.Found{Place: place.Place{ID: int64(i + 1), Category: "restaurant", Name: name}, Distance: geo.Metres(10 * (i + 1))})
		}
	}
	return found, store.Edition{}, nil
}

func (s signboards) Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error) {
	found, edition, err := s.Nearby(ctx, q, most)
	return map[string]int{"restaurant": len(found)}, edition, err
}

func (s signboards) Guess(_ context.Context, q store.Query) (names []string, _ error) {
	for _, name := range s {
		if words.NewTyped(q.Keyword).Resembles(name) != words.Unlike {
			names = append(names, words.FoldName(name))
		}
	}
	return names, nil
}

// A word that may be misspelt is a name where a place is called so, or sounds so.
func TestAMisspeltWordIsANameFirst(t *testing.T) {
	t.Parallel()
	hotpot := dialogue.Guess{Category: "restaurant", Kind: "hotpot", Said: "火锅"}
	coffee := dialogue.Guess{Category: "restaurant", Kind: "cafe", Said: "coffee"}
	starbucks := dialogue.Guess{Chain: "Starbucks"}
	isHotpot := dialogue.Want{Guessed: "伙锅", Category: "restaurant", Kind: "hotpot", Said: "火锅", Guess: dialogue.Guess{Said: "火锅"}}
	isCoffee := dialogue.Want{Guessed: "coffe", Category: "restaurant", Kind: "cafe", Said: "coffee", Guess: dialogue.Guess{Said: "coffee"}}
	tests := map[string]struct {
		names signboards
		word  string
		guess dialogue.Guess
		want  dialogue.Want
	}{
		"nothing is called so":               {signboards{"大壶春"}, "伙锅", hotpot, isHotpot},
		"a place is called so":               {signboards{"小伙锅贴"}, "伙锅", hotpot, dialogue.Want{Word: "伙锅"}},
		"a piece of the right word":          {signboards{"Costa Coffee"}, "coffe", coffee, isCoffee},
		"the whole name":                     {signboards{"Coffe (Bund)"}, "coffe", coffee, dialogue.Want{Word: "coffe"}},
		"it sounds like a name":              {signboards{"马缇尼餐厅"}, "mati", coffee, dialogue.Want{Word: "mati"}},
		"a chain that is there":              {signboards{"星巴克(南京西路店)"}, "starbuks", starbucks, dialogue.Want{Word: "starbuks", Similar: true, Meant: "Starbucks"}},
		"a chain that is not there":          {signboards{"大壶春"}, "starbuks", starbucks, dialogue.Want{Word: "starbuks"}},
		"a name that is misspelt like it is": {signboards{"Starbuks"}, "starbuks", starbucks, dialogue.Want{Word: "starbuks"}},
	}
	for name, test := range tests {
		f := finderOn(nil)
		f.Search = test.names
		got, err := f.resolve(t.Context(), dialogue.Want{Word: test.word, Guess: test.guess}, geo.WGS84{})
		if err != nil || got != test.want {
			t.Errorf("%s: %+v, %v, want %+v", name, got, err, test.want)
		}
	}
}

// A dish is looked for in names, and where none near has it, so are the places that serve it.
func TestADishIsANameFirst(t *testing.T) {
	t.Parallel()
	fish := dialogue.Want{Category: "restaurant", Kind: "sichuan", Said: "酸菜鱼", PriceMax: 100}
	for name, test := range map[string]struct {
		names signboards
		want  dialogue.Want
	}{
		"a place is named after it": {signboards{"大壶春", "鱼你在一起酸菜鱼"}, dialogue.Want{Word: "酸菜鱼", PriceMax: 100}},
		"none is":                   {signboards{"大壶春"}, dialogue.Want{Category: "restaurant", Kind: "sichuan", Said: "川菜", Guessed: "酸菜鱼", PriceMax: 100}},
	} {
		f := finderOn(nil)
		f.Search = test.names
		got, err := f.resolveDish(t.Context(), fish, geo.WGS84{})
		if err != nil || got != test.want {
			t.Errorf("%s: %+v, %v, want %+v", name, got, err, test.want)
		}
		if isDish(got) {
			t.Errorf("%s: it would be looked for again", name)
		}
	}
	if isDish(dialogue.Want{Category: "restaurant", Kind: "sichuan", Said: "川菜馆"}) {
		t.Error("川菜馆 is no dish")
	}
}

// A chain is found by whole words of names; only where it is not there, in others.
func TestAChainBeforeOtherNames(t *testing.T) {
	t.Parallel()
	for word, test := range map[string]struct {
		names signboards
		first string
		said  string
	}{
		"KFC":      {signboards{"AKFCB", "肯德基(人民广场店)"}, "肯德基(人民广场店)", "KFC"},
		"kendeji":  {signboards{"AKFCB", "KFC"}, "KFC", "肯德基"},
		"dq":       {signboards{"大壶春", "Sadqa"}, "Sadqa", "dq"},
		"tims":     {signboards{"Ultimsa", "Tims Coffee"}, "Tims Coffee", "tims"},
		"mcdonald": {signboards{"McDonald's"}, "McDonald's", "mcdonald"},
	} {
		f := finderOn(nil)
		f.Search = test.names
		page, _, err := f.Page(t.Context(), dialogue.List{Want: dialogue.Want{Word: word}})
		if err != nil || page.Len() != 1 || page.Groups[0].Places[0].Name != test.first || page.Want.Word != test.said {
			t.Errorf("%s: %+v, %v, want %s, said as %s", word, page, err, test.first, test.said)
		}
	}
}
