package table_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"

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
	flags := append([]string{"--workers=" + strconv.Itoa(workers), "--duration=" + t.seconds.String()}, c.flags...)
	before := t.used(c)
	report := t.bench(c.server, flags...)
	after := t.used(c)
	c.spent.server += after.server - before.server
	c.spent.database += after.database - before.database
	c.spent.replies += report.Messages
	return report.PerSec
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
	args := append([]string{
		"bench", "--output=json", "--to=" + s.url + "/wechat",
		"--cities=" + strconv.Itoa(s.cities), "--points=" + strconv.Itoa(t.points),
	}, flags...)
	command := exec.CommandContext(t.ctx, t.program, args...)
	command.Env = append(os.Environ(), s.settings...)
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	if err := command.Run(); err != nil {
		t.Fatalf("nearby %s: %v: %s%s", strings.Join(args, " "), err, said.String(), out.String())
	}
	var r bench.Report
	t.check(json.Unmarshal(out.Bytes(), &r))
	t.answers += r.Messages
	return r
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
