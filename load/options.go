package load

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"nearby/seed"
	"nearby/seed/fault"
	"nearby/usage"
)

// Options say how files are loaded.
type Options struct {
	Seed    seed.Options // how each file is read; Source and Watch are set here
	Limit   seed.Limit   // of rejected rows
	Source  string       // of all files; "" for each file's own name
	Rejects string       // where rejected rows go; "" for a name after the file's
	Prune   bool         // delete places that the files no longer have
	Force   bool         // prune also when much would go
	DryRun  bool         // take everything back in the end

	In     io.Reader           // what the file "-" is
	Notes  io.Writer           // progress, and what else is to be known
	Report func(Summary) error // is called after each data set
}

// Check notes what does not go together when several files are loaded, each in a
// transaction of its own or together.
func (o Options) Check(f *usage.Faults, files []string, together bool) {
	if len(files) < 2 {
		return
	}
	if o.Rejects != "" {
		f.Add("--rejects", errors.New("names one file, but several are loaded: leave it out"))
	}
	if o.Source != "" && o.Prune && !together {
		f.Add("--prune", fmt.Errorf("each file would delete what the one before it has brought, "+
			"as all are --source %s: say --together", o.Source))
	}
	if o.Source == "" {
		namingsOf(files).check(f)
	}
}

// baseName is the name of a file without its folder and endings: its default source.
func baseName(path string) string {
	if path == "-" {
		return "stdin"
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole // the folder . has a name
	}
	name := filepath.Base(path)
	for _, packing := range []string{".gz", ".bz2"} {
		name = strings.TrimSuffix(name, packing)
	}
	name = strings.TrimSuffix(name, filepath.Ext(name))
	return strings.TrimSuffix(name, ".osm") // of x.osm.pbf
}

// fileError names the file, and keeps apart what a flag mends from what is wrong
// with the file.
func fileError(path string, err error) error {
	err = fmt.Errorf("%s: %w", path, err)
	var wrong *fault.Usage
	if errors.As(err, &wrong) {
		return usage.New(err)
	}
	return err
}
