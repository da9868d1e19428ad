// Command testreport reads what go test -json writes and prints what a person wants
// to see of it: a line for each package as soon as that is done, all that a failed
// test has said, and at the end the tests that were skipped, with reasons.
//
// With -again it writes the tests to a file that may be run once more, and marks what they
// said. It decides nothing else: the exit code that counts is that of go test.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

func main() {
	again := flag.String("again", "", "`file` to write the failed tests to that may be run once more")
	flag.Parse()
	r := newReport(os.Stdout, *again != "")
	err := r.read(os.Stdin)
	if err == nil && *again != "" {
		err = os.WriteFile(*again, []byte(r.again()), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(1)
	}
}

// event is one line of go test -json: see go doc test2json.
type event struct{ Action, Package, Test, Output string }

// test names a test, or what a package says outside of its tests.
type test struct{ pkg, name string }

// report is what is known of a run so far.
type report struct {
	out     io.Writer
	mark    string // what begins each line about a failure
	said    map[test]*strings.Builder
	skipped []string
	done    int

	failed []test // whole tests, not their parts
	broken bool   // something failed that is no test, or a race was seen
}

// marked begins the lines of a failure that may be no more than one of many tests at once.
const marked = "first time: "

func newReport(out io.Writer, mark bool) *report {
	r := &report{out: out, said: map[test]*strings.Builder{}}
	if mark {
		r.mark = marked
	}
	return r
}

// read prints a run as it goes on.
func (r *report) read(in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(r.out, lines.Text()) // go itself speaks
			r.broken = true
			continue
		}
		r.take(e)
	}
	for _, s := range r.skipped {
		fmt.Fprintln(r.out, s)
	}
	fmt.Fprintf(r.out, "%d tests, %d of them skipped\n", r.done, len(r.skipped))
	return lines.Err()
}

func (r *report) take(e event) {
	of := test{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.out, e.Output)
		r.broken = true
	case "output":
		r.hear(of, e.Output)
	case "pass", "fail", "skip":
		r.end(of, e.Action)
		delete(r.said, of)
	}
}

// hear keeps what a test says until it is known how it ends.
func (r *report) hear(of test, output string) {
	r.broken = r.broken || race.MatchString(output)
	if of.name == "" && summary.MatchString(output) {
		if strings.HasPrefix(output, "FAIL") {
			output = r.mark + output
		}
		fmt.Fprint(r.out, output)
		return
	}
	if r.said[of] == nil {
		r.said[of] = &strings.Builder{}
	}
	fmt.Fprint(r.said[of], output)
}

// end prints what a test or a package has said, if somebody wants to know it.
func (r *report) end(of test, how string) {
	if of.name != "" {
		r.done++
	}
	switch {
	case how == "fail" && of.name == "":
		r.unended(of.pkg)
	case how == "fail":
		r.print(of)
		if !strings.Contains(of.name, "/") {
			r.failed = append(r.failed, of)
		}
	case how == "skip" && of.name != "":
		r.skipped = append(r.skipped, fmt.Sprintf("skipped: %s (%s): %s", of.name, of.pkg, reason(r.text(of))))
	}
}

// unended prints what the tests of a package have said that never ended, as when it runs
// out of time, and what the package said itself.
func (r *report) unended(pkg string) {
	whole := false // a test of it failed as tests do
	for _, f := range r.failed {
		whole = whole || f.pkg == pkg
	}
	r.broken = r.broken || !whole
	for of := range r.said {
		if of.pkg == pkg {
			r.broken = r.broken || of.name != ""
			r.print(of)
		}
	}
}

func (r *report) text(of test) string {
	if said := r.said[of]; said != nil {
		return said.String()
	}
	return ""
}

func (r *report) print(of test) {
	for line := range strings.Lines(r.text(of)) {
		fmt.Fprint(r.out, r.mark, line)
	}
}

// again lists the failed tests, a package and a name a line, when it is they alone that
// failed and they are few: a race, a panic or a package that does not build stays what it is.
func (r *report) again() string {
	const few = 5
	if r.broken || len(r.failed) > few {
		return ""
	}
	var list strings.Builder
	for _, f := range r.failed {
		fmt.Fprintln(&list, f.pkg, f.name)
	}
	return list.String()
}

// summary matches the line about a package; one without tests is left out.
var summary = regexp.MustCompile(`^(ok  |FAIL)\t`)

// race matches what the race detector says of a race, and the runtime of a panic.
var race = regexp.MustCompile(`^(WARNING: DATA RACE|panic: |fatal error: )`)

// place is where in its source a test said something.
var place = regexp.MustCompile(`(?m)^ *[a-z0-9_]+_?\.go:\d+: (.*)$`)

// reason is the last thing that a test said.
func reason(said string) string {
	all := place.FindAllStringSubmatch(said, -1)
	if len(all) == 0 {
		return "no reason given"
	}
	return all[len(all)-1][1]
}
