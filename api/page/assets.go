package page

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// assetPath is where the files of the interactive map are.
const assetPath = "/assets/"

// The files of the interactive map: ours, and Leaflet when it was built in
// (scripts/assets.sh). Nothing else needs them.
//
//go:embed assets
var embedded embed.FS

// asset is a file that never changes under its name, which tells its content.
type asset struct {
	name, mime string
	content    []byte
}

// assets are what the interactive map is made of.
type assets struct{ Style, Leaflet, Map asset }

// readAssets returns the files, or an error that matches fs.ErrNotExist when
// Leaflet was not built in.
func readAssets() (assets, error) {
	var all assets
	for file, to := range map[string]*asset{
		"leaflet.css": &all.Style, "leaflet.js": &all.Leaflet, "map.js": &all.Map,
	} {
		content, err := embedded.ReadFile("assets/" + file)
		if err != nil {
			return assets{}, err
		}
		sum := sha256.Sum256(content)
		base, ending, _ := strings.Cut(file, ".")
		*to = asset{
			name: fmt.Sprintf("%s.%s.%s", base, hex.EncodeToString(sum[:6]), ending),
			mime: mime.TypeByExtension(path.Ext(file)), content: content,
		}
	}
	return all, nil
}

// URL is the address of the file, seen from a page. It is relative, so that it
// holds when the server is reached below some path.
func (a asset) URL() string { return ".." + assetPath + a.name }

// serve answers with the file, to be kept for good.
func (a asset) serve(c echo.Context) error {
	h := c.Response().Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	return c.Blob(http.StatusOK, a.mime, a.content)
}
