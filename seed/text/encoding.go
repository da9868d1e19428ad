// Package text turns the bytes of a file into UTF-8: it uncompresses gzip and bzip2, decides
// the encoding or asks for it, and names the kinds of files that are no text.
//
// It knows nothing of what the text holds. It guesses no encoding but GB18030, and that
// only where package charset is certain of it.
package text

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"nearby/seed/archive"
	"nearby/seed/fault"
)

// SampleSize is how many bytes of a file are looked at to decide what it is.
const SampleSize = 64 << 10

// Replacement is U+FFFD, which decoders put where bytes mean nothing.
const Replacement = "\uFFFD"

// Reader is a file's content as UTF-8, and how its encoding was decided.
// Bytes that mean nothing in the encoding arrive as they are (from UTF-8) or
// as U+FFFD (from the others); the row they stand in is rejected later.
type Reader struct {
	io.Reader
	Packings []string // that it was unpacked from, the outer one first
	Encoding Encoding
	Why      string // the encoding is this
	Guess    *Guess // nil where the file or a flag says the encoding
	// Contradicted tells text that a flag says to be in another encoding, although its
	// beginning is UTF-8 throughout, with letters that hardly another encoding has so.
	Contradicted bool
}

// marks are the byte order marks. A mark wins over --encoding: it is the file's
// own word, no other encoding begins a line of text with these bytes, and a
// rejects file (always UTF-8 with a mark) must load under the flags of the
// file it came from.
var marks = []struct {
	bytes    string
	encoding Encoding
}{
	{"\xEF\xBB\xBF", UTF8},
	{"\xFF\xFE", UTF16LE},
	{"\xFE\xFF", UTF16BE},
}

// Decode uncompresses r if it is packed, and turns it into UTF-8. It looks at the
// first SampleSize bytes only, so that a file is read once and never held. Its error
// is a [*fault.Usage] where the encoding must be said.
func Decode(r io.Reader, want Encoding) (Reader, error) {
	r, packings, err := archive.Unpack(r)
	var sample []byte
	if err == nil {
		sample, err = beginning(r)
	}
	if err != nil {
		return Reader{}, fault.Unreadable(err)
	}
	if err := refuse(sample); err != nil {
		return Reader{}, err
	}
	for _, mark := range marks {
		if rest, marked := bytes.CutPrefix(sample, []byte(mark.bytes)); marked {
			return decoded(join(rest, r), packings, choice{encoding: mark.encoding, why: "byte order mark"})
		}
	}
	chosen, err := choose(sample, want)
	if err != nil {
		return Reader{}, err
	}
	return decoded(join(sample, r), packings, chosen)
}

// choice is the encoding of a text and why it is that.
type choice struct {
	encoding     Encoding
	why          string
	guess        *Guess
	contradicted bool // by the text, which is UTF-8
}

func decoded(r io.Reader, packings []string, c choice) (Reader, error) {
	content, err := decoder(r, c.encoding)
	return Reader{content, packings, c.encoding, c.why, c.guess, c.contradicted}, err
}

// Peek is the beginning of the text, up to SampleSize bytes, which stay unread. An
// error of reading comes again when the text is read.
func (t *Reader) Peek() []byte {
	sample, _ := beginning(t.Reader)
	t.Reader = join(sample, t.Reader)
	return sample
}

// Lossless tells text that was read without a loss.
func Lossless(s string) bool {
	return utf8.ValidString(s) && !strings.Contains(s, Replacement)
}

// beginning reads the first bytes of a file, or all it has. It takes as much memory
// as there are bytes, as most of the tables of a feed are small.
func beginning(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, SampleSize))
}

// join is a text whose beginning was read.
func join(beginning []byte, rest io.Reader) io.Reader {
	return io.MultiReader(bytes.NewReader(beginning), rest)
}

// refuse names the kinds of file that people take for CSV.
func refuse(sample []byte) error {
	start := strings.TrimLeft(string(sample[:min(len(sample), 64)]), "\uFEFF \t\r\n")
	switch {
	case len(sample) == 0:
		return errors.New("the file is empty")
	case bytes.HasPrefix(sample, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(sample, []byte("\x00\x00\xFE\xFF")):
		return errors.New("this is UTF-32, which hardly any program writes: save the file as UTF-8")
	case strings.HasPrefix(start, "PK\x03\x04"):
		return errors.New("this is a zip archive or an Excel workbook (.xlsx), which cannot be read " +
			"as a stream: give its name")
	case strings.HasPrefix(start, "SQLite format 3"):
		return errors.New("this is a GeoPackage or another SQLite database: convert it " +
			"(ogr2ogr -f CSV -lco GEOMETRY=AS_XY -t_srs EPSG:4326 out.csv FILE)")
	case strings.HasPrefix(start, "PAR1"):
		return errors.New("this is Parquet: convert it (duckdb -c \"copy (from 'FILE') to 'out.csv'\")")
	case strings.HasPrefix(start, "\x00\x00\x27\x0A"):
		return errors.New("this is a shapefile: convert it " +
			"(ogr2ogr -f CSV -lco GEOMETRY=AS_XY -t_srs EPSG:4326 out.csv FILE)")
	case strings.HasPrefix(start, "\xD0\xCF\x11\xE0"):
		return errors.New("this is an old Excel workbook (.xls) or one with a password: " +
			"save it as .xlsx without one, and give its name")
	case len(sample) > tarMagic && strings.HasPrefix(string(sample[tarMagic:]), "ustar"):
		return errors.New("this is a tar archive: unpack it (tar xf FILE) and load what comes out")
	case slices.ContainsFunc(sealed, func(magic string) bool { return strings.HasPrefix(start, magic) }):
		return errors.New("this file is encrypted: decrypt it and load what comes out")
	}
	for _, p := range packedOtherwise {
		if strings.HasPrefix(start, p.magic) {
			return fmt.Errorf("this is packed with %s, which is not read: unpack it (%s) and load what comes out", p.name, p.command)
		}
	}
	return nil
}

// tarMagic is where a tar archive says that it is one (POSIX, ustar).
const tarMagic = 257

// sealed are what encrypted files begin with (OpenSSL's, age's, PGP's).
var sealed = []string{"Salted__", "age-encryption.org/", "-----BEGIN PGP MESSAGE", "-----BEGIN AGE"}

// packedOtherwise are files of packers that Go does not know, with what unpacks them.
var packedOtherwise = []struct{ magic, name, command string }{
	{"7z\xBC\xAF\x27\x1C", "7-Zip", "7z x FILE"},
	{"Rar!\x1A\x07", "RAR", "unrar x FILE"},
	{"\xFD7zXZ\x00", "xz", "unxz -k FILE, or tar xf FILE for .tar.xz"},
	{"\x28\xB5\x2F\xFD", "Zstandard", "unzstd FILE, or tar xf FILE for .tar.zst"},
}

// choose decides the encoding of a text without a byte order mark, and says why.
//
// UTF-8 is asked first: text in another encoding is hardly ever valid UTF-8, whereas
// much UTF-8 is valid in others. GB18030 is taken where the text is certain to be
// Chinese; for any other, a person is asked.
func choose(sample []byte, want Encoding) (choice, error) {
	order := byteOrder(sample)
	switch {
	case want == UTF16 && order != Auto:
		return choice{encoding: order, why: "--encoding, byte order from the first characters"}, nil
	case want == UTF16:
		return choice{encoding: UTF16LE, why: "--encoding, the usual byte order"}, nil
	case want != Auto:
		return choice{encoding: want, why: "--encoding", contradicted: want != UTF8 && order == Auto && isUTF8(sample)}, nil
	case order != Auto:
		return choice{encoding: order, why: "zero bytes, of one in two"}, nil
	case bytes.IndexByte(sample, 0) >= 0:
		return choice{}, fault.Usagef("the file holds zero bytes, so it is hardly text: " +
			"save it as CSV in UTF-8, or say --encoding if it is text all the same")
	}
	bad := invalidUTF8(sample)
	if bad < 0 {
		return choice{encoding: UTF8, why: "valid throughout the beginning"}, nil
	}
	if end := bytes.LastIndexByte(sample, '\n'); end > bad && len(sample) == SampleSize {
		sample = sample[:end] // so that no character is cut
	}
	guess, certain := newGuess(sample, bad)
	if certain && guess.readings[0].Encoding == string(GB18030) {
		return choice{encoding: GB18030, why: "not valid UTF-8, and Chinese in GB18030", guess: &guess}, nil
	}
	return choice{}, &Unsure{guess}
}

// byteOrder tells UTF-16 without a mark by its first two characters, if they
// are ASCII: one byte of each is zero, which no other text begins with. Where they are not
// it goes by the zeros of digits, commas and line ends, which all are first bytes, or all
// second ones.
func byteOrder(sample []byte) Encoding {
	if len(sample) < 4 {
		return Auto
	}
	var zeros [2]int // at even and at odd places
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	const enough = 8 // of zeros, and of bytes for each
	switch {
	case zeros[0] == 0 && zeros[1] >= enough && enough*zeros[1] >= len(sample):
		return UTF16LE
	case zeros[1] == 0 && zeros[0] >= enough && enough*zeros[0] >= len(sample):
		return UTF16BE
	}
	switch zero := [4]bool{sample[0] == 0, sample[1] == 0, sample[2] == 0, sample[3] == 0}; zero {
	case [4]bool{false, true, false, true}:
		return UTF16LE
	case [4]bool{true, false, true, false}:
		return UTF16BE
	default:
		return Auto
	}
}

// isUTF8 tells text that is UTF-8 and would be so by chance in no other encoding.
func isUTF8(sample []byte) bool {
	const enough = 8 // characters beyond ASCII
	return invalidUTF8(sample) < 0 && bytes.IndexByte(sample, 0) < 0 && len(sample)-utf8.RuneCount(sample) >= enough
}

// invalidUTF8 is the index of the first byte that is not UTF-8, or -1. A
// character cut off by the end of the sample is no fault.
func invalidUTF8(sample []byte) int {
	for i := 0; i < len(sample); {
		if sample[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(sample[i:])
		if r == utf8.RuneError && n == 1 {
			if !utf8.FullRune(sample[i:]) {
				return -1
			}
			return i
		}
		i += n
	}
	return -1
}

// decoder turns text in encoding e into UTF-8.
func decoder(r io.Reader, e Encoding) (io.Reader, error) {
	switch e {
	case UTF8:
		return r, nil
	case UTF16LE:
		return utf16(r, unicode.LittleEndian), nil
	case UTF16BE:
		return utf16(r, unicode.BigEndian), nil
	}
	d, err := e.decoder()
	if err != nil {
		return nil, err
	}
	if e == vietnamese { // it has the tones as characters of their own
		return transform.NewReader(r, transform.Chain(d, norm.NFC)), nil
	}
	return transform.NewReader(r, d), nil
}

// utf16 decodes text whose byte order mark, if it had one, is gone already.
func utf16(r io.Reader, order unicode.Endianness) io.Reader {
	return transform.NewReader(r, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder())
}
