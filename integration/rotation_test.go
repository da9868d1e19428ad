package integration_test

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/store/storetest"
)

// The way to change NEARBY_SECRET that the manual tells: two servers, one
// restarted at a time, messages all the while. No message goes unanswered, and a
// link that either server has made opens on both until the old secret goes.
func TestTheSecretIsChangedWhileMessagesRun(t *testing.T) {
	t.Parallel()
	const successor = "another secret of thirty-two characters, for tests"
	p := installed(t, storetest.URL(t))
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	p = p.with("NEARBY_PUBLIC_URL=http://nearby.example.com")
	servers := []*server{p.serve(t), p.serve(t)}
	stop := flowing(t, servers[0].url, servers[1].url)

	var old, links []string
	collect := func() {
		for _, s := range servers {
			r := s.say(t, location(squareX, squareY))
			if len(r.Articles) != 1 {
				t.Fatalf("answered %+v, want an article", r)
			}
			_, link, _ := strings.Cut(r.Articles[0].URL, "/n/")
			links = append(links, "/n/"+link)
		}
		for _, link := range links {
			for i, s := range servers {
				if a := s.get(t, link); a.status != http.StatusOK {
					t.Errorf("link %s on server %d: %d, want the page", link[:8], i, a.status)
				}
			}
		}
	}
	collect()
	for step, settings := range [][]string{
		{"NEARBY_SECRET_PREVIOUS=" + successor},
		{"NEARBY_SECRET=" + successor, "NEARBY_SECRET_PREVIOUS=" + secret},
	} {
		for i, s := range servers {
			servers[i] = s.replacedBy(t, p.with(append(settings, "NEARBY_LISTEN="+strings.TrimPrefix(s.url, "http://"))...))
			collect()
		}
		if step == 0 {
			old = append(old, links...)
		}
	}
	links = nil // those made under the old secret may go now
	for i, s := range servers {
		servers[i] = s.replacedBy(t, p.with("NEARBY_SECRET="+successor, "NEARBY_LISTEN="+strings.TrimPrefix(s.url, "http://")))
		collect()
	}
	stop()
	if a := servers[0].get(t, old[0]); a.status == http.StatusOK {
		t.Error("a link of the old secret opens after it is gone")
	}
}

// flowing sends messages until it is stopped, as WeChat by way of a balancer: one
// that is not answered is sent again, to the other server. It fails the test when
// the third attempt fails.
func flowing(t *testing.T, urls ...string) (stop func()) {
	t.Helper()
	done, answered := make(chan struct{}), atomic.Int64{}
	var sending sync.WaitGroup
	sending.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			default:
			}
			body := text("帮助")
			ok := false
			for attempt := 0; attempt < 3 && !ok; attempt++ {
				ok = delivered(urls[(n+attempt)%len(urls)], body)
				if !ok {
					time.Sleep(100 * time.Millisecond) // WeChat waits longer
				}
			}
			if !ok {
				t.Errorf("a message was not answered in three attempts")
			}
			answered.Add(1)
			time.Sleep(retryPause)
		}
	})
	stop = sync.OnceFunc(func() {
		close(done)
		sending.Wait()
		if answered.Load() < 10 {
			t.Errorf("only %d messages ran", answered.Load())
		}
	})
	t.Cleanup(stop)
	return stop
}

// delivered tells whether a message was answered with the help.
func delivered(url, body string) bool {
	response, err := http.Post(url+genuine(), "text/xml", strings.NewReader(body))
	if err != nil {
		return false
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	return err == nil && response.StatusCode == http.StatusOK && strings.Contains(string(content), "餐厅")
}
