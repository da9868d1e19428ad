package words

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// The basic block of Chinese characters; all that names are written with but for a few.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// t2sText is the table of traditional characters; its first lines say where from.
//
//go:embed t2s.txt
var t2sText string

// ownT2S are characters that stand for one another in names and that OpenCC's table
// keeps apart, as one of them is right in both scripts, or only Hong Kong writes so.
const ownT2S = "著着藉借覆复甦苏衞卫衹只粧妆敍叙枱台糭粽簷檐痺痹"

// hanFrom is where the table of characters begins: extension A.
const hanFrom = 0x3400

// scripts tells of every Chinese character its simplified form and who writes it.
type scripts struct {
	simple [lastHan + 1 - hanFrom]uint16 // 0 for itself
	only   [lastHan + 1 - hanFrom]int8   // 1 for traditional texts alone, -1 for simplified ones
}

// hanTable is the table, read when the first text comes that needs it.
var hanTable = sync.OnceValue(readHan)

func readHan() *scripts {
	t := new(scripts)
	for line := range strings.Lines(t2sText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		from, to, _ := strings.Cut(strings.TrimSpace(line), " ")
		f, _ := utf8.DecodeRuneInString(from)
		s, _ := utf8.DecodeRuneInString(to)
		t.simple[f-hanFrom] = uint16(s)
		if !strings.HasSuffix(from, "=") {
			t.only[f-hanFrom] = 1
		}
		if !strings.HasSuffix(to, "=") {
			t.only[s-hanFrom] = -1
		}
	}
	own := []rune(ownT2S)
	for i := 0; i < len(own); i += 2 {
		t.simple[own[i]-hanFrom] = uint16(own[i+1])
	}
	t.close()
	return t
}

// close lets every character lead to its last form at once.
func (t *scripts) close() {
	for i, to := range t.simple {
		for range 4 {
			if to == 0 || t.simple[to-hanFrom] == 0 {
				break
			}
			to = t.simple[to-hanFrom]
		}
		t.simple[i] = to
	}
}

// simplified is the simplified form of one character, itself if it has none.
func simplified(r rune) rune {
	if r < hanFrom || r > lastHan {
		return r
	}
	if to := hanTable().simple[r-hanFrom]; to != 0 {
		return rune(to)
	}
	return r
}
