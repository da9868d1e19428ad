package seed

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/place"
)

// Options says what an operator knows about a file. The zero value of every
// field but Categories means "find out".
type Options struct {
	Source      string            // becomes the Source of every place
	Category    string            // slug for rows of which no column says it
	Categories  []place.Category  // what a column's values are matched to
	CategoryMap map[string]string // the operator's own values, to slugs
	Datum       geo.Datum         // of the coordinates
	Region      geo.Region        // where GCJ-02 and BD-09 apply
	Map         map[string]string // field to header or 1-based number; "" for no column at all
	NoHeader    bool              // the first line is a place already
	Format      Format
	Encoding    Encoding
	Delimiter   Delimiter
	NoEntrances bool // of a GTFS feed, leave the ways into stations out
	// Watch wraps every stream that is read, for whoever shows how far it is.
	Watch func(io.Reader) io.Reader
}

// UsageError is a fault that another flag mends, as opposed to a fault of the
// file: a missing --crs, a --map to a column that is not there.
type UsageError struct{ Reason string }

// Error is the reason, with the flag that mends it.
func (e *UsageError) Error() string { return e.Reason }

func usagef(format string, args ...any) error {
	return &UsageError{fmt.Sprintf(format, args...)}
}

// Format is a kind of file.
type Format uint8

// The formats that are read.
const (
	FormatAuto    Format = iota // found out by the content; CSV where nothing else is plain
	FormatCSV                   // CSV, whatever it looks like
	FormatGTFS                  // a GTFS feed: a folder or a zip
	FormatGeoJSON               // GeoJSON, one collection or a feature a line
)

// formatNames holds, for each Format, its name in --format.
var formatNames = [...]string{"auto", "csv", "gtfs", "geojson"}

// ParseFormat reads the --format flag: "auto", "csv", "gtfs" or "geojson".
func ParseFormat(s string) (Format, error) {
	if i := slices.Index(formatNames[:], s); i >= 0 {
		return Format(i), nil
	}
	return 0, usagef("format %q is not one that can be read: want auto, csv, gtfs or geojson", s)
}

// Encoding is how a file writes its characters as bytes.
type Encoding uint8

// The encodings that are read. GB18030 contains GBK and GB2312.
const (
	EncodingAuto Encoding = iota
	UTF8
	GB18030
	UTF16 // in the order its first bytes show, little end first if they do not
	UTF16LE
	UTF16BE
)

// encodingNames holds, for each Encoding, the name it is shown by.
var encodingNames = [...]string{"auto", "utf-8", "gb18030", "utf-16", "utf-16le", "utf-16be"}

// ParseEncoding reads the --encoding flag, also by the names "gbk", "gb2312"
// and "utf8".
func ParseEncoding(s string) (Encoding, error) {
	lower := strings.ToLower(s)
	switch lower {
	case "gbk", "gb2312":
		return GB18030, nil
	}
	for e, name := range encodingNames {
		if lower == name || lower == strings.Replace(name, "-", "", 1) {
			return Encoding(e), nil
		}
	}
	return 0, usagef("encoding %q is not one that can be read: "+
		"want auto, utf-8, gb18030 or utf-16", s)
}

// String is the name that ParseEncoding reads.
func (e Encoding) String() string { return encodingNames[e] }

// Delimiter is the character between two columns; 0 means "find out".
type Delimiter byte

// DelimiterAuto takes the delimiter from the first line.
const DelimiterAuto Delimiter = 0

// delimiters are the characters tried, the likelier first.
const delimiters = ",;\t|"

// ParseDelimiter reads the --delimiter flag: "auto", ",", ";", "tab" or "|".
func ParseDelimiter(s string) (Delimiter, error) {
	switch s {
	case "auto":
		return DelimiterAuto, nil
	case "tab", `\t`:
		return '\t', nil
	}
	if len(s) == 1 && strings.Contains(delimiters, s) {
		return Delimiter(s[0]), nil
	}
	return 0, usagef("delimiter %q is not one that can be read: want auto, a comma, ;, tab or |", s)
}

// String is the name that ParseDelimiter reads.
func (d Delimiter) String() string {
	switch d {
	case DelimiterAuto:
		return "auto"
	case '\t':
		return "tab"
	default:
		return string(rune(d))
	}
}
