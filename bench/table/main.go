// Command table measures nearby on this machine and prints docs/performance.md's table:
// make bench runs it. It makes its databases with psql next to the one that
// NEARBY_DATABASE_URL names and keeps the loaded ones for the next run.
//
// Every figure comes out of this one run. What is compared takes turns, A B A B, so that
// a machine that is busy for a while is so for both.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		stop()
		os.Exit(1) //nolint:gocritic // stop was called
	}
}

// parse reads the settings from the command line.
func parse(args []string) (settings, error) {
	s := settings{prefix: "nearby_bench", database: os.Getenv("NEARBY_DATABASE_URL"), small: 10_000, points: 4000, rate: 1000, workers: []int{8, 32}}
	flags := flag.NewFlagSet("table", flag.ContinueOnError)
	flags.StringVar(&s.program, "program", "bin/nearby", "the program to measure")
	flags.StringVar(&s.folder, "logs", ".local/bench", "where the servers' logs go")
	flags.StringVar(&s.cells, "cells", "100MB", "NEARBY_CELLS of a server with cells")
	flags.IntVar(&s.places, "places", 1_000_000, "how many places")
	flags.IntVar(&s.large, "large", 0, "compare with so many places, a multiple of -places, say 5000000")
	flags.IntVar(&s.rows, "rows", 200_000, "how many rows to compare seed with psql by")
	flags.IntVar(&s.rounds, "rounds", 3, "how many turns each")
	flags.DurationVar(&s.seconds, "time", 5*time.Second, "how long one turn is")
	quick := flags.Bool("small", false, "a quick run that shows that all of it works, not how fast")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if *quick {
		s.places, s.rows, s.rounds, s.seconds = s.small, 2_000, 1, time.Second
		s.points, s.rate, s.workers = 400, 50, []int{2} // a machine that is busy must not fail it
	}
	if s.database == "" {
		return s, errors.New("NEARBY_DATABASE_URL is not set: make bench sets it")
	}
	if s.places > 0 && s.large%s.places != 0 || *quick && s.large > 0 {
		return s, errors.New("-large must be a multiple of -places, and does not go with -small")
	}
	if s.rounds < 1 || s.seconds <= 0 || s.places < 1 || s.rows < 1 {
		return s, errors.New("-rounds, -time, -places and -rows must be above 0")
	}
	return s, nil
}

func run(ctx context.Context, args []string) error {
	if len(args) == 1 && args[0] == "serve-known" { // this program as a server, see known.go
		return serveKnown(ctx)
	}
	if len(args) == 2 && args[0] == "serve-file" {
		return serveFile(ctx, args[1])
	}
	s, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if s.folder, err = filepath.Abs(s.folder); err != nil {
		return err
	}
	if err := os.MkdirAll(s.folder, 0o750); err != nil {
		return err
	}
	t := &table{settings: s}
	defer t.stopAll()
	if err := t.measure(ctx); err != nil {
		return err
	}
	fmt.Printf("%d places, %d turns of %s, %d cores, %s\n\n", s.places, s.rounds, s.seconds,
		runtime.NumCPU(), runtime.Version())
	fmt.Print(markdown(t.rows))
	return nil
}
