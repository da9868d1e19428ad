package seed

import (
	"regexp"
	"slices"
	"strings"

	"nearby/kind"
	"nearby/place"
	"nearby/seed/table"
)

var (
	// aside is what stands in parentheses with a line: (在建)14号线, 南海线(界河桥).
	aside = regexp.MustCompile(`[(（][^()（）]*[)）]`)
	// numberedLine is a line that cannot be a street: 49路, 116B路, 71路区间, 地铁2号线, 申川专线.
	numberedLine = regexp.MustCompile(`^(?:\D{0,8}\d{1,4}[A-Za-z]?(?:路|号线|號線)|.{2,8}(?:专线|專線))(?:区间|區間|大站车|支线|定班车|[内外]圈)?$`)
	// house is the number of a house, or a corner of streets: what lists of lines do not have.
	house = regexp.MustCompile(`\d+[弄号號巷](?:$|[^线線地])|交叉口|路口$`)
)

// addressedLines takes the lines of a stop from its address, where AMap (高德) and Baidu
// (百度) list them: 167路;18路. The operator is told; --map address=COLUMN keeps them there.
func (m *meaning) addressedLines(p *place.Place) {
	if p.Category != place.Transit || p.Lines != "" || m.given[fieldAddress] || m.profile.own() {
		return
	}
	stop := m.profile.addressesLines() && len(kind.Listed(p.Kinds)) > 0 && !isTrain(p.Kinds)
	if !listsLines(p.Address, stop) {
		return
	}
	m.tally.addressed.add(p.Address)
	p.Lines, p.Address = joinLines(p.Address), ""
}

// isTrain tells stations and piers, which have addresses, from stops of buses and metros.
func isTrain(kinds string) bool {
	return slices.ContainsFunc(kind.Listed(kinds), func(k kind.Kind) bool { return k == kind.Rail || k == kind.Ferry })
}

// listsLines tells an address that lists lines and nothing else. Of a stop it need not say
// so itself: 南海线, 亭林一路.
func listsLines(address string, stop bool) bool {
	items := strings.FieldsFunc(aside.ReplaceAllString(address, ""), func(r rune) bool { return strings.ContainsRune(table.Separators, r) })
	isLine := func(s string) bool { return numberedLine.MatchString(table.Clean(s)) }
	return len(items) > 0 && !slices.ContainsFunc(items, house.MatchString) && (stop || slices.ContainsFunc(items, isLine))
}
