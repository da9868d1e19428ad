package page_test

import (
	"image/png"
	"net/http"
	"regexp"
	"strings"
	"testing"

	goqr "github.com/piglig/go-qr"

	"nearby/api/dialogue"
)

// The code on a card is read as the address of the card, which opens.
func TestTheCodeOnACardLeadsToIt(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(1)...)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	card := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(list)).Body.String()
	source := regexp.MustCompile(`<img src="(/p/[^"]+\.png)"[^>]* alt="[^"]+"`).FindStringSubmatch(card)
	if source == nil {
		t.Fatalf("there is no code on the card:\n%s", card)
	}
	r := s.get(t, source[1])
	picture, err := png.Decode(r.Body)
	if err != nil || r.Header().Get("Content-Type") != "image/png" {
		t.Fatalf("the code is %s, error %v", r.Header().Get("Content-Type"), err)
	}
	address, err := goqr.Decode(picture)
	if err != nil || !strings.HasPrefix(address, "https://near.example/p/") {
		t.Fatalf("the code reads %q, error %v", address, err)
	}
	if again := s.get(t, address); again.Code != http.StatusOK || !strings.Contains(again.Body.String(), "餐厅1号") {
		t.Errorf("%s: %d, not the card", address, again.Code)
	}
	if r := s.get(t, strings.Replace(source[1], "/p/", "/p/x", 1)); r.Code != http.StatusGone {
		t.Errorf("a code of a broken address: %d, want 410", r.Code)
	}
}
