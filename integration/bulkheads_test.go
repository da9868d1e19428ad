package integration_test

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/seal"
	"nearby/store/storetest"
)

// floods are what people do who want too much of the database: anonymous ones with links
// that work for a day, from one address, and followers.
var floods = map[string]func(ctx context.Context, c *city){
	"a list of a word, 16 connections": func(ctx context.Context, c *city) {
		c.anonymous(ctx, 16, func() dialogue.List { return listOf(square, dialogue.Want{Word: "夜郎国"}) })
	},
	"a list of a word, 48 connections": func(ctx context.Context, c *city) {
		c.anonymous(ctx, 48, func() dialogue.List { return listOf(square, dialogue.Want{Word: "夜郎国"}) })
	},
	"what is open now or well rated": func(ctx context.Context, c *city) {
		c.anonymous(ctx, 24, func() dialogue.List {
			return listOf(square, dialogue.Want{OpenNow: rand.N(2) == 0, RatingMin: 1 + 3*rand.Float64()})
		})
	},
	"where nobody has asked yet, near and far": func(ctx context.Context, c *city) {
		c.anonymous(ctx, 24, func() dialogue.List { return listOf(somewhere(1+9*rand.N(2)), dialogue.Want{}) })
	},
	"24 followers who type nonsense": func(ctx context.Context, c *city) { c.followers(ctx, 24) },
}

// Whoever wants too much of the database is the only one who gets less: other people
// send where they are and a digit, and are answered.
//
//nolint:paralleltest // how many are answered is counted: other tests are a flood of their own
func TestAFloodOfSearchesTouchesNobodyElse(t *testing.T) {
	direct := storetest.URL(t)
	p := installed(t, direct).with("NEARBY_LOCATION_CRS=wgs84", "NEARBY_ADMIN_LISTEN=127.0.0.1:0", "NEARBY_LIMIT_PERSON=")
	p.loadGrid(t, denseCity(testsize.Pick(12_000, 109_000)))
	db := storetest.SQL(t, direct)
	for name, flood := range floods {
		t.Run(name, func(t *testing.T) {
			c := openCity(t, p, db)
			ctx, stop := context.WithCancel(t.Context())
			var flooding sync.WaitGroup
			flooding.Go(func() { flood(ctx, c) })
			got := c.neighbours(testsize.Pick(30, 300))
			stop()
			flooding.Wait()
			refused := c.refused(t)
			t.Logf("%d answers, %d apologies, the slowest after %s; %d searches refused", got.sent, got.sorry, got.slowest, refused)
			if got.sorry*50 > got.sent || got.wrong > 0 || got.invalid > 0 || got.right == 0 {
				t.Errorf("%+v, want at most one in 50 sorry and none wrong or invalid", got)
			}
		})
	}
}

// city is a server of a dense city.
type city struct {
	*trial
	links *link.Maker
}

// openCity starts a server, where two people have been answered at some places.
func openCity(t *testing.T, p program, db *sql.DB) *city {
	t.Helper()
	c := &city{trial: &trial{program: p, db: db, server: p.serve(t)}}
	c.askEverywhere(t, func() string { return c.url })
	var err error
	if c.links, err = link.New(c.url, seal.New(secret, ""), time.Now); err != nil {
		t.Fatal(err)
	}
	return c
}

// denseCity is so many restaurants within some kilometres around the square. Few have
// hours or a rating.
func denseCity(places int) string {
	random := rand.New(rand.NewPCG(17, 3))
	var csv strings.Builder
	csv.WriteString("id,name,name_en,category,lat,lng,address,opening_hours,rating\n")
	for n := range places {
		known := ","
		if n%50 == 0 {
			known = "00:00-00:10,1"
		}
		fmt.Fprintf(&csv, "c%d,面馆%03d,Noodles of %x,restaurant,%.6f,%.6f,南京东路%d号%x室,%s\n", n, n%1000, random.Uint64(),
			square.Lat+random.NormFloat64()/40, square.Lng+random.NormFloat64()/40, n%1000, random.Uint32(), known)
	}
	return csv.String()
}

// somewhere is a place in the city, or so many times as far.
func somewhere(far int) geo.WGS84 {
	return geo.WGS84{
		Lat: square.Lat + float64(far)*rand.NormFloat64()/40,
		Lng: square.Lng + float64(far)*rand.NormFloat64()/40,
	}
}

// amongMany is a place where the city is dense: a list there never has one place alone.
func amongMany() geo.WGS84 {
	return geo.WGS84{Lat: square.Lat + (rand.Float64()-0.5)/20, Lng: square.Lng + (rand.Float64()-0.5)/20}
}

func listOf(at geo.WGS84, want dialogue.Want) dialogue.List { return dialogue.List{At: at, Want: want} }

// anonymous asks for pages from one address, over so many connections, without a pause.
func (c *city) anonymous(ctx context.Context, connections int, next func() dialogue.List) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
	defer client.CloseIdleConnections()
	var all sync.WaitGroup
	for range connections {
		all.Go(func() {
			for ctx.Err() == nil {
				address, _ := c.links.List(dialogue.Chinese, next())
				request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
				if err != nil {
					panic(err)
				}
				if response, err := client.Do(request); err == nil {
					_, _ = io.Copy(io.Discard, response.Body) // ends with ctx
					_ = response.Body.Close()
				}
			}
		})
	}
	all.Wait()
}

// followers send where they are, and then words that nothing has, once a second.
func (c *city) followers(ctx context.Context, n int) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			who := person()
			_, _ = c.deliver(locationFrom(who, c.spots[i%len(c.spots)])) // what they get is not judged
			for ctx.Err() == nil {
				_, _ = c.deliver(textFrom(who, nonsense()))
				select {
				case <-ctx.Done():
				case <-time.After(time.Second):
				}
			}
		})
	}
	all.Wait()
}

func nonsense() string {
	var word strings.Builder
	for range 4 {
		word.WriteRune(rune(0x4E00 + rand.IntN(0x5000)))
	}
	return word.String()
}

// neighbours are other people in the city: each sends where they are, every second one
// from where nobody has asked yet, and then a digit.
func (c *city) neighbours(people int) tally {
	tick := time.NewTicker(3 * pace)
	defer tick.Stop()
	for n := range people {
		<-tick.C
		at := c.spots[n%len(c.spots)]
		if n%2 == 0 {
			there := amongMany()
			at.x, at.y = fmt.Sprintf("%.6f", there.Lat), fmt.Sprintf("%.6f", there.Lng)
		}
		c.under.Go(func() {
			who := person()
			if c.send(locationFrom(who, at), listed) != "" {
				c.send(textFrom(who, "2"), carded)
			}
		})
	}
	c.under.Wait()
	return c.tally
}

func listed(r reply, _ string) bool {
	return len(r.Articles) == 1 && inventedName.MatchString(r.Articles[0].Description)
}

func carded(r reply, _ string) bool { return inventedName.MatchString(r.Content) }

// refused is how many searches were over a budget or found no room.
func (c *city) refused(t *testing.T) (n int) {
	t.Helper()
	for line := range strings.Lines(c.admin(t, "/metrics")) {
		for _, limit := range []string{"searches", "budget"} {
			var some float64
			if rest, ok := strings.CutPrefix(line, `nearby_limited_total{limit="`+limit+`"} `); ok {
				_, _ = fmt.Sscan(rest, &some)
				n += int(some)
			}
		}
	}
	return n
}
