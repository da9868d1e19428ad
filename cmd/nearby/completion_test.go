package main

import (
	"os/exec"
	"strings"
	"testing"
)

// completed asks bash itself what may follow these words.
func completed(t *testing.T, words ...string) []string {
	t.Helper()
	script := account{}.must(t, "", "completion", "bash")
	ask := script + `
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_nearby
printf '%s\n' "${COMPREPLY[@]}"`
	said, err := exec.CommandContext(t.Context(), "bash", append([]string{"-c", ask, "bash"}, words...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("bash: %v\n%s", err, said)
	}
	return strings.Fields(string(said))
}

func TestBashCompletesCommandsAndFlags(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ typed, want string }{
		{"nearby me", "menu media"},
		{"nearby menu ", "get apply delete"},
		{"nearby seed --enc", "--encoding"},
		{"nearby seed --crs wgs84 --dry", "--dry-run"},
		{"nearby menu get --no-such", ""},
	} {
		t.Run(test.typed, func(t *testing.T) {
			t.Parallel()
			got := strings.Join(completed(t, strings.Split(test.typed, " ")...), " ")
			if got != test.want && !strings.HasPrefix(got, test.want+" --") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestEveryShellKnowsEveryCommand(t *testing.T) {
	t.Parallel()
	var all commands
	parser, err := newParser(&all, streams{})
	if err != nil {
		t.Fatal(err)
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script := account{}.must(t, "", "completion", shell)
		for _, c := range completions(parser.Model.Node)[1:] {
			if !strings.Contains(script, `"`+c.path+`"`) {
				t.Errorf("%s does not know %q", shell, c.path)
			}
		}
	}
}
