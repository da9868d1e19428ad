package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nearby/seed"
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
// into the current directory under the name of the input.
func newRejectsFile(path, input string, reader *seed.Reader) (*rejectsFile, error) {
	if path == "" {
		name := filepath.Base(input)
		if input == "-" {
			name = "stdin"
		}
		name = strings.TrimSuffix(name, ".gz")
		path = strings.TrimSuffix(name, filepath.Ext(name)) + ".rejects.csv"
	}
	if same(path, input) {
		return nil, usageError{fmt.Errorf("--rejects %s would overwrite the file that is being read", path)}
	}
	return &rejectsFile{path: path, reader: reader}, nil
}

func same(a, b string) bool {
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
	return errors.Join(r.rows.Flush(), r.file.Close())
}
