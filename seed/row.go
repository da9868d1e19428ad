package seed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nearby/place"
	"nearby/seed/fault"
	"nearby/seed/geometry"
	"nearby/seed/table"
)

// place makes a place of a row, or gives its first fault: that of the row as a
// row, then of its name, its coordinates and its category. Nothing else costs a row
// its place.
func (m *meaning) place(rec table.Record) (p place.Place, f *fault.Row) {
	if f = m.rowFault(rec); f != nil {
		return p, f
	}
	fields := m.extended(rec)
	if f = cmp.Or(m.filters.excluded(fields), m.closed(fields, m.closedBy), m.unwanted(fields)); f != nil {
		return p, f
	}
	if f = m.texts(fields, &p); f != nil {
		return p, f
	}
	p.Source = cmp.Or(p.Source, m.options.Source)
	at, f := m.coordinates(fields)
	if f != nil {
		return p, f
	}
	p.At = m.location.datum.WGS84(at.Lat, at.Lng, m.options.Region)
	if err := p.At.Valid(); err != nil {
		return p, &fault.Row{Code: fault.OutOfRange, Reason: err.Error()}
	}
	p.Zone = m.zones.of(p, m.cell(fields, fieldZone))
	if f = m.region(fields, max(at.Across, rec.Across), p.Name); f != nil {
		return p, f
	}
	if f = m.classify(fields, &p); f != nil {
		return p, f
	}
	p.Rating = m.rating(m.cell(fields, fieldRating))
	p.Wheelchair = wheelchair(m.cell(fields, fieldWheelchair))
	if p.ExternalID == "" {
		p.ExternalID = identity(p.Name, at.Pair)
	}
	return p, nil
}

// rowFault checks a row as a row: its quotes, its bytes, its number of columns.
// A row of more columns is whole if the surplus is empty, as spreadsheets write
// it; one of fewer is not, as nobody knows which one is lost.
func (m *meaning) rowFault(rec table.Record) *fault.Row {
	f := m.table.Fault(rec)
	if f == nil && len(rec.Cells) != m.width {
		f = m.widthFault(rec.Cells)
	}
	short := len(rec.Cells) < m.width
	if f != nil && rec.Cut && (f.Code == fault.Encoding || f.Code == fault.Columns && short) {
		f.Code, f.Reason = fault.Truncated, "the file ends in the middle of this row: "+f.Reason
	}
	return f
}

// widthFault is the fault of a row whose number of columns is not the header's.
func (m *meaning) widthFault(fields []string) *fault.Row {
	f := &fault.Row{Code: fault.Columns}
	f.Reason = fmt.Sprintf("%s where there should be %d", table.Columns(len(fields)), m.width)
	switch {
	case len(fields) < m.width:
		return f
	case m.surplusEmpty(fields):
		return nil
	}
	f.Reason += ": is a value with a delimiter in it not in quotes?"
	return f
}

// texts reads the fields of p that are text, the name first, so that a row
// without one is rejected for that.
func (m *meaning) texts(fields []string, p *place.Place) (f *fault.Row) {
	for _, of := range textFields {
		if *fieldTable[of].text(p), f = m.text(fields, of); f != nil {
			return f
		}
	}
	if strings.ContainsAny(p.Lines, "/、") && !m.profile.own() {
		p.Lines = numbered.ReplaceAllStringFunc(p.Lines, withWords)
	}
	p.Lines = joinLines(p.Lines)
	return nil
}

// text reads one of them. A row without a name, or whose name or id is longer than it
// may be, is no place; any other text that cannot be kept is left empty.
func (m *meaning) text(fields []string, of field) (string, *fault.Row) {
	s := m.cell(fields, of)
	if !m.profile.own() {
		raw := ""
		if of == fieldHours {
			s = m.openingHours(fields)
			raw = s
		} else if s != "" {
			raw = fields[m.at[of]]
		}
		whole := s
		if strings.IndexByte(s, 0xC3) >= 0 { // the letters that bytes of UTF-8 look like
			whole = table.Clean(undoubled(raw))
		}
		if whole = mended(of, whole); whole != s {
			m.tally.note(of, whole != "", s)
			s = whole
		}
	}
	limit := fieldTable[of].limit
	switch {
	case s == "" && of == fieldName:
		return "", m.fault(of, fault.NoName, "the name is empty")
	case s == "":
		return "", nil
	case len(s) <= limit || utf8.RuneCountInString(s) <= limit:
	case of == fieldName || of == fieldID || of == fieldSource:
		return "", m.fault(of, fault.TooLong, "the %s has %d characters, more than the %d it may have",
			of, utf8.RuneCountInString(s), limit)
	default:
		m.tally.note(of, false, s)
		return "", nil
	}
	if of.isLink() {
		return m.link(of, s), nil
	}
	return s, nil
}

// link is a web address, with http:// before one that has no scheme; "" for what is
// none, of which the operator is told.
func (m *meaning) link(of field, s string) string {
	if isWebAddress(s) {
		return s
	}
	host, _, _ := strings.Cut(s, "/")
	if mended := "http://" + s; !strings.Contains(s, ":") && strings.Contains(strings.Trim(host, "."), ".") && isWebAddress(mended) {
		m.tally.note(of, true, s)
		return mended
	}
	m.tally.note(of, false, s)
	return ""
}

// isWebAddress tells what may be put behind a link in a chat.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		!strings.ContainsAny(s, " <>\"")
}

// termini are the ends of a line behind its name, as AMap writes them, by which the two
// directions of a line are two: 49路(上海体育馆--汉口路江西中路).
var termini = regexp.MustCompile(`[(（][^()（）]*--[^()（）]*[)）]`)

// numbered are lines of which only the last has the word for a line: 1/2/8号线.
var numbered = regexp.MustCompile(`\d+(?:[/、]\d+)+(?:号线|號線|路|線|线|호선)`)

// withWords are such lines with the word at each: 1号线;2号线;8号线.
func withWords(lines string) string {
	word := lines[strings.LastIndexAny(lines, "0123456789")+1:]
	return strings.NewReplacer("/", word+";", "、", word+";").Replace(lines)
}

// joinLines separates the lines of a stop by ";", which is what [place.Place]
// promises, whichever of the usual separators the file has.
func joinLines(s string) string {
	if strings.Contains(s, "--") {
		s = termini.ReplaceAllString(s, "")
	}
	if !strings.ContainsAny(s, table.Separators) {
		return s
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(table.Separators, r) })
	kept := lines[:0]
	for _, line := range lines {
		if line = table.Clean(line); line != "" && !slices.Contains(kept, line) { // - is no line
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, ";")
}

// identity is an external id for a place that has none: the same for the same
// name and place however often the file is read, and also when it is read again
// on the right datum. Names count as the same if NFKC and case make them so,
// coordinates if they round to the same 0.00001° (a metre) on the file's datum.
func identity(name string, at geometry.Pair) string {
	b := make([]byte, 0, 256)
	b = append(b, folded(name)...)
	b = append(b, 0)
	b = strconv.AppendInt(b, int64(math.Round(at.Lat*1e5)), 10)
	b = append(b, ',')
	b = strconv.AppendInt(b, int64(math.Round(at.Lng*1e5)), 10)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// folded is s without what NFKC and case make of no account. Lower-case ASCII and
// Chinese characters (U+4000 to U+9FFF) are their own folding, which is worth
// knowing: they are all that most names have.
func folded(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case c < 'A', c > 'Z' && c < 0xC0: // ASCII, or inside a character
		case c >= 0xE4 && c <= 0xE9: // the first byte of a Chinese one
		default:
			return strings.ToLower(norm.NFKC.String(s))
		}
	}
	return s
}
