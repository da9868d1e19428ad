package bench

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Schedule says when messages leave: at an even pace from the start on, whatever
// becomes of those before. A latency is measured from here and not from when the
// message could be written, so that a server which makes senders wait cannot hide it
// (coordinated omission).
type Schedule struct {
	Start time.Time
	Rate  float64 // messages a second, above 0
}

// At is when message i leaves, counted from 0.
func (s Schedule) At(i int) time.Time {
	return s.Start.Add(time.Duration(float64(i) / s.Rate * float64(time.Second)))
}

// Within is how many messages leave within a time from the start.
func (s Schedule) Within(d time.Duration) int { return int(s.Rate * d.Seconds()) }

// ParseRate reads messages a second: "1000/s" or "1000".
func ParseRate(text string) (float64, error) {
	rate, err := strconv.ParseFloat(strings.TrimSuffix(text, "/s"), 64)
	if err != nil || !(rate > 0 && rate <= 1_000_000) {
		return 0, fmt.Errorf("%q is not a number of messages a second, as in 1000/s", text)
	}
	return rate, nil
}
