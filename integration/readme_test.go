package integration_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

// A reader of Chinese finds what a reader of English does: the same versions, and the
// same figures of reliability with the commands that give them.
func TestChinesePagesSayWhatEnglishOnesDo(t *testing.T) {
	t.Parallel()
	for page, lines := range map[string]string{
		"../CHANGELOG":        `(?m)^## (\[.+)$`,
		"../docs/reliability": "(?m)^\\| (F\\d+) .* (`.+`) \\|$",
	} {
		english, chinese := matches(t, page+".md", lines), matches(t, page+".zh-CN.md", lines)
		if diff := cmp.Diff(english, chinese); diff != "" || len(english) == 0 {
			t.Errorf("%s has %d such lines (-English +Chinese):\n%s", page, len(english), diff)
		}
	}
}

// Both READMEs say why each package exists.
func TestTheReadmesNameEveryPackage(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"../README.md", "../README.zh-CN.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for folder := range packages(t) {
			if !strings.Contains(string(text), "`"+folder+"`") {
				t.Errorf("%s does not say why %s exists", name, folder)
			}
		}
	}
}

// matches are what the groups of an expression match in a file.
func matches(t *testing.T, path, expression string) (all [][]string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range regexp.MustCompile(expression).FindAllStringSubmatch(string(text), -1) {
		all = append(all, match[1:])
	}
	return all
}
