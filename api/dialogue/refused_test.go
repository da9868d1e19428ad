package dialogue_test

import (
	"testing"

	"nearby/api/dialogue"
)

// What is refused is a kind or a name; what only looks like a refusal is none.
func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	talk := corpusTalk()
	tests := map[string]dialogue.Refused{
		"不要火锅": "hotpot", "除了火锅和烧烤还有什么": "hotpot|barbecue", "日料不要寿司": "sushi", "川菜，不要火锅": "",
		"不要海底捞": "海底捞", "anything but noodles or sushi": "noodles|sushi",
		"要不要吃火锅": "", "是不是火锅店": "", "不要太贵的火锅": "", "不要公交": "", "不要这个": "",
		"不要火锅不要烧烤不要面馆不要寿司不要披萨": "hotpot|barbecue|noodles|sushi", // there is an end to it
	}
	for text, want := range tests {
		if got := talk.Understand(text).Want.Without; got != want {
			t.Errorf("%q refuses %q, want %q", text, got, want)
		}
	}
}

// A wish that changes the one before keeps what that refused.
func TestWhatIsRefusedHolds(t *testing.T) {
	t.Parallel()
	talk := corpusTalk()
	s := dialogue.Session{}.WithPlace(square, now)
	for _, text := range []string{"不要火锅", "500米内", "便宜的"} {
		var action dialogue.Action
		if s, action = talk.Next(s, dialogue.Typed{Text: text}); action.(dialogue.Search).List.Want.Without != "hotpot" {
			t.Fatalf("after %q the wish is %+v, want it without hotpot", text, action)
		}
	}
}
