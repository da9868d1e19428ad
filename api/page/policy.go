package page

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"github.com/labstack/echo/v4"
)

// policyHeader tells a browser what a page may have.
const policyHeader = "Content-Security-Policy"

// strict is the policy of pages that have their own style, script and pictures and
// nothing else.
var strict = policy("style-src "+styleHash, "script-src "+scriptHashes, "img-src 'self' data:")

// The hashes allow the style and the scripts and nothing that slips into a page besides.
var (
	styleHash    = "'sha256-" + hash(style) + "'"
	scriptHashes = "'sha256-" + hash(script) + "' 'sha256-" + hash(farScript) + "'"
)

func policy(sources ...string) string {
	return strings.Join(append([]string{
		"default-src 'none'",
		"media-src https: http:", // audio guides are where the operator has them
		"base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
	}, sources...), "; ")
}

// listPolicy also lets in the interactive map: its files, and tiles from their
// servers and no others.
func (p pages) listPolicy() string {
	if p.assets == nil {
		return strict
	}
	return policy(
		"script-src 'self' "+scriptHashes,
		"style-src 'self' "+styleHash,
		"img-src 'self' data: "+strings.Join(p.Tiles.Template.origins(), " "),
	)
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// private keeps a page between the server and the person: not stored, not
// indexed, and where a link leads nobody learns where it stood.
func private(policy string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			h := c.Response().Header()
			h.Set(policyHeader, policy)
			h.Set("Referrer-Policy", "no-referrer")
			h.Set("Cache-Control", "private, no-store")
			h.Set("X-Robots-Tag", "noindex, nofollow")
			h.Set("X-Content-Type-Options", "nosniff")
			return next(c)
		}
	}
}
