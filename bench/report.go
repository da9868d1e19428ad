package bench

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Run is one load test that is over.
type Run struct {
	Tally
	Elapsed time.Duration // from the first counted message to the last answer
	CPU     time.Duration // that the generator itself used meanwhile
}

// Report is a run in numbers, as JSON has it: milliseconds, and shares of 1.
type Report struct {
	Messages int            `json:"messages"`
	Wrong    int            `json:"wrong"`
	Reasons  map[string]int `json:"wrong_by_reason,omitempty"`
	Sent     map[string]int `json:"sent"`
	Answers  map[string]int `json:"answers"`
	Seconds  float64        `json:"seconds"`
	PerSec   float64        `json:"right_answers_per_second"`
	P50      float64        `json:"p50_ms"`
	P90      float64        `json:"p90_ms"`
	P99      float64        `json:"p99_ms"`
	P999     float64        `json:"p99_9_ms"`
	Max      float64        `json:"max_ms"`
	LateP99  float64        `json:"left_late_p99_ms"`
	CPU      float64        `json:"generator_cpu_cores"`
}

// Report sums the run up.
func (r Run) Report() Report {
	right, wrong := total(r.Answers), total(r.Wrong)
	seconds := max(r.Elapsed, 1).Seconds()
	quantile := func(q float64) float64 { return milliseconds(r.Latency.Quantile(q)) }
	return Report{
		Messages: right + wrong, Wrong: wrong, Reasons: r.Wrong,
		Sent: r.Sent, Answers: r.Answers,
		Seconds: seconds, PerSec: float64(right) / seconds,
		P50: quantile(0.5), P90: quantile(0.9), P99: quantile(0.99), P999: quantile(0.999),
		Max: milliseconds(r.Latency.Max()), LateP99: milliseconds(r.Late.Quantile(0.99)),
		CPU: r.CPU.Seconds() / seconds,
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// String is the report for people.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "messages    %d in %.1f s: %s\n", r.Messages, r.Seconds, countsText(r.Sent))
	fmt.Fprintf(&b, "answers     %s\n", countsText(r.Answers))
	fmt.Fprintf(&b, "wrong       %d", r.Wrong)
	if r.Wrong > 0 {
		fmt.Fprintf(&b, ": %s", countsText(r.Reasons))
	}
	fmt.Fprintf(&b, "\nthroughput  %.0f right answers/s\n", r.PerSec)
	fmt.Fprintf(&b, "latency     p50 %.2f ms  p90 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  max %.2f ms\n",
		r.P50, r.P90, r.P99, r.P999, r.Max)
	fmt.Fprintf(&b, "generator   %.0f %% of a core; 99 %% of messages left within %.2f ms of their time\n",
		100*r.CPU, r.LateP99)
	return b.String()
}

// countsText names counts, the largest first.
func countsText(counts map[string]int) string {
	if len(counts) == 0 {
		return "none"
	}
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", counts[name], name)
	}
	return strings.Join(names, ", ")
}
