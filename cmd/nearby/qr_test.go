package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nearby/wechat/platform/platformtest"
)

func TestQRCodeIsMadeForItsScene(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		args []string
		life time.Duration // 0 for good
	}{
		"for thirty days":     {[]string{"restaurant"}, 720 * time.Hour},
		"for an hour":         {[]string{"near_17", "--expires=1h"}, time.Hour},
		"for good":            {[]string{"transit", "--permanent"}, 0},
		"for good in Chinese": {[]string{"公交地铁", "--permanent"}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := connected(t, platformtest.Options{})
			picture := filepath.Join(t.TempDir(), "code.jpg")
			args := append([]string{"qr", "--output=json", "--out=" + picture}, test.args...)
			var code qrCode
			if err := json.Unmarshal([]byte(a.must(t, "", args...)), &code); err != nil {
				t.Fatal(err)
			}
			if scene, known := a.wechat.Scene(code.Ticket); !known || scene != test.args[0] {
				t.Errorf("a scan reports %q (%v), want %q", scene, known, test.args[0])
			}
			if code.ExpiresAt.IsZero() != (test.life == 0) ||
				test.life > 0 && (time.Until(code.ExpiresAt)-test.life).Abs() > time.Minute {
				t.Errorf("expires: got %v, want in %v", code.ExpiresAt, test.life)
			}
			a.wechat.Advance(test.life + time.Second)
			if _, known := a.wechat.Scene(code.Ticket); known != (test.life == 0) {
				t.Errorf("a second after its end the code works: got %v, want %v", known, test.life == 0)
			}
			saved, err := os.ReadFile(picture)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := jpeg.Decode(bytes.NewReader(saved)); err != nil {
				t.Errorf("the picture: %v", err)
			}
		})
	}
}

func TestQRCodeAsText(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	got := a.must(t, "", "qr", "restaurant", "--permanent")
	for _, want := range []string{"scene    restaurant\n", "ticket   gQ", "url      http", "image    http", "expires  never\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("qr: got\n%s\nwant it to contain %q", got, want)
		}
	}
}

func TestQRCodeThatCannotBe(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		account platformtest.Account
		args    []string
		says    string
	}{
		"longer than 30 days": {0, []string{"restaurant", "--expires=721h"}, "30 days"},
		"of no time":          {0, []string{"restaurant", "--expires=10ms"}, "30 days"},
		"a scene of 65 bytes": {0, []string{strings.Repeat("s", 65)}, "65 bytes, at most 64"},
		"not a service account": {
			platformtest.VerifiedSubscription, []string{"restaurant"}, "48001",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := connected(t, platformtest.Options{Account: test.account})
			e := a.run(t, "", append([]string{"qr"}, test.args...)...)
			if e.code != 1 || e.out != "" || !strings.Contains(e.err, test.says) {
				t.Errorf("qr %v: got %+v, want exit code 1 and %q", test.args, e, test.says)
			}
		})
	}
}

func TestQRCodeForWhatNobodyHasLoadedIsDoubted(t *testing.T) {
	t.Parallel()
	databaseURL := loadedSample(t)
	var found []foundJSON
	nearest := account{flags: []string{"--database-url=" + databaseURL}}.must(t, "",
		"search", "--lat=31.234726", "--lng=121.470618", "--limit=1", "--json")
	if err := json.Unmarshal([]byte(nearest), &found); err != nil || len(found) != 1 {
		t.Fatalf("search: got %s, %v, want a place", nearest, err)
	}
	a := connected(t, platformtest.Options{})
	a.flags = append(a.flags, "--database-url="+databaseURL)
	tests := map[string]struct {
		scene   string
		doubted bool
	}{
		"a category":           {"restaurant", false},
		"a name of a category": {"地铁", false},
		"a place":              {fmt.Sprintf("near_%d", found[0].ID), false},
		"no place":             {"near_999999", true},
		"nothing at all":       {"poster-7", true},
	}
	for name, test := range tests {
		e := a.run(t, "", "qr", test.scene)
		if doubted := strings.Contains(e.err, "will show the help"); e.code != 0 || doubted != test.doubted {
			t.Errorf("%s: got %+v, want exit code 0 and doubt: %v", name, e, test.doubted)
		}
	}
}
