package xlsx

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"nearby/seed/fault"
)

// maxPiece is how many bytes a row, or one of the shared texts, may have, which bounds
// the memory.
const maxPiece = 16 << 20

var errPiece = fmt.Errorf("it has more than %d MB: is this a table of places?", maxPiece>>20)

// markup is the XML of a part, token by token, with a limit to what one piece takes.
type markup struct {
	r       io.Reader
	left    int
	decoder *xml.Decoder
}

func newMarkup(r io.Reader) *markup {
	const buffer = 16 << 10
	m := &markup{r: r, left: maxPiece}
	m.decoder = xml.NewDecoder(bufio.NewReaderSize(m, buffer))
	return m
}

// renew lets the next piece have as many bytes as this one.
func (m *markup) renew() { m.left = maxPiece }

// Read reads on.
func (m *markup) Read(p []byte) (int, error) {
	if m.left < 0 {
		return 0, errPiece
	}
	n, err := m.r.Read(p)
	m.left -= n
	return n, err
}

// token is the next token. Names are taken without their namespaces, which differ
// between programs. Its error at the end is io.EOF, wherever that comes.
func (m *markup) token() (xml.Token, error) {
	token, err := m.decoder.RawToken()
	var syntax *xml.SyntaxError
	switch {
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, errPiece):
		return token, err
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return nil, io.EOF
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("this is no XML: %s", syntax.Msg)
	default:
		return nil, fault.Unreadable(err)
	}
}

// text reads up to the end of an element, of which it gives the text: of its runs, if it
// has several, and not how that is read aloud (furigana).
func (m *markup) text(end string) (string, error) {
	var text string
	taken, aloud := false, false
	for {
		token, err := m.token()
		if err != nil {
			return "", err
		}
		switch element := token.(type) {
		case xml.StartElement:
			switch element.Name.Local {
			case "t", "v":
				taken = !aloud
			case "rPh":
				aloud = true
			}
		case xml.CharData:
			if taken {
				text += string(element)
			}
		case xml.EndElement:
			switch element.Name.Local {
			case end:
				return text, nil
			case "t", "v":
				taken = false
			case "rPh":
				aloud = false
			}
		}
	}
}

// unescaped is a text with the characters that XML cannot hold, and that are written as
// _x000D_ (ECMA-376, 22.9.2.19).
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	const length = len("_x0000_")
	var b strings.Builder
	for s != "" {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+length {
			break
		}
		code, err := strconv.ParseUint(s[i+2:i+length-1], 16, 16)
		if err != nil || s[i+length-1] != '_' || !utf8.ValidRune(rune(code)) {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(rune(code))
		s = s[i+length:]
	}
	b.WriteString(s)
	return b.String()
}
