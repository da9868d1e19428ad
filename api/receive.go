package api

import (
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/wechat"
)

// callbackPath is where WeChat sends messages.
const callbackPath = "/wechat"

// xmlType is what WeChat expects of an answer, whatever is in it.
const xmlType = "application/xml; charset=utf-8"

// callback opens what WeChat sends.
type callback struct {
	*wechat.Callback
	now  func() time.Time
	gate *gate // the next step
}

// verify answers the check that WeChat makes when the address is entered in its
// console.
func (b *callback) verify(c echo.Context) error {
	echostr, err := b.Verify(c.QueryParams(), b.now())
	if err != nil {
		return err
	}
	return c.String(http.StatusOK, echostr)
}

// receive answers one message or event.
func (b *callback) receive(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	received, err := b.Open(c.QueryParams(), body, b.now())
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, xmlType, b.gate.admit(c, received))
}
