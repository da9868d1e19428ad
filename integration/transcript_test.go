package integration_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// transcript is a conversation as a file of testdata holds it. The README there
// says how to read one.
type transcript struct {
	path     string
	head     []string // every line that begins with "#" before the first turn
	data     string
	settings string
	servers  int
	now      string // of the clock, RFC 3339; "" for that of the machine
	turns    []turn
}

// turn is what the person does and what the account answers.
type turn struct{ does, answer string }

const said = "> "

// transcripts reads all of them, by what they are played on.
func transcripts(t *testing.T) map[string][]transcript {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.chat")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no transcripts: %v", err)
	}
	byData := map[string][]transcript{}
	for _, path := range paths {
		c := readTranscript(t, path)
		byData[c.data] = append(byData[c.data], c)
	}
	return byData
}

func readTranscript(t *testing.T, path string) transcript {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := transcript{path: path, servers: 1}
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSuffix(line, "\n")
		does, isTurn := strings.CutPrefix(line, said)
		switch {
		case isTurn:
			c.turns = append(c.turns, turn{does: does})
		case len(c.turns) == 0 && line != "":
			c.head = append(c.head, line)
			c.heed(t, line)
		case len(c.turns) > 0:
			c.turns[len(c.turns)-1].answer += line + "\n"
		}
	}
	if c.data == "" || len(c.turns) == 0 {
		t.Fatalf("%s says not what data it needs, or nothing at all", path)
	}
	return c
}

// heed takes in a line of the head.
func (c *transcript) heed(t *testing.T, line string) {
	t.Helper()
	name, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), ": ")
	switch name {
	case "data":
		c.data = value
	case "now":
		c.now = value
	case "settings":
		c.settings = value
	case "servers":
		var err error
		if c.servers, err = strconv.Atoi(value); err != nil {
			t.Fatalf("%s: %s: %v", c.path, line, err)
		}
	}
}

// lines are the transcript as its file holds it.
func (c transcript) lines() []string {
	all := append([]string{}, c.head...)
	for _, turn := range c.turns {
		all = append(all, "", said+turn.does)
		if answer := strings.TrimSpace(turn.answer); answer != "" {
			all = append(all, strings.Split(answer, "\n")...)
		}
	}
	return append(all, "")
}

// timed tells whether the person comes back later.
func (c transcript) timed() bool {
	for _, turn := range c.turns {
		if strings.HasPrefix(turn.does, "[等 ") {
			return true
		}
	}
	return false
}
