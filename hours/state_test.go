package hours_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"nearby/hours"
)

const layout = "2006-01-02 15:04 MST"

func must(t interface{ Fatalf(string, ...any) }, text string) hours.Week {
	week, err := hours.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return week
}

func zone(t interface{ Fatalf(string, ...any) }, name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return l
}

func TestAtTellsUntilWhen(t *testing.T) {
	t.Parallel()
	const never = ""
	// The 5th of October 2026 is a Monday.
	tests := map[string]struct {
		text, at    string
		known, open bool
		until       string // date and time; never
	}{
		"open until tonight":                       {"10:00-22:00", "2026-10-05 12:00", true, true, "2026-10-05 22:00"},
		"open from the very minute":                {"10:00-22:00", "2026-10-05 10:00", true, true, "2026-10-05 22:00"},
		"closed from the very minute":              {"10:00-22:00", "2026-10-05 22:00", true, false, "2026-10-06 10:00"},
		"closed until later today":                 {"10:00-22:00", "2026-10-05 08:00", true, false, "2026-10-05 10:00"},
		"closed over lunch":                        {"10:00-14:00,17:00-22:00", "2026-10-05 15:00", true, false, "2026-10-05 17:00"},
		"closed until Monday":                      {"Mo-Fr 10:00-18:00", "2026-10-09 19:00", true, false, "2026-10-12 10:00"},
		"closed until the same day next week":      {"Mo 10:00-18:00", "2026-10-05 19:00", true, false, "2026-10-12 10:00"},
		"open past midnight":                       {"18:00-02:00", "2026-10-05 23:00", true, true, "2026-10-06 02:00"},
		"open since yesterday":                     {"Mo 18:00-02:00", "2026-10-06 01:00", true, true, "2026-10-06 02:00"},
		"open since Sunday, on Monday":             {"Su 18:00-02:00", "2026-10-05 01:00", true, true, "2026-10-05 02:00"},
		"open through the night into the next":     {"Mo 20:00-24:00; Tu 00:00-03:00", "2026-10-05 21:00", true, true, "2026-10-06 03:00"},
		"open all weekend":                         {"Fr 18:00-24:00; Sa-Su 00:00-24:00", "2026-10-09 20:00", true, true, "2026-10-12 00:00"},
		"always open":                              {"24/7", "2026-10-05 12:00", true, true, never},
		"never open":                               {"off", "2026-10-05 12:00", true, false, never},
		"a day of which nobody knows":              {"Mo-Sa 10:00-18:00; Su unknown", "2026-10-11 12:00", false, false, never},
		"closed, and who knows about tomorrow":     {"Mo-Sa 10:00-18:00; Su unknown", "2026-10-10 20:00", true, false, never},
		"open, with an unknown day after":          {"Mo-Sa 10:00-18:00; Su unknown", "2026-10-10 12:00", true, true, "2026-10-10 18:00"},
		"closed on the day off, until the next":    {"10:00-18:00; Mo off", "2026-10-05 12:00", true, false, "2026-10-06 10:00"},
		"a night out that the day off has no part": {"Mo-Su 18:00-02:00; Tu off", "2026-10-06 01:00", true, true, "2026-10-06 02:00"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := zone(t, "Asia/Shanghai")
			at, err := time.ParseInLocation("2006-01-02 15:04", test.at, in)
			if err != nil {
				t.Fatal(err)
			}
			got := must(t, test.text).At(at)
			until := never
			if !got.Until.IsZero() {
				until = got.Until.Format("2006-01-02 15:04")
			}
			if got.Known != test.known || got.Open != test.open || until != test.until {
				t.Errorf("%q at %s is %+v, want known %v, open %v, until %q",
					test.text, test.at, got, test.known, test.open, test.until)
			}
		})
	}
}

func TestAtTellsOfHolidaysAndAlways(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 10, 5, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string][2]bool{
		"24/7": {false, true}, "24/7; PH off": {true, true},
		"10:00-22:00": {false, false}, "10:00-22:00（节假日除外）": {true, false},
	} {
		if got := must(t, text).At(at); [2]bool{got.Holidays, got.Always} != want {
			t.Errorf("%q is %+v, want holidays and always %v", text, got, want)
		}
	}
}

// In Chicago clocks skip 02:00 to 03:00 on 8 March 2026, and show 01:00 to 02:00
// twice on 1 November; in Beirut they skip the midnight of 29 March.
func TestAtKeepsToTheClockOnTheWall(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		zone, text, at string // at is on UTC
		open           bool
		until          string
	}{
		"the day before, in winter":          {"America/Chicago", "09:00-17:00", "2026-03-07 20:00", true, "2026-03-07 17:00 CST"},
		"over the skip, in summer":           {"America/Chicago", "09:00-17:00", "2026-03-08 05:00", false, "2026-03-08 09:00 CDT"},
		"a closing time that is skipped":     {"America/Chicago", "18:00-02:30", "2026-03-08 07:00", true, "2026-03-08 03:00 CDT"},
		"an opening time that is skipped":    {"America/Chicago", "02:30-09:00", "2026-03-08 07:00", false, "2026-03-08 03:00 CDT"},
		"a closing time that comes twice":    {"America/Chicago", "18:00-01:30", "2026-11-01 06:00", true, "2026-11-01 01:30 CDT"},
		"after it, when it has not come yet": {"America/Chicago", "18:00-01:30", "2026-11-01 07:15", false, "2026-11-01 18:00 CST"},
		"an opening time that comes twice":   {"America/Chicago", "01:30-09:00", "2026-11-01 07:15", true, "2026-11-01 09:00 CST"},
		"a midnight that is skipped":         {"Asia/Beirut", "18:00-24:00", "2026-03-28 21:00", true, "2026-03-29 01:00 EEST"},
		"the day whose midnight is skipped":  {"Asia/Beirut", "10:00-12:00", "2026-03-28 22:30", false, "2026-03-29 10:00 EEST"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at, err := time.Parse("2006-01-02 15:04", test.at)
			if err != nil {
				t.Fatal(err)
			}
			got := must(t, test.text).At(at.In(zone(t, test.zone)))
			if !got.Known || got.Open != test.open || got.Until.Format(layout) != test.until {
				t.Errorf("%q at %s UTC in %s is %+v, want open %v until %s",
					test.text, test.at, test.zone, got, test.open, test.until)
			}
		})
	}
}

// weeks are texts of weeks in OpenStreetMap's words.
func weeks() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		days := []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}
		text := ""
		for _, day := range days {
			var bodies []string
			from := 0
			for range rapid.IntRange(0, 4).Draw(t, "spans") {
				from += rapid.IntRange(1, 500).Draw(t, "gap")
				to := from + rapid.IntRange(1, 900).Draw(t, "length")
				if from >= 24*60 {
					break
				}
				bodies = append(bodies, clockTime(from)+"-"+clockTime(to))
				from = to
			}
			text += "; " + day + " " + joined(bodies, rapid.SampledFrom([]string{"off", "off", "unknown"}).Draw(t, "else"))
		}
		return text[2:]
	})
}

func clockTime(minute int) string {
	b := []byte("00:00")
	b[0] += byte(minute / 600)
	b[1] += byte(minute / 60 % 10)
	b[3] += byte(minute % 60 / 10)
	b[4] += byte(minute % 10)
	return string(b)
}

func joined(bodies []string, otherwise string) string {
	if len(bodies) == 0 {
		return otherwise
	}
	all := bodies[0]
	for _, body := range bodies[1:] {
		all += "," + body
	}
	return all
}

func TestStringIsReadAsTheSameWeek(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		week, err := hours.Parse(weeks().Draw(t, "text"))
		if err != nil {
			t.Skip("nothing is known of any day")
		}
		if again := must(t, week.String()); again != week {
			t.Errorf("%q is read as %q", week, again)
		}
	})
}

// What At says of the future is what it says when the future has come.
func TestAtAgreesWithAWalkMinuteByMinute(t *testing.T) {
	t.Parallel()
	// Zones, and a week of each in which the clocks change, and one in which not.
	places := map[string][]string{
		"Asia/Shanghai":    {"2026-10-05"},
		"America/Chicago":  {"2026-03-05", "2026-10-29", "2026-07-01"},
		"Europe/Berlin":    {"2026-03-26", "2026-10-22"},
		"Asia/Beirut":      {"2026-03-26"},
		"Australia/Hobart": {"2026-10-01", "2026-04-02"},
	}
	var zones []string
	for name := range places {
		zones = append(zones, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		week, err := hours.Parse(weeks().Draw(t, "text"))
		if err != nil {
			t.Skip("nothing is known of any day")
		}
		name := rapid.SampledFrom(sorted(zones)).Draw(t, "zone")
		from, err := time.ParseInLocation(time.DateOnly, rapid.SampledFrom(places[name]).Draw(t, "date"), zone(t, name))
		if err != nil {
			t.Fatal(err)
		}
		at := from.Add(time.Duration(rapid.IntRange(0, 7*24*60).Draw(t, "minute")) * time.Minute)
		now := week.At(at)
		walked := at
		for range 30 * 60 {
			walked = walked.Add(time.Minute)
			then := week.At(walked)
			if then.Known == now.Known && then.Open == now.Open {
				continue
			}
			break
		}
		then := week.At(walked)
		switch {
		case then.Known == now.Known && then.Open == now.Open: // not within 30 hours
			if !now.Until.IsZero() && !now.Until.After(walked) {
				t.Errorf("%q at %s lasts until %s, and at %s nothing has changed", week, at, now.Until, walked)
			}
		case !now.Known:
		case !then.Known && !now.Until.IsZero():
			t.Errorf("%q at %s lasts until %s, and at %s nobody knows", week, at, now.Until, walked)
		case then.Known && !now.Until.Equal(walked):
			t.Errorf("%q at %s lasts until %s, and it changes at %s", week, at, now.Until, walked)
		}
	})
}
