package photo

import (
	"bytes"
	"context"
	"fmt"
	"image/jpeg"
	"net/http"
	"sync"
	"testing"
)

// A picture comes in two sizes, as we write them, and is fetched once.
func TestAPictureIsFetchedOnceAndKeptInTwoSizes(t *testing.T) {
	t.Parallel()
	w := newWeb(t, serving("image/jpeg", asJPEG(t, paint(1200, 900))))
	a := newAlbum(plenty)
	p := one(t, a, w.URL+"/a.jpg")
	for name, test := range map[string]struct {
		file          []byte
		width, height int
	}{"row": {p.Row, RowSide, RowSide}, "wide": {p.Wide, WideWidth, WideHeight}} {
		c, err := jpeg.DecodeConfig(bytes.NewReader(test.file))
		if err != nil || c.Width != test.width || c.Height != test.height {
			t.Errorf("%s: %d by %d, error %v, want a JPEG of %d by %d", name, c.Width, c.Height, err, test.width, test.height)
		}
		if len(test.file) > 60<<10 {
			t.Errorf("%s: %d bytes", name, len(test.file))
		}
	}
	one(t, a, w.URL+"/a.jpg")
	if n := w.times("/a.jpg"); n != 1 {
		t.Errorf("asked %d times for it, want once", n)
	}
}

func TestASmallPictureHasNoWideSize(t *testing.T) {
	t.Parallel()
	w := newWeb(t, serving("image/jpeg", asJPEG(t, paint(200, 200))))
	if p := one(t, newAlbum(plenty), w.URL); !p.Is() || p.Wide != nil {
		t.Errorf("row %d bytes, wide %d, want a row alone", len(p.Row), len(p.Wide))
	}
}

func TestManyWhoAskAtOnceHaveOneFetched(t *testing.T) {
	t.Parallel()
	arrived, answer := make(chan struct{}), make(chan struct{})
	file := asJPEG(t, paint(300, 300))
	w := newWeb(t, func(w http.ResponseWriter, _ *http.Request) {
		close(arrived)
		<-answer
		_, _ = w.Write(file)
	})
	a := newAlbum(plenty)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if p := a.Photos(over, w.URL)[0]; p.Is() {
		t.Error("a picture before it was fetched")
	}
	<-arrived
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if !one(t, a, w.URL).Is() {
				t.Error("no picture")
			}
		})
	}
	close(answer)
	all.Wait()
	if n := w.times("/"); n != 1 {
		t.Errorf("asked %d times, want once", n)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	w := newWeb(t, serving("image/jpeg", asJPEG(t, paint(400, 300))))
	const bound = 24 << 10
	a := newAlbum(bound)
	for i := range 12 {
		one(t, a, fmt.Sprintf("%s/%d", w.URL, i))
	}
	a.photos.CleanUp()
	if size := a.photos.WeightedSize(); size > uint64(bound) {
		t.Errorf("%d bytes are kept, want at most %d", size, bound)
	}
}

func TestNoMoreThanSoManyWait(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	var closed sync.Once
	let := func() { closed.Do(func() { close(release) }) }
	file := asJPEG(t, paint(64, 64))
	w := newWeb(t, func(w http.ResponseWriter, _ *http.Request) {
		<-release
		_, _ = w.Write(file)
	})
	t.Cleanup(let)
	a := newAlbum(plenty)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for i := range 2 * waiting {
		a.Photos(over, fmt.Sprintf("%s/%d", w.URL, i))
	}
	a.mu.Lock()
	n := len(a.flights)
	a.mu.Unlock()
	if n != waiting {
		t.Errorf("%d pictures are waited for, want %d", n, waiting)
	}
	let()
	if !one(t, a, w.URL+"/0").Is() {
		t.Error("the first in line has no picture")
	}
}

func TestNoAlbumHasNoPictures(t *testing.T) {
	t.Parallel()
	var none *Album
	if all := none.Photos(t.Context(), "https://example.com/a.jpg", ""); len(all) != 2 || all[0].Is() || all[1].Is() {
		t.Errorf("Photos() of no album = %v, want two of none", all)
	}
}
