package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"nearby/bench"
	"nearby/bench/dataset"
	"nearby/geo"
	"nearby/wechat"
)

// drawings is how many maps are drawn to tell how long one takes.
const drawings = 100

// gallery asks a server for the drawn maps behind its answers.
type gallery struct {
	server string // its URL
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
	path, png, err := t.drawnRow(ctx, gallery{s.url, caller})
	if err != nil {
		return err
	}
	return t.cachedRow(ctx, s, path, png)
}

// drawnRow also returns a picture and its path.
func (t *table) drawnRow(ctx context.Context, g gallery) (path string, png []byte, err error) {
	const bar = 10 * time.Millisecond
	var took bench.Histogram
	for i, at := range dataset.New(seedOfWorld, cities).Points(2 * drawings) {
		found, err := g.around(ctx, at, int64(i+1))
		if err != nil {
			return "", nil, err
		}
		if found == "" { // nothing is there, so nothing is drawn
			continue
		}
		began := time.Now()
		body, err := get(ctx, g.server+found)
		if err != nil {
			return "", nil, err
		}
		took.Record(time.Since(began))
		path, png = found, body
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
func (g gallery) around(ctx context.Context, at geo.WGS84, id int64) (string, error) {
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
	post, err := http.NewRequestWithContext(ctx, http.MethodPost,
		g.server+"/wechat?"+request.Query.Encode(), bytes.NewReader(request.Body))
	if err != nil {
		return "", err
	}
	body, err := exchange(post)
	if err != nil {
		return "", err
	}
	answer, err := g.caller.Answer(body)
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
func get(ctx context.Context, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	body, err := exchange(request)
	if err == nil && !bytes.HasPrefix(body, []byte("\x89PNG")) {
		err = errors.New("a picture was answered with something else")
	}
	return body, err
}

// browser keeps as many connections as cachedRow asks over.
var browser = http.Client{
	Timeout:   5 * time.Second,
	Transport: &http.Transport{MaxIdleConnsPerHost: connections},
}

const connections = 4

// exchange returns the body of a successful answer.
func exchange(request *http.Request) ([]byte, error) {
	response, err := browser.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s was answered with status %d", request.URL.Path, response.StatusCode)
	}
	return io.ReadAll(response.Body)
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
	var answers atomic.Int64
	var failed atomic.Pointer[error]
	var all sync.WaitGroup
	began := time.Now()
	for range connections {
		all.Go(func() {
			for time.Since(began) < t.seconds {
				if _, err := get(ctx, s.url+path); err != nil {
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
