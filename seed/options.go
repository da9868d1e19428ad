package seed

import (
	"io"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/place"
	"nearby/seed/csv"
	"nearby/seed/fault"
	"nearby/seed/text"
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
	Where       []Condition       // that rows must meet to be loaded
	NoHeader    bool              // the first line is a place already
	Format      Format
	Sheet       string // of a workbook, by name or by number from 1; "" to find it
	Records     string // where the list of places stands in JSON, by dotted members; "" to find it
	Encoding    text.Encoding
	Delimiter   csv.Delimiter
	Order       Order
	depth       int  // of archives in each other
	assumed     bool // rows without a category are read all the same, with none
	NoEntrances bool // of a GTFS feed, leave the ways into stations out
	NoTimetable bool // of a GTFS feed, leave the departures out
	// Watch wraps every stream that is read, for whoever shows how far it is; Survey
	// wraps those that are looked through before, and then read again.
	Watch, Survey func(io.Reader) io.Reader
}

// Format is a kind of file.
type Format uint8

// The formats that are read.
const (
	FormatAuto      Format = iota // found out by the content; CSV where nothing else is plain
	FormatCSV                     // CSV, whatever it looks like
	FormatGTFS                    // a GTFS feed: a folder or a zip
	FormatGeoJSON                 // GeoJSON, one collection or a feature a line
	FormatJSON                    // a list of objects in JSON
	FormatKML                     // KML, alone or in a KMZ
	FormatXLSX                    // a sheet of a workbook
	FormatOSM                     // OpenStreetMap data: PBF, XML, JSON
	FormatTimetable               // a timetable in a table, see [OpenTimetable]
)

// formatNames holds, for each Format, its name in --format.
var formatNames = [...]string{"auto", "csv", "gtfs", "geojson", "json", "kml", "xlsx", "osm", "timetable"}

// ParseFormat reads the --format flag, one of the names above.
func ParseFormat(s string) (Format, error) {
	if i := slices.Index(formatNames[:], s); i >= 0 {
		return Format(i), nil
	}
	return 0, fault.Usagef("format %q is not one that can be read: want %s", s, strings.Join(formatNames[:], ", "))
}

// watch lets whoever opens a file see how far it is read.
func (o Options) watch(r io.Reader) io.Reader { return wrapped(r, o.Watch) }

func wrapped(r io.Reader, by func(io.Reader) io.Reader) io.Reader {
	if by == nil {
		return r
	}
	return by(r)
}
