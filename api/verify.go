package api

import (
	"io"
	"net/http"
	"os"
	"regexp"

	"github.com/labstack/echo/v4"
)

// verifyPath is where WeChat looks for the proof that a domain is the account's.
const verifyPath = "/MP_verify_:rest"

// maxVerify is more than such a file has, in bytes.
const maxVerify = 4 << 10

// verifyRest is what follows in the name of such a file, which so names no other.
var verifyRest = regexp.MustCompile(`^[0-9A-Za-z]{1,64}\.txt$`)

// domainFiles are the files of a folder by which WeChat's console knows a domain.
type domainFiles struct{ folder string }

// serve answers with a file as it is now: one that is added needs no restart. A name
// leads nowhere but into the folder, not by a link either.
func (d domainFiles) serve(c echo.Context) error {
	rest := c.Param("rest")
	if !verifyRest.MatchString(rest) {
		return echo.ErrNotFound
	}
	root, err := os.OpenRoot(d.folder)
	if err != nil {
		return err
	}
	defer root.Close()
	file, err := root.Open("MP_verify_" + rest)
	if err != nil {
		return echo.ErrNotFound
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > maxVerify {
		return echo.ErrNotFound
	}
	content, err := io.ReadAll(io.LimitReader(file, maxVerify))
	if err != nil {
		return err
	}
	c.Response().Header().Set("X-Content-Type-Options", "nosniff")
	return c.Blob(http.StatusOK, echo.MIMETextPlainCharsetUTF8, content)
}
