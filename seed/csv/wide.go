package csv

import (
	"bytes"
	"strings"

	"nearby/seed/fault"
)

// wideDelimiters are the full-width signs that people type for a delimiter, by which it
// is meant.
var wideDelimiters = []struct{ wide, plain string }{{"，", ","}, {"；", ";"}, {"｜", "|"}, {"、", ","}}

// fewestWide is how many of them a header has that is of a table.
const fewestWide = 2

// fullWidth is the full-width sign that separates the columns of a text whose first line
// has no delimiter; "" if there is none. Where the rows do not agree it asks: such signs
// stand in sentences too.
func fullWidth(sample []byte) (string, error) {
	lines := bytes.Split(sample, []byte("\n"))
	if len(lines) > 1 {
		lines = lines[:len(lines)-1] // the last may be cut
	}
	header := string(trimEnd(lines[0]))
	if strings.ContainsAny(header, Delimiters) {
		return "", nil
	}
	for _, of := range wideDelimiters {
		columns := strings.Count(header, of.wide)
		if columns < fewestWide {
			continue
		}
		rows, agree := 0, 0
		for _, line := range lines[1:] {
			if line = trimEnd(line); !blank(line) {
				rows++
				if strings.Count(string(line), of.wide) == columns {
					agree++
				}
			}
		}
		if 10*agree >= 9*rows {
			return of.wide, nil
		}
		return "", fault.Usagef("the header has no delimiter but %s, a full-width sign, and only %d of the first %d rows have as many of it. "+
			"Write a plain %s between the columns and save the file anew: sed 's/%s/%s/g' FILE > plain.csv, once no cell holds the sign itself",
			of.wide, agree, rows, of.plain, of.wide, of.plain)
	}
	return "", nil
}

// splitWide sets the fields of a line whose delimiter is a full-width sign. Quotes are not
// read in such a line.
func (s *scanner) splitWide(line string) *fault.Row {
	s.split(strings.ReplaceAll(line, s.wide, "\t"))
	if !strings.Contains(line, `"`) {
		return nil
	}
	return &fault.Row{Code: fault.Quote, Reason: "a quote stands in a row whose columns are separated by " + s.wide +
		": write the delimiter and the quotes of the file in plain signs"}
}
