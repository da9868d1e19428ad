package seed

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/place"
	"nearby/plural"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// sums are what the rows of sums are called, and no place is.
var sums = []string{
	"合计", "总计", "共计", "小计", "總計", "合計", "小計", "総計", "总数", "總數", "平均", "平均值", "平均数", "平均數", "合计数", "汇总", "最大值", "最小值",
	"grandtotal", "subtotal", "gesamtsumme", "mittelwert", "durchschnitt", "moyenne", "promedio", "합계", "총계", "소계", "평균",
	"итого", "всего", "среднее", "totaux",
}

// perhapsSums are called like sums, as a filling station and a bar may be.
var perhapsSums = []string{
	"total", "totals", "sum", "average", "avg", "mean", "median", "min", "max", "minimum", "maximum", "count", "summe", "gesamt", "totale",
	"suma", "media", "média", "soma", "итог",
}

// sumsBegin are the first characters of all of these words.
var sumsBegin = func() string {
	var b strings.Builder
	for _, word := range slices.Concat(sums, perhapsSums) {
		r, _ := utf8.DecodeRuneInString(word)
		b.WriteRune(r)
	}
	return b.String()
}()

// behindSum is what may stand behind such a word: 合计（2家）, Total: 5.
const behindSum = "(（:：0123456789 "

// isSum tells a cell that is one of the words, whatever it says behind it.
func isSum(cell string, of []string) bool {
	const longest = 40
	first, _ := utf8.DecodeRuneInString(cell)
	if len(cell) > longest || !strings.ContainsRune(sumsBegin, unicode.ToLower(first)) { // as nearly all are
		return false
	}
	if i := strings.IndexAny(cell, behindSum); i > 0 {
		if key := table.Key(cell); slices.Contains(of, key) {
			return true
		}
		cell = cell[:i]
	}
	return slices.Contains(of, table.Key(cell))
}

// summing tells the rows of sums that have coordinates from the places.
type summing struct {
	places   float64 // so far,
	lat, lng float64 // and the sums of their degrees
	inSums   bool    // the row before was one
	doubtful int64   // places that are called like one
	first    string  // of them
}

// summary tells a row of sums or means, which are no place. A place that is only called
// like one is kept, and counted: it is taken for the mean where that lies there.
func (s *summing) summary(cells []string, p place.Place) bool {
	const near = 0.001 // degrees
	perhaps := isSum(p.Name, perhapsSums)
	mean := s.places > 1 && math.Abs(s.lat/s.places-p.At.Lat) < near && math.Abs(s.lng/s.places-p.At.Lng) < near
	s.inSums = isSum(p.Name, sums) || isSum(firstFilled(cells), sums) || perhaps && (mean || s.inSums)
	if s.inSums {
		return true
	}
	if perhaps {
		s.doubtful++
		s.first = cmp.Or(s.first, p.Name)
	}
	s.places++
	s.lat += p.At.Lat
	s.lng += p.At.Lng
	return false
}

// warnings name the places that are called like sums. column is that of the names.
func (s *summing) warnings(column string) []fault.Warning {
	if s.doubtful == 0 {
		return nil
	}
	return []fault.Warning{{Code: "sum", Rows: s.doubtful, Text: fmt.Sprintf(plural.Count(s.doubtful,
		"has a name like a sum below a table, %q: if that is none of the places, --where %q leaves it out",
		"have names like a sum below a table, the first is %q: if that is none of the places, --where %q leaves it out"),
		s.first, column+"!="+s.first)}}
}

// firstFilled is the first cell of a row that holds something.
func firstFilled(cells []string) string {
	for _, cell := range cells {
		if cell != "" {
			return strings.TrimSpace(cell)
		}
	}
	return ""
}

// remarks are how a line begins that is alone in its row below a table.
var remarks = []string{
	"注:", "注：", "注1", "备注", "備註", "说明", "說明", "数据来源", "資料來源", "资料来源", "来源", "出典", "制表", "填表", "统计", "截至", "※", "*",
	"source", "note", "notes", "quelle", "fuente", "출처", "источник", "©",
}

// isRemark tells a row below a table that tells of no place: a sum, or a remark on
// all. It is asked of rows that are at fault only: a place may be called so.
func isRemark(cells []string) bool {
	var filled []string
	for _, cell := range cells {
		if cell = table.Clean(cell); cell != "" {
			filled = append(filled, cell)
		}
	}
	if len(filled) == 0 {
		return false
	}
	first := strings.ToLower(filled[0])
	if isSum(first, sums) || isSum(first, perhapsSums) {
		return true
	}
	return len(filled) == 1 && slices.ContainsFunc(remarks, func(word string) bool { return strings.HasPrefix(first, word) })
}
