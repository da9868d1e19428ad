package integration_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/page"
	"nearby/geo"
	"nearby/photo"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
)

// Pictures that arrive after the page was drawn move nothing on it, in rows and on a card,
// and come from nobody but the server.
func TestPicturesMoveNothing(t *testing.T) {
	t.Parallel()
	gallery := pictureServer(t)
	databaseURL := storetest.URL(t)
	csv := "external_id,name,category,lat,lng,image_url\n"
	for i, name := range []string{"佳家汤包", "大壶春", "小杨生煎", "沈大成"} {
		csv += string(rune('a'+i)) + "," + name + ",restaurant,31.2" + string(rune('3'+i)) + ",121.47," + gallery + "/" + name + ".jpg\n"
	}
	installed(t, databaseURL).must(t, 0, "seed", "--crs", "wgs84", written(t, "places.csv", csv))
	server, links, first := pagesWithPhotos(t, storetest.OpenURL(t, databaseURL))
	list, _ := links.List(dialogue.Chinese, dialogue.List{At: geo.WGS84{Lat: 31.23, Lng: 121.47}})
	card, _ := links.Place(dialogue.Chinese, first)
	b := newBrowser(t)
	for name, shown := range map[string]struct{ address, pictures string }{
		"list": {list, ".photo"}, "card": {card, ".cover"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := b.open(t, look{}, server+strings.TrimPrefix(shown.address, links.Base()))
			p.eventually(t, `[...document.querySelectorAll("`+shown.pictures+`")].filter((i) => i.complete && i.naturalWidth > 0).length > 0`)
			if shift := p.shifted(t); shift > aPause {
				t.Errorf("the page moved by %v", shift)
			}
			p.quiet(t, server)
			p.shoot(t, "pictures, "+name)
		})
	}
}

// pictureServer is a server of pictures elsewhere.
func pictureServer(t *testing.T) string {
	t.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, image.NewRGBA(image.Rect(0, 0, 800, 600)), nil); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(file.Bytes()) // fails when nobody waits for it any more
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// pagesWithPhotos are the pages of this process, which may fetch pictures from this machine
// and has them all at hand, and whose own readers get them late. It returns the id of a
// place with one.
func pagesWithPhotos(t *testing.T, s *store.Store) (url string, links *link.Maker, id int64) {
	t.Helper()
	album := photo.New(photo.Options{Bytes: 8 << 20, Allowed: func(netip.Addr) bool { return true }})
	found, _, err := s.Nearby(t.Context(), store.Query{Origin: geo.WGS84{Lat: 31.23, Lng: 121.47}, Radius: 10_000}, 10)
	if err != nil || len(found) != 4 {
		t.Fatalf("Nearby() = %v, %v, want 4", found, err)
	}
	for _, f := range found {
		if !album.Photos(t.Context(), f.ImageURL)[0].Is() {
			t.Fatalf("the picture of %s is not there", f.Name)
		}
	}
	if links, err = link.New("https://near.example", seal.New(secret, ""), time.Now); err != nil {
		t.Fatal(err)
	}
	e := echo.New()
	page.Register(e, page.Options{
		Links: links, Store: s, Log: slog.New(slog.DiscardHandler), Photos: album, Now: time.Now,
		Finder: func(ctx context.Context) (lookup.Finder, error) {
			categories, err := s.Categories(ctx)
			return lookup.Finder{Search: s, Radii: []geo.Metres{10_000}, Categories: categories, Now: time.Now()}, err
		},
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/photo/") {
			time.Sleep(200 * time.Millisecond) // a slow line: the page is drawn by then
		}
		e.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, links, found[0].ID
}
