package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"nearby/seed/table"
)

const (
	kept     = 15   // digits of a number that a spreadsheet keeps
	days1904 = 1462 // from the first day of 1900 to that of 1904, from which old Macs count
	lastDay  = 2958466
)

// shown is a number as a text.
type shown struct {
	text     string
	lost     bool // it has had more digits
	yearless bool // it is a date without a year
}

// show is a number by its format. epoch is added to the number of a day.
func (f format) show(raw string, epoch float64) shown {
	switch f.kind {
	case plain:
		text, lost := decimal(raw)
		return shown{text: f.framed(text), lost: lost}
	case percent:
		v, err := strconv.ParseFloat(raw, 64)
		if err != nil {
			return shown{text: raw}
		}
		return shown{text: shortest(v*100) + "%"}
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || v < 0 || v+epoch >= lastDay {
		text, lost := decimal(raw)
		return shown{text: text, lost: lost}
	}
	if f.kind == elapsed {
		minutes := int(math.Round(v * 24 * 60))
		return shown{text: twoDigits(minutes/60) + ":" + twoDigits(minutes%60)}
	}
	text, yearless := f.kind.date(v, epoch)
	return shown{text: text, yearless: yearless}
}

// date is the day and the time of a number of days.
func (k kind) date(v, epoch float64) (text string, yearless bool) {
	if v >= 1 {
		v += epoch
	}
	days, part := math.Modf(v)
	const perDay = 24 * 60 * 60
	seconds := math.Round(part * perDay)
	// Excel has a 29 February 1900, as Lotus did: before it the days are counted one later.
	if days < 60 && epoch == 0 {
		days++
	}
	at := time.Date(1899, time.December, 30, 0, 0, int(seconds), 0, time.UTC).AddDate(0, 0, int(days))
	timeOfDay := at.Format("15:04")
	if at.Second() != 0 {
		timeOfDay = at.Format("15:04:05")
	}
	switch {
	case k == clock, v < 1:
		return timeOfDay, false
	case k == month:
		return at.Format("2006-01"), false
	case k == monthDay:
		return at.Format("1-2"), true
	case k == moment && seconds != 0:
		return at.Format("2006-01-02 ") + timeOfDay, false
	default:
		return at.Format("2006-01-02"), false
	}
}

// isoDate is a cell of a date as ISO 8601 writes it.
func isoDate(raw string) string {
	text := strings.TrimSuffix(strings.Replace(raw, "T", " ", 1), "Z")
	return strings.TrimSuffix(strings.TrimSuffix(text, ".000"), " 00:00:00")
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// decimal is a number without an exponent, and without the digits that binary fractions
// add: 31.200000000000003 is 31.2. A whole number with all its digits in the file stays as
// it is, however long. lost tells one of which a spreadsheet has kept the first 15 alone.
func decimal(raw string) (text string, lost bool) {
	unsigned := strings.TrimPrefix(raw, "-")
	whole := table.IsDigits(unsigned) && unsigned != ""
	if whole && len(unsigned) <= kept || !whole && len(unsigned) <= kept && table.IsDecimal(raw) && unsigned[len(unsigned)-1] != '0' {
		return raw, false
	}
	v, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil:
		return raw, false
	case whole:
		return raw, strings.Trim(unsigned[kept:], "0") == ""
	case math.Abs(v) >= 1e21 || v != 0 && math.Abs(v) < 1e-9:
		return raw, math.Abs(v) >= 1e21
	default:
		return shortest(v), math.Abs(v) >= 1e15
	}
}

// shortest is a number in the digits that a spreadsheet keeps.
func shortest(v float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', kept, 64), 64)
	if err != nil {
		rounded = v
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// framed is a number in what its format puts around and between the digits.
func (f format) framed(number string) string {
	switch {
	case f.digits == "":
		return f.prefix + number + f.suffix
	case !table.IsDigits(number):
		return number
	default:
		return placed(f.digits, number)
	}
}

// placed puts the digits of a whole number into the places of a format, from the right;
// those that are left stand before the first place.
func placed(places, number string) string {
	var back []byte // from the right
	digits, first := len(number), strings.IndexAny(places, "0#?")
	for i := len(places) - 1; i >= 0; i-- {
		switch c := places[i]; {
		case c != '0' && c != '#' && c != '?':
			back = append(back, c)
			continue
		case digits > 0:
			digits--
			back = append(back, number[digits])
		case c == '0':
			back = append(back, '0')
		}
		for i == first && digits > 0 {
			digits--
			back = append(back, number[digits])
		}
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return string(back)
}
