package seed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nearby/place"
)

// place makes a place of a row, or gives its first fault: that of the row as a
// row, then of its words, its coordinates, its category and its rating.
func (r *Reader) place(rec record) (p place.Place, f *fault) {
	if f = r.sound(rec); f != nil {
		return p, f
	}
	fields := r.extended(rec)
	if f = r.known.closed(fields); f != nil {
		return p, f
	}
	if f = r.words(fields, &p); f != nil {
		return p, f
	}
	p.Source = cmp.Or(p.Source, r.options.Source)
	at, f := r.coordinates(fields)
	if f != nil {
		return p, f
	}
	p.At = r.datum.WGS84(at.lat, at.lng, r.options.Region)
	if err := p.At.Valid(); err != nil {
		return p, &fault{code: CodeOutOfRange, reason: err.Error()}
	}
	p.Zone = r.zone(fields, p)
	if p.Category, f = r.category(fields); f != nil {
		return p, f
	}
	if p.Rating, f = r.rating(fields); f != nil {
		return p, f
	}
	if p.ExternalID == "" {
		p.ExternalID = identity(p.Name, at)
	}
	return p, nil
}

// extended is a sound row with the columns that are not the file's own.
func (r *Reader) extended(rec record) []string {
	if len(rec.more)+len(r.known.made) == 0 {
		return rec.fields
	}
	row := append(rec.fields[:r.width:r.width], rec.more...)
	return append(row, r.known.cells(row)...)
}

// sound checks a row as a row: its quotes, its bytes, its number of columns.
// A row of more columns is sound if the surplus is empty, as spreadsheets write
// it; one of fewer is not, as nobody knows which one is lost.
func (r *Reader) sound(rec record) *fault {
	f := r.text.fault(rec)
	if f == nil && len(rec.fields) != r.width {
		f = r.widthFault(rec.fields)
	}
	short := len(rec.fields) < r.width
	if f != nil && rec.cut && (f.code == CodeEncoding || f.code == CodeColumns && short) {
		f.code, f.reason = CodeTruncated, "the file ends in the middle of this row: "+f.reason
	}
	return f
}

// widthFault is the fault of a row whose number of columns is not the header's.
func (r *Reader) widthFault(fields []string) *fault {
	f := &fault{code: CodeColumns}
	f.reason = fmt.Sprintf("%s where there should be %d", columns(len(fields)), r.width)
	if len(fields) < r.width {
		return f
	}
	if surplusEmpty(fields, r.width) {
		return nil
	}
	f.reason += ": is a value with a delimiter in it not in quotes?"
	return f
}

// surplusEmpty tells whether a row holds nothing beyond its first width columns.
func surplusEmpty(fields []string, width int) bool {
	for _, cell := range fields[width:] {
		if cell != "" {
			return false
		}
	}
	return true
}

// columns is a number of columns in words.
func columns(n int) string {
	if n == 1 {
		return "1 column"
	}
	return strconv.Itoa(n) + " columns"
}

// cell is the cleaned value of a field in a row; "" if there is none.
func (r *Reader) cell(fields []string, of field) string {
	i := r.column[of]
	if i == none {
		return ""
	}
	if of == fieldSource {
		return unguard(fields[i]) // a name that an operator gave
	}
	return clean(unguard(fields[i]))
}

// words reads the fields of p that are text, the name first, so that a row
// without one is rejected for that.
func (r *Reader) words(fields []string, p *place.Place) (f *fault) {
	for _, of := range wordFields {
		if *word(p, of), f = r.word(fields, of); f != nil {
			return f
		}
	}
	p.Lines = joinLines(p.Lines)
	return nil
}

// wordFields are the fields that are text, the name first.
var wordFields = [...]field{
	fieldName, fieldSource, fieldID, fieldNameEN, fieldAddress, fieldPhone, fieldLines, fieldHours,
	fieldPrice, fieldURL, fieldImageURL, fieldAudioURL,
}

// word is where a place has the text of a field.
func word(p *place.Place, of field) *string {
	switch of {
	case fieldSource:
		return &p.Source
	case fieldID:
		return &p.ExternalID
	case fieldName:
		return &p.Name
	case fieldNameEN:
		return &p.NameEN
	case fieldCategory:
		return &p.Category
	case fieldAddress:
		return &p.Address
	case fieldPhone:
		return &p.Phone
	case fieldLines:
		return &p.Lines
	case fieldHours:
		return &p.Hours
	case fieldZone:
		return &p.Zone
	case fieldPrice:
		return &p.Price
	case fieldURL:
		return &p.URL
	case fieldImageURL:
		return &p.ImageURL
	case fieldAudioURL:
		return &p.AudioURL
	default:
		return nil
	}
}

func (r *Reader) word(fields []string, of field) (string, *fault) {
	s := r.cell(fields, of)
	limit := fieldTable[of].limit
	switch {
	case s == "" && of == fieldName:
		return "", r.fault(of, CodeNoName, "the name is empty")
	case s == "":
		return "", nil
	case len(s) > limit && utf8.RuneCountInString(s) > limit:
		return "", r.fault(of, CodeTooLong, "the %s has %d characters, more than the %d it may have",
			of, utf8.RuneCountInString(s), limit)
	case (of == fieldURL || of == fieldImageURL || of == fieldAudioURL) && !isWebAddress(s):
		return "", r.fault(of, CodeURL, "%q is not a web address: write it with http:// or https://, "+
			"empty it, or leave the column out with --map %s=", brief(s), of)
	}
	return s, nil
}

// isWebAddress tells what may be put behind a link in a chat. A row with any
// other address is rejected rather than loaded without it: the operator wanted
// the link, and a dropped one would never be missed.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		!strings.ContainsAny(s, " <>\"")
}

// lineSeparators are what files put between the lines of a stop.
const lineSeparators = ";；、|,，"

// joinLines separates the lines of a stop by ";", which is what [place.Place]
// promises, whichever of the usual separators the file has.
func joinLines(s string) string {
	if !strings.ContainsAny(s, lineSeparators) {
		return s
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(lineSeparators, r) })
	kept := lines[:0]
	for _, line := range lines {
		if line = clean(line); line != "" { // - is no line
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, ";")
}

// rating reads "4.5", "4.5分", "4.5星" and "4.5/5", on the operator's own scale.
func (r *Reader) rating(fields []string) (float64, *fault) {
	s := r.cell(fields, fieldRating)
	if s == "" {
		return 0, nil
	}
	number := s
	for _, tail := range []string{"分", "星", "/10", "/5"} {
		number = strings.TrimSuffix(number, tail)
	}
	number = strings.TrimSpace(number)
	if r.delimiter != ',' {
		number = strings.Replace(number, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || !isDecimal(number) || v < 0 || v > 10 {
		return 0, r.fault(fieldRating, CodeRating, "%q is not a rating from 0 to 10", brief(s))
	}
	return v, nil
}

// identity is an external id for a place that has none: the same for the same
// name and place however often the file is read, and also when it is read again
// on the right datum. Names count as the same if NFKC and case make them so,
// coordinates if they round to the same 0.00001° (a metre) on the file's datum.
func identity(name string, at pair) string {
	b := make([]byte, 0, 256)
	b = append(b, folded(name)...)
	b = append(b, 0)
	b = strconv.AppendInt(b, int64(math.Round(at.lat*1e5)), 10)
	b = append(b, ',')
	b = strconv.AppendInt(b, int64(math.Round(at.lng*1e5)), 10)
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
