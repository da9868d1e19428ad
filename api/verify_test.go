package api

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

// Of a folder the domain files are served and nothing else, whatever the address.
func TestOnlyDomainFilesAreServed(t *testing.T) {
	t.Parallel()
	above := t.TempDir()
	folder := filepath.Join(above, "files")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"files/MP_verify_abcDEF123.txt": "abcDEF123", "files/MP_verify_large.txt": strings.Repeat("a", maxVerify+1),
		"files/other.txt": "secret", "MP_verify_above.txt": "secret", "files/MP_verify_a.txt.bak": "secret",
	} {
		if err := os.WriteFile(filepath.Join(above, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(above, "MP_verify_above.txt"), filepath.Join(folder, "MP_verify_link.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "MP_verify_folder.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	e := echo.New()
	e.GET(verifyPath, domainFiles{folder}.serve)
	for path, want := range map[string]int{
		"/MP_verify_abcDEF123.txt": http.StatusOK,
		"/MP_verify_large.txt":     http.StatusNotFound, "/MP_verify_missing.txt": http.StatusNotFound,
		"/MP_verify_link.txt": http.StatusNotFound, "/MP_verify_folder.txt": http.StatusNotFound,
		"/MP_verify_a.txt.bak": http.StatusNotFound, "/MP_verify_": http.StatusNotFound, "/other.txt": http.StatusNotFound,
		"/MP_verify_..%2FMP_verify_above.txt": http.StatusNotFound, "/MP_verify_/../../MP_verify_above.txt": http.StatusNotFound,
		"/MP_verify_%2e%2e%2f%2e%2e%2fetc%2fpasswd": http.StatusNotFound, "/MP_verify_a%00.txt": http.StatusNotFound,
	} {
		r := httptest.NewRecorder()
		e.ServeHTTP(r, httptest.NewRequest(http.MethodGet, path, nil))
		if r.Code != want || strings.Contains(r.Body.String(), "secret") {
			t.Errorf("%s: %d %.20q, want %d", path, r.Code, r.Body, want)
		}
		if want == http.StatusOK && (r.Body.String() != "abcDEF123" || !strings.HasPrefix(r.Header().Get("Content-Type"), "text/plain")) {
			t.Errorf("%s: %s %q", path, r.Header().Get("Content-Type"), r.Body)
		}
	}
}
