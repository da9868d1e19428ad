package seed

import (
	"cmp"
	"regexp"
	"strings"

	"nearby/seed/table"
)

// clock is a time of the day alone, as cells of opening and closing times hold it.
var clock = regexp.MustCompile(`(?i)^(?:上午|下午|早上|晚上|凌晨|中午|午前|午後|오전|오후|次日|翌日|翌)? ?\d{1,2}` +
	`(?:[:：.]\d{2}(?::\d{2})?| ?[h時时点點시](?: ?\d{2} ?[分분]?|半)?)?(?: ?[ap]\.?m\.?| ?uhr)?$`)

// digits are the times of spreadsheets that are written without a sign: 9, 930, 1800.
var digits = regexp.MustCompile(`^(\d{1,2}?)(\d{2})?$`)

// bothTimes is a cell of an opening time that holds the closing time as well.
var bothTimes = regexp.MustCompile(`\d{1,2} ?[:：.h時时点點] ?\d{0,2}.*[-~～–—〜至到].*\d`)

// noRest are the words for no day of rest.
var noRest = map[string]bool{
	"": true, "-": true, "—": true, "无": true, "無": true, "无休": true, "無休": true, "なし": true, "年中無休": true, "全年无休": true,
	"全年無休": true, "없음": true, "연중무휴": true, "none": true, "no": true, "n/a": true, "keine": true, "kein": true, "keiner": true,
	"aucun": true, "ninguno": true, "nessuno": true,
}

// openingHours is the text of a row's hours, of all the columns that say them. A time
// alone is none: when a place opens says nothing without when it closes.
func (m *meaning) openingHours(row []string) string {
	h := m.hours
	if h == nil {
		return m.aloneNoTime(m.cell(row, fieldHours))
	}
	if h.week != nil {
		return byDay(m.cells(row, h.week))
	}
	hours := m.cell(row, fieldHours)
	if h.from != table.None {
		hours = m.span(hours, m.value(row, h.to))
	}
	hours = m.aloneNoTime(hours)
	if hours == "" {
		return ""
	}
	if days := m.value(row, h.days); days != "" && h.from != table.None {
		hours = days + " " + hours
	}
	if rest := m.value(row, h.rest); !noRest[strings.ToLower(rest)] {
		hours += "; " + h.restWord + ": " + rest
	}
	return hours
}

// span joins an opening and a closing time. A cell that holds both already stays.
func (m *meaning) span(from, to string) string {
	from, to = asClock(from), asClock(to)
	switch {
	case clock.MatchString(from) && clock.MatchString(to):
		return from + "-" + to
	case bothTimes.MatchString(from):
		return from
	case from != "" || to != "":
		m.tally.note(fieldHours, false, strings.Trim(from+" / "+to, "/ "))
	}
	return ""
}

// asClock writes a time of digits alone with a colon.
func asClock(cell string) string {
	parts := digits.FindStringSubmatch(cell)
	if parts == nil {
		return cell
	}
	if parts[2] == "" {
		parts[2] = "00"
	}
	return parts[1] + ":" + parts[2]
}

// aloneNoTime is a text of hours; "" for a time alone.
func (m *meaning) aloneNoTime(hours string) string {
	if !clock.MatchString(hours) {
		return hours
	}
	m.tally.note(fieldHours, false, hours)
	return ""
}

// byDay joins the hours of Monday to Sunday, days with the same ones together.
func byDay(cells []string) string {
	names := []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}
	var rules []string
	for from := 0; from < len(cells); {
		to := from
		for to+1 < len(cells) && cells[to+1] == cells[from] {
			to++
		}
		days := names[from]
		if to > from {
			days += "-" + names[to]
		}
		rules = append(rules, days+" "+cmp.Or(cells[from], "unknown"))
		from = to + 1
	}
	if rules[0] == "Mo-Su unknown" {
		return ""
	}
	return strings.Join(rules, "; ")
}

// value is the cell of a column; "" without it.
func (c *columns) value(row []string, column int) string {
	if column == table.None {
		return ""
	}
	return table.Clean(table.Unguard(row[column]))
}

// cells are those of several columns.
func (c *columns) cells(row []string, columns []int) []string {
	all := make([]string, len(columns))
	for i, column := range columns {
		all[i] = c.value(row, column)
	}
	return all
}
