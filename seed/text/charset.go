package text

import (
	"strings"

	"nearby/seed/fault"
)

// Encoding is how a file writes its characters as bytes.
type Encoding uint8

// The encodings that are read. GB18030 contains GBK and GB2312.
const (
	Auto Encoding = iota
	UTF8
	GB18030
	UTF16 // in the order its first bytes show, little end first if they do not
	UTF16LE
	UTF16BE
)

// encodingNames holds, for each Encoding, the name it is shown by.
var encodingNames = [...]string{"auto", "utf-8", "gb18030", "utf-16", "utf-16le", "utf-16be"}

// Parse reads the --encoding flag, also by the names "gbk", "gb2312"
// and "utf8".
func Parse(s string) (Encoding, error) {
	lower := strings.ToLower(s)
	switch lower {
	case "gbk", "gb2312":
		return GB18030, nil
	}
	for e, name := range encodingNames {
		if lower == name || lower == strings.Replace(name, "-", "", 1) {
			return Encoding(e), nil
		}
	}
	return 0, fault.Usagef("encoding %q is not one that can be read: "+
		"want auto, utf-8, gb18030 or utf-16", s)
}

// String is the name that Parse reads.
func (e Encoding) String() string { return encodingNames[e] }
