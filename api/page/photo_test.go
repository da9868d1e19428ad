package page_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"nearby/api/dialogue"
	"nearby/api/page"
	"nearby/photo"
	"nearby/place"
)

// gallery is a server of pictures that counts who asks.
type gallery struct {
	*httptest.Server
	asked atomic.Int64
}

func newGallery(t *testing.T) *gallery {
	t.Helper()
	var file bytes.Buffer
	picture := image.NewRGBA(image.Rect(0, 0, 800, 600))
	for i := range 600 {
		picture.Set(i, i, color.White)
	}
	if err := jpeg.Encode(&file, picture, nil); err != nil {
		t.Fatal(err)
	}
	g := new(gallery)
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.asked.Add(1)
		if !strings.HasSuffix(r.URL.Path, ".jpg") {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = w.Write(file.Bytes()) // fails when nobody waits for it any more
	}))
	t.Cleanup(g.Close)
	return g
}

// album may ask this machine, where the gallery is.
func album() *photo.Album {
	return photo.New(photo.Options{Bytes: 8 << 20, Allowed: func(netip.Addr) bool { return true }})
}

// pictured are three restaurants: with a picture, with one that is broken, with none.
func pictured(g *gallery) []place.Place {
	all := rows(3)
	all[0].ImageURL, all[1].ImageURL = g.URL+"/secret-key/a.jpg", g.URL+"/broken"
	return all
}

// sources are the addresses of all photos on a page.
func sources(body string) (all []string) {
	for _, m := range regexp.MustCompile(`<img [^>]*src="(\.\./photo/[^"]+)"`).FindAllStringSubmatch(body, -1) {
		all = append(all, m[1])
	}
	return all
}

// A row has the picture of its place and a card the large one, from us alone; a broken one
// is as none.
func TestPagesShowThePicturesOfPlaces(t *testing.T) {
	t.Parallel()
	g, shown := newGallery(t), album()
	all := pictured(g)
	shown.Photos(t.Context(), all[0].ImageURL, all[1].ImageURL) // as long as it takes
	s := newSiteOf(t, page.Options{Photos: shown}, all...)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	pictures := sources(list)
	if len(pictures) != 1 || !regexp.MustCompile(`^\.\./photo/\d+-[0-9a-f]{16}\.jpg$`).MatchString(pictures[0]) {
		t.Fatalf("the list shows %q, want one picture of ours", pictures)
	}
	if n := strings.Count(list, `width="64" height="64"`); n != 1 {
		t.Errorf("%d pictures have room kept for them, want 1", n)
	}
	cards := regexp.MustCompile(`<h2><a href="(/p/[^"#]+)`).FindAllStringSubmatch(list, -1)
	card := s.get(t, cards[0][1]).Body.String()
	wide := sources(card)
	if len(wide) != 1 || !strings.HasSuffix(wide[0], "-wide.jpg") {
		t.Fatalf("the card shows %q, want the large picture", wide)
	}
	if other := sources(s.get(t, cards[2][1]).Body.String()); len(other) != 1 { // that of its neighbour
		t.Errorf("the card of a place without a picture shows %q", other)
	}
	for _, test := range []struct {
		address       string
		width, height int
	}{
		{pictures[0], photo.RowSide, photo.RowSide},
		{wide[0], photo.WideWidth, photo.WideHeight},
	} {
		r := s.get(t, strings.TrimPrefix(test.address, ".."))
		c, err := jpeg.DecodeConfig(r.Body)
		if r.Code != http.StatusOK || err != nil || c.Width != test.width || c.Height != test.height {
			t.Errorf("%s: %d, %d by %d, error %v", test.address, r.Code, c.Width, c.Height, err)
		}
		h := r.Header()
		if h.Get("Content-Type") != "image/jpeg" || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(h.Get("Cache-Control"), "public, max-age=604800") {
			t.Errorf("%s: headers %v", test.address, h)
		}
	}
	if strings.Contains(list+card, g.URL) || strings.Contains(list+card, "secret-key") {
		t.Error("a page tells where a picture is from")
	}
	if n := g.asked.Load(); n != 2 {
		t.Errorf("the other server was asked %d times, want once for each picture", n)
	}
}

// The article of a place shows its photo, where it has one, and else its drawn map.
func TestThePictureOfAPlaceIsItsPhoto(t *testing.T) {
	t.Parallel()
	g, shown := newGallery(t), album()
	all := pictured(g)
	shown.Photos(t.Context(), all[0].ImageURL, all[1].ImageURL)
	s := newSiteOf(t, page.Options{Photos: shown}, all...)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	cards := regexp.MustCompile(`<h2><a href="(/p/[^"#]+)`).FindAllStringSubmatch(list, -1)
	photograph, drawn := image.Pt(photo.WideWidth, photo.WideHeight), image.Pt(360, 200)
	for i, want := range []struct {
		kind string
		size image.Point
	}{{"image/jpeg", photograph}, {"image/png", drawn}, {"image/png", drawn}} {
		card := s.get(t, cards[i][1]).Body.String()
		address := regexp.MustCompile(`property="og:image" content="([^"]+)"`).FindStringSubmatch(card)[1]
		r := s.get(t, address)
		c, _, err := image.DecodeConfig(r.Body)
		if got := r.Header().Get("Content-Type"); got != want.kind || err != nil || image.Pt(c.Width, c.Height) != want.size {
			t.Errorf("picture of place %d: %s of %d by %d, error %v, want %s of %v", i+1, got, c.Width, c.Height, err, want.kind, want.size)
		}
	}
}

// Only a place's own picture is served: no address in a request leads anywhere.
func TestOnlyAPlacesOwnPictureIsServed(t *testing.T) {
	t.Parallel()
	g, shown := newGallery(t), album()
	s := newSiteOf(t, page.Options{Photos: shown}, pictured(g)...)
	for _, address := range []string{
		"/photo/1-0000000000000000.jpg", "/photo/1.jpg", "/photo/1-.jpg", "/photo/-.jpg", "/photo/x-y.jpg", "/photo/",
		"/photo/1-0000000000000000", "/photo/99999999999999999999-0.jpg", "/photo/http%3A%2F%2F127.0.0.1%2Fa.jpg",
		"/photo/..%2F..%2Fetc%2Fpasswd.jpg", "/photo/1-0.jpg?url=" + g.URL + "/a.jpg",
	} {
		if r := s.get(t, address); r.Code != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", address, r.Code)
		}
	}
	if n := g.asked.Load(); n != 0 {
		t.Errorf("the other server was asked %d times, want never", n)
	}
}

// Without an album nothing is fetched, shown or served.
func TestPicturesCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	g := newGallery(t)
	s := newSite(t, pictured(g)...)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	if got := sources(list); got != nil {
		t.Errorf("the list shows %q", got)
	}
	if r := s.get(t, "/photo/1-0000000000000000.jpg"); r.Code != http.StatusNotFound {
		t.Errorf("a picture: %d, want 404", r.Code)
	}
	if n := g.asked.Load(); n != 0 {
		t.Errorf("the other server was asked %d times, want never", n)
	}
}
