package api

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
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
		return cutShort(err)
	}
	received, err := b.Open(c.QueryParams(), body, b.now())
	if err != nil {
		return err
	}
	answer := b.gate.admit(c, received)
	c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(len(answer))) // sized need not copy it
	return c.Blob(http.StatusOK, xmlType, answer)
}

// cutShort is the error of a body that did not come whole: too large, or broken off by
// whoever sent it.
func cutShort(err error) error {
	var own *echo.HTTPError
	if errors.As(err, &own) {
		return err
	}
	return echo.NewHTTPError(http.StatusBadRequest).SetInternal(fmt.Errorf("read body: %w", err))
}
