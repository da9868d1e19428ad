package main

import (
	"strings"
	"testing"
)

// Every command has examples, and each is a call that the command line takes.
func TestTheExamplesOfTheHelpAreCommands(t *testing.T) {
	t.Parallel()
	var all commands
	parser, err := newParser(&all, streams{})
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range parser.Model.Children {
		if helpExamples[command.Name] == "" {
			t.Errorf("nearby %s has no example", command.Name)
		}
	}
	for name, lines := range helpExamples {
		for line := range strings.Lines(lines) {
			call, _, _ := strings.Cut(strings.TrimSpace(line), " >")
			var all commands
			fresh, err := newParser(&all, streams{})
			if err != nil {
				t.Fatal(err)
			}
			words := strings.Fields(call)
			if got, err := fresh.Parse(words[1:]); err != nil || !strings.HasPrefix(got.Command(), name) {
				t.Errorf("%s: %v", line, err)
			}
		}
	}
}
