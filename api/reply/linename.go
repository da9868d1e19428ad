package reply

import (
	"regexp"
	"slices"
	"strings"

	"nearby/kind"
	"nearby/place"
	"nearby/words"
)

// linesOf are the lines of a stop, each as a language calls it.
func linesOf(call func(string) string, p place.Place) (all []string) {
	for line := range strings.SplitSeq(p.Lines, ";") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, lineAt(call, p, line))
		}
	}
	return all
}

func lineAt(call func(string) string, p place.Place, line string) string {
	if p.Kinds == string(kind.Metro) {
		return onRails(call, line)
	}
	return call(line)
}

func onRails(call func(string) string, line string) string {
	if strings.Trim(line, "0123456789") == "" && line != "" {
		line += "号线"
	}
	return call(line)
}

// brief are the names of the lines that run or, where none does, of all. Those that are
// called like the one before have their numbers alone: Bus 15, 21, 315.
func brief(names []string) []string {
	idle := func(name string) bool { return strings.HasSuffix(name, notOpen) || strings.HasSuffix(name, suspended) }
	if running := slices.DeleteFunc(slices.Clone(names), idle); len(running) > 0 {
		names = running
	}
	all, before := make([]string, len(names)), ""
	for i, name := range names {
		all[i] = name
		word, number, _ := strings.Cut(name, " ")
		if !lineNumber.MatchString(number) {
			word = ""
		}
		if word != "" && word == before {
			all[i] = number
		}
		before = word
	}
	return all
}

// lineNumber is what stands before 路 or 号线.
var lineNumber = regexp.MustCompile(`^[0-9A-Za-z]+$`)

// What is said in English of a line that does not run.
const (
	notOpen   = " (not open)"
	suspended = " (suspended)"
)

// statusOf is what is said in English of how a line runs; "" where there is nothing to say.
func statusOf(l words.Line) string {
	switch l.Status {
	case "":
		return ""
	case "停运", "暂停", "暂停运营":
		return suspended
	case "试运营":
		return " (trial runs)"
	}
	return notOpen
}

// englishLine is the name of a line as signs in English have it: Line 1, Bus 49, Line 14
// (not open). A name that is none of these stays as it is.
func englishLine(name string) string {
	l := words.ParseLine(name)
	if !lineNumber.MatchString(l.Name) || l.Variant != "" || isLatin(name) {
		return name
	}
	number := strings.ToUpper(l.Name) + statusOf(l)
	switch l.Kind {
	case words.Metro:
		return "Line " + number
	case words.Bus:
		return "Bus " + number
	case words.Tram:
		return "Tram " + number
	}
	return name
}
