package table_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"nearby/bench"
)

// contender is a server and what is sent to it.
type contender struct {
	name   string
	server *server
	flags  []string          // of nearby bench
	renew  func() *server    // before each turn, when what it has learnt must not count
	rates  map[int][]float64 // of its turns, by workers

	postmaster int   // of the database whose CPU counts as well; 0: of none
	spent      spend // in all turns
}

// compare measures how many right answers each contender gives in a second, in turns
// that they take one after the other, with each number of workers.
func (t *table) compare(contenders ...*contender) {
	for _, c := range contenders {
		c.rates = map[int][]float64{}
	}
	for range t.rounds {
		for _, workers := range t.workers {
			for _, c := range contenders {
				rate := t.turn(c, workers)
				c.rates[workers] = append(c.rates[workers], rate)
				t.say("%s: %.0f/s with %d workers; so far %.0f µs of CPU a reply and %.0f of PostgreSQL's", c.name, rate, workers,
					c.spent.perReply(c.spent.server), c.spent.perReply(c.spent.database))
			}
		}
	}
}

// turn is one closed loop.
func (t *table) turn(c *contender, workers int) float64 {
	if c.renew != nil {
		if c.server != nil {
			c.server.stop()
		}
		c.server = c.renew()
	}
	flags := append([]string{"--workers=" + strconv.Itoa(workers)}, c.flags...)
	for duration := t.seconds; ; duration *= 2 {
		before := t.used(c)
		report := t.timed(c.server, duration, flags...)
		after := t.used(c)
		c.spent.server += after.server - before.server
		c.spent.database += after.database - before.database
		c.spent.replies += report.Messages
		if c.spent.server > 0 || duration > patience { // 0: less than a tick of the clock of CPUs
			return report.PerSec
		}
	}
}

// used is the CPU that a contender has used so far.
func (t *table) used(c *contender) (s spend) {
	s.server = c.server.cpu(t)
	if c.postmaster != 0 {
		s.database = t.databaseCPU(c.postmaster)
	}
	return s
}

// bench runs nearby bench. A wrong answer ends the run: a figure made with it is none.
func (t *table) bench(s *server, flags ...string) bench.Report {
	r, err := t.tryBench(s, flags...)
	t.check(err)
	t.answers += r.Messages
	return r
}

// timed is bench for so long, or twice as long, and so on, until a message is sent: on a
// machine that is busy the moments of a test may pass without one.
func (t *table) timed(s *server, duration time.Duration, flags ...string) bench.Report {
	r, err := t.tryBench(s, append(slices.Clip(flags), "--duration="+duration.String())...)
	if err != nil && r.Messages == 0 && duration < patience {
		return t.timed(s, 2*duration, flags...)
	}
	t.check(err)
	t.answers += r.Messages
	return r
}

// tryBench runs nearby bench and reads its report, which there is also with an error.
func (t *table) tryBench(s *server, flags ...string) (r bench.Report, err error) {
	args := append([]string{
		"bench", "--output=json", "--to=" + s.url + "/wechat",
		"--cities=" + strconv.Itoa(s.cities), "--points=" + strconv.Itoa(t.points),
	}, flags...)
	command := exec.CommandContext(t.ctx, t.program, args...)
	command.Env = append(os.Environ(), s.settings...)
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	if err = command.Run(); err != nil {
		err = fmt.Errorf("nearby %s: %w: %s%s", strings.Join(args, " "), err, said.String(), out.String())
	}
	err = errors.Join(err, json.Unmarshal(out.Bytes(), &r))
	return r, err
}

// throughput is the median of the turns with the workers that suit it best.
func (c *contender) throughput() throughput {
	best := 0.0
	for _, rates := range c.rates {
		best = max(best, median(rates))
	}
	return throughput{best, "replies"}
}

// median is the middle one, or the higher of the two.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
