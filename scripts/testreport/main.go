// Command testreport reads what go test -json writes and prints what a person wants
// to see of it: a line for each package as soon as that is done, all that a failed
// test has said, and at the end the tests that were skipped, with reasons.
//
// It decides nothing: the exit code that counts is that of go test.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

func main() {
	if err := report(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(1)
	}
}

// event is one line of go test -json: see go doc test2json.
type event struct{ Action, Package, Test, Output string }

// test names a test, or what a package says outside of its tests.
type test struct{ pkg, name string }

func report(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	said := map[test]*strings.Builder{}
	var skipped []string
	done := 0
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(out, lines.Text()) // go itself speaks
			continue
		}
		of := test{e.Package, e.Test}
		if said[of] == nil {
			said[of] = &strings.Builder{}
		}
		switch e.Action {
		case "build-output":
			fmt.Fprint(out, e.Output)
			continue
		case "output":
			if e.Test == "" && summary.MatchString(e.Output) {
				fmt.Fprint(out, e.Output)
			} else {
				fmt.Fprint(said[of], e.Output)
			}
			continue
		case "pass", "fail", "skip":
		default:
			continue
		}
		if e.Test != "" {
			done++
		}
		switch {
		case e.Action == "fail" && e.Test == "":
			unended(out, said, e.Package)
		case e.Action == "fail":
			fmt.Fprint(out, said[of])
		case e.Action == "skip" && e.Test != "":
			skipped = append(skipped, fmt.Sprintf("skipped: %s (%s): %s", e.Test, e.Package, reason(said[of].String())))
		}
		delete(said, of)
	}
	for _, s := range skipped {
		fmt.Fprintln(out, s)
	}
	fmt.Fprintf(out, "%d tests, %d of them skipped\n", done, len(skipped))
	return lines.Err()
}

// unended prints what the tests of a package have said that never ended, as when it runs
// out of time, and what the package said itself.
func unended(out io.Writer, said map[test]*strings.Builder, pkg string) {
	for of, b := range said {
		if of.pkg == pkg {
			fmt.Fprint(out, b)
		}
	}
}

// summary matches the line about a package; one without tests is left out.
var summary = regexp.MustCompile(`^(ok  |FAIL)\t`)

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
