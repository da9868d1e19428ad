package samesite_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"nearby/api/samesite"
)

func TestOnlyRequestsForOurOwnNamesAreAnswered(t *testing.T) {
	t.Parallel()
	answered := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	guarded := samesite.Guard("nearby.example.org", "admin.example.org:9464", "")(answered)
	for host, isOurs := range map[string]bool{
		"localhost": true, "localhost:8080": true, "LOCALHOST.:8080": true, "a.localhost:8080": true,
		"127.0.0.1:9464": true, "10.0.0.7": true, "[::1]:9464": true, "[::1]": true, "[fe80::1%eth0]:9464": true,
		"app:9464": true, "app": true, "": true,
		"nearby.example.org": true, "Nearby.Example.ORG:443": true, "admin.example.org": true,
		"attacker.example": false, "attacker.example:9464": false, "127.0.0.1.attacker.example": false,
		"nearby.example.org.attacker.example": false, "localhost.attacker.example:8080": false,
		"1.2.3.4.5": false, "example.org": false,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		r.Host = host
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		want := http.StatusForbidden
		if isOurs {
			want = http.StatusNoContent
		}
		if w.Code != want {
			t.Errorf("asked for %q it answers %d, want %d", host, w.Code, want)
		}
	}
}

func TestPostsOfOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	answered := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	guarded := samesite.Guard()(answered)
	for name, test := range map[string]struct {
		method, header, value string
		want                  int
	}{
		"our own page":          {http.MethodPost, "Origin", "http://localhost:8080", http.StatusNoContent},
		"no browser":            {http.MethodPost, "Accept", "*/*", http.StatusNoContent},
		"another site":          {http.MethodPost, "Origin", "https://attacker.example", http.StatusForbidden},
		"another port":          {http.MethodPost, "Origin", "http://localhost:9999", http.StatusForbidden},
		"another site, as told": {http.MethodPost, "Sec-Fetch-Site", "cross-site", http.StatusForbidden},
		"a link to us":          {http.MethodGet, "Sec-Fetch-Site", "cross-site", http.StatusNoContent},
	} {
		r := httptest.NewRequest(test.method, "http://localhost:8080/", http.NoBody)
		r.Header.Set(test.header, test.value)
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		if w.Code != test.want {
			t.Errorf("%s: %d, want %d", name, w.Code, test.want)
		}
	}
}
