package seed

import (
	"bytes"
	"io/fs"
)

// OpenFeed opens a GTFS feed that needs no disk, for the fuzz target.
func OpenFeed(files fs.FS, o Options) (*Reader, error) {
	t, err := openFeed(files, "gtfs", o)
	if err != nil {
		return nil, err
	}
	return orClose(newReader(t, o))
}

// OpenBytes opens a file that needs no disk, for a fuzz target.
func OpenBytes(content []byte, o Options) (*Reader, error) {
	t, err := openStored(bytes.NewReader(content), int64(len(content)), o)
	if err != nil {
		return nil, err
	}
	return orClose(newReader(t, o))
}
