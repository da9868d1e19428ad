// Package archive is a zip as a file system, with limits on what a hostile one may
// cost: its list of files, and what a file unpacks to.
//
// It does not unpack to disk, and knows nothing of what the files hold.
package archive

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"
)

// Caps on a zip. A file in it is read as a stream, so what has to be bounded is
// the directory, which is held in memory, and the time a bomb would take.
const (
	maxDirectory = 8 << 20  // bytes of the directory: some 80,000 entries
	maxUnpacked  = 16 << 30 // bytes of one file, as declared
	freelyPacked = 64 << 20 // bytes of which nobody asks how well they were packed
	maxRatio     = 200      // text in real feeds packs 5 to 30 times, DEFLATE at most 1,032
)

// Magic begins a zip that is not empty (APPNOTE.TXT 4.3.7).
const Magic = "PK\x03\x04"

// Zip is a zip as a file system, which guards what is read from it.
type Zip struct{ zip *zip.Reader }

// New reads the directory of a zip.
func New(r io.ReaderAt, size int64) (Zip, error) {
	budget := &budget{r: r, left: maxDirectory}
	zr, err := zip.NewReader(budget, size)
	switch {
	case errors.Is(err, errBudget):
		return Zip{}, fmt.Errorf("the zip's list of files is longer than %d MB: "+
			"this is no feed and no table", maxDirectory>>20)
	case errors.Is(err, zip.ErrFormat):
		return Zip{}, errors.New("the zip is damaged or was cut: fetch it again")
	case err != nil:
		return Zip{}, fmt.Errorf("read zip: %w", err)
	}
	budget.left = math.MaxInt64
	return Zip{zr}, nil
}

// budget lets a number of bytes be read.
type budget struct {
	r    io.ReaderAt
	left int64
}

var errBudget = errors.New("too much is read")

// ReadAt reads while the budget lasts.
func (b *budget) ReadAt(p []byte, at int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errBudget
	}
	return b.r.ReadAt(p, at)
}

// Open opens a file of the zip for reading, unless it can only be a bomb.
func (a Zip) Open(name string) (fs.File, error) {
	i := slices.IndexFunc(a.zip.File, func(f *zip.File) bool { return slashed(f.Name) == name })
	if i < 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	const encrypted = 1 // bit 0 of the flags, APPNOTE.TXT 4.4.4
	switch f := a.zip.File[i]; {
	case f.Flags&encrypted != 0:
		return nil, fmt.Errorf("%s in the zip is encrypted: unpack it and load what comes out", name)
	case f.UncompressedSize64 > maxUnpacked || packed(f.UncompressedSize64, f.CompressedSize64):
		return nil, fmt.Errorf("%s in the zip says that it unpacks from %d to %d bytes, which no "+
			"table does: unpack it and load what comes out", name, f.CompressedSize64, f.UncompressedSize64)
	default:
		return a.unpack(f, name)
	}
}

func (a Zip) unpack(f *zip.File, name string) (fs.File, error) {
	file, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, fmt.Errorf("%s in the zip is packed by method %d, which is not read: "+
			"unpack it and load what comes out", name, f.Method)
	}
	if err != nil {
		return nil, fmt.Errorf("%s in the zip: %w", name, err)
	}
	return &guarded{ReadCloser: file, entry: f}, nil
}

// packed tells a size that nothing but a bomb packs so well.
func packed(size, packed uint64) bool {
	return size > freelyPacked && size/maxRatio > packed
}

// guarded is a file of a zip that may not grow beyond what a table does, whatever
// the zip says about it.
type guarded struct {
	io.ReadCloser
	entry *zip.File
	read  uint64
}

// Stat describes the file as the zip does.
func (g *guarded) Stat() (fs.FileInfo, error) { return g.entry.FileInfo(), nil }

// Read reads on, and says what it means when that cannot be done.
func (g *guarded) Read(p []byte) (int, error) {
	n, err := g.ReadCloser.Read(p)
	g.read += uint64(n)
	switch {
	case packed(g.read, g.entry.CompressedSize64):
		return n, fmt.Errorf("%s in the zip unpacks from %d bytes to more than %d, which no table does",
			g.entry.Name, g.entry.CompressedSize64, g.read)
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat):
		return n, fmt.Errorf("%s in the zip is damaged: %w", g.entry.Name, err)
	default:
		return n, err
	}
}

// Names are the files of the zip, without folders and without those that systems
// add on their own (__MACOSX, .DS_Store).
func (a Zip) Names() []string {
	var names []string
	for _, f := range a.zip.File {
		name := slashed(f.Name)
		hidden := strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(path.Base(name), ".")
		if !strings.HasSuffix(name, "/") && !hidden && fs.ValidPath(name) {
			names = append(names, name)
		}
	}
	return names
}

// Glob are the names of the files that a pattern matches, see [fs.GlobFS].
func (a Zip) Glob(pattern string) (found []string, err error) {
	for _, name := range a.Names() {
		matches, err := path.Match(pattern, name)
		if err != nil {
			return nil, err
		}
		if matches {
			found = append(found, name)
		}
	}
	return found, nil
}

// slashed is a name as the format wants it, also from programs that do not know.
func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }
