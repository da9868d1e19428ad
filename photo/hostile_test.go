package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// What is no public address is not connected to, however it is written.
func TestAddressesOfOurOwnAreNotAsked(t *testing.T) {
	t.Parallel()
	w := newWeb(t, serving("image/jpeg", asJPEG(t, paint(64, 64))))
	u, err := url.Parse(w.URL)
	if err != nil {
		t.Fatal(err)
	}
	port := u.Port()
	a := New(Options{Bytes: plenty})
	for _, host := range []string{
		"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::]",
		"[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "localhost.",
	} {
		if one(t, a, "http://"+host+":"+port+"/a.jpg").Is() {
			t.Errorf("%s: a picture came", host)
		}
	}
	if n := w.times("/a.jpg"); n != 0 {
		t.Errorf("%d requests reached this machine", n)
	}
}

func TestWhichAddressesArePublic(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700:4700::1111": true, "121.40.1.1": true, "::ffff:8.8.8.8": true,
		"10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "127.0.0.1": false,
		"169.254.169.254": false, "100.100.100.200": false, "100.64.0.1": false, "168.63.129.16": false, "0.0.0.0": false,
		"0.1.2.3": false, "224.0.0.1": false, "239.255.255.250": false, "255.255.255.255": false, "240.0.0.1": false,
		"192.0.0.170": false, "192.0.2.1": false, "198.18.0.1": false, "198.51.100.1": false, "203.0.113.1": false,
		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd00:ec2::254": false,
		"ff02::1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "64:ff9b:1::1": false, "2002:a00:1::": false,
		"2001:0:4136:e378:8000:63bf:3fff:fdd2": false, "2001:db8::1": false, "::7f00:1": false, "3fff::1": false, "5f00::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("isPublic(%s) = %v, want %v", address, got, want)
		}
	}
}

// A redirect is checked like the address it came from: here only this machine's other
// loopback address may be asked, and a redirect to 127.0.0.1 is not followed.
func TestARedirectToAnAddressOfOurOwnIsNotFollowed(t *testing.T) {
	t.Parallel()
	inside := newWeb(t, serving("image/jpeg", asJPEG(t, paint(64, 64))))
	outside := newWeb(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, inside.URL+"/secret", http.StatusFound)
	})
	forbidden := netip.MustParseAddrPort(strings.TrimPrefix(inside.URL, "http://"))
	var first atomic.Bool
	a := New(Options{Bytes: plenty, Allowed: func(netip.Addr) bool { return !first.Swap(true) }}) // the first address alone
	if one(t, a, outside.URL+"/a.jpg").Is() {
		t.Error("a picture came")
	}
	if outside.times("/a.jpg") != 1 || inside.times("/secret") != 0 {
		t.Errorf("%d requests of the public server, %d of %s, want 1 and 0", outside.times("/a.jpg"), inside.times("/secret"), forbidden)
	}
}

// Nothing of this is fetched beyond the bound, and nothing is shown.
func TestWhatIsNoPictureIsNotShown(t *testing.T) {
	t.Parallel()
	picture := asJPEG(t, paint(64, 64))
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script></svg>`
	page := `<!doctype html><script>alert(1)</script>`
	var sent atomic.Int64
	for name, answer := range map[string]http.HandlerFunc{
		"an SVG with a script":        serving("image/svg+xml", []byte(svg)),
		"an SVG said to be a PNG":     serving("image/png", []byte(svg)),
		"a page":                      serving("text/html", []byte(page)),
		"a page said to be a JPEG":    serving("image/jpeg", []byte(page)),
		"a picture said to be a page": serving("text/html; charset=utf-8", picture),
		"nothing":                     serving("image/png", nil),
		"half a picture":              serving("image/jpeg", picture[:len(picture)/2]),
		"a picture that is missing": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write(picture)
		},
		"a part of a picture": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusPartialContent)
			_, _ = w.Write(picture)
		},
		"a GIF of one pixel":         serving("image/gif", aGIF(t, 1, 1)),
		"a PNG of a gigapixel":       serving("image/png", claiming(t, 32768, 32768)),
		"a PNG of 2³¹ by 2³¹":        serving("image/png", claiming(t, 1<<31-1, 1<<31-1)),
		"a JPEG of 65535 by 65535":   serving("image/jpeg", huge(picture)),
		"a WebP that hides its size": serving("image/webp", webpBomb()),
		"an endless redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, fmt.Sprintf("/%d", len(r.URL.Path)), http.StatusFound)
		},
		"a redirect to a file": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		},
		"a redirect with a name": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://a:b@"+r.Host, http.StatusFound)
		},
		"100 MB that say so": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", fmt.Sprint(100<<20))
			w.Header().Set("Content-Type", "image/jpeg")
			_, _ = w.Write(picture)
		},
		"100 MB that do not": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "image/jpeg")
			_, _ = w.Write(picture)
			for range 100 {
				n, err := w.Write(make([]byte, 1<<20))
				sent.Add(int64(n))
				if err != nil {
					return
				}
			}
		},
		"gzip that unpacks to more": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			serving("image/png", []byte("\x1f\x8b\x08"))(w, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWeb(t, answer)
			a := newAlbum(plenty)
			if p := one(t, a, w.URL+"/a"); p.Is() || p.Wide != nil {
				t.Error("it is shown")
			}
			if n := w.total(); n > 1+maxRedirects {
				t.Errorf("%d requests, want at most one and %d redirects", n, maxRedirects)
			}
			before := w.total()
			if one(t, a, w.URL+"/a"); w.total() != before {
				t.Error("it is fetched again")
			}
		})
	}
	t.Cleanup(func() {
		if n := sent.Load(); n > 3*maxBytes { // what was on its way when we hung up
			t.Errorf("%d bytes were fetched of what is too large", n)
		}
	})
}

// A server that never answers is hung up on, and so is one that dribbles: the time is one
// for all of it.
func TestASlowServerIsHungUpOn(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]http.HandlerFunc{
		"silent": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"slow": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "image/jpeg")
			for r.Context().Err() == nil {
				_, _ = w.Write([]byte{0xff}) // fails when it was hung up on
				_ = http.NewResponseController(w).Flush()
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWeb(t, answer)
			f := newFetcher(anywhere)
			f.time = 200 * time.Millisecond
			if _, err := f.fetch(t.Context(), w.URL); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("fetch() error = %v, want %v", err, context.DeadlineExceeded)
			}
		})
	}
}

func TestOddAddressesAreNoPictures(t *testing.T) {
	t.Parallel()
	a := newAlbum(plenty)
	for _, address := range []string{
		"", "a.jpg", "//example.com/a.jpg", "file:///etc/passwd", "ftp://example.com/a.jpg", "data:image/png;base64,AA==",
		"javascript:alert(1)", "gopher://127.0.0.1:11211/_stats", "http://", "http://user:password@127.0.0.1/", "http:///a.jpg",
		"http://[::1", "http://127.0.0.1:0/", "File:Bund.jpg", "http://127.0.0.1/" + strings.Repeat("a", maxURL), "http://a\r\nb/",
	} {
		if one(t, a, address).Is() {
			t.Errorf("%.60q: a picture came", address)
		}
	}
}

func aGIF(t *testing.T, width, height int) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := gif.Encode(&file, image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Black}), nil); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// claiming is a small PNG that says it is large.
func claiming(t *testing.T, width, height uint32) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 64, 64))); err != nil {
		t.Fatal(err)
	}
	b := file.Bytes()
	const header = 12 // of the first chunk, from its name
	binary.BigEndian.PutUint32(b[header+4:], width)
	binary.BigEndian.PutUint32(b[header+8:], height)
	binary.BigEndian.PutUint32(b[header+17:], crc32.ChecksumIEEE(b[header:header+17]))
	return b
}

// huge is a JPEG that says it is as large as one can be.
func huge(picture []byte) []byte {
	b := bytes.Clone(picture)
	frame := bytes.Index(b, []byte{0xff, 0xc0})
	copy(b[frame+5:], []byte{0xff, 0xff, 0xff, 0xff})
	return b
}

// webpBomb has a canvas of 64 by 64 and, in it, a picture of 16,383 by 16,383.
func webpBomb() []byte {
	chunk := func(name string, body []byte) []byte {
		return append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body))), body...)
	}
	canvas := chunk("VP8X", []byte{0, 0, 0, 0, 63, 0, 0, 63, 0, 0})
	frame := chunk("VP8 ", []byte{0x10, 0, 0, 0x9d, 0x01, 0x2a, 0xff, 0x3f, 0xff, 0x3f})
	return chunk("RIFF", append(append([]byte("WEBP"), canvas...), frame...))
}
