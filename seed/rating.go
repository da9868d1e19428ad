package seed

import (
	"regexp"
	"strconv"
	"strings"

	"nearby/seed/table"
)

var (
	ratingTail = regexp.MustCompile(`(?i)\s*(分|星级?|stars?|★|点|점|/\s*(5|10)(\.0)?|(out )?of (5|10)|\([\d,]+\))$`)
	starWords  = regexp.MustCompile(`^(准)?([一二三四五])星(半)?(级|級|商户|商家)?$`)
	starSigns  = regexp.MustCompile(`^(★+)([½☆]*)$`)
)

// rating reads "4.5", "4,5", "4.5分", "4.5/5", "4 out of 5", "四星半" and "★★★★☆", on the
// operator's own scale; 0 for what is none from 0 to 10, of which the operator is told.
func (m *meaning) rating(s string) float64 {
	if s == "" {
		return 0
	}
	if v := stars(s); v > 0 {
		return v
	}
	number, mended := s, false
	for range 2 { // 4.5 stars (120)
		number = ratingTail.ReplaceAllString(number, "")
	}
	number = strings.TrimSpace(number)
	if whole, decimals, comma := strings.Cut(number, ","); comma {
		number = whole + "." + decimals
		mended = !m.decimalComma
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || !table.IsDecimal(number) || v < 0 || v > 10 {
		m.tally.note(fieldRating, false, s)
		return 0
	}
	if mended {
		m.tally.note(fieldRating, true, s)
	}
	return v
}

// stars is a rating in words or signs; 0 for any other.
func stars(s string) float64 {
	if signs := starSigns.FindStringSubmatch(s); signs != nil {
		return float64(strings.Count(signs[1], "★")) + float64(strings.Count(signs[2], "½"))/2
	}
	words := starWords.FindStringSubmatch(s)
	if words == nil {
		return 0
	}
	v := float64(strings.Index("一二三四五", words[2])/len("一") + 1)
	switch {
	case words[1] != "": // 准五星 is what 四星半 is
		return v - 0.5
	case words[3] != "":
		return v + 0.5
	}
	return v
}
