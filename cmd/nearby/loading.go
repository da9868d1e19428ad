package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"nearby/place"
	"nearby/seed"
	"nearby/store"
)

// loading is one file on its way into the database.
type loading struct {
	command *seedCommand
	options seed.Options
	limit   seed.Limit
	store   *store.Store
	std     streams
	path    string

	file    *seed.Reader
	rejects *rejectsFile
	shown   *progress
	summary summary
}

// run reads the file to its end and loads it, or leaves everything as it was.
func (l *loading) run(ctx context.Context) (summary, error) {
	began := time.Now()
	input, size, err := l.open()
	if err != nil {
		return summary{}, err
	}
	defer input.Close()
	l.options.Source = l.command.Source
	if l.options.Source == "" {
		l.options.Source = sourceName(l.path)
	}
	l.summary = summary{
		Source: l.options.Source, Reasons: map[string]int{}, DryRun: l.command.DryRun,
	}
	l.shown = newProgress(l.std.err, l.options.Source, size)
	defer l.shown.done()
	if l.file, err = seed.Open(l.shown.watch(input), l.options); err != nil {
		return summary{}, err
	}
	if l.rejects, err = newRejectsFile(l.command.Rejects, l.path, l.command.Files, l.file); err != nil {
		return summary{}, err
	}
	loaded, err := l.store.Load(ctx, store.Load{
		Source: l.options.Source, Prune: l.command.Prune, DryRun: l.command.DryRun, Next: l.next,
	})
	if err := errors.Join(err, l.rejects.close()); err != nil {
		return summary{}, err
	}
	l.summary.add(loaded)
	l.summary.Rejects = l.rejects.written
	l.summary.Seconds = time.Since(began).Seconds()
	return l.summary, nil
}

func (l *loading) open() (input io.ReadCloser, size int64, err error) {
	if l.path == "-" {
		return io.NopCloser(l.std.in), 0, nil
	}
	file, err := os.Open(l.path)
	if err != nil {
		return nil, 0, usageError{err}
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, 0, errors.Join(err, file.Close())
	case info.IsDir():
		return nil, 0, errors.Join(usageError{errors.New("is a directory")}, file.Close())
	}
	return file, info.Size(), nil
}

// next returns the next good place. Rejected rows go to the rejects file; at the
// end of the file too many of them fail the load.
func (l *loading) next() (place.Place, error) {
	for {
		p, err := l.file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			l.summary.Read++
			l.shown.row(l.summary.Read, l.summary.Rejected)
			return p, nil
		case errors.As(err, &reject):
			l.summary.Read++
			l.summary.Rejected++
			l.summary.Reasons[string(reject.Code)]++
			if err := l.rejects.write(reject); err != nil {
				return place.Place{}, err
			}
		case errors.Is(err, io.EOF) && l.limit.Exceeded(l.summary.Read, l.summary.Rejected):
			return place.Place{}, l.tooMany()
		default:
			return place.Place{}, err
		}
	}
}

// tooMany says how many, why and where to look; nothing is loaded.
func (l *loading) tooMany() error {
	return fmt.Errorf("%d of %d rows are rejected, more than --max-errors %s allows; "+
		"nothing was loaded. The first is %w. All of them are in %s",
		l.summary.Rejected, l.summary.Read, l.limit, l.rejects.first, l.rejects.written)
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
