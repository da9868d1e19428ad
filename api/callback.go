package api

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"
)

// xmlType is what WeChat expects of an answer, whatever is in it.
const xmlType = "application/xml; charset=utf-8"

// verify answers the check that WeChat makes when the address is entered in its
// console.
func (s *Server) verify(c echo.Context) error {
	echostr, err := s.Callback.Verify(c.QueryParams(), s.Now())
	if err != nil {
		return err
	}
	return c.String(http.StatusOK, echostr)
}

// receive answers one message or event.
func (s *Server) receive(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	received, err := s.Callback.Open(c.QueryParams(), body, s.Now())
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), answerBudget)
	defer cancel()
	answer, err := received.Seal(s.answer(ctx, received.Message), s.Now())
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, xmlType, answer)
}
