package api

import (
	"errors"
	"io"
	"net/http"
	"os"
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
	now       func() time.Time
	admission *admission // the next step
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

// What is wrong with a request whose body could not be read.
var (
	errSlowBody   = errors.New("the body did not come in time")
	errBrokenBody = errors.New("the body did not come whole")
)

// brokenBody says in these words why a body could not be read: those of the connection
// name the address of the sender. A body that is too large is Echo's to refuse.
func brokenBody(err error) error {
	var own *echo.HTTPError
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, os.ErrDeadlineExceeded):
		return errSlowBody
	}
	return errBrokenBody
}

// receive answers one message or event.
func (b *callback) receive(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return brokenBody(err)
	}
	received, err := b.Open(c.QueryParams(), body, b.now())
	if err != nil {
		return err
	}
	answer := b.admission.admit(c, received)
	c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(len(answer))) // sized need not copy it
	return c.Blob(http.StatusOK, xmlType, answer)
}
