package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"nearby/settings"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
)

// .env.example is where people look a setting up, so it has to have them all,
// with the defaults that are in force, and none that does nothing.
func TestTheExampleListsEverySettingWithItsDefault(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, line := range regexp.MustCompile(`(?m)^#?(NEARBY_\w+)=(.*)$`).FindAllStringSubmatch(string(text), -1) {
		if _, twice := listed[line[1]]; twice {
			t.Errorf("%s stands there twice", line[1])
		}
		listed[line[1]] = line[2]
	}
	parser, err := newParser(new(commands), streams{})
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string]string{}
	declare(declared, parser.Model.Node)
	if diff := cmp.Diff(declared, listed); diff != "" {
		t.Errorf("settings (-of the command line +of .env.example):\n%s", diff)
	}
	if !strings.Contains(string(text), settings.FileSuffix) {
		t.Errorf(".env.example does not tell of NAME%s", settings.FileSuffix)
	}
}

// declare notes the variables of a command and of those below it, with their
// defaults.
func declare(settings map[string]string, node *kong.Node) {
	for _, flag := range node.Flags {
		for _, name := range flag.Envs {
			settings[name] = flag.Default
		}
	}
	for _, child := range node.Children {
		declare(settings, child)
	}
}
