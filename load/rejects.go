package load

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"nearby/seed"
	"nearby/usage"
)

// rejectsFile is made when the first row is rejected, so that a clean load
// leaves nothing behind.
type rejectsFile struct {
	path    string
	written string // path, once there is something in it
	first   *seed.Reject
	reader  *seed.Reader
	file    *os.File
	rows    *seed.Rejects
}

// newRejectsFile decides where the rejected rows of input go: to path, else
// into the current directory under the name of the input. It refuses to write
// over any of the inputs of this call: a mended rejects file may be among them.
func newRejectsFile(path, input string, inputs []string, reader *seed.Reader) (*rejectsFile, error) {
	path = cmp.Or(path, rejectsName(input, inputs))
	for _, read := range inputs {
		if sameFile(path, read) {
			return nil, usage.Errorf("rejected rows would overwrite %s, which is to be loaded: "+
				"name another file with --rejects, or load them one by one", read)
		}
	}
	return &rejectsFile{path: path, reader: reader}, nil
}

// rejectsName is the usual name, and one of its own for a file that has the base name
// of one before it.
func rejectsName(input string, inputs []string) string {
	name, before := baseName(input), 0
	for _, other := range inputs {
		if other == input {
			break
		}
		if baseName(other) == name {
			before++
		}
	}
	if before > 0 {
		return fmt.Sprintf("%s-%d.rejects.csv", name, before+1)
	}
	return name + ".rejects.csv"
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

func (r *rejectsFile) write(x *seed.Reject) error {
	if r.file == nil {
		file, err := os.Create(r.path)
		if err != nil {
			return fmt.Errorf("rejects file: %w", err)
		}
		r.file, r.rows = file, seed.NewRejects(file, r.reader)
		r.first, r.written = x, r.path
	}
	return r.rows.Write(x)
}

func (r *rejectsFile) close() error {
	if r.file == nil {
		return nil
	}
	defer func() { r.file = nil }()
	return errors.Join(r.rows.Flush(), r.file.Close())
}
