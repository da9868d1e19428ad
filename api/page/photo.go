package page

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/place"
)

// photoPath is where the pictures of places are: the id of the place and a mark of the
// address that its file names follow, so that another address is another picture here.
// No address is ever taken from a request.
const photoPath = "/photo/"

// Endings of the two sizes.
const (
	rowEnding  = ".jpg"
	wideEnding = "-wide.jpg"
)

// How long a page waits for pictures that nobody has looked at yet. It is whole without.
const (
	rowsPatience = 300 * time.Millisecond
	cardPatience = time.Second
)

// photoLife is how long a browser keeps a picture, in seconds: a week.
const photoLife = 7 * 24 * 60 * 60

// markOf tells the address of a picture from another.
func markOf(address string) string {
	sum := sha256.Sum256([]byte(address))
	return hex.EncodeToString(sum[:8])
}

// photoURL is the address of a place's picture, seen from a page. It is relative, so that it
// holds when the server is reached below some path.
func photoURL(of place.Place, ending string) string {
	return fmt.Sprintf("..%s%d-%s%s", photoPath, of.ID, markOf(of.ImageURL), ending)
}

// illustrate gives rows the pictures of their places: those alone that are known to be
// good, so that no row has a hole.
func (p pages) illustrate(ctx context.Context, rows []row, found []place.Found) {
	ctx, cancel := context.WithTimeout(ctx, rowsPatience)
	defer cancel()
	for i, picture := range p.Photos.Photos(ctx, imagesOf(found)...) {
		if picture.Is() {
			rows[i].Photo = photoURL(found[i].Place, rowEnding)
		}
	}
}

// cover is the large picture of a place, if it has one.
func (p pages) cover(ctx context.Context, of place.Place) []byte {
	ctx, cancel := context.WithTimeout(ctx, cardPatience)
	defer cancel()
	return p.Photos.Photos(ctx, of.ImageURL)[0].Wide
}

func imagesOf(found []place.Found) []string {
	all := make([]string, len(found))
	for i, f := range found {
		all[i] = f.ImageURL
	}
	return all
}

// photo serves the picture of a place.
func (p pages) photo(c echo.Context) error {
	name, wide := strings.CutSuffix(c.Param("name"), wideEnding)
	name, row := strings.CutSuffix(name, rowEnding)
	digits, mark, _ := strings.Cut(name, "-")
	id, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || !wide && !row {
		return c.NoContent(http.StatusNotFound)
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), budget)
	defer cancel()
	of, err := p.Store.Place(ctx, id)
	switch {
	case isGone(err) || err == nil && (of.ImageURL == "" || mark != markOf(of.ImageURL)):
		return c.NoContent(http.StatusNotFound)
	case err != nil:
		return err
	}
	all := p.Photos.Photos(ctx, of.ImageURL)[0]
	file := all.Row
	if wide {
		file = all.Wide
	}
	if file == nil {
		return c.NoContent(http.StatusNotFound)
	}
	h := c.Response().Header()
	h.Set("Cache-Control", fmt.Sprintf("public, max-age=%d, immutable", photoLife))
	h.Set(policyHeader, "default-src 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	return c.Blob(http.StatusOK, "image/jpeg", file)
}
