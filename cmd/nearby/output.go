package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"nearby/geo"
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// output says how a command prints what it found.
type output struct {
	JSON   bool   `name:"json" help:"${json}"`
	Output string `default:"text" enum:"text,json" help:"text or json; --json is json."`
}

// asJSON tells whether JSON is wanted.
func (o output) asJSON() bool { return o.JSON || o.Output == "json" }

// printJSON prints a value for other programs: two blanks a level, and characters as
// they are.
func printJSON(w io.Writer, v any) error {
	return printIndented(w, v, "  ")
}

// printLine prints a value on one line, for when there are several.
func printLine(w io.Writer, v any) error {
	return printIndented(w, v, "")
}

func printIndented(w io.Writer, v any, indent string) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	return encoder.Encode(v)
}

// metres3 prints metres with millimetres.
type metres3 geo.Metres

// MarshalJSON writes a number with three decimals.
func (m metres3) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%.3f", float64(m)), nil }

// writeFile makes a file that everybody may read, as a picture for a poster.
func writeFile(path string, content []byte, flags int) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|flags, 0o644) //nolint:gosec // named by the operator
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}
