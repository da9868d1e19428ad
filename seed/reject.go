package seed

import (
	"fmt"
	"strings"
)

// Code names the reason of a rejection for programs. Codes are part of the
// contract: they stand in rejects files and in the command's JSON answer.
type Code string

// Why rows are rejected.
const (
	CodeColumns     Code = "columns"      // another number of columns than the other rows
	CodeQuote       Code = "quote"        // a quote that is not closed, or stands where none may
	CodeTruncated   Code = "truncated"    // the file ends in the middle of the row
	CodeEncoding    Code = "encoding"     // bytes that are no characters in the file's encoding
	CodeNoName      Code = "no_name"      // no name
	CodeNoLocation  Code = "no_location"  // no coordinates
	CodeBadLat      Code = "bad_lat"      // a latitude that is not a number in degrees
	CodeBadLng      Code = "bad_lng"      // a longitude that is not a number in degrees
	CodeBadLocation Code = "bad_location" // one cell that is neither a pair nor a WKT point
	CodeScaled      Code = "scaled"       // degrees times a million
	CodeSwapped     Code = "swapped"      // latitude and longitude exchanged
	CodeZero        Code = "zero"         // 0,0, which stands for a missing one
	CodeOutOfRange  Code = "out_of_range" // off the globe
	CodeCategory    Code = "category"     // a kind of place that is not known
	CodeRating      Code = "rating"       // not a number from 0 to 10
	CodeURL         Code = "url"          // not an http or https address
	CodeTooLong     Code = "too_long"     // longer than the field may be
	CodeJSON        Code = "json"         // not a GeoJSON feature
	CodeClosed      Code = "closed"       // the file says that the place is closed
)

// Reject is a row that cannot be used. It is the error of one row only: the
// next one can be read.
type Reject struct {
	Line   int      // of the file, on which the row begins, from 1
	Column int      // of the row, from 1; 0 if the fault is not in one column
	Field  string   // what the column means, as in --map; "" if nothing or no column
	Code   Code     // why
	Reason string   // why, and how to mend it, for people
	Record []string // the row as it was
}

// Error is where and why.
func (r *Reject) Error() string {
	var where strings.Builder
	fmt.Fprintf(&where, "line %d", r.Line)
	if r.Column > 0 {
		fmt.Fprintf(&where, ", column %d", r.Column)
	}
	if r.Field != "" {
		fmt.Fprintf(&where, " (%s)", r.Field)
	}
	return where.String() + ": " + r.Reason
}

// fault is why a row is rejected, before it is known which row that is.
type fault struct {
	column int    // from 1; 0 if none
	field  string // the one being read; "" if the fault is older than any meaning
	code   Code
	reason string
}

// brief shortens a value for a message.
func brief(s string) string {
	const most = 40
	for i, n := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "…"
		}
		i += runeLen(s[i:])
	}
	return s
}
