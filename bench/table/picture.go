package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"nearby/bench"
	"nearby/bench/dataset"
	"nearby/bench/wire"
	"nearby/geo"
	"nearby/wechat"
)

// drawings is how many maps are drawn to tell how long one takes.
const drawings = 100

// gallery asks a server for the drawn maps behind its answers.
type gallery struct {
	server *url.URL // the callback
	caller *wechat.Caller
}

// pictureRows ask for maps that were never drawn, and for one again and again beside a
// file of the same bytes.
func (t *table) pictureRows(ctx context.Context, database string) error {
	s, err := t.serve(ctx, what{name: "pictures", database: database, cells: t.cells})
	if err != nil {
		return err
	}
	defer s.stop()
	caller, err := wechat.NewCaller(wechat.Options{Token: token, Mode: wechat.Plain})
	if err != nil {
		return err
	}
	address, err := url.Parse(s.url + "/wechat")
	if err != nil {
		return err
	}
	path, png, err := t.drawnRow(ctx, gallery{address, caller})
	if err != nil {
		return err
	}
	return t.cachedRow(ctx, s, path, png)
}

// drawnRow also returns a picture and its path.
func (t *table) drawnRow(ctx context.Context, g gallery) (path string, png []byte, err error) {
	const bar = 10 * time.Millisecond
	conn := wire.New(g.server)
	defer conn.Close()
	var took bench.Histogram
	for i, at := range dataset.New(seedOfWorld, cities).Points(2 * drawings) {
		found, err := g.around(ctx, conn, at, int64(i+1))
		if err != nil {
			return "", nil, err
		}
		if found == "" { // nothing is there, so nothing is drawn
			continue
		}
		began := time.Now()
		body, err := get(ctx, conn, found)
		if err != nil {
			return "", nil, err
		}
		took.Record(time.Since(began))
		path, png = found, bytes.Clone(body)
	}
	if took.Count() == 0 {
		return "", nil, errors.New("no answer had a picture")
	}
	median := took.Quantile(0.5)
	t.rows = append(t.rows, row{
		what: "a drawn map, looked up and drawn for the first time", bar: "≤ 10 ms",
		figure: fmt.Sprintf("%.1f ms", median.Seconds()*1000), met: median <= bar,
		detail: fmt.Sprintf("median of %d, p99 %.1f ms", took.Count(), took.Quantile(0.99).Seconds()*1000),
	})
	return path, png, nil
}

// around sends a location and returns the path of the answer's picture, if it has one.
func (g gallery) around(ctx context.Context, conn *wire.Conn, at geo.WGS84, id int64) (string, error) {
	lat, lng := geo.DatumGCJ02.Pair(at, geo.Mainland)
	now := time.Now()
	request, err := g.caller.Post(wechat.Location{
		Header: wechat.Header{
			ToUser: "gh_nearby_trial", FromUser: fmt.Sprintf("oNearbyPictures%013d", id), MsgID: now.UnixNano(),
		},
		Latitude: lat, Longitude: lng, Scale: 16,
	}, now)
	if err != nil {
		return "", err
	}
	response, err := conn.Post(ctx, request.Query.Encode(), request.Body)
	if err != nil {
		return "", err
	}
	answer, err := g.caller.Answer(response.Body)
	news, ok := answer.Reply.(wechat.NewsReply)
	if err != nil || !ok || news.Articles[0].PicURL == "" {
		return "", err
	}
	u, err := url.Parse(news.Articles[0].PicURL)
	if err != nil {
		return "", err
	}
	return u.RequestURI(), nil
}

// get asks for a picture.
func get(ctx context.Context, conn *wire.Conn, path string) ([]byte, error) {
	r, err := conn.Get(ctx, path)
	if err != nil {
		return nil, err
	}
	if r.Status != http.StatusOK || !strings.HasPrefix(string(r.Body), "\x89PNG") {
		return nil, fmt.Errorf("a picture was answered with status %d", r.Status)
	}
	return r.Body, nil
}

// cachedRow compares one picture that is drawn already with a file of the same bytes.
func (t *table) cachedRow(ctx context.Context, s *server, path string, png []byte) error {
	file := filepath.Join(t.folder, "picture.png")
	if err := os.WriteFile(file, png, 0o600); err != nil {
		return err
	}
	static, err := t.serveStatic(ctx, file)
	if err != nil {
		return err
	}
	defer static.stop()
	var drawn, files []float64
	for range t.rounds {
		for _, side := range []struct {
			server *server
			path   string
			rates  *[]float64
		}{{s, path, &drawn}, {static, "/picture.png", &files}} {
			rate, err := t.gets(ctx, side.server, side.path)
			if err != nil {
				return err
			}
			*side.rates = append(*side.rates, rate)
		}
	}
	t.rows = append(t.rows, ratio("a drawn map once more ÷ a static file of the same bytes", 0.8,
		throughput{median(drawn), "pictures"}, throughput{median(files), "files"}))
	return nil
}

func (t *table) serveStatic(ctx context.Context, file string) (*server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	return t.start(ctx, &server{
		command:  exec.Command(self, "serve-file", file), //nolint:gosec,noctx // this program; stopAll ends it
		settings: []string{"NEARBY_LISTEN=" + address}, url: "http://" + address,
	}, "static")
}

// gets asks for a path over some connections for one turn, and returns how many
// answers came in a second.
func (t *table) gets(ctx context.Context, s *server, path string) (float64, error) {
	const connections = 4
	address, err := url.Parse(s.url)
	if err != nil {
		return 0, err
	}
	var answers atomic.Int64
	var failed atomic.Pointer[error]
	var all sync.WaitGroup
	began := time.Now()
	for range connections {
		all.Go(func() {
			conn := wire.New(address)
			defer conn.Close()
			for time.Since(began) < t.seconds {
				if _, err := get(ctx, conn, path); err != nil {
					failed.Store(&err)
					return
				}
				answers.Add(1)
			}
		})
	}
	all.Wait()
	if err := failed.Load(); err != nil {
		return 0, *err
	}
	return float64(answers.Load()) / time.Since(began).Seconds(), nil
}
