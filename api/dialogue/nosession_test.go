package dialogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
)

// When the session cannot be read, what is right for everybody is done, and what
// may continue a conversation is not guessed at. What is kept stays, unless the
// person begins anew.
func TestWhatIsDoneWithoutKnowingWhatWasSaid(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   dialogue.Input
		want dialogue.Action
		kept bool
	}{
		"a location":                           {dialogue.Located{At: square}, dialogue.Search{List: dialogue.List{At: square}}, true},
		"a code with a place, to be found yet": {dialogue.Scanned{Scene: "near_17"}, dialogue.SearchAround{ID: 17, Each: true}, false},
		"following":                            {dialogue.Followed{}, dialogue.Welcome{}, false},
		"following by a code":                  {dialogue.Followed{Scene: "餐厅"}, dialogue.AskLocation{Want: food, New: true}, true},
		"help":                                 {dialogue.Typed{Text: "帮助"}, dialogue.Help{}, false},
		"forgetting":                           {dialogue.Typed{Text: "忘记我"}, dialogue.Forget{}, false},
		"a report of the position":             {dialogue.PositionReported{At: square}, dialogue.Nothing{}, false},
		"a digit, of a list or a menu":         {dialogue.Typed{Text: "2"}, dialogue.Apologize{}, false},
		"a category, perhaps here":             {dialogue.Typed{Text: "餐厅"}, dialogue.Apologize{}, false},
		"a word":                               {dialogue.Typed{Text: "火锅"}, dialogue.Apologize{}, false},
		"a button":                             {dialogue.Clicked{Key: "公交"}, dialogue.Apologize{}, false},
		"more":                                 {dialogue.Typed{Text: "更多"}, dialogue.Apologize{}, false},
		"in English":                           {dialogue.Typed{Text: "hotpot"}, dialogue.Apologize{In: dialogue.English}, false},
		"a language that cannot stay":          {dialogue.Typed{Text: "English"}, dialogue.Apologize{In: dialogue.English}, false},
	}
	for name, test := range tests {
		session, action := talk.NextWithoutSession(test.in)
		if diff := cmp.Diff(test.want, action); diff != "" {
			t.Errorf("%s: the action differs (-want +got):\n%s", name, diff)
		}
		if kept := !session.Empty(); kept != test.kept {
			t.Errorf("%s: a session to keep: %v, want %v", name, kept, test.kept)
		}
	}
}
