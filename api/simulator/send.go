package simulator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"nearby/wechat"
)

// exchange is one message and its answer, as the page shows them.
type exchange struct {
	Draft   draft  `json:"draft"` // to be sent again as it is
	Event   bool   `json:"event"`
	Point   *point `json:"point,omitempty"`
	Command string `json:"command"`

	Sent   side    `json:"sent"`
	Answer side    `json:"answer"`
	Status int     `json:"status"` // of HTTP
	Took   float64 `json:"took"`   // milliseconds
	Digest string  `json:"digest"` // of the answer's bytes as they came
	Bytes  int     `json:"bytes"`

	Shown      shown `json:"shown"`
	Understood any   `json:"understood,omitempty"`
	Remembered any   `json:"remembered"`
}

// side is one direction of an exchange.
type side struct {
	XML    string `json:"xml"`              // in clear
	Sealed string `json:"sealed,omitempty"` // as it went over the wire, if encrypted
}

// send delivers one message as WeChat does and tells everything about it.
func (s *simulator) send(c echo.Context) error {
	var d draft
	decoder := json.NewDecoder(c.Request().Body)
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&d)
	if err == nil {
		d, err = d.completed(s.Now())
	}
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
	}
	m, at, err := s.message(d)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
	}
	x := exchange{Draft: d, Event: wechat.IsEvent(m), Point: at, Command: s.command(c.Request(), m)}
	if err := s.exchange(c.Request().Context(), m, &x); err != nil {
		return err
	}
	x.Understood = s.Understood(c.Request().Context(), m)
	x.Remembered = s.Remembered(c.Request().Context(), d.User)
	return c.JSON(http.StatusOK, x)
}

// exchange has the message answered.
func (s *simulator) exchange(ctx context.Context, m wechat.Message, x *exchange) error {
	clear := wechat.Marshal(m)
	request, err := s.caller.PostXML(clear, s.Now())
	if err != nil {
		return err
	}
	began := s.Now()
	response, err := s.post(ctx, request)
	if err != nil {
		return err
	}
	took := s.Now().Sub(began)
	body := response.body.Bytes()
	sum := sha256.Sum256(body)
	opened, err := s.caller.AnswerXML(body)

	x.Sent, x.Answer = bothWays(clear, request.Body), bothWays(opened, body)
	x.Status, x.Took = response.status, float64(took.Microseconds())/1000
	x.Digest, x.Bytes = hex.EncodeToString(sum[:]), len(body)
	x.Shown = s.show(m, answered{opened, err, response.status, took})
	return nil
}

// bothWays writes what went over the wire beside what it says, if they differ.
func bothWays(clear, wire []byte) side {
	s := side{XML: indented(string(clear))}
	if !bytes.Equal(clear, wire) {
		s.Sealed = indented(string(wire))
	}
	return s
}

// post sends a request through the server's routes and middleware, as if it had
// come over the network.
func (s *simulator) post(ctx context.Context, r wechat.Request) (*response, error) {
	address := s.CallbackPath + "?" + r.Query.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(r.Body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "text/xml")
	w := &response{header: http.Header{}, status: http.StatusOK}
	s.server.ServeHTTP(w, request)
	return w, nil
}

// response keeps what a handler writes. It is an http.ResponseWriter.
type response struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *response) Header() http.Header         { return r.header }
func (r *response) WriteHeader(status int)      { r.status = status }
func (r *response) Write(b []byte) (int, error) { return r.body.Write(b) }
