package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"
)

// anywhere lets tests ask this machine.
func anywhere(netip.Addr) bool { return true }

// newAlbum is one that may ask this machine.
func newAlbum(bytes uint64) *Album { return New(Options{Bytes: bytes, Allowed: anywhere}) }

const plenty = 16 << 20

// one is the picture of an address in an album, waited for.
func one(t *testing.T, a *Album, address string) Photo {
	t.Helper()
	return a.Photos(t.Context(), address)[0]
}

// paint is a picture whose upper left quarter is red, and the rest blue.
func paint(width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			if x < width/2 && y < height/2 {
				picture.Set(x, y, color.RGBA{255, 0, 0, 255})
			} else {
				picture.Set(x, y, color.RGBA{0, 0, 255, 255})
			}
		}
	}
	return picture
}

func asJPEG(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, picture, nil); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// web is a server that counts what it is asked for.
type web struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
}

func newWeb(t *testing.T, answer http.HandlerFunc) *web {
	t.Helper()
	w := &web{asked: map[string]int{}}
	w.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		w.asked[r.URL.Path]++
		w.mu.Unlock()
		answer(rw, r)
	}))
	t.Cleanup(w.Close)
	return w
}

func (w *web) times(path string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked[path]
}

// total is how often it was asked for anything.
func (w *web) total() (all int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, n := range w.asked {
		all += n
	}
	return all
}

// serving answers with a file.
func serving(kind string, file []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(file) // fails when nobody waits for it any more
	}
}
