// Package charset tells which encoding a text is in, by how the characters look that
// it would hold in each, and says when it cannot tell. It knows the encodings by the
// names of the WHATWG Encoding Standard and by those that operators type.
//
// It does not know byte order marks, UTF-16 or files, and it decides for nobody: where
// two readings are about as likely, both are returned, for a person to choose by.
package charset

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// aliases are names that people type and the standard lacks. WHATWG's gbk is GB18030
// without the rarer half, so both are read as GB18030.
var aliases = map[string]string{
	"cp932": "shift_jis", "932": "shift_jis", "windows-932": "shift_jis",
	"cp936": "gb18030", "936": "gb18030", "windows-936": "gb18030",
	"gbk": "gb18030", "gb2312": "gb18030", "gb_2312-80": "gb18030", "euc-cn": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030",
	"cp949": "euc-kr", "949": "euc-kr", "uhc": "euc-kr",
	"cp950": "big5", "950": "big5", "windows-950": "big5",
	"latin-1": "windows-1252", "latin-2": "iso-8859-2", "latin-9": "iso-8859-15", "latin9": "iso-8859-15",
	"cp874": "windows-874", "tis620": "windows-874", "mac-roman": "macintosh", "macroman": "macintosh", "big5hkscs": "big5", "utf8": "utf-8", "utf16le": "utf-16le", "utf16be": "utf-16be",
}

// Lookup finds an encoding by a name of the WHATWG Encoding Standard, in any case, or
// by cp932, cp936, cp949, cp950 and the like. It returns the standard's own name. The
// error of "ansi", which names no encoding, asks which one is meant.
func Lookup(label string) (name string, e encoding.Encoding, err error) {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "ansi" {
		return "", nil, fmt.Errorf("ansi is whatever Windows was set to where the file was saved: " +
			"say gb18030 (simplified Chinese), big5 (traditional Chinese), shift_jis (Japanese), euc-kr (Korean), " +
			"windows-1252 (Western Europe), windows-1250 (Central Europe) or windows-1251 (Cyrillic)")
	}
	if alias, ok := aliases[label]; ok {
		label = alias
	}
	e, err = htmlindex.Get(label)
	if err != nil || e == encoding.Replacement { // the standard's word for those that nobody may decode
		return "", nil, fmt.Errorf("%q is no encoding: give a name of the WHATWG Encoding Standard, such as utf-8, gb18030, big5, shift_jis, euc-kr or windows-1252", label)
	}
	name, err = htmlindex.Name(e)
	return name, e, err
}
