package integration_test

import (
	"image"
	_ "image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"nearby/store/storetest"
)

// A tap of the menu is answered with the list and its cover, then with each place: its own
// page and its own picture, all of them ours. What a file calls a picture and is an address
// behind the server is asked by nobody.
func TestAClickIsAnsweredWithPagesAndPicturesOfTheirOwn(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	behind := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	t.Cleanup(behind.Close)
	p := installed(t, storetest.URL(t))
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "places.csv", pictured(town(20), behind.URL)))
	s := p.serve(t)
	who := person()
	s.do(t, http.MethodPost, genuine(), message(who, "<MsgType>event</MsgType><Event>LOCATION</Event>"+
		"<Latitude>"+squareLat+"</Latitude><Longitude>"+squareLng+"</Longitude><Precision>30</Precision>"))
	r := s.say(t, message(who, "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>restaurant</EventKey>"))
	if len(r.Articles) < 4 || r.ArticleCount != len(r.Articles) {
		t.Fatalf("%d articles, said to be %d, want the list, several places, and what can be typed", len(r.Articles), r.ArticleCount)
	}
	shown := map[string]string{} // the place of each picture
	for i, a := range r.Articles[:len(r.Articles)-1] {
		path, size := "/p/", image.Pt(360, 200)
		if i == 0 {
			path, size = "/n/", image.Pt(900, 383)
		}
		page := s.do(t, http.MethodGet, ours(t, a.URL, path), "")
		name := strings.Fields(a.Title)[1]
		if page.status != http.StatusOK || i > 0 && !strings.Contains(page.body, "<h1>"+name+"</h1>") {
			t.Errorf("article %d, %s: its page is %d and not that of %s", i+1, a.Title, page.status, name)
		}
		picture := s.do(t, http.MethodGet, ours(t, a.PicURL, "/n/"), "")
		c, _, err := image.DecodeConfig(strings.NewReader(picture.body))
		if err != nil || image.Pt(c.Width, c.Height) != size {
			t.Errorf("article %d, %s: its picture is %d by %d, error %v, want %v", i+1, a.Title, c.Width, c.Height, err, size)
		}
		if other, is := shown[picture.body]; is {
			t.Errorf("%s has the picture of %s", a.Title, other)
		}
		shown[picture.body] = a.Title
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("what stands behind the server was asked %d times, want never", n)
	}
}

// pictured gives every place of a file a picture at a host.
func pictured(csv, host string) string {
	var all strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(csv), "\n") {
		if i == 0 {
			all.WriteString(line + ",image_url\n")
			continue
		}
		all.WriteString(line + "," + host + "/a.jpg\n")
	}
	return all.String()
}

// ours is the path of an address of the server.
func ours(t *testing.T, address, path string) string {
	t.Helper()
	const public = "http://localhost:8080"
	own, is := strings.CutPrefix(address, public)
	if !is || !strings.HasPrefix(own, path) {
		t.Fatalf("%s is not an address below %s%s", address, public, path)
	}
	return own
}
