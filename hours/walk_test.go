package hours_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nearby/hours"
)

func sorted(all []string) []string { return slices.Sorted(slices.Values(all)) }

// Where clocks never change, a place is open exactly when the text says so: read
// here once more, by simpler means, for each minute of two weeks.
func TestAtAgreesWithTheTextRead(t *testing.T) {
	t.Parallel()
	monday := time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		text := weeks().Draw(t, "text")
		week, err := hours.Parse(text)
		if err != nil {
			t.Skip("nothing is known of any day")
		}
		minute := rapid.IntRange(0, 14*24*60-1).Draw(t, "minute")
		known, open := simply(text, minute)
		got := week.At(monday.Add(time.Duration(minute) * time.Minute))
		if got.Known != known || got.Open != (known && open) {
			t.Errorf("%q, %d minutes from Monday, is %+v, want known %v, open %v", text, minute, got, known, open)
		}
	})
}

// simply reads a text of weeks for one minute.
func simply(text string, minute int) (known, open bool) {
	rules := strings.Split(text, "; ")
	today := minute / (24 * 60) % 7
	if strings.HasSuffix(rules[today], "unknown") {
		return false, false
	}
	of := func(day, minute int) bool {
		for body := range strings.SplitSeq(rules[day][3:], ",") {
			from, to, ok := strings.Cut(body, "-")
			if ok && minute >= minutes(from) && minute < minutes(to) {
				return true
			}
		}
		return false
	}
	minute %= 24 * 60
	return true, of(today, minute) || of((today+6)%7, minute+24*60)
}

func minutes(clock string) int {
	hour, _ := strconv.Atoi(clock[:2])
	minute, _ := strconv.Atoi(clock[3:])
	if minute += 60 * hour; minute%(24*60) == 24*60-1 {
		minute++
	}
	return minute
}
