package load

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"nearby/place"
	"nearby/plural"
	"nearby/seed"
	"nearby/seed/fault"
)

// input is one file that is being loaded.
type input struct {
	path    string
	source  string
	inputs  []string // all files of this call
	options Options

	file     *seed.Reader
	rejects  *rejectsFile
	progress *progress
	sum      hash.Hash // SHA-256 of what was read
	read     int64
	rejected int64
	reasons  map[string]int
}

func newInput(path, source string, inputs []string, o Options) *input {
	return &input{
		path: path, source: source, inputs: inputs, options: o,
		sum: sha256.New(), reasons: make(map[string]int),
	}
}

// open decides how to read the file.
func (in *input) open() (err error) {
	in.progress = newProgress(in.options.Notes, in.source, fileSize(in.path))
	options := in.options.Seed
	options.Source, options.Watch, options.Survey = in.source, in.watch, in.progress.survey
	if in.path == "-" {
		in.file, err = seed.Open(in.watch(in.options.In), options)
	} else {
		in.file, err = seed.OpenFile(in.path, options)
	}
	if err == nil {
		in.rejects, err = newRejectsFile(in.options.Rejects, in.path, in.inputs, in.file.Rejects)
	}
	if err != nil {
		return fileError(in.path, err)
	}
	return nil
}

// watch sees every byte that is read: for the progress and for the history.
func (in *input) watch(r io.Reader) io.Reader {
	return in.progress.watch(io.TeeReader(r, in.sum))
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

// errNoRows means that a file holds nothing: it is more likely cut off, or an export
// that failed, than a data set of no places.
var errNoRows = errors.New("there is no row in it, so nothing was loaded")

// next returns the next good place. Rejected rows go to the rejects file; at the
// end of the file too many of them fail the load.
func (in *input) next() (place.Place, error) {
	for {
		p, err := in.file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			in.read++
			in.progress.row(in.read, in.rejected)
			return p, nil
		case errors.As(err, &reject):
			if err := in.reject(reject); err != nil {
				return place.Place{}, err
			}
		case errors.Is(err, io.EOF) && in.read+in.file.Skipped() == 0:
			return place.Place{}, fileError(in.path, errNoRows)
		case errors.Is(err, io.EOF) && in.options.Limit.Exceeded(in.read, in.rejected):
			return place.Place{}, fileError(in.path, in.tooMany())
		case errors.Is(err, io.EOF):
			in.progress.end(in.read, in.rejected)
			// Before the places are committed: rejected rows must not get lost.
			return place.Place{}, cmp.Or(in.rejects.close(), err)
		default:
			return place.Place{}, fileError(in.path, err)
		}
	}
}

// reject counts a row and keeps it.
func (in *input) reject(x *seed.Reject) error {
	in.read++
	in.rejected++
	in.reasons[string(x.Code)]++
	return in.rejects.write(x)
}

// The sentences on rejected rows, behind their number.
const (
	oneTooMany     = "of %d rows is rejected, more than --max-errors %s allows; nothing was loaded. It is %w. It stands in %s"
	severalTooMany = "of %d rows are rejected, more than --max-errors %s allows; nothing was loaded. The first is %w. All of them are in %s"
)

// tooMany says how many, why and where to look; nothing is loaded.
func (in *input) tooMany() error {
	err := fmt.Errorf(plural.Count(in.rejected, oneTooMany, severalTooMany),
		in.read, in.options.Limit, in.rejects.first, in.rejects.written)
	for _, w := range in.file.Warnings() {
		if w.Code == string(fault.Category) {
			err = fmt.Errorf("%w. %s", err, w.Text)
		}
	}
	return err
}

// close ends the file, loaded or not.
func (in *input) close() {
	if in.progress != nil {
		in.progress.done()
	}
	if in.rejects != nil {
		_ = in.rejects.close() // closed before, when it mattered
	}
	if in.file != nil {
		_ = in.file.Close() // it was only read
	}
}

// clearRejects removes the rejected rows of an earlier load when all are good now. That
// it cannot is no fault of the load.
func (in *input) clearRejects() {
	switch removed, err := in.rejects.clear(); {
	case err != nil:
		fmt.Fprintf(in.options.Notes, "nearby: %s: the rejected rows of an earlier load stay: %v\n", in.path, err)
	case removed:
		fmt.Fprintf(in.options.Notes, "nearby: %s: no row is rejected, so %s of an earlier load is removed\n", in.path, in.rejects.path)
	}
}
