package seed

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"nearby/seed/csv"
	"nearby/seed/table"
	"nearby/seed/text"
)

// Rejects writes rejected rows as a CSV that spreadsheets open and that loads
// again, once it is mended, under the flags of the file it came from: UTF-8 with
// a byte order mark, the same delimiter, the same columns, and behind them where
// and why each row was rejected. Nothing is written before the first row.
//
// A value that a spreadsheet would take for a formula gets a ' in front, which
// reading takes off again. Bytes that were no characters become U+FFFD.
type Rejects struct {
	w    *bufio.Writer
	file *Reader
	n    int
}

// IsRejectsHeader tells whether a line is the header of rejected rows.
func IsRejectsHeader(line string) bool {
	fields := strings.FieldsFunc(strings.TrimSpace(line), func(r rune) bool { return strings.ContainsRune(csv.Delimiters, r) })
	n := len(fields) - len(rejectHeaders)
	return n >= 0 && slices.Equal(fields[n:], rejectHeaders[:])
}

// NewRejects writes the rejects of file to w. Call Flush at the end.
func NewRejects(w io.Writer, file *Reader) *Rejects {
	return &Rejects{w: bufio.NewWriter(w), file: file}
}

// Write writes one row. Its error is that of the writer below.
func (j *Rejects) Write(x *Reject) error {
	if j.n++; j.n == 1 {
		j.begin()
	}
	column := ""
	if x.Column > 0 {
		column = strconv.Itoa(x.Column)
	}
	return j.row(j.own(x.Record), strconv.Itoa(x.Line), column, string(x.Code), x.Reason)
}

// Flush writes what is still in memory.
func (j *Rejects) Flush() error { return j.w.Flush() }

// begin writes the byte order mark and the header. bufio keeps a failure for
// the next write.
func (j *Rejects) begin() {
	_, _ = j.w.WriteString("\uFEFF")
	if j.file.header != nil {
		_ = j.row(j.own(j.file.header[:j.file.width]), rejectHeaders[:]...)
	}
}

// own is a row in the file's own columns, so that the columns behind it stand in
// line: filled up if it is short, without empty ones to spare, and without those
// of an earlier rejects file. A row with values to spare keeps all its columns,
// as nobody knows which ones are its own.
func (j *Rejects) own(record []string) []string {
	width := j.file.width
	if !j.file.surplusEmpty(record) {
		return record
	}
	row := slices.Concat(record[:min(width, len(record))], make([]string, max(0, width-len(record))))
	for _, i := range slices.Backward(j.file.rejects) {
		row = slices.Delete(row, i, i+1)
	}
	return row
}

func (j *Rejects) row(own []string, more ...string) error {
	for i, value := range slices.Concat(own, more) {
		if i > 0 {
			_ = j.w.WriteByte(j.file.table.Delimiter)
		}
		_, _ = j.w.WriteString(quote(table.Guard(table.Unguard(strings.ToValidUTF8(value, text.Replacement)))))
	}
	_, err := j.w.WriteString("\r\n")
	return err
}

// quote puts a value in quotes if it holds anything that could be taken for the
// end of it, under any delimiter: so the delimiter can be told again from a
// first line that is no header. Neither may such a line begin like JSON, or like a
// zip, whose magic number holds control characters.
func quote(s string) string {
	special := func(r rune) bool { return r < ' ' || strings.ContainsRune(`"{`+csv.Delimiters, r) }
	if !strings.ContainsFunc(s, special) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
