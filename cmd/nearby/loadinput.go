package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"nearby/place"
	"nearby/seed"
	"nearby/seed/fault"
)

// input is one file that is being loaded.
type input struct {
	loader *loader
	source string
	path   string

	file     *seed.Reader
	rejects  *rejectsFile
	shown    *progress
	sum      hash.Hash // SHA-256 of what was read
	read     int64
	rejected int64
	closed   int64 // of the rejected: places that no longer are
	reasons  map[string]int
}

// open decides how to read the file.
func (in *input) open() (err error) {
	in.reasons = make(map[string]int)
	in.shown = newProgress(in.loader.std.err, in.source, fileSize(in.path))
	options := in.loader.options
	in.sum = sha256.New()
	options.Source, options.Watch = in.source, in.watch
	if in.path == "-" {
		in.file, err = seed.Open(in.watch(in.loader.std.in), options)
	} else {
		in.file, err = seed.OpenFile(in.path, options)
	}
	if err == nil {
		in.rejects, err = newRejectsFile(in.rejectsPath(), in.path, in.loader.files, in.file)
	}
	if err != nil {
		return fileError(in.path, err)
	}
	return nil
}

// watch sees every byte that is read: for the progress and for the history.
func (in *input) watch(r io.Reader) io.Reader {
	return in.shown.watch(io.TeeReader(r, in.sum))
}

// rejectsPath is where the rejected rows go: what --rejects says, and a name of its
// own for a file that has the base name of one before it. "" for the usual name.
func (in *input) rejectsPath() string {
	before := 0
	for _, path := range in.loader.files {
		if path == in.path {
			break
		}
		if sourceName(path) == sourceName(in.path) {
			before++
		}
	}
	if before > 0 {
		return fmt.Sprintf("%s-%d.rejects.csv", sourceName(in.path), before+1)
	}
	return in.loader.command.Rejects
}

// fileSize is the size of a file that is read from its beginning to its end; 0
// for any other.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// next returns the next good place. Rejected rows go to the rejects file; at the
// end of the file too many of them fail the load.
func (in *input) next() (place.Place, error) {
	for {
		p, err := in.file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			in.read++
			in.shown.row(in.read, in.rejected)
			return p, nil
		case errors.As(err, &reject):
			if err := in.reject(reject); err != nil {
				return place.Place{}, err
			}
		case errors.Is(err, io.EOF) && in.loader.limit.Exceeded(in.read, in.rejected-in.closed):
			return place.Place{}, fileError(in.path, in.tooMany())
		case errors.Is(err, io.EOF):
			// Before the places are committed: rejected rows must not get lost.
			return place.Place{}, cmp.Or(in.rejects.close(), err)
		default:
			return place.Place{}, fileError(in.path, err)
		}
	}
}

// reject counts a row and keeps it. That a place is closed is no fault of the
// file, however many are.
func (in *input) reject(x *seed.Reject) error {
	in.read++
	in.rejected++
	in.reasons[string(x.Code)]++
	if x.Code == fault.Closed {
		in.closed++
	}
	return in.rejects.write(x)
}

// tooMany says how many, why and where to look; nothing is loaded.
func (in *input) tooMany() error {
	return fmt.Errorf("%d of %d rows are rejected, more than --max-errors %s allows; "+
		"nothing was loaded. The first is %w. All of them are in %s", in.rejected-in.closed, in.read,
		in.loader.limit, in.rejects.first, in.rejects.written)
}

// close ends the file, loaded or not.
func (in *input) close() {
	if in.shown != nil {
		in.shown.done()
	}
	if in.rejects != nil {
		_ = in.rejects.close() // closed before, when it mattered
	}
	if in.file != nil {
		_ = in.file.Close() // it was only read
	}
}
