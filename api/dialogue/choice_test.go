package dialogue_test

import (
	"strings"
	"testing"

	"nearby/api/dialogue"
)

func TestWordsThatWouldNotLeadToTheirChoice(t *testing.T) {
	t.Parallel()
	others := []dialogue.Choice{{Category: "restaurant", Words: []string{"餐厅", "Hawker Centre", "吃的", "cafe"}}}
	tests := map[string]struct {
		word string
		want string // of the error; "" for none
	}{
		"a word of nobody":               {"博物馆", ""},
		"one of its own twice":           {"museum", ""},
		"a word of another":              {"餐厅", "already leads to restaurant"},
		"in other letters":               {"ＣＡＦＥ", "already leads to restaurant"},
		"with other spaces":              {"hawker_centre", "already leads to restaurant"},
		"as many of it":                  {"cafes", "already leads to restaurant"},
		"as something good":              {"好吃的", "already leads to restaurant"},
		"a command":                      {"更多", "something else"},
		"a number":                       {"第2个", "something else"},
		"a sign, which asks for help":    {"?", "something else"},
		"a command in capitals":          {"HELP", "something else"},
		"a word that begins like one":    {"morels", ""},
		"a number too high for the menu": {"49", ""},
	}
	for name, test := range tests {
		choice := dialogue.Choice{Category: "museum", Words: []string{"museum", test.word}}
		err := choice.Check(others)
		if (err != nil) != (test.want != "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Check() of %q = %v, want %q", name, test.word, err, test.want)
		}
	}
}
