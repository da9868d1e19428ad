package timetable

import (
	"slices"
	"strings"
	"time"
)

// LiveAlert is a notice to those who wait: of stops, of lines, or of all of a source.
type LiveAlert struct {
	Everywhere bool           `json:"everywhere,omitempty"` // it is about all of the source
	Of         []AlertSubject `json:"of,omitempty"`
	Periods    []AlertPeriod  `json:"periods,omitempty"` // none: for as long as it is in the feed
	Header     []Translation  `json:"header,omitempty"`
	Text       []Translation  `json:"text,omitempty"`
}

// AlertSubject is a stop, a line, or a line at a stop.
type AlertSubject struct {
	Stop string `json:"stop,omitempty"`
	Line string `json:"line,omitempty"`
}

// AlertPeriod is a span of time in seconds since 1970; 0 where it is open.
type AlertPeriod struct {
	From int64 `json:"from,omitempty"`
	To   int64 `json:"to,omitempty"`
}

// Translation is a text in a language, a tag of BCP 47 or "".
type Translation struct {
	Language string `json:"language,omitempty"`
	Text     string `json:"text"`
}

// AlertsAt are the alerts that matter to whoever waits at stops for lines at an instant:
// each once, in the order of the feed. ids are those of the stops, their stations and
// their platforms.
func (l *Live) AlertsAt(ids, lines []string, at time.Time) (found []LiveAlert) {
	if l == nil {
		return nil
	}
	for _, a := range l.Alerts {
		if a.active(at) && a.concerns(ids, lines) {
			found = append(found, a)
		}
	}
	return found
}

func (a *LiveAlert) active(at time.Time) bool {
	now := at.Unix()
	return len(a.Periods) == 0 || slices.ContainsFunc(a.Periods, func(p AlertPeriod) bool {
		return p.From <= now && (p.To == 0 || now < p.To)
	})
}

func (a *LiveAlert) concerns(ids, lines []string) bool {
	return a.Everywhere || slices.ContainsFunc(a.Of, func(s AlertSubject) bool {
		return (s.Stop == "" || slices.Contains(ids, s.Stop)) && (s.Line == "" || slices.Contains(lines, s.Line))
	})
}

// traditional are the regions and scripts whose Chinese is written in traditional
// characters.
var traditional = []string{"hant", "tw", "hk", "mo"}

// InLanguage is the text of the translations that fits a language best: zh-Hans, zh-Hant
// or en. Chinese in the other script is better than another language, then comes a text
// without a language, then English, then the first.
func InLanguage(all []Translation, language string) string {
	best, rank := "", 0
	for _, t := range all {
		if r := fits(t.Language, language); r > rank {
			best, rank = t.Text, r
		}
	}
	return best
}

// fits ranks a language for a reader of another.
func fits(language, reader string) int {
	own, other := scriptOf(language), scriptOf(reader)
	switch {
	case own == other:
		return 5
	case own != "" && strings.HasPrefix(own, "zh") && strings.HasPrefix(other, "zh"):
		return 4
	case own == "":
		return 3
	case own == "en":
		return 2
	}
	return 1
}

// scriptOf is a tag as answers have it: zh-Hans, zh-Hant, or the language alone.
func scriptOf(tag string) string {
	parts := strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 {
		return ""
	}
	if parts[0] != "zh" && parts[0] != "yue" && parts[0] != "cmn" {
		return parts[0]
	}
	if slices.ContainsFunc(parts[1:], func(p string) bool { return slices.Contains(traditional, p) }) || parts[0] == "yue" {
		return "zh-hant"
	}
	return "zh-hans"
}
