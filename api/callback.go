package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/metrics"
	"nearby/wechat"
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
	return c.Blob(http.StatusOK, xmlType, s.admit(c, received))
}

// reply answers a message, and counts it.
func (s *Server) reply(ctx context.Context, received wechat.Received) []byte {
	begun := time.Now()
	answer, outcome := s.answerOnce(ctx, received)
	s.Metrics.Message(kindOf(received.Message), outcome, time.Since(begun))
	return answer
}

// answerOnce is what a message is answered with: something new for each message,
// the same for each of its deliveries. The work goes on when WeChat hangs up,
// because the next delivery will want it. Whatever fails, there is an answer in
// time: the right one, else an apology, else success.
func (s *Server) answerOnce(ctx context.Context, received wechat.Received) ([]byte, metrics.Outcome) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerBudget)
	defer cancel()
	person := s.memory.person(who(received.Message))
	if silent(received.Message) {
		defer s.memory.turns.take(ctx, person)()
		_, outcome := s.answer(ctx, received.Message, person, s.memory.recalled(ctx, person))
		return success, outcome
	}
	outcome := metrics.Repeated // unless it is worked out here
	answer := s.once.do(ctx, received.Key(), person, func(recalled *dialogue.Session) (sealed []byte) {
		defer s.recovered(ctx)
		outcome = metrics.Failed // unless it ends well
		answer, became := s.answer(ctx, received.Message, person, recalled)
		sealed, err := received.Seal(answer, s.Now())
		if err != nil {
			s.Log.ErrorContext(ctx, "seal answer", "error", err)
			return sealed
		}
		outcome = became
		return sealed
	})
	if len(answer) > 0 {
		return answer, outcome
	}
	if outcome == metrics.Repeated {
		outcome = metrics.Late
	}
	apology, err := received.Seal(s.words(nil).Apology(s.Language.Default()), s.Now())
	if err != nil {
		s.Log.ErrorContext(ctx, "seal apology", "error", err)
		return success, outcome
	}
	return apology, outcome
}

// recovered keeps a fault of our own from becoming an HTTP error.
func (s *Server) recovered(ctx context.Context) {
	if fault := recover(); fault != nil {
		s.Log.ErrorContext(ctx, "panic", "fault", fault, "stack", string(debug.Stack()))
	}
}

// success is the answer that shows nothing.
var success = []byte("success")

// silent tells the events that WeChat wants answered with success alone. To take
// note of them twice does no harm.
func silent(m wechat.Message) bool {
	switch m := m.(type) {
	case wechat.LocationReport, wechat.View, wechat.Unknown:
		return true
	case wechat.InvalidLocation:
		return m.Report
	}
	return false
}
