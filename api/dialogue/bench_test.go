package dialogue_test

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkUnderstand reads the whole corpus; the time is that of one message.
func BenchmarkUnderstand(b *testing.B) {
	text, err := os.ReadFile("testdata/corpus.tsv")
	if err != nil {
		b.Fatal(err)
	}
	var messages []string
	for line := range strings.Lines(string(text)) {
		if typed, _, ok := strings.Cut(line, "\t"); ok && typed[0] != '#' {
			messages = append(messages, typed)
		}
	}
	talk := corpusTalk()
	for i := 0; b.Loop(); i++ {
		talk.Understand(messages[i%len(messages)])
	}
}
