package terminal_test

import (
	"os"
	"strings"
	"testing"

	"nearby/terminal"
)

func TestNeitherAFileNorABufferIsATerminal(t *testing.T) {
	t.Parallel()
	file, err := os.Create(t.TempDir() + "/log")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, stream := range map[string]any{"a file": file, "a buffer": &strings.Builder{}, "nothing": nil} {
		if terminal.Is(stream) {
			t.Errorf("%s is a terminal", name)
		}
	}
}

func TestALineIsWrittenOverAndTakenAway(t *testing.T) {
	t.Parallel()
	var screen strings.Builder
	line := terminal.Line{W: &screen}
	line.Clear()
	if screen.String() != "" {
		t.Errorf("clearing what was never shown writes %q", screen.String())
	}
	line.Show("1 row")
	line.Show("2 rows")
	line.Clear()
	if want := "\r\x1b[K1 row\r\x1b[K2 rows\r\x1b[K"; screen.String() != want {
		t.Errorf("the screen gets %q, want %q", screen.String(), want)
	}
}
