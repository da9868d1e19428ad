package dialogue_test

import (
	"testing"

	"nearby/api/dialogue"
	"nearby/geo"
)

// Two towns have a place of one name: a number chooses, and the wish is kept. Help does
// not take the question away; a list or a place that was sent does.
func TestANumberChoosesTheTown(t *testing.T) {
	t.Parallel()
	beijing := geo.WGS84{Lat: 39.9, Lng: 116.4}
	want := dialogue.Want{Kind: "hotpot", Category: "restaurant", Near: "人民广场"}
	asked := listing().WithTowns(dialogue.Towns{At: []geo.WGS84{square, beijing}, Want: want})
	s, _ := talk.Next(asked, dialogue.Typed{Text: "帮助"})
	s, action := talk.Next(s, dialogue.Typed{Text: "第二个"})
	near, ok := action.(dialogue.SearchNear)
	if !ok || near.Want != want || *near.Here != beijing || s.Towns != nil {
		t.Errorf("第二个: Next() = %#v, want hotpot around the one in Beijing", action)
	}
	if _, action := talk.Next(asked, dialogue.Typed{Text: "3"}); action != dialogue.Action(dialogue.NoSuchNumber{Number: 3, Max: 2}) {
		t.Errorf("3 of 2: Next() = %#v", action)
	}
	way := listing().WithTowns(dialogue.Towns{At: []geo.WGS84{square, beijing}, Want: dialogue.Want{Near: "人民广场"}, Way: true})
	if _, action := talk.Next(way, dialogue.Typed{Text: "1"}); *action.(dialogue.RouteTo).Here != square {
		t.Errorf("1: Next() = %#v, want the way to the first", action)
	}
	for name, in := range map[string]dialogue.Input{"a place": dialogue.Located{At: square}, "another wish": dialogue.Typed{Text: "火锅"}} {
		if s, _ := talk.Next(asked, in); s.Towns != nil {
			t.Errorf("%s leaves the question open", name)
		}
	}
	if s := asked.Listed(dialogue.List{IDs: []int64{1}}); s.Towns != nil {
		t.Error("a list leaves the question open")
	}
}
