package main

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nearby/wechat/platform"
)

// manuals are the chapters on WeChat, by their language.
var manuals = map[string]string{"en": "../../docs/wechat.md", "zh": "../../docs/wechat.zh-CN.md"}

func manual(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// blocks are the fenced parts of a text in that language; "" for those without one.
func blocks(text, language string) []string {
	var all []string
	for _, found := range fenced.FindAllStringSubmatch(text, -1) {
		if found[1] == language {
			all = append(all, found[2])
		}
	}
	return all
}

var fenced = regexp.MustCompile("(?ms)^ *```(\\w*)\n(.*?)^ *```$")

func TestTheManualShowsReportsAsTheyAre(t *testing.T) {
	t.Parallel()
	good, err := os.ReadFile("testdata/doctor/good.txt")
	if err != nil {
		t.Fatal(err)
	}
	faults, err := os.ReadFile("testdata/doctor/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range manuals {
		reports := 0
		for _, block := range blocks(manual(t, path), "") {
			switch {
			case strings.HasPrefix(block, "ok "):
				reports++
				if steady(block) != string(good) {
					t.Errorf("%s shows\n%s\nwant what doctor prints:\n%s", path, block, good)
				}
			case strings.HasPrefix(block, "$ "):
			default:
				reports++
				if !strings.Contains(string(faults), block) {
					t.Errorf("%s shows\n%s\nwant something that is in faults.txt", path, block)
				}
			}
		}
		if reports < 2 {
			t.Errorf("%s shows %d reports, want a good one and some faults", path, reports)
		}
	}
}

func TestTheManualExplainsCodesAsTheProgramDoes(t *testing.T) {
	t.Parallel()
	row := regexp.MustCompile(`(?m)^\| (-?\d+) \| (.*?) \| (.*?) ?\|$`)
	for language, path := range manuals {
		rows := row.FindAllStringSubmatch(manual(t, path), -1)
		if len(rows) < 20 {
			t.Errorf("%s explains %d codes, want more", path, len(rows))
		}
		for _, r := range rows {
			code, err := strconv.Atoi(r[1])
			if err != nil {
				t.Fatal(err)
			}
			e := platform.Error{Code: code}
			if r[2] != e.Meaning(language) || r[3] != e.Hint(language) {
				t.Errorf("%s: %d is %q, %q, want %q, %q",
					path, code, r[2], r[3], e.Meaning(language), e.Hint(language))
			}
		}
	}
}

func TestEveryCommandOfTheManualIsOne(t *testing.T) {
	t.Parallel()
	for _, path := range manuals {
		commandLines := 0
		for _, block := range blocks(manual(t, path), "sh") {
			for line := range strings.Lines(block) {
				line, _, _ = strings.Cut(line, "#")
				words := strings.Fields(line)
				if len(words) == 0 || words[0] != "bin/nearby" {
					continue
				}
				commandLines++
				var all commands
				parser, err := newParser(&all, streams{})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := parser.Parse(words[1:]); err != nil {
					t.Errorf("%s: %s: %v", path, strings.TrimSpace(line), err)
				}
			}
		}
		if commandLines < 10 {
			t.Errorf("%s has %d commands, want more", path, commandLines)
		}
	}
}
