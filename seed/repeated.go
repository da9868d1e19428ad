package seed

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"nearby/seed/archive"
	"nearby/seed/fault"
	"nearby/seed/osm"
	"nearby/seed/table"
	"nearby/seed/text"
)

// repeated gives a file from its beginning, as often as it is asked.
type repeated func() (io.ReadCloser, error)

// openRepeated reads what may have to be read more than once.
func openRepeated(open repeated, o Options) (*table.Table, error) {
	start, packings, err := open.beginning()
	if err != nil {
		return nil, err
	}
	if isOSM := osm.Is(start); isOSM && o.Format == FormatAuto || o.Format == FormatOSM {
		return openOSM(open, start, packings, o)
	}
	file, err := open()
	if err != nil {
		return nil, err
	}
	t, err := openStream(o.watch(file), o)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	t.Closers = append(t.Closers, file)
	return t, nil
}

// openOSM reads OpenStreetMap data.
func openOSM(open repeated, start []byte, packings []string, o Options) (*table.Table, error) {
	t, err := osm.Open(osm.Options{
		Survey: open.unpacked(o.Survey), Rows: open.unpacked(o.Watch), Start: start, NoEntrances: o.NoEntrances,
	})
	if err != nil {
		return nil, fault.Unreadable(err)
	}
	t.Text.Packings = packings
	return t, nil
}

// unpacked is the file without its packings. watch sees what is read of it before.
func (open repeated) unpacked(watch func(io.Reader) io.Reader) repeated {
	return func() (io.ReadCloser, error) {
		file, err := open()
		if err != nil {
			return nil, err
		}
		content, _, err := archive.Unpack(wrapped(file, watch))
		if err != nil {
			return nil, errors.Join(fault.Unreadable(err), file.Close())
		}
		return struct {
			io.Reader
			io.Closer
		}{bufio.NewReader(content), file}, nil
	}
}

// beginning is that of the unpacked file.
func (open repeated) beginning() (start []byte, packings []string, err error) {
	file, err := open()
	if err != nil {
		return nil, nil, err
	}
	defer file.Close() // only read
	content, packings, err := archive.Unpack(file)
	if err == nil {
		start, err = io.ReadAll(io.LimitReader(content, text.SampleSize))
	}
	if err != nil && len(start) == 0 {
		return nil, nil, fault.Unreadable(err)
	}
	return start, packings, nil
}

// openPipe reads a stream, which it keeps if it has to be read more than once.
func openPipe(r io.Reader, o Options) (*table.Table, error) {
	buffered := bufio.NewReaderSize(r, text.SampleSize)
	start, _ := buffered.Peek(text.SampleSize) // an error comes again when it is read
	unpacked, _, err := repeated(func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(start)), nil
	}).beginning()
	if err != nil || !osm.Is(unpacked) && !bytes.HasPrefix(start, []byte(archive.Magic)) {
		return openStream(buffered, o)
	}
	file, err := spooled(buffered)
	if err != nil {
		return nil, err
	}
	o.Watch, o.Survey = nil, nil // all of it was seen
	return openSpooled(file, o)
}

// openSpooled reads a file that is kept for the table alone.
func openSpooled(file *os.File, o Options) (*table.Table, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	t, err := openStored(file, info.Size(), o)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	t.Closers = append(t.Closers, file)
	return t, nil
}

// spooled stores a stream in a file that is gone when it is closed, so that it can be read
// more than once.
func spooled(r io.Reader) (_ *os.File, err error) {
	file, err := os.CreateTemp("", "nearby-*")
	if err != nil {
		return nil, fmt.Errorf("keep what is read: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close())
		}
	}()
	if err := os.Remove(file.Name()); err != nil {
		return nil, fmt.Errorf("keep what is read: %w", err)
	}
	if _, err := io.Copy(file, r); err != nil {
		return nil, fmt.Errorf("keep what is read: %w", err)
	}
	return file, nil
}
