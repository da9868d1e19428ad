// Package load brings operators' files into the database, as nearby seed does: it reads
// them by package seed, keeps the rejected rows in a file, shows progress, and sums up.
//
// What a file means is package seed's; what a load changes is package store's.
package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"nearby/plural"
	"nearby/store"
	"nearby/usage"
)

// OneByOne loads each file in a transaction of its own. One that fails does not keep
// the others from being loaded.
func OneByOne(ctx context.Context, s *store.Store, files []string, o Options) (Result, error) {
	var r Result
	var faults []error
	names := namingsOf(files)
	for _, path := range files {
		loaded, err := oneFile(ctx, s, names, path, files, o)
		if err != nil {
			noteFailed(ctx, s, names.nameOf(path, o), path, err, o)
			r.Failed, faults = append(r.Failed, path), append(faults, interrupted(ctx, err))
			if ctx.Err() != nil {
				break
			}
			continue
		}
		r.Loaded = append(r.Loaded, loaded...)
		if err := o.report(loaded[0]); err != nil {
			faults = append(faults, err)
		}
	}
	switch {
	case len(faults) > 0 && len(r.Loaded) > 0 && len(r.Failed) > 0:
		// Some are loaded: this is a failure, and no wrong call that did nothing.
		return r, fmt.Errorf(plural.Count(len(r.Failed), "of %d files is not loaded: %s", "of %d files are not loaded: %s"),
			len(files), errors.Join(faults...))
	case len(faults) > 0:
		return r, errors.Join(faults...)
	}
	return r, nil
}

// oneFile loads a file: a timetable, or the places of one source.
func oneFile(ctx context.Context, s *store.Store, names namings, path string, files []string, o Options) ([]Summary, error) {
	if o.isTimetable(path) {
		summary, err := loadTimetable(ctx, s, path, files, o)
		return []Summary{summary}, err
	}
	source, err := names.sourceOf(ctx, s, path, o)
	if err != nil {
		return nil, err
	}
	return load(ctx, s, []*dataSet{newDataSet(path, source, files, o)})
}

// Together loads all files in one transaction, those of one source as one data set.
func Together(ctx context.Context, s *store.Store, files []string, o Options) (Result, error) {
	var sets []*dataSet
	names := namingsOf(files)
	for _, path := range files {
		if len(files) == 1 && o.isTimetable(path) {
			return OneByOne(ctx, s, files, o)
		}
		if o.isTimetable(path) {
			return Result{}, usage.Errorf("%s is a timetable, of stops that are there already: load it after them, in a call of its own", path)
		}
		source, err := names.sourceOf(ctx, s, path, o)
		if err != nil {
			return Result{}, err
		}
		set := newDataSet(path, source, files, o)
		i := slices.IndexFunc(sets, func(s *dataSet) bool { return s.source == set.source })
		if i < 0 {
			sets = append(sets, set)
			continue
		}
		sets[i].files = append(sets[i].files, set.files...)
	}
	loaded, err := load(ctx, s, sets)
	if err != nil {
		for _, set := range sets {
			noteFailed(ctx, s, set.source, set.files[0].path, err, o)
		}
		return Result{}, interrupted(ctx, err)
	}
	var faults []error
	for _, summary := range loaded {
		if err := o.report(summary); err != nil {
			faults = append(faults, err)
		}
	}
	return Result{Loaded: loaded}, errors.Join(faults...)
}

// interrupted says what became of a load that somebody, or the database, has ended.
func interrupted(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, store.ErrUnknownOutcome):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("stopped, nothing was loaded: %w", context.Cause(ctx))
	case errors.Is(err, io.ErrUnexpectedEOF) && errors.Is(err, store.ErrUnavailable):
		return fmt.Errorf("%w; nothing was loaded. The database's own log tells why: it restarts when the disk of its log is full", err)
	case errors.Is(err, store.ErrUnavailable):
		return fmt.Errorf("%w; nothing was loaded", err)
	}
	return err
}

// report reports a load that is done. When that cannot be written, the load is done all
// the same, which the error says.
func (o Options) report(s Summary) error {
	err := o.Report(s)
	if err == nil || s.DryRun {
		return err
	}
	return fmt.Errorf("%s is loaded (%d read, %d inserted, %d updated, %d deleted, %d rejected), but that could not be reported: %w",
		s.Source, s.Read, s.Inserted, s.Updated, s.Deleted, s.Rejected, err)
}

// load loads data sets in one transaction, or leaves everything as it was.
func load(ctx context.Context, s *store.Store, sets []*dataSet) ([]Summary, error) {
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
		loads[i] = set.load()
	}
	counts, err := s.LoadTogether(ctx, loads)
	if errors.Is(err, store.ErrSharedID) {
		return nil, sets[0].sharedID(err)
	}
	if err != nil {
		return nil, err
	}
	loaded, end := make([]Summary, len(sets)), time.Now()
	for i, set := range slices.Backward(sets) {
		if loaded[i], err = set.summary(counts[i], end.Sub(set.began)); err != nil {
			return nil, err
		}
		end = set.began
	}
	return loaded, nil
}
