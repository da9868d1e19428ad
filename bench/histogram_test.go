package bench_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/bench"
)

// durations are of every size: nanoseconds to hours.
var durations = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) time.Duration {
	return time.Duration(rapid.Int64Range(0, 1<<rapid.IntRange(0, 43).Draw(t, "bits")).Draw(t, "ns"))
}), 1, 300)

func recorded(all []time.Duration) (h bench.Histogram) {
	for _, d := range all {
		h.Record(d)
	}
	return h
}

// exact is the smallest value that a share q of all does not exceed.
func exact(all []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[max(1, int(math.Ceil(q*float64(len(all)))))-1]
}

func TestAQuantileIsTheExactOneOrSlightlyMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := durations.Draw(t, "durations")
		q := rapid.Float64Range(0, 1).Draw(t, "q")
		h := recorded(all)
		got, want := h.Quantile(q), exact(all, q)
		if got < want || float64(got-want) > bench.MaxError*float64(want) {
			t.Fatalf("Quantile(%g) of %d = %d ns, want %d ns or up to %g of it more",
				q, len(all), got, want, bench.MaxError)
		}
	})
}

func TestMergingLosesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := durations.Draw(t, "a"), durations.Draw(t, "b")
		merged, whole := recorded(a), recorded(slices.Concat(a, b))
		merged.Merge(recorded(b))
		if merged.Count() != whole.Count() || merged.Max() != whole.Max() {
			t.Fatalf("merged: %d up to %s, want %d up to %s", merged.Count(), merged.Max(), whole.Count(), whole.Max())
		}
		for _, q := range []float64{0, 0.1, 0.5, 0.9, 0.99, 1} {
			if got, want := merged.Quantile(q), whole.Quantile(q); got != want {
				t.Fatalf("merged.Quantile(%g) = %s, want %s", q, got, want)
			}
		}
	})
}

func TestAnEmptyHistogramAndANegativeDuration(t *testing.T) {
	t.Parallel()
	var h bench.Histogram
	if h.Quantile(0.99) != 0 || h.Count() != 0 {
		t.Errorf("of nothing: Quantile = %s, Count = %d, want 0, 0", h.Quantile(0.99), h.Count())
	}
	h.Record(-time.Second) // a clock set back
	if h.Quantile(1) != 0 || h.Count() != 1 {
		t.Errorf("of -1 s: Quantile = %s, Count = %d, want 0, 1", h.Quantile(1), h.Count())
	}
}

func TestMessagesLeaveAtAnEvenPace(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := bench.Schedule{Start: time.Unix(1_000_000, 0), Rate: rapid.Float64Range(0.1, 50_000).Draw(t, "rate")}
		d := time.Duration(rapid.Int64Range(0, int64(time.Minute)).Draw(t, "duration"))
		n := s.Within(d)
		if end := s.Start.Add(d); n > 0 && s.At(n-1).After(end) {
			t.Fatalf("message %d leaves at %s, after the end", n-1, s.At(n-1).Sub(s.Start))
		}
		if s.At(n + 1).Before(s.Start.Add(d)) {
			t.Fatalf("message %d leaves at %s, within %s, but only %d do", n+1, s.At(n+1).Sub(s.Start), d, n)
		}
		gap, want := s.At(n+1).Sub(s.At(n)), time.Duration(float64(time.Second)/s.Rate)
		if (gap - want).Abs() > 2*time.Microsecond {
			t.Fatalf("%s between two messages, want %s", gap, want)
		}
	})
}

func TestRatesAndMixesThatPeopleWrite(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{"1000/s": 1000, "0.5": 0.5, "0": 0, "-1/s": 0, "NaN": 0, "fast": 0, "": 0, "1/m": 0} {
		got, err := bench.ParseRate(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("ParseRate(%q) = %g, %v, want %g", text, got, err, want)
		}
	}
	mixes := map[string]struct {
		want bench.Mix
		ok   bool
	}{
		bench.DefaultMix:           {bench.Mix{75, 10, 5, 0, 10}, true},
		"location=1":               {bench.Mix{bench.Location: 1}, true},
		" word=2 , retry=3":        {bench.Mix{bench.Word: 2, bench.Retry: 3}, true},
		"retry=1":                  {},
		"location":                 {},
		"location=-1":              {},
		"picture=1":                {},
		"":                         {},
		"location=0":               {},
		"location=1,,text=1":       {},
		"location=99999999999":     {},
		"location=1000001,text=12": {},
	}
	for text, test := range mixes {
		got, err := bench.ParseMix(text)
		if got != test.want || (err == nil) != test.ok {
			t.Errorf("ParseMix(%q) = %v, %v, want %v, %v", text, got, err, test.want, test.ok)
		}
	}
}

// With so many draws a share is off by far less than a hundredth.
func TestKindsAndRanksComeByTheirShares(t *testing.T) {
	t.Parallel()
	const draws = 200_000
	random := rand.New(rand.NewPCG(1, 2))
	mix, ranks := bench.Mix{75, 10, 5, 0, 10}, bench.NewZipf(3, 1)
	kinds, drawn := map[bench.Kind]int{}, [3]int{}
	for range draws {
		kinds[mix.Draw(random)]++
		drawn[ranks.Rank(random)]++
	}
	for kind, share := range mix {
		if got := float64(kinds[bench.Kind(kind)]) / draws; math.Abs(got-float64(share)/100) > 0.01 {
			t.Errorf("%s has a share of %.3f, want %d %%", bench.Kind(kind), got, share)
		}
	}
	for rank, want := range []float64{6. / 11, 3. / 11, 2. / 11} { // 1 : 1/2 : 1/3
		if got := float64(drawn[rank]) / draws; math.Abs(got-want) > 0.01 {
			t.Errorf("rank %d has a share of %.3f, want %.3f", rank, got, want)
		}
	}
}

func TestAReportSumsUpWhatSendersSaw(t *testing.T) {
	t.Parallel()
	var a, b bench.Tally
	for i := range 99 {
		a.Add(bench.Outcome{Kind: bench.Location, Answer: "news", Latency: time.Duration(i+1) * time.Millisecond})
	}
	b.Add(bench.Outcome{Kind: bench.Text, Wrong: "with status 500", Latency: time.Second})
	a.Merge(b)
	r := bench.Run{Tally: a, Elapsed: 10 * time.Second, CPU: 5 * time.Second}.Report()
	want := bench.Report{
		Messages: 100, Wrong: 1, Reasons: map[string]int{"with status 500": 1},
		Sent: map[string]int{"location": 99, "text": 1}, Answers: map[string]int{"news": 99},
		Seconds: 10, PerSec: 9.9, P50: r.P50, P90: r.P90, P99: r.P99, P999: 1000, Max: 1000, CPU: 0.5,
	}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("Report() differs (-want +got):\n%s", diff)
	}
	for name, q := range map[string][2]float64{"p50": {r.P50, 50}, "p90": {r.P90, 90}, "p99": {r.P99, 99}} {
		if q[0] < q[1] || q[0] > q[1]*(1+bench.MaxError) {
			t.Errorf("%s = %g ms, want %g or slightly more", name, q[0], q[1])
		}
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var again bench.Report
	if err := json.Unmarshal(text, &again); err != nil || !cmp.Equal(r, again) {
		t.Errorf("as JSON %s comes back as %+v, %v", text, again, err)
	}
	const shown = "messages    100 in 10.0 s: 99 location, 1 text\n" +
		"answers     99 news\nwrong       1: 1 with status 500\nthroughput  10 right answers/s\n"
	if got := r.String(); len(got) < len(shown) || got[:len(shown)] != shown {
		t.Errorf("String() =\n%s, want it to begin with\n%s", got, shown)
	}
}
