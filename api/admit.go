package api

import (
	"context"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/store"
	"nearby/wechat"
)

// gate lets messages in that are within the limits. It stands behind the check of
// the signature, so that only genuine messages count, and before everything that
// asks the database, so that to refuse one costs next to nothing.
type gate struct {
	people  *limit.Buckets[store.PersonKey]
	answers *limit.Slots
	// verdicts are what was decided on the messages of late, so that a message is
	// counted once however often WeChat delivers it, and each delivery is refused
	// with the same bytes or let in. A delivery at another server counts there: it
	// takes one of the tokens that its sender has left untouched at that server.
	verdicts limit.Memory[string, func() []byte]
}

const (
	maxPeople   = 50_000 // whose messages are counted; some 10 MB
	maxVerdicts = 20_000 // that are kept; some 10 MB

	// Many messages share a query (their claims, sessions and answers), and those
	// that do not wait for 16 others at the most, some 80 ms.
	answersEach = 16
	// answerWait and the budget of an answer are together less than WeChat waits.
	answerWait = 400 * time.Millisecond
)

func newGate(o Options) *gate {
	return &gate{
		people:   limit.NewBuckets[store.PersonKey](o.PersonRate, maxPeople, o.Now),
		answers:  limit.NewSlots(answersEach*o.Store.Connections(), answerWait),
		verdicts: limit.Memory[string, func() []byte]{Age: stay, Most: maxVerdicts, Now: o.Now},
	}
}

// admit answers a message if it is within the limits, and says so if it is not.
func (s *Server) admit(c echo.Context, received wechat.Received) []byte {
	ctx := c.Request().Context()
	if parting(received.Message) {
		return s.reply(ctx, received)
	}
	entered := false
	refusal := s.gate.once(received.Key(), func() (refusal []byte) {
		refusal, entered = s.refusal(c, received)
		return refusal
	})
	if entered { // for this delivery; any other waits for the answer of this one
		defer s.gate.answers.Leave()
	}
	if refusal != nil {
		return refusal
	}
	return s.reply(ctx, received)
}

// once returns what decide has decided about the message with this key, now or at
// an earlier delivery.
func (g *gate) once(key string, decide func() []byte) []byte {
	return g.verdicts.Change(key, func(decided func() []byte) func() []byte {
		if decided == nil {
			return sync.OnceValue(decide)
		}
		return decided
	})()
}

// refusal is what a message over a limit is answered with. Without one, a slot is
// taken for it.
func (s *Server) refusal(c echo.Context, received wechat.Received) (refusal []byte, entered bool) {
	ctx := c.Request().Context()
	v := s.gate.people.Take(s.memory.person(who(received.Message)))
	switch {
	case v.First:
		c.Set(limit.Key, "person")
		return s.told(ctx, received, s.words(nil).TooFast(s.languages()...)), false
	case !v.Allowed:
		c.Set(limit.Key, "person")
		return success, false
	case !s.gate.answers.Enter():
		c.Set(limit.Key, "messages")
		return s.told(ctx, received, s.words(nil).Busy(s.languages()...)), false
	}
	return nil, true
}

// told is a reply that is not worked out; success where nothing may be said.
func (s *Server) told(ctx context.Context, received wechat.Received, r wechat.Reply) []byte {
	if silent(received.Message) {
		return success
	}
	sealed, err := received.Seal(r, s.Now())
	if err != nil {
		s.Log.ErrorContext(ctx, "seal refusal", "error", err)
		return success
	}
	return sealed
}

// parting tells the events that delete what is kept about a person. That is
// promised, and never too much.
func parting(m wechat.Message) bool {
	switch m.(type) {
	case wechat.Unsubscribe, wechat.AuthorizationChanged:
		return true
	}
	return false
}

// languages are those for somebody of whom nothing is known: nothing is asked of
// the database for a refusal.
func (s *Server) languages() []dialogue.Language {
	switch s.Language {
	case dialogue.AlwaysChinese:
		return []dialogue.Language{dialogue.Chinese}
	case dialogue.AlwaysEnglish:
		return []dialogue.Language{dialogue.English}
	}
	return []dialogue.Language{dialogue.Chinese, dialogue.English}
}
