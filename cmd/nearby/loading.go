package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"nearby/place"
	"nearby/seed"
	"nearby/store"
)

// loader brings several files into the database.
type loader struct {
	command *seedCommand
	options seed.Options
	limit   seed.Limit
	store   *store.Store
	std     streams
	files   []string
}

// oneByOne loads each file in a transaction of its own. One that fails does not
// keep the others from being loaded.
func (l *loader) oneByOne(ctx context.Context) error {
	var loaded []summary
	var failed []string
	var faults []error
	for _, path := range l.files {
		s, err := l.load(ctx, []*dataSet{l.dataSet(path)})
		if err != nil {
			failed, faults = append(failed, path), append(faults, err)
			if ctx.Err() != nil {
				break
			}
			continue
		}
		loaded = append(loaded, s...)
		if err := l.command.print(l.std.out, s[0]); err != nil {
			return err
		}
	}
	if err := l.table(loaded, failed); err != nil {
		return err
	}
	switch {
	case len(faults) > 0 && len(loaded) > 0:
		// Some are loaded: this is a failure, and no wrong call that did nothing.
		return fmt.Errorf("%d of %d files are not loaded: %s", len(failed), len(l.files), errors.Join(faults...))
	case len(faults) > 0:
		return errors.Join(faults...)
	}
	return ending(loaded)
}

// together loads all files in one transaction, those of one source as one.
func (l *loader) together(ctx context.Context) error {
	var sets []*dataSet
	for _, path := range l.files {
		set := l.dataSet(path)
		i := slices.IndexFunc(sets, func(s *dataSet) bool { return s.source == set.source })
		if i < 0 {
			sets = append(sets, set)
			continue
		}
		sets[i].files = append(sets[i].files, set.files...)
	}
	loaded, err := l.load(ctx, sets)
	if err != nil {
		return err
	}
	for _, s := range loaded {
		if err := l.command.print(l.std.out, s); err != nil {
			return err
		}
	}
	if err := l.table(loaded, nil); err != nil {
		return err
	}
	return ending(loaded)
}

// table ends the load of several files.
func (l *loader) table(loaded []summary, failed []string) error {
	if len(loaded)+len(failed) < 2 || l.command.Output == "json" {
		return nil
	}
	return printTable(l.std.out, loaded, failed)
}

// ending tells a load that rejected rows from one that did not.
func ending(loaded []summary) error {
	if slices.ContainsFunc(loaded, func(s summary) bool { return s.Rejected > 0 }) {
		return errRejected
	}
	return nil
}

// dataSet is the data set of one file.
func (l *loader) dataSet(path string) *dataSet {
	source := l.command.Source
	if source == "" {
		source = sourceName(path)
	}
	return &dataSet{source: source, files: []*input{{loader: l, source: source, path: path}}}
}

// load loads data sets in one transaction, or leaves everything as it was.
func (l *loader) load(ctx context.Context, sets []*dataSet) ([]summary, error) {
	defer func() {
		for _, set := range sets {
			set.close()
		}
	}()
	if err := sets[0].start(); err != nil { // before the transaction: it may take a while
		return nil, err
	}
	loads := make([]store.Load, len(sets))
	for i, set := range sets {
		loads[i] = store.Load{
			Source: set.source, Mixed: true, Prune: l.command.Prune, Force: l.command.Force,
			DryRun: l.command.DryRun, Next: set.next, Note: set.note,
		}
	}
	counts, err := l.store.LoadTogether(ctx, loads)
	if err != nil {
		return nil, err
	}
	loaded, end := make([]summary, len(sets)), time.Now()
	for i, set := range slices.Backward(sets) {
		if loaded[i], err = set.summary(counts[i], end.Sub(set.began)); err != nil {
			return nil, err
		}
		end = set.began
	}
	return loaded, nil
}

// dataSet is one source on its way into the database, of one file or several.
type dataSet struct {
	source string
	files  []*input
	now    int // the file that is being read
	began  time.Time
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
		p, err := d.files[d.now].next()
		if !errors.Is(err, io.EOF) || d.now == len(d.files)-1 {
			return p, err
		}
		d.now++
		if err := d.files[d.now].open(); err != nil {
			return place.Place{}, err
		}
	}
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
func (d *dataSet) summary(l store.Loaded, took time.Duration) (summary, error) {
	s := summary{
		Source: d.source, Reasons: map[string]int{}, Seconds: took.Seconds(),
		DryRun: d.files[0].loader.command.DryRun,
	}
	s.add(l)
	if l.Doubt != nil {
		s.Doubt = l.Doubt.String()
		fmt.Fprintf(d.files[0].loader.std.err, "nearby: %s: %s; load it again with the right --crs\n", d.source, s.Doubt)
	}
	for _, in := range d.files {
		if err := in.rejects.close(); err != nil {
			return s, fileError(in.path, err)
		}
		in.note()
		s.Read += in.read
		s.Rejected += in.rejected
		for code, n := range in.reasons {
			s.Reasons[code] += n
		}
		if in.rejects.written != "" {
			s.Rejects = in.rejects.written
		}
	}
	return s, nil
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }

// note says what else is to be known about a file that was read.
func (in *input) note() {
	for _, note := range in.file.Notes() {
		fmt.Fprintf(in.loader.std.err, "nearby: %s: %s\n", in.path, note)
	}
}
