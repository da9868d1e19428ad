package xlsx

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// CompoundMagic begins a compound file ([MS-CFB] 2.2), which is what the programs before
// 2007 wrote, and what a workbook with a password is packed in.
const CompoundMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// compounds are what compound files are, by the names of the streams in them.
var compounds = []struct{ stream, advice string }{
	{"EncryptedPackage", "this workbook has a password: open it, take the password off (File, Info, Protect Workbook), and save it"},
	{"WordDocument", "this is a document of Word (.doc): copy its table into a spreadsheet and save that as .xlsx"},
	{"Workbook", oldWorkbook},
	{"Book", oldWorkbook},
}

const oldWorkbook = "this is an old Excel workbook (.xls): save it as .xlsx (soffice --headless --convert-to xlsx FILE) and load that"

// Compound says what a compound file is and what to do with it.
func Compound(r io.ReaderAt) error {
	names := streams(r)
	for _, c := range compounds {
		stream, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(c.stream)
		if err == nil && strings.Contains(names, stream) {
			return errors.New(c.advice)
		}
	}
	return errors.New("this is a file of an old office program: save it as .xlsx (soffice --headless --convert-to xlsx FILE) and load that")
}

// streams are the sectors of a compound file's directory, as far as its header leads to
// them ([MS-CFB] 2.2 to 2.6).
func streams(r io.ReaderAt) string {
	const (
		size       = 512 // of the header
		tables     = 109 // sectors of the allocation table that the header names
		most       = 64  // sectors of a directory that are looked at
		shift      = 30  // where the header says how long a sector is,
		directory  = 48  // where the directory begins,
		allocation = 76  // and where the allocation table is
	)
	header := make([]byte, size)
	if _, err := r.ReadAt(header, 0); err != nil {
		return ""
	}
	bits := binary.LittleEndian.Uint16(header[shift:])
	if bits != 9 && bits != 12 {
		return ""
	}
	sector := make([]byte, 1<<bits)
	read := func(number uint32) bool {
		n, _ := r.ReadAt(sector, (int64(number)+1)<<bits) // the last one may be short
		clear(sector[n:])
		return n > 0
	}
	var names bytes.Buffer
	next := binary.LittleEndian.Uint32(header[directory:])
	for range most {
		if !read(next) {
			break
		}
		names.Write(sector)
		entries := uint32(len(sector) / 4)
		if next/entries >= tables || !read(binary.LittleEndian.Uint32(header[allocation+next/entries*4:])) {
			break
		}
		next = binary.LittleEndian.Uint32(sector[next%entries*4:])
	}
	return names.String()
}
