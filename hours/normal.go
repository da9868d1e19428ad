package hours

import (
	"unicode"
	"unicode/utf8"
)

// longest is how many bytes of a text are read; a longer one is not understood.
const longest = 1024

// normal brings the ways to write one thing together: full-width signs become
// ASCII, every kind of dash "-", the end of a line or a sentence ";", white space a
// blank, and letters small. false if the text is too long.
func normal(text string) (string, bool) {
	var buffer [longest + 4]byte
	b := buffer[:0]
	for _, r := range text {
		r = plain(r)
		if n := len(b); r == '-' && n > 0 && b[n-1] == '-' {
			continue // —— is one dash
		}
		if len(b) >= longest {
			return "", false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b), true
}

// plain is a rune as normal has it.
func plain(r rune) rune {
	const fullWidth = '！' - '!' // between a sign and its full-width twin
	if r >= '！' && r <= '～' {
		r -= fullWidth
	}
	switch {
	case r >= 'A' && r <= 'Z', r >= 'À' && r <= 'Þ' && r != '×', r >= 'А' && r <= 'Я':
		return r + 'a' - 'A'
	case r >= 'Ā' && r <= 'ž':
		return unicode.ToLower(r)
	case r < 0x80 && r != '\n' && r != '\r' && r != '\t' && r != '~':
		return r
	}
	switch r {
	case '週':
		return '周'
	case '點':
		return '点'
	case '時':
		return '时'
	case '間':
		return '间'
	case '開':
		return '开'
	case '營', '営':
		return '营'
	case '業':
		return '业'
	case '館':
		return '馆'
	case '園':
		return '园'
	case '節':
		return '节'
	case '國':
		return '国'
	case '慶':
		return '庆'
	case '雙':
		return '双'
	case '禮':
		return '礼'
	case '無':
		return '无'
	case '後':
		return '后'
	case '~', '〜', '∼', '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '至', '到':
		return '-'
	case '、', '和', '及', '与', '・':
		return ','
	case '∶', '︰':
		return ':'
	case '\n', '\r', '。':
		return ';'
	case '’':
		return '\''
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}
