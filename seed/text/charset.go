package text

import (
	"errors"
	"strings"

	"golang.org/x/text/encoding"

	"nearby/charset"
	"nearby/seed/fault"
)

// Encoding is how a file writes its characters as bytes, by its name in the WHATWG
// Encoding Standard; "" means "find out".
type Encoding string

// The encodings that are told from the bytes alone, or taken without a question.
// GB18030 contains GBK and GB2312.
const (
	Auto    Encoding = ""
	UTF8    Encoding = "utf-8"
	GB18030 Encoding = "gb18030"
	UTF16   Encoding = "utf-16" // in the order its first bytes show, little end first if they do not
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"

	vietnamese Encoding = "windows-1258"
)

// Parse reads the --encoding flag: "auto", or a name that [charset.Lookup] knows.
func Parse(s string) (Encoding, error) {
	switch strings.ToLower(s) {
	case "auto":
		return Auto, nil
	case "utf-16", "utf16":
		return UTF16, nil
	}
	name, _, err := charset.Lookup(s)
	if err != nil {
		return Auto, &fault.Usage{Reason: err.Error()}
	}
	return Encoding(name), nil
}

// String is the name that Parse reads.
func (e Encoding) String() string {
	if e == Auto {
		return "auto"
	}
	return string(e)
}

// decoder is that of an encoding that is no Unicode.
func (e Encoding) decoder() (*encoding.Decoder, error) {
	_, found, err := charset.Lookup(string(e))
	if err != nil {
		return nil, errors.New("no encoding is called " + string(e)) // Parse has refused it
	}
	return found.NewDecoder(), nil
}
