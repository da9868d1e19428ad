package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"runtime/debug"
	"time"

	"nearby/bench"
	"nearby/bench/dataset"
	"nearby/bench/traffic"
	"nearby/geo"
	"nearby/plural"
	"nearby/settings"
	"nearby/usage"
	"nearby/wechat"
)

type benchCommand struct {
	Send benchSendCommand `cmd:"" default:"withargs" help:"Send messages and measure the answers (this, when nothing else is said)."`
	Data benchDataCommand `cmd:"" help:"Write invented places as CSV, for nearby seed."`
}

// worldSettings choose the invented cities; the data and the questions must agree.
type worldSettings struct {
	Cities int    `default:"200" help:"How many cities there are."`
	Seed   uint64 `default:"1" help:"Another number makes another world."`
}

func (w worldSettings) world(f *usage.Faults) dataset.World {
	if w.Cities < 1 || w.Cities > 1000 {
		f.Add("--cities", fmt.Errorf("must be from 1 to 1000, not %d", w.Cities))
		return dataset.World{}
	}
	return dataset.New(w.Seed, w.Cities)
}

type benchDataCommand struct {
	worldSettings

	Places int `default:"1000000" help:"How many places."`
}

// Run writes the places.
func (c *benchDataCommand) Run(std streams) error {
	var wrong usage.Faults
	world := c.world(&wrong)
	if c.Places < 0 {
		wrong.Add("--places", errors.New("must not be below 0"))
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return world.WriteCSV(std.out, c.Places)
}

type benchSendCommand struct {
	settings.Wechat
	settings.Public
	settings.Database
	worldSettings

	To          string        `placeholder:"URL" help:"Address of the callback (NEARBY_PUBLIC_URL with /wechat)."`
	Rate        string        `placeholder:"N/s" help:"Open loop: so many messages leave a second, whatever the server does."`
	Workers     int           `help:"Closed loop: so many send as soon as they have their answer (2, without --rate)."`
	Duration    time.Duration `default:"10s" help:"How long to count."`
	Warmup      time.Duration `default:"1s" help:"How long to send before counting."`
	Mix         string        `default:"${mix}" help:"Share of each kind of message: location, click, text, word, retry."`
	Users       int           `default:"10000" help:"How many people write in turn."`
	Points      int           `default:"4000" help:"How many points locations are sent from."`
	Zipf        float64       `default:"1" help:"How unevenly: the k-th point has a share of 1/k^S; 0 = all the same."`
	Fresh       bool          `help:"Take points far from each other instead, each once."`
	Once        bool          `help:"Ask once from each point, tap every button there if the mix has clicks, and end; with --workers."`
	PlacesFrom  string        `default:"invented" enum:"invented,database" help:"Where the points are: in the cities of bench data, or at places of the database."`
	Connections int           `default:"256" help:"The most connections of an open loop."`

	output
	LocationCRS string `name:"location-crs" env:"NEARBY_LOCATION_CRS" default:"gcj02" help:"Datum of location messages."`

	settings.Shift
}

// Run sends messages and prints what came of them. It fails when an answer was wrong.
func (c *benchSendCommand) Run(ctx context.Context, std streams) error {
	options, err := c.traffic(ctx)
	if err != nil {
		return err
	}
	// A collection is cheap here, where little is kept, and there would be many.
	defer debug.SetGCPercent(debug.SetGCPercent(1000))
	options.Seen = &traffic.Seen{}
	done := watch(std.err, options.Seen)
	run, err := traffic.Run(ctx, options)
	done()
	if err != nil {
		return err
	}
	return c.print(std.out, run.Report())
}

func (c *benchSendCommand) print(w io.Writer, r bench.Report) error {
	var err error
	if c.asJSON() {
		err = printJSON(w, r)
	} else {
		_, err = io.WriteString(w, r.String())
	}
	if err == nil && r.Wrong > 0 {
		err = fmt.Errorf(plural.Count(r.Wrong, "of %d answers was wrong", "of %d answers were wrong"), r.Messages)
	}
	if err == nil && r.Messages == 0 {
		err = errors.New("no message was sent: take a longer --duration or a higher --rate")
	}
	return err
}

// traffic understands every flag and setting.
func (c *benchSendCommand) traffic(ctx context.Context) (traffic.Options, error) {
	var wrong usage.Faults
	account := c.Wechat.Options(&wrong)
	caller, err := wechat.NewCaller(account)
	wrong.Add(settings.WechatNames, err)
	to, _ := url.Parse(c.Callback(&wrong, c.To)) // what is wrong with it is noted
	o := traffic.Options{
		To: to, Caller: caller, Account: c.WechatAccount,
		Mix:   usage.Parsed(&wrong, "--mix", c.Mix, bench.ParseMix),
		Users: c.Users, Zipf: c.Zipf, Fresh: c.Fresh, Once: c.Once, Seed: c.Seed,
		Datum:       usage.Parsed(&wrong, "NEARBY_LOCATION_CRS", c.LocationCRS, geo.ParseDatum),
		Region:      c.Region(&wrong),
		Connections: c.Connections, Warmup: c.Warmup, Duration: c.Duration,
	}
	o.Rate, o.Workers = c.loop(&wrong)
	c.checkCounts(&wrong)
	o.Points, err = c.points(ctx, &wrong)
	if err := wrong.Err(); err != nil {
		return o, err
	}
	return o, err
}

// loop is the rate of an open loop, or the workers of a closed one.
func (c *benchSendCommand) loop(f *usage.Faults) (rate float64, workers int) {
	const few = 2
	switch {
	case c.Rate != "" && c.Workers != 0:
		f.Add("--rate", errors.New("and --workers exclude each other: an open loop or a closed one"))
	case c.Workers < 0 || c.Workers > 10_000:
		f.Add("--workers", fmt.Errorf("must be from 1 to 10000, not %d", c.Workers))
	case c.Rate != "" && c.Once:
		f.Add("--once", errors.New("needs --workers instead of --rate: it ends when all are done"))
	case c.Rate != "":
		return usage.Parsed(f, "--rate", c.Rate, bench.ParseRate), 0
	case c.Workers == 0:
		return 0, few
	}
	return 0, c.Workers
}

func (c *benchSendCommand) checkCounts(f *usage.Faults) {
	for flag, n := range map[string]int{"--users": c.Users, "--points": c.Points, "--connections": c.Connections} {
		if n < 1 || n > 1_000_000 {
			f.Add(flag, fmt.Errorf("must be from 1 to 1000000, not %d", n))
		}
	}
	if c.Zipf < 0 || c.Zipf > 10 {
		f.Add("--zipf", fmt.Errorf("must be from 0 to 10, not %g", c.Zipf))
	}
	if c.Duration <= 0 || c.Warmup < 0 {
		f.Add("--duration", errors.New("must be above 0, and --warmup not below"))
	}
}

// points are where locations are sent from.
func (c *benchSendCommand) points(ctx context.Context, f *usage.Faults) ([]geo.WGS84, error) {
	if c.PlacesFrom == "invented" {
		world := c.world(f)
		switch {
		case len(*f) > 0:
			return nil, nil
		case c.Fresh:
			return world.Lattice(), nil
		}
		return world.Points(c.Points), nil
	}
	s := c.Open(f)
	if len(*f) > 0 {
		return nil, nil
	}
	defer s.Close()
	spots, err := s.Sample(ctx, c.Points)
	if err == nil && len(spots) == 0 {
		err = errors.New("the database has no places to ask from")
	}
	points := make([]geo.WGS84, len(spots))
	for i, spot := range spots {
		points[i] = spot.WGS84
	}
	return points, err
}
