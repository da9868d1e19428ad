package load

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"nearby/seed"
	"nearby/usage"
)

// rejectsFile is made when the first row is rejected, so that a clean load
// leaves nothing behind.
type rejectsFile struct {
	path    string
	usual   bool   // path follows from the name of the input
	written string // path, once there is something in it
	first   *seed.Reject
	begin   func(io.Writer) *seed.Rejects
	file    *os.File
	rows    *seed.Rejects
}

// newRejectsFile decides where the rejected rows of input go: to path, else
// into the current directory under the name of the input. It refuses to write
// over any of the inputs of this call: a mended rejects file may be among them.
func newRejectsFile(path, input string, inputs []string, begin func(io.Writer) *seed.Rejects) (*rejectsFile, error) {
	usual := path == ""
	path = cmp.Or(path, rejectsName(input, inputs))
	for _, read := range inputs {
		if sameFile(path, read) {
			return nil, usage.Errorf("rejected rows would overwrite %s, which is to be loaded: "+
				"name another file with --rejects, or load them one by one", read)
		}
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, usage.Errorf("%s is a symbolic link, through which no rejected rows are written: "+
			"remove it, or name another file with --rejects", path)
	}
	return &rejectsFile{path: path, usual: usual, begin: begin}, nil
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
		// Not through a link that somebody has put there meanwhile.
		file, err := os.OpenFile(r.path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC|syscall.O_NOFOLLOW, 0o666) //nolint:gosec // named by the operator
		if err != nil {
			return fmt.Errorf("rejects file: %w", err)
		}
		r.file, r.rows = file, r.begin(file)
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

// clear removes the rejects of an earlier load, once there are none any more. It leaves
// anything that is not a file of rejected rows.
func (r *rejectsFile) clear() (removed bool, err error) {
	info, err := os.Lstat(r.path)
	if err != nil || r.written != "" || !info.Mode().IsRegular() || !r.usual && !isRejects(r.path) {
		return false, nil
	}
	return true, os.Remove(r.path)
}

// isRejects tells a file of rejected rows by its header.
func isRejects(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close() // only read
	header, err := bufio.NewReader(io.LimitReader(file, 1<<20)).ReadString('\n')
	return err == nil && seed.IsRejectsHeader(header)
}
