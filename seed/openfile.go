package seed

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// OpenFile is [Open] for a file by its name, and so for what cannot be a stream:
// a folder or a zip that holds a GTFS feed, and a zip that holds one table. Call
// [Reader.Close] at the end.
func OpenFile(name string, o Options) (*Reader, error) {
	file, err := openPath(name, o)
	if err != nil {
		return nil, errors.Join(err, file.shut())
	}
	return file, nil
}

// openPath is OpenFile that with an error gives what it has found out until then,
// if that is anything.
func openPath(name string, o Options) (*Reader, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, &UsageError{err.Error()}
	}
	if info.IsDir() {
		return openFolder(name, o)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, &UsageError{err.Error()}
	}
	reader, err := openStored(file, info.Size(), o)
	if reader == nil {
		return nil, errors.Join(err, file.Close())
	}
	inner := reader.close
	reader.close = func() error {
		if inner == nil {
			return file.Close()
		}
		return errors.Join(inner(), file.Close())
	}
	return reader, err
}

// shut closes what an Open that failed has left open.
func (r *Reader) shut() error {
	if r == nil {
		return nil
	}
	return r.Close()
}

// openFolder reads a folder that is a GTFS feed; any other folder holds files
// that are loaded one by one.
func openFolder(name string, o Options) (*Reader, error) {
	root, err := findFeed(os.DirFS(name))
	switch {
	case err != nil:
		return nil, err
	case root == nil:
		return nil, usagef("the folder is no GTFS feed: it has no %s", stopsFile)
	}
	return openGTFS(root, "gtfs", o)
}

// openStored reads a file that is a zip or a text.
func openStored(file *os.File, size int64, o Options) (*Reader, error) {
	head := make([]byte, 4)
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read: %w", err)
	}
	if string(head) == zipMagic {
		return openZip(file, size, o)
	}
	return openStream(o.watch(file), o)
}

// openStream decides what a stream is.
func openStream(r io.Reader, o Options) (*Reader, error) {
	t, err := decode(r, o)
	if err != nil {
		return nil, err
	}
	return openText(t, o)
}

// zipMagic begins a zip that is not empty (APPNOTE.TXT 4.3.7).
const zipMagic = "PK\x03\x04"

func openZip(file io.ReaderAt, size int64, o Options) (*Reader, error) {
	a, err := newArchive(file, size)
	if err != nil {
		return nil, err
	}
	root, err := findFeed(a)
	switch {
	case err != nil:
		return nil, err
	case root != nil:
		return openGTFS(root, "gtfs in zip", o)
	case o.Format == FormatGTFS:
		return nil, fmt.Errorf("the zip is no GTFS feed: it has no %s; it holds %s",
			stopsFile, listed(a.names()))
	}
	name, err := a.only()
	if err != nil {
		return nil, err
	}
	table, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	reader, err := openStream(o.watch(table), o)
	if reader == nil {
		return nil, errors.Join(err, table.Close())
	}
	reader.format += " in zip (" + name + ")"
	reader.close = table.Close
	return reader, err
}

// findFeed is the folder that holds a GTFS feed: fsys, or the one folder in it
// that has stops. nil if there is none.
func findFeed(fsys fs.FS) (fs.FS, error) {
	names, err := fileNames(fsys)
	if err != nil {
		return nil, err
	}
	var folders []string
	for _, name := range names {
		folder, file, nested := strings.Cut(name, "/")
		switch {
		case name == stopsFile:
			return fsys, nil
		case nested && file == stopsFile:
			folders = append(folders, folder)
		}
	}
	switch len(folders) {
	case 0:
		return nil, nil
	case 1:
		return fs.Sub(fsys, folders[0])
	default:
		return nil, fmt.Errorf("there are several GTFS feeds, in %s: load one at a time", listed(folders))
	}
}

// fileNames are the names of the files in fsys and in the folders in it.
func fileNames(fsys fs.FS) ([]string, error) {
	if a, ok := fsys.(archive); ok {
		return a.names(), nil
	}
	names, err := fs.Glob(fsys, "*")
	if err != nil {
		return nil, err
	}
	nested, err := fs.Glob(fsys, "*/"+stopsFile)
	return append(names, nested...), err
}

// watch lets whoever opens a file see how far it is read.
func (o Options) watch(r io.Reader) io.Reader {
	if o.Watch == nil {
		return r
	}
	return o.Watch(r)
}

// openTable reads a table of a feed, whose first line is its header.
func openTable(fsys fs.FS, name string, o Options) (*table, io.Closer, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, nil, err
	}
	t, err := openHeader(o.watch(file), o)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	return t, file, nil
}

func openHeader(r io.Reader, o Options) (*table, error) {
	text, err := decode(r, Options{Format: FormatCSV, Encoding: o.Encoding})
	if err != nil {
		return nil, err
	}
	t, err := newTable(text, Options{})
	if err != nil {
		return nil, err
	}
	return t, t.takeHeader()
}
