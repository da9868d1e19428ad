package notice

import (
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 28, 4, 0, 0, 0, time.UTC)

// said is news in a line: +what:subject for trouble, -what:subject for what is over.
func said(n News) string {
	var all []string
	for _, t := range n.Troubles {
		all = append(all, "+"+string(t.What)+":"+t.Subject)
	}
	for _, t := range n.Over {
		all = append(all, "-"+string(t.What)+":"+t.Subject)
	}
	return strings.Join(all, " ")
}

func TestOperatorsAreToldOnceAndOfTheEnd(t *testing.T) {
	t.Parallel()
	away := Seen{Database: {{What: Away, At: noon}}}
	well := Seen{Database: nil}
	stale := func(sources ...string) Seen {
		var all []Trouble
		for _, s := range sources {
			all = append(all, Trouble{What: Stale, Subject: s, At: noon})
		}
		return Seen{Realtime: all}
	}
	load := func(what What, at time.Time) Seen { return Seen{Load: {{What: what, Subject: "a", At: at}}} }
	type step struct {
		minute int
		seen   Seen
		want   string
	}
	tests := map[string][]step{
		"nothing":               {{0, well, ""}, {90, well, ""}},
		"once, and its end":     {{0, away, "+away:"}, {1, away, ""}, {90, away, ""}, {91, well, "-away:"}, {92, well, ""}},
		"the end comes at once": {{0, away, "+away:"}, {1, well, "-away:"}},
		"again within the hour": {{0, away, "+away:"}, {1, well, "-away:"}, {2, away, ""}, {59, away, ""}, {60, away, "+away:"}},
		"over before the hour is, which nobody was told of": {
			{0, away, "+away:"}, {1, well, "-away:"}, {2, away, ""}, {3, well, ""}, {61, well, ""},
		},
		"its end once an hour too": {
			{0, away, "+away:"}, {50, well, "-away:"}, {60, away, "+away:"}, {61, well, ""}, {109, well, ""}, {110, well, "-away:"},
		},
		"back before its end is told": {
			{0, away, "+away:"}, {50, well, "-away:"}, {60, away, "+away:"}, {61, well, ""}, {62, away, ""}, {110, away, ""}, {111, well, "-away:"},
		},
		"another of the kind waits": {
			{0, stale("a"), "+stale:a"}, {1, stale("a", "b"), ""}, {60, stale("a", "b"), "+stale:b"}, {61, stale("b"), "-stale:a"},
		},
		"of several kinds at once": {
			{0, Seen{Database: away[Database], Realtime: stale("a")[Realtime]}, "+away: +stale:a"},
		},
		"what cannot be looked at stays": {{0, stale("a"), "+stale:a"}, {5, away, "+away:"}, {9, Seen{}, ""}, {10, stale(), "-stale:a"}},
		"one trouble turns into another": {
			{0, Seen{Feed: {{What: Ending, Subject: "a"}}}, "+ending:a"},
			{600, Seen{Feed: {{What: Ended, Subject: "a"}}}, "+ended:a"},
			{601, Seen{Feed: nil}, "-ended:a"},
		},
		"a load that failed long ago is no news": {
			{0, load(Failed, noon.Add(-25*time.Hour)), ""}, {1, Seen{Load: nil}, ""},
		},
		"nor over for having been told long ago": {
			{0, load(Failed, noon), "+failed:a"}, {26 * 60, load(Failed, noon), ""}, {26*60 + 1, Seen{Load: nil}, "-failed:a"},
		},
	}
	for name, steps := range tests {
		var told Told
		for _, s := range steps {
			var news News
			news, told = Decide(told, s.seen, noon.Add(time.Duration(s.minute)*time.Minute))
			if got := said(news); got != s.want {
				t.Errorf("%s: after %d minutes %q is told, want %q", name, s.minute, got, s.want)
			}
		}
	}
}

func TestTheLaterAccountCounts(t *testing.T) {
	t.Parallel()
	_, mine := Decide(nil, Seen{Database: {{What: Away}}}, noon.Add(time.Minute))
	_, theirs := Decide(nil, Seen{Database: {{What: Away}}, Realtime: {{What: Stale, Subject: "a"}}}, noon)
	merged := Merge(mine, theirs)
	if got := merged[Database].At; !got.Equal(noon.Add(time.Minute)) {
		t.Errorf("the database was told of at %v, want the later time", got)
	}
	if len(merged[Realtime].Open) != 1 || len(Merge(theirs, mine)[Realtime].Open) != 1 {
		t.Errorf("realtime is %+v, want what one of the two knows", merged[Realtime])
	}
}

func TestWhatIsTrouble(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return noon.Truncate(24*time.Hour).AddDate(0, 0, n) }
	ago := func(d time.Duration) time.Time { return noon.Add(-d) }
	tests := map[string]struct {
		state State
		want  string
	}{
		"all is well":               {State{Known: true}, ""},
		"away for less than minute": {State{DatabaseAway: ago(59 * time.Second)}, ""},
		"away for a minute":         {State{DatabaseAway: ago(time.Minute)}, "away:"},
		"a token refused":           {State{Refused: ago(time.Second)}, "refused:"},
		"a load":                    {State{Known: true, Loads: []Trouble{{What: Failed, Subject: "a"}}}, "failed:a"},
		"timetables": {State{Known: true, Ends: []End{
			{"past", day(-1)}, {"today", day(0)}, {"soon", day(13)}, {"later", day(14)},
		}}, "ended:past ending:today ending:soon"},
		"feeds": {State{Feeds: []Live{
			{"b", ago(11 * time.Minute), true}, {"b", ago(time.Hour), true}, {"a", ago(time.Hour), false}, {"c", ago(9 * time.Minute), true},
		}}, "stale:a stale:b"},
		"feeds while the database is away": {State{
			DatabaseAway: ago(time.Hour), Feeds: []Live{{"b", ago(time.Hour), true}},
		}, "away:"},
	}
	for name, test := range tests {
		test.state.Now = noon
		var got []string
		for _, trouble := range test.state.Troubles() {
			got = append(got, string(trouble.What)+":"+trouble.Subject)
		}
		if all := strings.Join(got, " "); all != test.want {
			t.Errorf("%s: troubles %q, want %q", name, all, test.want)
		}
	}
}
