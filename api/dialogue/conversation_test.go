package dialogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
)

// said is the want of the search that a text leads to after others were searched for.
func said(t *testing.T, s dialogue.Session, texts ...string) dialogue.Want {
	t.Helper()
	var action dialogue.Action
	for _, text := range texts {
		s, action = corpusTalk().Next(s, dialogue.Typed{Text: text})
	}
	switch a := action.(type) {
	case dialogue.Search:
		return a.List.Want
	case dialogue.SearchNear:
		return a.Want
	}
	t.Fatalf("%q: Next() = %#v, want a search", texts, action)
	return dialogue.Want{}
}

// What says only how, and not what, changes the wish before it, part by part.
func TestARefinementKeepsTheWish(t *testing.T) {
	t.Parallel()
	with := func(change func(*dialogue.Want)) dialogue.Want {
		w := hotpot
		change(&w)
		return w
	}
	tests := map[string]struct {
		texts []string
		want  dialogue.Want
	}{
		"price":            {[]string{"火锅", "人均50以下"}, with(func(w *dialogue.Want) { w.PriceMax = 50 })},
		"rating, distance": {[]string{"火锅", "评分高的", "只看500米内"}, with(func(w *dialogue.Want) { w.Order, w.Radius = dialogue.ByRating, 500 })},
		"another distance": {[]string{"火锅 500米", "1公里"}, with(func(w *dialogue.Want) { w.Radius = 1000 })},
		"hours":            {[]string{"火锅", "营业中", "24小时"}, with(func(w *dialogue.Want) { w.AllDay = true })},
		"farther":          {[]string{"火锅 500米", "再远一点"}, with(func(w *dialogue.Want) { w.Beyond = 500 })},
		"farther again":    {[]string{"火锅 500米", "再远一点", "再远一点"}, with(func(w *dialogue.Want) { w.Beyond = 1000 })},
		"nearer":           {[]string{"火锅", "近一点"}, with(func(w *dialogue.Want) { w.Radius = 500 })},
		"talk in between":  {[]string{"火锅", "谢谢", "[强]", "便宜的"}, with(func(w *dialogue.Want) { w.Order = dialogue.ByPrice })},
		"another wish":     {[]string{"火锅 500米", "餐厅"}, food},
		"near a place":     {[]string{"静安寺附近的火锅"}, with(func(w *dialogue.Want) { w.Near = "静安寺" })},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, said(t, placed(), test.texts...)); diff != "" {
			t.Errorf("%s, %q: the search differs (-want +got):\n%s", name, test.texts, diff)
		}
	}
}

// Pages turn both ways, and each begins where it began.
func TestBackTurnsToThePageBefore(t *testing.T) {
	t.Parallel()
	s := listing() // page 1 of a list, 3 shown
	turn := func(text string, skip ...int) dialogue.Action {
		var action dialogue.Action
		s, action = talk.Next(s, dialogue.Typed{Text: text})
		if a, ok := action.(dialogue.Search); ok {
			l := a.List
			l.Page++
			l.Skip, l.IDs, l.More = skip, []int64{1}, true
			s = s.Listed(l)
		}
		return action
	}
	turn("更多", 6)
	turn("更多", 9)
	for _, want := range []struct {
		page int
		skip []int
	}{{1, []int{3}}, {0, nil}} {
		a, ok := turn("上一页", want.page*3+3).(dialogue.Search)
		if !ok || a.List.Page != want.page || !cmp.Equal(a.List.Skip, want.skip) {
			t.Fatalf("上一页: Next() = %+v, want page %d from %v", a, want.page+1, want.skip)
		}
	}
	if got := turn("返回"); got != dialogue.Action(dialogue.NoPageBefore{}) {
		t.Errorf("返回 on the first page: Next() = %#v", got)
	}
}

// Small talk before a location is not what a location is searched for.
func TestSmallTalkIsNoWish(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"你好呀", "谢谢", "好的", "你是谁", "天气", "👍", "哈哈"} {
		s, _ := talk.Next(stranger(), dialogue.Typed{Text: text})
		if _, got := talk.Next(s, dialogue.Located{At: square}); !cmp.Equal(got, search(dialogue.Want{})) {
			t.Errorf("%q, then a location: Next() = %#v, want everything", text, got)
		}
	}
}

// A question is about the place last picked, or the one whose number is said.
func TestAQuestionAboutAPlace(t *testing.T) {
	t.Parallel()
	detail := func(about dialogue.Command, id int64) dialogue.Action {
		return dialogue.Detail{About: about, ID: id, From: square}
	}
	tests := map[string]dialogue.Action{
		"电话": detail(dialogue.Phone, 72), "第3个几点关门": detail(dialogue.Hours, 73), "1多远": detail(dialogue.Far, 71),
		"怎么去3": dialogue.Route{ID: 73}, "怎么走": dialogue.Route{ID: 72}, "最后一个的地址": detail(dialogue.Address, 73),
		"第9个的电话": dialogue.NoSuchNumber{Number: 9, Max: 3},
	}
	for text, want := range tests {
		if _, got := talk.Next(picked(), dialogue.Typed{Text: text}); !cmp.Equal(got, want) {
			t.Errorf("%q: Next() = %#v, want %#v", text, got, want)
		}
	}
	if _, got := talk.Next(placed(), dialogue.Typed{Text: "电话"}); got != dialogue.Action(dialogue.WhichPlace{}) {
		t.Errorf("电话 without a list: Next() = %#v", got)
	}
}
