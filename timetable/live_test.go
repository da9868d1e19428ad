package timetable_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/timetable"
)

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// fourStops are trips at stops A to D, ten minutes apart: t1 from 12:00, t2 from 12:30, and
// f, of a frequency, from 13:00 and 13:05.
func fourStops() map[string][]timetable.Departures {
	daily := &timetable.Service{Weekdays: 0x7F, From: timetable.DateOf(noon) - 10, To: timetable.DateOf(noon) + 10}
	all := make(map[string][]timetable.Departures)
	for i, stop := range []string{"A", "B", "C", "D"} {
		at, s := timetable.Clock(12*3600+i*600), int32(i*10)
		all[stop] = []timetable.Departures{{
			Stop: stop, Line: "1", Headsign: "E", Service: daily, Zone: time.UTC, Local: time.UTC,
			Clocks: []timetable.Clock{at, at + 1800, at + 3600, at + 3900}, Trips: []string{"t1", "t2", "f", "f"},
			Sequences: []int32{s, s, s, s}, Starts: []timetable.Clock{-1, -1, 13 * 3600, 13*3600 + 300},
		}}
	}
	return all
}

// said are the departures of a stop today, as text: trip, clock and what is not usual.
func said(l *timetable.Live, stop string, at time.Time) (lines []string) {
	for _, d := range l.Next(fourStops()[stop], at, 4) {
		line := d.Trip + " " + d.Expected.Format("15:04:05")
		if d.Status != timetable.Scheduled {
			line += " " + d.Status.String()
		}
		lines = append(lines, line)
	}
	return lines
}

func seconds(n int32) *int32 { return &n }

func TestWhatIsSaidOfATripChangesItsDepartures(t *testing.T) {
	t.Parallel()
	today := timetable.DateOf(noon)
	trip := func(calls ...timetable.LiveCall) timetable.LiveTrip {
		return timetable.LiveTrip{Trip: "t1", Day: today, Start: timetable.Unknown, Calls: calls}
	}
	const others = "t2 13:00:00, f 13:30:00, f 13:35:00" // at D
	for name, test := range map[string]struct {
		trip timetable.LiveTrip
		stop string
		want string
	}{
		"delay goes on to later stops":        {trip(timetable.LiveCall{Sequence: 10, Delay: seconds(120)}), "D", "t1 12:32:00 realtime, " + others},
		"and not back to earlier ones":        {trip(timetable.LiveCall{Sequence: 10, Delay: seconds(120)}), "A", "t1 12:00:00, t2 12:30:00, f 13:00:00, f 13:05:00"},
		"the last delay before counts":        {trip(timetable.LiveCall{Sequence: 0, Delay: seconds(60)}, timetable.LiveCall{Sequence: 20, Delay: seconds(-30)}), "D", "t1 12:29:30 realtime, " + others},
		"a time is taken as it is":            {trip(timetable.LiveCall{Sequence: 30, Time: noon.Unix() + 2000}), "D", "t1 12:33:20 realtime, " + others},
		"a time before a delay at its stop":   {trip(timetable.LiveCall{Sequence: 30, Time: noon.Unix() + 2000, Delay: seconds(7)}), "D", "t1 12:33:20 realtime, " + others},
		"a stop by its name alone":            {trip(timetable.LiveCall{Stop: "D", Sequence: -1, Delay: seconds(5)}), "D", "t1 12:30:05 realtime, " + others},
		"another platform by its sequence":    {trip(timetable.LiveCall{Stop: "D2", Sequence: 30, Delay: seconds(5)}), "D", "t1 12:30:05 realtime, " + others},
		"a delay of the whole trip":           {trip(timetable.LiveCall{Sequence: -1, Delay: seconds(9)}), "D", "t1 12:30:09 realtime, " + others},
		"a skipped stop":                      {trip(timetable.LiveCall{Sequence: 30, State: timetable.Skipped}), "D", "t1 12:30:00 cancelled, " + others},
		"a delay goes over a skipped stop":    {trip(timetable.LiveCall{Sequence: 0, Delay: seconds(60)}, timetable.LiveCall{Sequence: 20, State: timetable.Skipped}), "D", "t1 12:31:00 realtime, " + others},
		"no data ends a delay":                {trip(timetable.LiveCall{Sequence: 0, Delay: seconds(60)}, timetable.LiveCall{Sequence: 20, State: timetable.NoData}), "D", "t1 12:30:00, " + others},
		"a call that says nothing lets it by": {trip(timetable.LiveCall{Sequence: 0, Delay: seconds(60)}, timetable.LiveCall{Sequence: 30}), "D", "t1 12:31:00 realtime, " + others},
		"a time without its delay ends it":    {trip(timetable.LiveCall{Sequence: 0, Delay: seconds(60)}, timetable.LiveCall{Sequence: 20, Time: noon.Unix()}), "D", "t1 12:30:00, " + others},
		"cancelled":                           {timetable.LiveTrip{Trip: "t1", Day: today, State: timetable.Cancelled}, "D", "t1 12:30:00 cancelled, " + others},
		"deleted":                             {timetable.LiveTrip{Trip: "t1", Day: today, State: timetable.Deleted}, "D", others + ", t1 12:30:00"},
		"replaced, and not by way of D":       {timetable.LiveTrip{Trip: "t1", Day: today, State: timetable.Replaced, Calls: []timetable.LiveCall{{Sequence: 20, Time: noon.Unix()}}}, "D", "t1 12:30:00 cancelled, " + others},
		"another day":                         {timetable.LiveTrip{Trip: "t1", Day: today - 1, State: timetable.Cancelled}, "D", "t1 12:30:00, " + others},
		"no day is the nearest":               {timetable.LiveTrip{Trip: "t1", State: timetable.Cancelled}, "D", "t1 12:30:00 cancelled, " + others},
		"one of a frequency":                  {timetable.LiveTrip{Trip: "f", Day: today, Start: 13*3600 + 300, State: timetable.Cancelled}, "D", "t1 12:30:00, t2 13:00:00, f 13:30:00, f 13:35:00 cancelled"},
		"a late trip falls behind the next":   {trip(timetable.LiveCall{Sequence: 0, Delay: seconds(1860)}), "D", "t2 13:00:00, t1 13:01:00 realtime, f 13:30:00, f 13:35:00"},
		"an added trip":                       {timetable.LiveTrip{Trip: "x", State: timetable.Added, Line: "1", Calls: []timetable.LiveCall{{Stop: "D", Time: noon.Unix() + 60}, {Stop: "E", Time: noon.Unix() + 99}}}, "D", "x 12:01:00 realtime, t1 12:30:00, t2 13:00:00, f 13:30:00"},
		"an added trip that ends here":        {timetable.LiveTrip{Trip: "x", State: timetable.Added, Line: "1", Calls: []timetable.LiveCall{{Stop: "D", Time: noon.Unix() + 60}}}, "D", "t1 12:30:00, " + others},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			live := timetable.NewLive(noon, []timetable.LiveTrip{test.trip}, nil)
			if diff := cmp.Diff(test.want, joined(said(live, test.stop, noon))); diff != "" {
				t.Errorf("departures (-want +got):\n%s", diff)
			}
		})
	}
}

func joined(lines []string) string {
	all := ""
	for i, line := range lines {
		if i > 0 {
			all += ", "
		}
		all += line
	}
	return all
}

func TestALateTripIsStillToComeAndAnEarlyOneIsGone(t *testing.T) {
	t.Parallel()
	late := timetable.NewLive(noon, []timetable.LiveTrip{
		{Trip: "t1", Start: timetable.Unknown, Calls: []timetable.LiveCall{{Delay: seconds(1200)}}},
		{Trip: "t2", Start: timetable.Unknown, Calls: []timetable.LiveCall{{Delay: seconds(-600)}}},
	}, nil)
	got, want := joined(said(late, "D", noon.Add(50*time.Minute+time.Second))), "f 13:30:00, f 13:35:00, t1 12:30:00, t2 13:00:00"
	if got != want {
		t.Errorf("after both: %s, want %s", got, want)
	}
	got, want = joined(said(late, "D", noon.Add(45*time.Minute))), "t1 12:50:00 realtime, t2 12:50:00 realtime, f 13:30:00, f 13:35:00"
	if got != want {
		t.Errorf("before both: %s, want %s", got, want)
	}
}

func TestAResolverFillsInSequencesAndDelays(t *testing.T) {
	t.Parallel()
	clock := func(minutes int) timetable.Clock { return timetable.Clock(12*3600 + minutes*60) }
	calls := []timetable.Call{ // a loop: A comes twice
		{Trip: "t", Stop: "A", Sequence: 1, Clock: clock(0), Start: -1},
		{Trip: "t", Stop: "B", Sequence: 5, Clock: clock(10), Start: -1},
		{Trip: "t", Stop: "A", Sequence: 9, Clock: clock(20), Start: -1},
	}
	r := timetable.NewResolver(time.UTC, calls)
	trip := timetable.LiveTrip{Trip: "t", Start: timetable.Unknown, Calls: []timetable.LiveCall{
		{Stop: "B", Sequence: -1, Time: noon.Unix() + 660}, {Stop: "A", Sequence: -1, Delay: seconds(3)}, {Stop: "Z", Sequence: -1, Delay: seconds(4)},
	}}
	r.Resolve(&trip)
	want := []timetable.LiveCall{
		{Stop: "B", Sequence: 5, Time: noon.Unix() + 660, Delay: seconds(60)}, {Stop: "A", Sequence: 9, Delay: seconds(3)}, {Stop: "Z", Sequence: -1, Delay: seconds(4)},
	}
	if diff := cmp.Diff(want, trip.Calls); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
	for name, test := range map[string]struct {
		at   time.Time
		stop string
		want int32
		ok   bool
	}{
		"late":    {noon.Add(12 * time.Minute), "B", 120, true},
		"waiting": {noon.Add(8 * time.Minute), "B", 0, true},
		"unknown": {noon, "Z", 0, false},
	} {
		got, ok := r.Seen(timetable.Sighting{Trip: timetable.LiveTrip{Trip: "t", Start: timetable.Unknown}, Stop: test.stop, Sequence: -1, At: test.at})
		if ok != test.ok || ok && *got.Calls[0].Delay != test.want {
			t.Errorf("%s: %+v, %t, want a delay of %d, %t", name, got, ok, test.want, test.ok)
		}
	}
}

func TestOnlyFreshFeedsCount(t *testing.T) {
	t.Parallel()
	feed := func(age time.Duration, trip string) *timetable.Live {
		return timetable.NewLive(noon.Add(-age), []timetable.LiveTrip{{Trip: trip, State: timetable.Cancelled}}, nil)
	}
	if old := timetable.Merge(noon, feed(301*time.Second, "t1"), feed(-301*time.Second, "t2"), nil); old != nil {
		t.Errorf("Merge(stale, ahead, none) = %+v, want nothing", old)
	}
	all := timetable.Merge(noon, feed(299*time.Second, "t1"), feed(301*time.Second, "t2"), feed(time.Second, "t1"))
	if len(all.Trips) != 1 || !all.At.Equal(noon.Add(-299*time.Second)) {
		t.Errorf("Merge() = %+v, want t1 alone, as old as the oldest", all)
	}
}

// Feeds of vehicles and of updates come in any order.
func TestTimesCountBeforeVehicles(t *testing.T) {
	t.Parallel()
	vehicles := timetable.NewLive(noon, []timetable.LiveTrip{{Trip: "t1", Sighted: true}, {Trip: "t2", Sighted: true}}, nil)
	updates := timetable.NewLive(noon, []timetable.LiveTrip{{Trip: "t1", State: timetable.Cancelled}}, nil)
	want := []timetable.LiveTrip{{Trip: "t1", State: timetable.Cancelled}, {Trip: "t2", Sighted: true}}
	for _, feeds := range [][]*timetable.Live{{vehicles, updates}, {updates, vehicles}} {
		if diff := cmp.Diff(want, timetable.Merge(noon, feeds...).Trips); diff != "" {
			t.Errorf("Merge() differs (-want +got):\n%s", diff)
		}
	}
}

func TestAlertsAreFoundByStopAndLineAndReadInALanguage(t *testing.T) {
	t.Parallel()
	in := func(pairs ...string) (all []timetable.Translation) {
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, timetable.Translation{Language: pairs[i], Text: pairs[i+1]})
		}
		return all
	}
	live := timetable.NewLive(noon, nil, []timetable.LiveAlert{
		{Header: in("", "stop"), Of: []timetable.AlertSubject{{Stop: "A"}}},
		{Header: in("", "line"), Of: []timetable.AlertSubject{{Line: "1"}}},
		{Header: in("", "both"), Of: []timetable.AlertSubject{{Stop: "A", Line: "2"}}},
		{Header: in("", "all"), Everywhere: true},
		{Header: in("", "over"), Everywhere: true, Periods: []timetable.AlertPeriod{{To: noon.Unix()}}},
		{Header: in("", "open"), Everywhere: true, Periods: []timetable.AlertPeriod{{From: noon.Unix()}}},
	})
	var got []string
	for _, a := range live.AlertsAt([]string{"A"}, []string{"1"}, noon) {
		got = append(got, timetable.InLanguage(a.Header, "en"))
	}
	if diff := cmp.Diff([]string{"stop", "line", "all", "open"}, got); diff != "" {
		t.Errorf("alerts (-want +got):\n%s", diff)
	}
	for name, test := range map[string]struct {
		all  []timetable.Translation
		of   string
		want string
	}{
		"own":              {in("en", "e", "zh-TW", "t", "zh", "s"), "zh-Hant", "t"},
		"region is script": {in("en", "e", "zh-HK", "t", "zh-CN", "s"), "zh-Hans", "s"},
		"other script":     {in("en", "e", "", "-", "zh_TW", "t"), "zh-Hans", "t"},
		"no language":      {in("fr", "f", "en", "e", "", "-"), "zh-Hans", "-"},
		"English":          {in("fr", "f", "en-GB", "e"), "zh-Hans", "e"},
		"first":            {in("fr", "f", "de", "d"), "en", "f"},
		"none":             {nil, "en", ""},
	} {
		if got := timetable.InLanguage(test.all, test.of); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
