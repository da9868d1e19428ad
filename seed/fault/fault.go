// Package fault says what is wrong with a file of places, to the person who gave
// it: [Usage] is mended by a flag, [Row] concerns one row of a table, and any other
// error is a fault of the whole file.
//
// It finds no faults. Every package that reads files uses it, so it imports none.
package fault

import (
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Usage is a fault that another flag mends, as opposed to a fault of the file: a
// missing --crs, a --map to a column that is not there.
type Usage struct{ Reason string }

// Error is the reason, with the flag that mends it.
func (e *Usage) Error() string { return e.Reason }

// Usagef is a [*Usage] with a formatted reason.
func Usagef(format string, args ...any) error {
	return &Usage{fmt.Sprintf(format, args...)}
}

// Code names the reason of a rejection for programs. Codes are part of the
// contract: they stand in rejects files and in the command's JSON answer.
type Code string

// Why rows are rejected.
const (
	Columns     Code = "columns"      // another number of columns than the other rows
	Quote       Code = "quote"        // a quote that is not closed, or stands where none may
	Truncated   Code = "truncated"    // the file ends in the middle of the row
	Encoding    Code = "encoding"     // bytes that are no characters in the file's encoding
	NoName      Code = "no_name"      // no name
	NoLocation  Code = "no_location"  // no coordinates
	BadLat      Code = "bad_lat"      // a latitude that is not a number in degrees
	BadLng      Code = "bad_lng"      // a longitude that is not a number in degrees
	BadLocation Code = "bad_location" // one cell that is neither a pair nor a WKT point
	Scaled      Code = "scaled"       // degrees times a million
	Swapped     Code = "swapped"      // latitude and longitude exchanged
	Zero        Code = "zero"         // 0,0, which stands for a missing one
	OutOfRange  Code = "out_of_range" // off the globe
	Category    Code = "category"     // a kind of place that is not known
	TooLong     Code = "too_long"     // longer than the field may be
	JSON        Code = "json"         // not a GeoJSON feature
)

// Why rows are skipped: they are not at fault.
const (
	Closed  Code = "closed"         // the file says that the place is closed for good
	Where   Code = "where"          // the operator asks for others
	Other   Code = "other_category" // of a kind that no category here holds
	Unnamed Code = "unnamed"        // of a file of everything: without a name
	NoPlace Code = "no_place"       // a road, a route or a track, not a place
	Region  Code = "region"         // a district, not a place
	Remark  Code = "remark"         // a sum or a remark below the table
)

// Skips tells a reason for which a row is left out without being rejected.
func (c Code) Skips() bool {
	return c == Closed || c == Where || c == Other || c == Unnamed || c == NoPlace || c == Region || c == Remark
}

// Row is why a row is rejected. It does not say which row that is.
type Row struct {
	Column int    // from 1; 0 if the fault is not in one column
	Field  string // the field that the column means; "" if that is not known yet
	Code   Code
	Reason string // why, and how to mend it, for people
}

// Rowf is a fault of a row in no certain column.
func Rowf(code Code, format string, args ...any) *Row {
	return &Row{Code: code, Reason: fmt.Sprintf(format, args...)}
}

// Unreadable says what an error of reading a file means to the person who gave it.
func Unreadable(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("the compressed file ends too early, it was cut: %w", err)
	}
	var corrupt flate.CorruptInputError
	var structure bzip2.StructuralError
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, zlib.ErrChecksum) ||
		errors.Is(err, zlib.ErrHeader) || errors.As(err, &corrupt) || errors.As(err, &structure) {
		return fmt.Errorf("the compressed file is damaged: %w", err)
	}
	return fmt.Errorf("read: %w", err)
}

// Brief shortens a value for a message.
func Brief(s string) string {
	const most = 40
	for i, n := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}

// List is the beginning of a list of names, for a message.
func List(names []string) string {
	const most = 5
	switch {
	case len(names) == 0:
		return "nothing"
	case len(names) > most:
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	default:
		return strings.Join(names, ", ")
	}
}
