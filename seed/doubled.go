package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/text"
)

// undoubled is a cell whose UTF-8 was once read as Latin-1 or windows-1252, CafÃ©, as it
// was before; any other cell stays. What was UTF-8 is so again, which a text that only
// looks so hardly ever is.
func undoubled(s string) string {
	bytes := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if r < 0x100 {
			b, ok = byte(r), true
		}
		if !ok {
			return s
		}
		bytes = append(bytes, b)
	}
	if len(bytes) == len(s) || !utf8.Valid(bytes) {
		return s
	}
	return string(bytes)
}

// asGBK is a text whose UTF-8 was once read as GBK, 浜烘皯骞垮満, as it was before: 人民广场;
// false for any other. Of an odd number of bytes the last one is lost, and with it the
// last character.
func asGBK(s string) (string, bool) {
	const fewest = 2 // Chinese characters, which are six bytes
	encoded, err := simplifiedchinese.GBK.NewEncoder().String(strings.TrimRight(s, "?"+text.Replacement))
	if err != nil {
		return "", false
	}
	for range utf8.UTFMax - 1 {
		if r, n := utf8.DecodeLastRuneInString(encoded); r == utf8.RuneError && n == 1 {
			encoded = encoded[:len(encoded)-1]
		}
	}
	if !utf8.ValidString(encoded) {
		return "", false
	}
	han := 0
	for _, r := range encoded {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case r >= utf8.RuneSelf && !unicode.IsPunct(r):
			return "", false
		}
	}
	return encoded, han >= fewest
}

// notRuined refuses a file most of whose Chinese names were read as GBK and saved so:
// characters are lost, and what is left is nobody's name. --encoding insists.
func (m *meaning) notRuined(rows []table.Record) error {
	if m.at[fieldName] == table.None || m.options.Encoding != text.Auto {
		return nil
	}
	chinese, ruined, first, was := 0, 0, "", ""
	for _, rec := range rows {
		if rec.Fault != nil || len(rec.Cells) < m.width {
			continue
		}
		name := m.cell(m.extended(rec), fieldName)
		if utf8.RuneCountInString(name) == len(name) {
			continue
		}
		chinese++
		if before, ok := asGBK(name); ok {
			if ruined++; ruined == 1 {
				first, was = name, before
			}
		}
	}
	if ruined < fewest || 4*ruined < chinese {
		return nil
	}
	return fault.Usagef("the names were UTF-8, were read as GBK by another program and saved so: %q was %q. "+
		"Characters are lost that way: load the file as it was before, or say --encoding %s to take these names",
		fault.Brief(first), fault.Brief(was), m.table.Text.Encoding)
}
