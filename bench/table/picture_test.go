package table_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"nearby/bench"
	"nearby/bench/dataset"
	"nearby/geo"
	"nearby/wechat"
)

// drawings is how many maps are drawn to tell how long one takes.
const drawings = 100

// pictureRows ask for maps that were never drawn, and for one again and again beside a
// file of the same bytes.
func (t *table) pictureRows(database string) {
	s := t.serve(what{name: "pictures", database: database, cells: t.cells})
	defer s.stop()
	t.cachedRow(s.url, t.drawnRow(s.url))
}

// drawnRow returns the path of a picture that is drawn by then.
func (t *table) drawnRow(server string) (path string) {
	const bar = 10 * time.Millisecond
	caller, err := wechat.NewCaller(wechat.Options{Token: token, Mode: wechat.Plain})
	t.check(err)
	var took bench.Histogram
	for i, at := range dataset.New(seedOfWorld, cities).Points(2 * drawings) {
		found := t.around(server, caller, at, i+1)
		if found == "" { // nothing is there, so nothing is drawn
			continue
		}
		began := time.Now()
		_, err := t.get(server + found)
		t.check(err)
		took.Record(time.Since(began))
		path = found
	}
	if took.Count() == 0 {
		t.Fatal("no answer had a picture")
	}
	median := took.Quantile(0.5)
	t.rows = append(t.rows, row{
		what: "a drawn map, looked up and drawn for the first time", bar: "≤ 10 ms",
		figure: fmt.Sprintf("%.1f ms", median.Seconds()*1000), met: median <= bar,
		detail: fmt.Sprintf("median of %d, p99 %.1f ms", took.Count(), took.Quantile(0.99).Seconds()*1000),
	})
	return path
}

// around sends a location and returns the path of the answer's picture, if it has one.
func (t *table) around(server string, caller *wechat.Caller, at geo.WGS84, id int) string {
	lat, lng := geo.DatumGCJ02.Pair(at, geo.Mainland)
	now := time.Now()
	request, err := caller.Post(wechat.Location{
		Header: wechat.Header{
			ToUser: "gh_nearby_trial", FromUser: fmt.Sprintf("oNearbyPictures%013d", id), MsgID: now.UnixNano(),
		},
		Latitude: lat, Longitude: lng, Scale: 16,
	}, now)
	t.check(err)
	post, err := http.NewRequestWithContext(t.ctx, http.MethodPost,
		server+"/wechat?"+request.Query.Encode(), bytes.NewReader(request.Body))
	t.check(err)
	body, err := exchange(post)
	t.check(err)
	answer, err := caller.Answer(body)
	t.check(err)
	news, ok := answer.Reply.(wechat.NewsReply)
	if !ok || news.Articles[0].PicURL == "" {
		return ""
	}
	u, err := url.Parse(news.Articles[0].PicURL)
	t.check(err)
	return u.RequestURI()
}

// get asks for a picture.
func (t *table) get(address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(t.ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	body, err := exchange(request)
	if err == nil && !bytes.HasPrefix(body, []byte("\x89PNG")) {
		err = fmt.Errorf("%s was answered with something else than a picture", address)
	}
	return body, err
}

// browser keeps as many connections as cachedRow asks over.
var browser = http.Client{
	Timeout:   time.Minute, // the machine may be busy with other tests
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
func (t *table) cachedRow(server, path string) {
	png, err := t.get(server + path)
	t.check(err)
	file := filepath.Join(t.folder, "picture.png")
	t.check(os.WriteFile(file, png, 0o600))
	static := t.start(t.self("serve-file", file), "static", nil)
	defer static.stop()
	var drawn, files []float64
	for range t.rounds {
		drawn = append(drawn, t.gets(server+path))
		files = append(files, t.gets(static.url+"/picture.png"))
	}
	t.rows = append(t.rows, ratio("a drawn map once more ÷ a static file of the same bytes", 0.8,
		throughput{median(drawn), "pictures"}, throughput{median(files), "files"}))
}

// gets asks for an address over some connections for one turn, and returns how many
// answers came in a second.
func (t *table) gets(address string) float64 {
	var answers atomic.Int64
	var all errgroup.Group
	began := time.Now()
	for range connections {
		all.Go(func() error {
			for time.Since(began) < t.seconds {
				if _, err := t.get(address); err != nil {
					return err
				}
				answers.Add(1)
			}
			return nil
		})
	}
	t.check(all.Wait())
	return float64(answers.Load()) / time.Since(began).Seconds()
}
