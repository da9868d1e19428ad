package doctor

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Finding is the result of one check.
type Finding struct {
	Check  string `json:"check"`
	Level  Level  `json:"level"`
	Text   string `json:"text"`
	Advice string `json:"advice,omitempty"` // what to do
}

// Level is how bad a finding is.
type Level string

// The levels, as they are printed.
const (
	Fine    Level = "ok"
	Warning Level = "warn"
	Failure Level = "FAIL"
	Skipped Level = "skip" // could not be checked
)

// Report is what an examination found, in the order of its checks.
type Report []Finding

// note keeps a finding. What to do about it is left out where all is well.
func (r *Report) note(check string, l Level, text string, advice ...string) {
	*r = append(*r, Finding{check, l, text, strings.Join(advice, "; ")})
}

// skip says of several checks why they were not made.
func (r *Report) skip(why string, checks ...string) {
	for _, check := range checks {
		r.note(check, Skipped, why)
	}
}

// Err fails when a check did.
func (r Report) Err() error {
	failed := 0
	for _, f := range r {
		if f.Level == Failure {
			failed++
		}
	}
	if failed == 0 {
		return nil
	}
	return fmt.Errorf("%d of %d checks failed", failed, len(r))
}

// String is the report for people, with what to do below each finding.
func (r Report) String() string {
	var b strings.Builder
	for _, f := range r {
		fmt.Fprintf(&b, "%-5s %-12s %s\n", f.Level, f.Check, f.Text)
		if f.Advice != "" {
			fmt.Fprintf(&b, "%18s → %s\n", "", f.Advice)
		}
	}
	return b.String()
}

// reason is the innermost error, which says most in the fewest words.
func reason(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return oneLine(err.Error())
		}
		err = inner
	}
}

// oneLine puts a text of several lines on one, and a line that comes twice once.
func oneLine(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}
