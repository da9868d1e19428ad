package bench

import "time"

// Tally is what came of messages. The zero value is empty; it is not safe for
// concurrent use: each sender keeps its own and they are merged.
type Tally struct {
	Sent    map[string]int // by the message's kind
	Answers map[string]int // right ones, by the answer's kind
	Wrong   map[string]int // by what was wrong
	// Latency is from when a message should have left to the last byte of its answer,
	// of right and wrong ones; Late is from when it should have left to when it did.
	Latency, Late Histogram
}

// Outcome is what came of one message.
type Outcome struct {
	Kind          Kind
	Answer        string // the answer's kind
	Wrong         string // what is wrong with it; empty for nothing
	Latency, Late time.Duration
}

// Add counts one outcome.
func (t *Tally) Add(o Outcome) {
	add(&t.Sent, o.Kind.String(), 1)
	if o.Wrong == "" {
		add(&t.Answers, o.Answer, 1)
	} else {
		add(&t.Wrong, o.Wrong, 1)
	}
	t.Latency.Record(o.Latency)
	t.Late.Record(o.Late)
}

// Merge adds what other has counted.
func (t *Tally) Merge(other Tally) {
	merge(&t.Sent, other.Sent)
	merge(&t.Answers, other.Answers)
	merge(&t.Wrong, other.Wrong)
	t.Latency.Merge(other.Latency)
	t.Late.Merge(other.Late)
}

func add(counts *map[string]int, key string, n int) {
	if *counts == nil {
		*counts = map[string]int{}
	}
	(*counts)[key] += n
}

func merge(counts *map[string]int, other map[string]int) {
	for key, n := range other {
		add(counts, key, n)
	}
}

func total(counts map[string]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}
