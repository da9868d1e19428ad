package json

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"nearby/seed/fault"
	"nearby/seed/jsontext"
)

// wholeLines are the lines of the beginning of a file that are an object each, and whether
// that is what its lines are: two of the first ones, or all.
func wholeLines(sample []byte) (objects []byte, all bool) {
	const few = 10
	lines := bytes.SplitAfterN(sample, []byte("\n"), few+1)
	n := 0
	for _, line := range lines {
		if line = trimLine(line); len(line) > 0 && line[0] == '{' && json.Valid(line) {
			objects = append(append(objects, line...), '\n')
			n++
		}
	}
	return objects, n > 1
}

func trimLine(line []byte) []byte { return bytes.Trim(line, " \t\r\n\x1e") }

// lines are the records of a file with an object a line. One that is no JSON costs that
// line alone.
func lines(r io.Reader) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		scanner := bufio.NewScanner(r)
		scanner.Buffer(nil, jsontext.MaxValue)
		number := 1
		for ; scanner.Scan(); number++ {
			line := trimLine(scanner.Bytes())
			if len(line) == 0 {
				continue
			}
			rec := record{line: number, raw: bytes.Clone(line)}
			if !json.Valid(line) {
				rec.fault = jsontext.Damaged(line)
			}
			if !yield(rec, nil) {
				return
			}
		}
		err := scanner.Err()
		if errors.Is(err, bufio.ErrTooLong) {
			err = jsontext.ErrValue
		}
		if err != nil {
			yield(record{}, fmt.Errorf("line %d: %w", number, fault.Unreadable(err)))
		}
	}
}
