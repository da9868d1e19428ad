package platform_test

import (
	"bytes"
	"errors"
	format "image/jpeg"
	"net/url"
	"strings"
	"testing"
	"time"

	"nearby/wechat/platform"
)

func TestQRCodes(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	tests := map[string]struct {
		code  platform.QR
		scene string // "" when it must be refused
	}{
		"a name for good":              {platform.QR{Scene: "站-7"}, "站-7"},
		"a name for a day":             {platform.QR{Scene: "a", Life: day}, "a"},
		"a name of 64 bytes":           {platform.QR{Scene: strings.Repeat("s", 64)}, strings.Repeat("s", 64)},
		"a name of 65 bytes":           {platform.QR{Scene: strings.Repeat("s", 65)}, ""},
		"nothing":                      {platform.QR{}, ""},
		"for 30 days":                  {platform.QR{Scene: "b", Life: 30 * day}, "b"},
		"for longer":                   {platform.QR{Scene: "b", Life: 30*day + time.Second}, ""},
		"for less than a second":       {platform.QR{Scene: "b", Life: time.Millisecond}, ""},
		"for a time that ran backward": {platform.QR{Scene: "b", Life: -day}, ""},
	}
	c, w := setup(t)
	for name, test := range tests {
		ticket, err := c.CreateQR(t.Context(), test.code)
		if test.scene == "" {
			if !errors.Is(err, platform.ErrInvalid) {
				t.Errorf("%s: CreateQR() error = %v, want %v", name, err, platform.ErrInvalid)
			}
			continue
		}
		scene, known := w.Scene(ticket.Value)
		if err != nil || !known || scene != test.scene || ticket.Life != test.code.Life || ticket.URL == "" {
			t.Errorf("%s: CreateQR() = %+v, %v for scene %q, want %q", name, ticket, err, scene, test.scene)
		}
	}
}

func TestQRImage(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	ticket, err := c.CreateQR(t.Context(), platform.QR{Scene: "a", Life: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	file, err := c.QRImage(t.Context(), ticket.Value)
	if err != nil {
		t.Fatalf("QRImage() error = %v", err)
	}
	if _, err := format.Decode(bytes.NewReader(file.Content)); err != nil {
		t.Errorf("QRImage() is no JPEG: %v", err)
	}
	want := w.url + "/cgi-bin/showqrcode?ticket=" + url.QueryEscape(ticket.Value)
	if got := c.QRImageURL(ticket.Value); got != want {
		t.Errorf("QRImageURL() = %s, want %s", got, want)
	}
	w.Advance(time.Hour)
	if _, err := c.QRImage(t.Context(), ticket.Value); !errors.Is(err, platform.ErrAnswer) {
		t.Errorf("QRImage() after its end: error = %v, want %v", err, platform.ErrAnswer)
	}
}
