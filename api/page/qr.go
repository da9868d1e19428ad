package page

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"rsc.io/qr"

	"nearby/api/link"
)

// qrScale is how many pixels a module of a code has.
const qrScale = 6

// qr serves the QR code of a place's page, for somebody who stands beside the reader.
func (p pages) qr(c echo.Context, t link.Target) error {
	address, _ := p.Links.Place(t.In, t.ID)
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return err
	}
	code.Scale = qrScale
	c.Response().Header().Set("Cache-Control", "private, max-age=86400")
	return c.Blob(http.StatusOK, "image/png", code.PNG())
}
