package integration_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The conversation that the READMEs show is the one that is held against the
// program: it cannot rot.
func TestTheReadmesQuoteARealConversation(t *testing.T) {
	t.Parallel()
	played, err := os.ReadFile("testdata/readme.chat")
	if err != nil {
		t.Fatal(err)
	}
	note := regexp.MustCompile(`(?m)  +\([a-z ]+\)$`) // what a line means, in English
	for _, name := range []string{"../README.md", "../README.zh-CN.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, block, found := strings.Cut(string(text), "```\n")
		quoted, _, closed := strings.Cut(block, "```")
		if !found || !closed {
			t.Fatalf("%s shows no conversation", name)
		}
		turns := strings.Split(strings.TrimSpace(note.ReplaceAllString(quoted, "")), "\n\n> ")
		if len(turns) < 3 {
			t.Errorf("%s shows %d turns, want a conversation", name, len(turns))
		}
		for _, turn := range turns {
			if !strings.Contains(string(played), turn) {
				t.Errorf("%s quotes what is not in readme.chat:\n%s", name, turn)
			}
		}
	}
}
