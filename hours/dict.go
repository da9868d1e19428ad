package hours

import (
	"encoding/json"
	"slices"
	"strings"
)

// dict is a timetable that is written as an object, by day, as one for people:
// {"Monday": "11:00-21:00"}, {'Monday': '11:0-21:0'}, {"Monday": {"open": …, "close": …}},
// {"mon": ["09:00", "18:00"]}.
// Any other text stays as it is.
func dict(text string) string {
	if !strings.HasPrefix(text, "{") {
		return text
	}
	var days map[string]any
	if json.Unmarshal([]byte(strings.ReplaceAll(text, "'", `"`)), &days) != nil {
		return text
	}
	var rules []string
	for day, said := range days {
		switch said := said.(type) {
		case string:
			rules = append(rules, day+" "+wholeMinutes(said))
		case map[string]any:
			from, _ := said["open"].(string)
			to, _ := said["close"].(string)
			rules = append(rules, day+" "+from+"-"+to)
		case []any:
			spans := listed(said)
			if spans == "" {
				return text
			}
			rules = append(rules, day+" "+spans)
		default:
			return text
		}
	}
	slices.Sort(rules)
	return strings.Join(rules, "; ")
}

// listed is a list of spans, or one of the two ends of a span; "" for any other.
func listed(said []any) string {
	var texts []string
	spans := 0
	for _, item := range said {
		text, isText := item.(string)
		if !isText {
			return ""
		}
		if strings.Contains(text, "-") {
			spans++
		}
		texts = append(texts, wholeMinutes(text))
	}
	switch {
	case spans == len(texts):
		return strings.Join(texts, ",")
	case spans == 0 && len(texts) == 2:
		return strings.Join(texts, "-")
	default:
		return ""
	}
}

// wholeMinutes writes the minutes of 11:0-21:30 with two digits.
func wholeMinutes(span string) string {
	times := strings.Split(span, "-")
	for i, t := range times {
		if hour, minute, ok := strings.Cut(t, ":"); ok && len(minute) == 1 {
			times[i] = hour + ":0" + minute
		}
	}
	return strings.Join(times, "-")
}
