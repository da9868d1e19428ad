package seed

import "io/fs"

// OpenFeed opens a GTFS feed that needs no disk, for the fuzz target.
func OpenFeed(files fs.FS, o Options) (*Reader, error) {
	t, err := openFeed(files, "gtfs", o)
	if err != nil {
		return nil, err
	}
	return whole(newReader(t, o))
}
