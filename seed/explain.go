package seed

import (
	"errors"
	"io"

	"nearby/geo"
	"nearby/hours"
	"nearby/place"
	"nearby/seed/fault"
)

// Explanation is what loading a file would do.
type Explanation struct {
	Understanding
	// Missing is what flags must still say before the file can be loaded, or nil.
	// The rest then holds as far as it goes: rows are read as if the datum were
	// WGS-84, and places have no category.
	Missing error
	Sample  []place.Place // the first places, at most sampled
	Read    int64         // rows
	Skipped int64         // of them: left out
	Faults  []Faults      // what would be rejected, in the order it came
	Hours   Hours
	Notes   []string // what else a person should know
}

// Hours tells of how many rows the opening hours are understood, so that people are
// told whether a place is open. The others are shown as they are.
type Hours struct {
	Rows, Understood int64 // rows with opening hours, and of these with hours that are understood
	unclear          wordCount
}

func (h *Hours) count(text string) {
	if text == "" {
		return
	}
	h.Rows++
	if _, err := hours.Parse(text); err == nil {
		h.Understood++
		return
	}
	if h.unclear == nil {
		h.unclear = wordCount{}
	}
	h.unclear.count(text)
}

// Unclear lists the hours that are not understood with their rows, the most frequent
// first; "" if there are none.
func (h *Hours) Unclear() string {
	const most = 5
	return h.unclear.list(most)
}

// sampled is how many places an explanation shows.
const sampled = 3

// Faults are the rejected rows of one code.
type Faults struct {
	Code  fault.Code
	Rows  int64
	First *Reject
}

// Rejected is how many rows would be rejected.
func (e Explanation) Rejected() (n int64) {
	for _, f := range e.Faults {
		n += f.Rows
	}
	return n
}

// Places gives a sample place as it would be on each datum the file may be on: on
// the one that is known, else on all three, of which a map shows the right one.
func (e Explanation) Places(p place.Place, r geo.Region) map[geo.Datum]geo.WGS84 {
	if e.Datum != 0 {
		return map[geo.Datum]geo.WGS84{e.Datum: p.At}
	}
	at := make(map[geo.Datum]geo.WGS84)
	for d := geo.DatumWGS84; d <= geo.DatumBD09; d++ {
		at[d] = d.WGS84(p.At.Lat, p.At.Lng, r)
	}
	return at
}

// Explain reads a whole file, or a folder or zip, and tells what loading it would
// do. Its error is a fault of the file.
func Explain(name string, o Options) (Explanation, error) {
	file, err := openPath(name, o)
	var usage *fault.Usage
	switch {
	case err == nil:
		defer file.Close() // only read
		return file.explain()
	case !errors.As(err, &usage) || file == nil:
		return Explanation{}, errors.Join(err, file.Close())
	}
	defer file.Close() // only read
	e := Explanation{Understanding: file.Understood(), Missing: err, Notes: file.Notes()}
	assumed, err := openPath(name, o.assuming())
	if err != nil {
		return e, assumed.Close()
	}
	defer assumed.Close() // only read
	read, err := assumed.explain()
	read.Understanding, read.Missing = e.Understanding, e.Missing
	return read, err
}

// assuming are the options under which a file is read although nothing says its
// datum or its category.
func (o Options) assuming() Options {
	if o.Datum == 0 {
		o.Datum = geo.DatumWGS84
	}
	o.assumed = true
	return o
}

// explain reads to the end.
func (r *Reader) explain() (Explanation, error) {
	var e Explanation
	for {
		p, err := r.Read()
		var reject *Reject
		switch {
		case errors.Is(err, io.EOF):
			e.Understanding, e.Notes, e.Skipped = r.Understood(), r.Notes(), r.Skipped()
			e.Read += e.Skipped
			return e, nil
		case errors.As(err, &reject):
			e.reject(reject)
		case err != nil:
			return e, err
		default:
			e.Hours.count(p.Hours)
			if len(e.Sample) < sampled {
				e.Sample = append(e.Sample, p)
			}
		}
		e.Read++
	}
}

func (e *Explanation) reject(x *Reject) {
	for i := range e.Faults {
		if e.Faults[i].Code == x.Code {
			e.Faults[i].Rows++
			return
		}
	}
	e.Faults = append(e.Faults, Faults{Code: x.Code, Rows: 1, First: x})
}
