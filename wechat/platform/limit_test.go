package platform

import (
	"strings"
	"testing"
)

func TestFilmsOfAnyBrand(t *testing.T) {
	t.Parallel()
	const size = "\x00\x00\x00\x18" // of a box with two more brands
	for brand, want := range map[string]string{
		"isom": ".mp4", "iso2": ".mp4", "iso6": ".mp4", "mp41": ".mp4", "mp42": ".mp4", "avc1": ".mp4", "M4V ": ".mp4",
		"dash": ".mp4", "msdh": ".mp4", "3gp5": ".mp4", "3gp4": ".mp4", "MSNV": ".mp4", "f4v ": ".mp4", "XAVC": ".mp4", "zzzz": ".mp4",
		// What is no film that WeChat takes, in a box of the same form.
		"qt  ": "", "heic": "", "avif": "", "M4A ": "", "mif1": "",
	} { // each lists mp41 besides, which does not make it a film
		film := size + "ftyp" + brand + "\x00\x00\x02\x00" + "isommp41"
		if got := sniff([]byte(film)); got != want {
			t.Errorf("a file of brand %q is taken for %q, want %q", brand, got, want)
		}
	}
	for name, file := range map[string]string{"cut short": size + "ftypiso", "another box first": size + "moov" + "isom" + "\x00\x00\x00\x00"} {
		if got := sniff([]byte(file)); got == ".mp4" {
			t.Errorf("a file %s is taken for a film", name)
		}
	}
	_, extension, err := permanent[Video].read(strings.NewReader(size + "ftypdash\x00\x00\x00\x00iso6mp41"))
	if err != nil || extension != ".mp4" {
		t.Errorf("read() = %q, %v, want a film", extension, err)
	}
}
