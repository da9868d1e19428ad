package elements

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"google.golang.org/protobuf/encoding/protowire"
)

// Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format), which bound the memory.
const (
	maxHeader = 64 << 10
	maxBlob   = 32 << 20
)

// readPBF reads blocks, each compressed for itself.
func readPBF(r io.Reader, kinds Kinds, give visit) error {
	f := &pbf{r: bufio.NewReaderSize(r, maxHeader)}
	b := &block{kinds: kinds, give: give}
	for {
		kind, content, err := f.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case kind == "OSMHeader":
			err = checkHeader(content)
		case kind == "OSMData":
			err = b.read(content)
		}
		if err != nil {
			return err
		}
	}
}

// pbf is the blocks of a file. Go's memory for them is used again for each.
type pbf struct {
	r       *bufio.Reader
	packed  []byte
	content bytes.Buffer
	zlib    io.ReadCloser
	blocks  int
}

var errCut = errors.New("the OpenStreetMap data end too early, the file was cut: fetch it again")

// next is the next block and its kind. Its error is io.EOF between blocks only.
func (f *pbf) next() (kind string, content []byte, err error) {
	var size [4]byte
	if _, err := io.ReadFull(f.r, size[:]); errors.Is(err, io.EOF) {
		return "", nil, io.EOF
	} else if err != nil {
		return "", nil, cut(err)
	}
	f.blocks++
	header, err := f.take(int64(binary.BigEndian.Uint32(size[:])), maxHeader)
	if err != nil {
		return "", nil, err
	}
	var length uint64
	err = fields(header, func(number protowire.Number, value uint64, bytes []byte) error {
		switch number {
		case 1:
			kind = string(bytes)
		case 3:
			length = value
		}
		return nil
	})
	if err != nil {
		return "", nil, f.damaged(err)
	}
	blob, err := f.take(int64(min(length, maxBlob+1)), maxBlob)
	if err != nil {
		return "", nil, err
	}
	content, err = f.unpack(blob)
	return kind, content, err
}

// take reads a number of bytes.
func (f *pbf) take(n, most int64) ([]byte, error) {
	if n > most {
		return nil, f.damaged(fmt.Errorf("it says that it has more than the %d KB that the format allows", most>>10))
	}
	if int64(cap(f.packed)) < n {
		f.packed = make([]byte, n)
	}
	f.packed = f.packed[:n]
	if _, err := io.ReadFull(f.r, f.packed); err != nil {
		return nil, cut(err)
	}
	return f.packed, nil
}

func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	return err
}

func (f *pbf) damaged(err error) error {
	return fmt.Errorf("block %d of the OpenStreetMap data is damaged: %w", f.blocks, err)
}

// unpack is what a blob holds.
func (f *pbf) unpack(blob []byte) (content []byte, err error) {
	other := errors.New("it holds nothing")
	var packed []byte
	err = fields(blob, func(number protowire.Number, _ uint64, bytes []byte) error {
		switch number {
		case 1:
			content = bytes
		case 3:
			packed = bytes
		case 4, 5, 6, 7:
			method := map[protowire.Number]string{4: "LZMA", 5: "bzip2", 6: "LZ4", 7: "zstd"}[number]
			other = fmt.Errorf("it is packed by %s, which is not read: pack it anew (osmium cat FILE -o out.osm.pbf)", method)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, f.damaged(err)
	case packed != nil:
		content, err = f.inflate(packed)
	case content == nil:
		err = other
	}
	if err != nil {
		return nil, f.damaged(err)
	}
	return content, nil
}

func (f *pbf) inflate(packed []byte) (content []byte, err error) {
	source := bytes.NewReader(packed)
	if f.zlib == nil {
		f.zlib, err = zlib.NewReader(source)
	} else {
		err = f.zlib.(zlib.Resetter).Reset(source, nil)
	}
	if err != nil {
		return nil, err
	}
	f.content.Reset()
	n, err := io.Copy(&f.content, io.LimitReader(f.zlib, maxBlob+1))
	if n > maxBlob {
		return nil, fmt.Errorf("it unpacks to more than %d MB", maxBlob>>20)
	}
	return f.content.Bytes(), err
}

// checkHeader refuses data that need more than this package knows.
func checkHeader(content []byte) error {
	return fields(content, func(number protowire.Number, _ uint64, bytes []byte) error {
		const required = 4
		if number != required {
			return nil
		}
		switch feature := string(bytes); feature {
		case "OsmSchema-V0.6", "DenseNodes":
			return nil
		case "HistoricalInformation":
			return errHistory
		default:
			return fmt.Errorf("the OpenStreetMap data need %q, which is not known: "+
				"convert them (osmium cat FILE -o out.osm.pbf)", feature)
		}
	})
}

// fields calls visit for each field of a message: with its number, or its bytes.
func fields(message []byte, visit func(number protowire.Number, value uint64, bytes []byte) error) error {
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		var value uint64
		var bytes []byte
		switch kind {
		case protowire.VarintType:
			value, n = protowire.ConsumeVarint(message)
		case protowire.BytesType:
			bytes, n = protowire.ConsumeBytes(message)
		default:
			n = protowire.ConsumeFieldValue(number, kind, message)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		if err := visit(number, value, bytes); err != nil {
			return err
		}
	}
	return nil
}
