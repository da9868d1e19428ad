package load

import (
	"context"

	"nearby/seed"
	"nearby/store"
)

// sourceOf is the source of a file: what the operator says, or the file, or else its
// name. Places that an earlier load brought under the file's name stay under it.
func sourceOf(ctx context.Context, s *store.Store, path string, o Options) (string, error) {
	if o.Source != "" {
		return o.Source, nil
	}
	name := baseName(path)
	said := seed.SourceOf(path)
	if said == "" || said == name {
		return name, nil
	}
	known, err := s.HasSource(ctx, said)
	if err != nil || known {
		return said, err
	}
	if known, err = s.HasSource(ctx, name); known {
		return name, err
	}
	return said, err
}
