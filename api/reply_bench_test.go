package api_test

import (
	"bytes"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nearby/api"
	"nearby/bench/dataset"
	"nearby/cells"
	"nearby/departures"
	"nearby/geo"
	"nearby/maplink"
	"nearby/place"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
)

// A warm location message from the bytes of its request to those of its answer, without
// net/http's part. cpu-µs/op is what this process uses, all its goroutines and the
// garbage collector counted and PostgreSQL not: it tells two versions apart where a busy
// machine makes ns/op worthless.
func BenchmarkReply(b *testing.B) {
	const cities, places, asked = 2, 10_000, 100
	s := storetest.Open(b)
	world := dataset.New(1, cities)
	loadWorld(b, s, world, places)
	handler := serveWarm(b, s)
	points := world.Points(asked)
	for _, p := range requests(b, points, 4*asked) { // the first asks the database, the second reads cells
		p.to(b, handler)
	}
	all := requests(b, points, b.N)
	var next atomic.Int64
	runtime.GC()
	b.SetParallelism(8)
	b.ReportAllocs()
	b.ResetTimer()
	before := cpu(b)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			all[next.Add(1)-1].to(b, handler)
		}
	})
	b.ReportMetric(float64((cpu(b)-before).Microseconds())/float64(b.N), "cpu-µs/op")
}

func loadWorld(b *testing.B, s *store.Store, world dataset.World, places int) {
	b.Helper()
	next, stop := iter.Pull(world.Places(places))
	defer stop()
	_, err := s.Load(b.Context(), store.Load{Source: "bench", Next: func() (place.Place, error) {
		p, more := next()
		if !more {
			return p, io.EOF
		}
		return p, nil
	}})
	if err != nil {
		b.Fatal(err)
	}
}

// account is the account that both sides of the benchmark know.
var account = wechat.Options{Token: "token", Mode: wechat.Plain, MaxSkew: time.Hour}

func serveWarm(b *testing.B, s *store.Store) http.Handler {
	b.Helper()
	callback, err := wechat.New(account)
	if err != nil {
		b.Fatal(err)
	}
	watcher := store.NewWatcher(s, time.Now)
	handler, err := api.New(api.Options{
		Callback: callback, Store: s, Watcher: watcher,
		Cells:      cells.New(s, watcher, cells.Options{Bytes: 64 << 20, Radius: 1000, Now: time.Now}),
		Departures: departures.New(s, watcher, 16<<20),
		Secret:     seal.New("the secret of a load test, 32 or more characters", ""),
		Log:        slog.New(slog.NewJSONHandler(io.Discard, nil)), PublicURL: "https://nearby.example",
		LocationDatum: geo.DatumGCJ02, ReportDatum: geo.DatumWGS84,
		Maps:            maplink.Maker{Provider: maplink.Tencent, Region: geo.Mainland, App: "nearby"},
		Radii:           []geo.Metres{1000, 2000, 5000, 10_000},
		MessageArticles: 1, EventArticles: 8,
	})
	if err != nil {
		b.Fatal(err)
	}
	return handler
}

// request is a signed message.
type request struct {
	url  string
	body []byte
}

// requests are so many location messages, all different, of a hundred people.
func requests(b *testing.B, points []geo.WGS84, n int) []request {
	b.Helper()
	caller, err := wechat.NewCaller(account)
	if err != nil {
		b.Fatal(err)
	}
	all, first := make([]request, n), time.Now().UnixNano()
	for i := range all {
		at := points[i%len(points)]
		post, err := caller.Post(wechat.Location{
			Header: wechat.Header{
				ToUser: "gh_bench", FromUser: "oBench" + strconv.Itoa(i%97),
				CreateTime: time.Now(), MsgID: first + int64(i),
			},
			Latitude: at.Lat, Longitude: at.Lng, Scale: 16, Label: "人民路18号",
		}, time.Now())
		if err != nil {
			b.Fatal(err)
		}
		all[i] = request{"/wechat?" + post.Query.Encode(), post.Body}
	}
	return all
}

func (r request) to(b *testing.B, handler http.Handler) {
	b.Helper()
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, r.url, bytes.NewReader(r.body)))
	if answer.Code != http.StatusOK || !bytes.Contains(answer.Body.Bytes(), []byte("<Articles>")) {
		b.Errorf("answered %d with %s", answer.Code, answer.Body)
	}
}

// cpu is what this process has used so far.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
