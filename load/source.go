package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"nearby/seed"
	"nearby/store"
	"nearby/usage"
)

// namings are what the data sets of several files may be called.
type namings []naming

// naming is what the data set of a file may be called.
type naming struct {
	path, file string // file is the name that follows from the path
	said       string // by the file itself; "" if it does not, or another of them says the same
}

// namingsOf are those of the files of one call. Of files that say the same none can be
// told by it from the others.
func namingsOf(files []string) namings {
	all := make(namings, len(files))
	for i, path := range files {
		all[i] = naming{path, baseName(path), seed.SourceOf(path)}
	}
	unique := slices.Clone(all)
	for i, n := range all {
		if all.several(func(other naming) bool { return other.said == n.said }) {
			unique[i].said = ""
		}
	}
	return unique
}

// nameOf is what a file is called before the database is asked what it may be.
func (all namings) nameOf(path string, o Options) string {
	n := all[slices.IndexFunc(all, func(n naming) bool { return n.path == path })]
	return cmp.Or(o.Source, n.said, n.file)
}

// several tells whether more than one of them is such.
func (all namings) several(such func(naming) bool) bool {
	n := 0
	for _, one := range all {
		if such(one) {
			n++
		}
	}
	return n > 1
}

// check notes two files that would be one data set by chance.
func (all namings) check(f *usage.Faults) {
	of := make(map[string]string)
	for _, n := range all {
		source := cmp.Or(n.said, n.file)
		if other := of[source]; other != "" {
			f.Add("--source", fmt.Errorf("%s and %s would both be %s: give a name, or load them one by one",
				other, n.path, source))
		}
		of[source] = n.path
	}
}

// sourceOf is the source of a file: what the operator says, or the file, or else its
// name. Places that an earlier load brought under the file's name stay under it, unless
// another file of this call has that name as well.
func (all namings) sourceOf(ctx context.Context, s *store.Store, path string, o Options) (string, error) {
	if o.Source != "" {
		return o.Source, nil
	}
	n := all[slices.IndexFunc(all, func(n naming) bool { return n.path == path })]
	if n.said == "" || n.said == n.file {
		return n.file, nil
	}
	said, errSaid := s.HasSource(ctx, n.said)
	file, errFile := s.HasSource(ctx, n.file)
	if err := errors.Join(errSaid, errFile); err != nil {
		return "", err
	}
	if file && !said && !all.several(func(other naming) bool { return other.file == n.file }) {
		return n.file, nil
	}
	return n.said, nil
}
