package load

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"path/filepath"
	"time"

	"nearby/plural"
	"nearby/seed"
	"nearby/seed/fault"
	"nearby/store"
	"nearby/usage"
)

// isTimetable tells whether a file is a timetable in a table. Of standard input it looks
// at the beginning, which is still there afterwards.
func (o *Options) isTimetable(path string) bool {
	if path != "-" {
		return seed.IsTimetable(path, o.Seed)
	}
	const beginning = 64 << 10
	input := bufio.NewReaderSize(o.In, beginning)
	start, _ := input.Peek(beginning) // an error comes again when it is read
	o.In = input
	return seed.IsTimetableText(bytes.NewReader(start), o.Seed)
}

// timetableFile is a timetable that is being loaded.
type timetableFile struct {
	path    string
	options Options
	file    *seed.TimetableReader
	sum     hash.Hash // SHA-256 of what was read
	rows    []seed.TimetableRow
	rejects *rejectsFile
	summary Summary
}

// loadTimetable loads a timetable into that of the stops it speaks of, in a transaction.
func loadTimetable(ctx context.Context, s *store.Store, path string, inputs []string, o Options) (Summary, error) {
	began := time.Now()
	t := &timetableFile{path: path, options: o, sum: sha256.New()}
	t.summary = Summary{Reasons: map[string]int{}, Warnings: []fault.Warning{}, DryRun: o.DryRun}
	if err := t.open(inputs); err != nil {
		return t.summary, err
	}
	defer t.file.Close()
	err := t.read()
	var of *stops
	if err == nil {
		of, err = t.stops(ctx, s)
	}
	var l store.TimetableLoad
	if err == nil {
		l, err = t.resolve(of)
	}
	if failed := t.rejects.close(); err == nil {
		err = failed
	}
	if err != nil {
		return t.summary, fileError(path, err)
	}
	loaded, err := s.LoadTimetable(ctx, l)
	if errors.Is(err, store.ErrFeedTimetable) {
		return t.summary, usage.Errorf("%s: %s has the timetable of a GTFS feed, into which rows of a table do not go: "+
			"say --prune to have this one in its place", path, l.Source)
	}
	if err != nil {
		return t.summary, err
	}
	t.sumUp(loaded, time.Since(began))
	return t.summary, nil
}

// open finds out what the columns mean.
func (t *timetableFile) open(inputs []string) (err error) {
	options := t.options.Seed
	options.Watch = func(r io.Reader) io.Reader { return io.TeeReader(r, t.sum) }
	if t.path == "-" {
		t.file, err = seed.OpenTimetableText(options.Watch(t.options.In), options)
	} else {
		t.file, err = seed.OpenTimetable(t.path, options)
	}
	if err == nil {
		t.rejects, err = newRejectsFile(t.options.Rejects, t.path, inputs, t.file.Rejects)
	}
	if err != nil {
		return fileError(t.path, err)
	}
	return nil
}

// read reads all rows: a timetable in a table is small.
func (t *timetableFile) read() error {
	for {
		row, err := t.file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			t.rows = append(t.rows, row)
			t.summary.Read++
		case errors.As(err, &reject):
			t.summary.Read++
			if err := t.reject(reject); err != nil {
				return err
			}
		case errors.Is(err, io.EOF) && t.summary.Read+t.file.Skipped() == 0:
			return errNoRows
		case errors.Is(err, io.EOF):
			t.summary.Skipped = t.file.Skipped()
			t.summary.Read += t.summary.Skipped
			return nil
		default:
			return err
		}
	}
}

func (t *timetableFile) reject(x *seed.Reject) error {
	t.summary.Rejected++
	t.summary.Reasons[string(x.Code)]++
	return t.rejects.write(x)
}

// tooMany says how many rows are rejected, why and where to look.
func (t *timetableFile) tooMany() error {
	return fmt.Errorf(plural.Count(t.summary.Rejected, oneTooMany, severalTooMany),
		t.summary.Read, t.options.Limit, t.rejects.first, t.rejects.written)
}

// note is what the history keeps of the file.
func (t *timetableFile) note() store.Note {
	return store.Note{File: filepath.Base(t.path), Checksum: t.sum.Sum(nil), Rejected: t.summary.Rejected}
}

// sumUp says what became of it.
func (t *timetableFile) sumUp(l store.Loaded, took time.Duration) {
	s := &t.summary
	s.Inserted, s.Updated, s.Unchanged, s.Deleted = l.Inserted, l.Updated, l.Unchanged, l.Deleted
	s.Seconds, s.Rejects = took.Seconds(), t.rejects.written
	s.Warnings = append(s.Warnings, t.file.Warnings()...)
	for _, w := range s.Warnings {
		fmt.Fprintf(t.options.Notes, "nearby: %s: %s\n", t.path, w.Text)
	}
	if s.DryRun {
		return
	}
	if removed, err := t.rejects.clear(); err == nil && removed {
		fmt.Fprintf(t.options.Notes, "nearby: %s: no row is rejected, so %s of an earlier load is removed\n", t.path, t.rejects.path)
	}
}
