package main

import (
	"bytes"
	"context"
	"encoding/json"
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
	flags  []string                               // of nearby bench
	renew  func(context.Context) (*server, error) // before each turn, when what it has learnt must not count
	rates  map[int][]float64                      // of its turns, by workers
}

// compare measures how many right answers each contender gives in a second, in turns
// that they take one after the other, with each number of workers.
func (t *table) compare(ctx context.Context, contenders ...*contender) error {
	for range t.rounds {
		for _, workers := range t.workers {
			for _, c := range contenders {
				rate, err := t.turn(ctx, c, workers, t.seconds)
				if err != nil {
					return err
				}
				c.add(workers, rate)
				say("%s: %.0f/s with %d workers", c.name, rate, workers)
			}
		}
	}
	return nil
}

func (c *contender) add(workers int, rate float64) {
	if c.rates == nil {
		c.rates = map[int][]float64{}
	}
	c.rates[workers] = append(c.rates[workers], rate)
}

// turn is one closed loop.
func (t *table) turn(ctx context.Context, c *contender, workers int, d time.Duration) (float64, error) {
	if c.renew != nil {
		if c.server != nil {
			c.server.stop()
		}
		var err error
		if c.server, err = c.renew(ctx); err != nil {
			return 0, err
		}
	}
	flags := append([]string{"--workers=" + strconv.Itoa(workers), "--duration=" + d.String()}, c.flags...)
	report, err := t.bench(ctx, c.server, flags...)
	return report.PerSec, err
}

// bench runs nearby bench. A wrong answer is an error: a figure made with it is none.
func (t *table) bench(ctx context.Context, s *server, flags ...string) (bench.Report, error) {
	args := append([]string{
		"bench", "--output=json", "--to=" + s.url + "/wechat",
		"--cities=" + strconv.Itoa(s.cities), "--points=" + strconv.Itoa(t.points),
	}, flags...)
	command := exec.CommandContext(ctx, t.program, args...) //nolint:gosec // the program to measure
	command.Env = append(os.Environ(), s.settings...)
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	var r bench.Report
	if err := command.Run(); err != nil {
		return r, fmt.Errorf("nearby %s: %w: %s%s", strings.Join(args, " "), err, said.String(), out.String())
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return r, fmt.Errorf("the report: %w", err)
	}
	t.answers += r.Messages
	return r, nil
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
