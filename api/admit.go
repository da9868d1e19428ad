package api

import (
	"log/slog"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/api/reply"
	"nearby/people"
	"nearby/wechat"
)

// admission keeps messages to the limits. It stands behind the check of the signature,
// so that only genuine messages count, and before everything that asks the
// database, so that a refusal costs next to nothing.
type admission struct {
	people  *limit.Buckets[people.Key]
	answers *limit.Slots
	// verdicts are the recent ones by message, so that a message counts once however
	// often WeChat delivers it, and each delivery is refused with the same bytes or
	// let in. A delivery at another server counts there: it takes a token that the
	// sender has not used at that server.
	verdicts  *limit.Recent[string, func() []byte]
	languages []dialogue.Language // of a refusal: it asks the database for nothing
	log       *slog.Logger
	now       func() time.Time
	next      *once
}

const (
	maxPeople   = 50_000 // whose messages are counted; some 10 MB
	maxVerdicts = 20_000 // that are kept; some 10 MB

	// Many messages share a round trip (their leases and what came of them), and those
	// that do not wait for 16 others at the most, some 80 ms.
	answersEach = 16
	// answerWait and the budget of an answer are together less than WeChat waits.
	answerWait = 400 * time.Millisecond
)

func newAdmission(o Options, next *once) *admission {
	return &admission{
		people:    limit.NewBuckets[people.Key](o.PersonRate, maxPeople, o.Now),
		answers:   limit.NewSlots(answersEach*o.Store.Connections(), answerWait),
		verdicts:  &limit.Recent[string, func() []byte]{TTL: recentTTL, Max: maxVerdicts, Now: o.Now},
		languages: languages(o.Language),
		log:       o.Log, now: o.Now, next: next,
	}
}

// admit answers a message if it is within the limits, and says so if it is not.
func (a *admission) admit(c echo.Context, received wechat.Received) []byte {
	ctx := c.Request().Context()
	if isFarewell(received.Message) {
		return a.next.reply(ctx, received)
	}
	entered := false
	refusal := a.verdict(received.Key(), func() (refusal []byte) {
		refusal, entered = a.decide(c, received)
		return refusal
	})
	if entered { // for this delivery; any other waits for the answer of this one
		defer a.answers.Leave()
	}
	if refusal != nil {
		return refusal
	}
	return a.next.reply(ctx, received)
}

// verdict returns what decide says about the message with this key, now or at an
// earlier delivery.
func (a *admission) verdict(key string, decide func() []byte) []byte {
	return a.verdicts.Update(key, func(earlier func() []byte) func() []byte {
		if earlier == nil {
			return sync.OnceValue(decide)
		}
		return earlier
	})()
}

// decide returns the answer to a message over a limit. Without one, it has taken a
// slot for the message.
func (a *admission) decide(c echo.Context, received wechat.Received) (refusal []byte, entered bool) {
	v := a.people.Take(a.next.conversations.person(senderOf(received.Message)))
	switch {
	case v.First:
		c.Set(limit.Key, "person")
		return a.refuse(c, received, reply.Composer{}.TooFast(a.languages...)), false
	case !v.Allowed:
		c.Set(limit.Key, "person")
		return success, false
	case !a.answers.Enter():
		c.Set(limit.Key, "messages")
		return a.refuse(c, received, reply.Composer{}.Busy(a.languages...)), false
	}
	return nil, true
}

// refuse returns a refusal as it goes out; success where nothing may be said.
func (a *admission) refuse(c echo.Context, received wechat.Received, refusal wechat.Reply) []byte {
	if wantsNoReply(received.Message) {
		return success
	}
	return sealed(c.Request().Context(), a.log, received, refusal, a.now())
}

// languages are those for somebody of whom nothing is known.
func languages(setting dialogue.Setting) []dialogue.Language {
	switch setting {
	case dialogue.AlwaysChinese:
		return []dialogue.Language{dialogue.Chinese}
	case dialogue.AlwaysEnglish:
		return []dialogue.Language{dialogue.English}
	case dialogue.AlwaysTraditional:
		return []dialogue.Language{dialogue.Traditional}
	}
	return []dialogue.Language{dialogue.Chinese, dialogue.English}
}
