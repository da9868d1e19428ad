package load

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"nearby/place"
	"nearby/plural"
	"nearby/seed/fault"
	"nearby/store"
	"nearby/timetable"
)

// dataSet is one source on its way into the database, of one file or several.
type dataSet struct {
	source  string
	options Options
	files   []*input
	current int // the file that is being read
	began   time.Time
	rounded rounded
}

// newDataSet is the data set of one of the files.
func newDataSet(path, source string, files []string, o Options) *dataSet {
	return &dataSet{source: source, options: o, files: []*input{newInput(path, source, files, o)}}
}

// load is the data set as package store loads it.
func (d *dataSet) load() store.Load {
	return store.Load{
		Source: d.source, Mixed: true, Prune: d.options.Prune, Force: d.options.Force,
		DryRun: d.options.DryRun, Next: d.next, Note: d.note, Timetable: d.timetable, Tracks: d.tracks,
	}
}

// start opens the first file.
func (d *dataSet) start() error {
	d.began = time.Now()
	return d.files[0].open()
}

// next returns the next good place of any of the files.
func (d *dataSet) next() (place.Place, error) {
	if d.began.IsZero() {
		if err := d.start(); err != nil {
			return place.Place{}, err
		}
	}
	for {
		p, err := d.files[d.current].next()
		d.rounded.count(p.ExternalID)
		if !errors.Is(err, io.EOF) || d.current == len(d.files)-1 {
			return p, err
		}
		d.current++
		if err := d.files[d.current].open(); err != nil {
			return place.Place{}, err
		}
	}
}

// timetable is what leaves the places, which one of the files may say. Of several the last
// that says it counts.
func (d *dataSet) timetable() (feed *timetable.Feed, err error) {
	for _, in := range d.files {
		of, err := in.file.Timetable()
		if err != nil {
			return nil, fileError(in.path, err)
		}
		feed = cmp.Or(of, feed)
	}
	return feed, nil
}

// tracks is where the lines of the files run; nil where none of them can say.
func (d *dataSet) tracks() (all []place.Track, err error) {
	for _, in := range d.files {
		of, err := in.file.Tracks()
		if err != nil {
			return nil, fileError(in.path, err)
		}
		if of != nil {
			all = append(append([]place.Track{}, all...), of...)
		}
	}
	return all, nil
}

// note is what the history keeps of the files once they are read: of several,
// the checksum of their checksums.
func (d *dataSet) note() store.Note {
	var n store.Note
	var names []string
	sum := sha256.New()
	for _, in := range d.files {
		names = append(names, filepath.Base(in.path))
		n.Rejected += in.rejected
		sum.Write(in.sum.Sum(nil))
	}
	n.File, n.Checksum = strings.Join(names, ", "), sum.Sum(nil)
	if len(d.files) == 1 {
		n.Checksum = d.files[0].sum.Sum(nil)
	}
	return n
}

func (d *dataSet) close() {
	for _, in := range d.files {
		in.close()
	}
}

// summary says what became of the data set.
func (d *dataSet) summary(l store.Loaded, took time.Duration) (Summary, error) {
	s := Summary{
		Source: d.source, Reasons: map[string]int{}, Warnings: []fault.Warning{}, Seconds: took.Seconds(), DryRun: d.options.DryRun,
	}
	s.add(l)
	if d.rounded.rows > 0 {
		s.warn("rounded_id", d.rounded.rows, "%s that a spreadsheet has rounded, the first is %q: format their column "+
			"as text and save the file again, or leave them out with --map external_id=",
			plural.Count(d.rounded.rows, "id is a number", "ids are numbers"), d.rounded.first)
	}
	for _, w := range s.Warnings {
		fmt.Fprintf(d.options.Notes, "nearby: %s: %s\n", d.source, w.Text)
	}
	for _, in := range d.files {
		if err := in.rejects.close(); err != nil {
			return s, fileError(in.path, err)
		}
		for _, w := range in.file.Warnings() {
			fmt.Fprintf(d.options.Notes, "nearby: %s: %s\n", in.path, w.Text)
			s.Warnings = append(s.Warnings, w)
		}
		s.Skipped += in.file.Skipped()
		s.Read += in.read + in.file.Skipped()
		s.Rejected += in.rejected
		for code, n := range in.reasons {
			s.Reasons[code] += n
		}
		if in.rejects.written != "" {
			s.Rejects = in.rejects.written
		}
		if !s.DryRun {
			in.clearRejects()
		}
	}
	return s, nil
}
