package api

import (
	"context"
	"runtime/debug"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"

	"nearby/api/dialogue"
	"nearby/api/metrics"
	"nearby/api/reply"
	"nearby/store"
	"nearby/wechat"
)

// answerBudget is the time that one answer may take, whatever is broken. WeChat
// gives up after five seconds and is to have its answer after four; the rest is for
// the network and a busy machine.
const answerBudget = 3500 * time.Millisecond

const (
	// recentTTL is how long this server knows its own answers without the database:
	// until WeChat delivers the message no more.
	recentTTL = 20 * time.Second
	// maxRecent bounds their memory, in bytes: some thousands. Those that there is
	// no room for are in the database.
	maxRecent = 8 << 20
)

// once answers every delivery of a message with the bytes of the first. WeChat
// delivers a message up to three times when it has no answer after five seconds,
// perhaps to another server, perhaps while the first is still at work.
//
// Within this server simultaneous deliveries share one flight, and later ones find
// its answer among the recent. Between servers the database decides: one claims
// the message, the others wait for its answer there. When the database is down
// only the first half holds: an answer without a claim is better than none.
//
// The messages of a person are answered one at a time, and with the claim comes
// the person's session: both are one round trip.
type once struct {
	Options
	sessions *sessions
	replies  *replies
	senders  locks
	flights  singleflight.Group
	recent   *otter.Cache[store.ReplyKey, []byte] // answers of this server
	answer   answerFunc                           // the next step
}

// answerFunc works out the answer to a message from what is remembered of its
// sender, nil when that is not known.
type answerFunc func(ctx context.Context, d delivery, recalled *dialogue.Session) result

func newOnce(o Options, s *sessions, next answerFunc) (*once, error) {
	replies, err := newReplies(o)
	return &once{
		Options: o, sessions: s, replies: replies, answer: next,
		recent: otter.Must(&otter.Options[store.ReplyKey, []byte]{
			MaximumWeight:    maxRecent,
			Weigher:          func(_ store.ReplyKey, answer []byte) uint32 { return uint32(len(answer)) }, //nolint:gosec // some kilobytes
			ExpiryCalculator: otter.ExpiryWriting[store.ReplyKey, []byte](recentTTL),
		}),
	}, err
}

// reply answers a delivery in time, whatever fails: as the message is answered,
// else with an apology, else with success. The work goes on when WeChat hangs up,
// because the next delivery will want it.
func (o *once) reply(ctx context.Context, received wechat.Received) []byte {
	begun := time.Now()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerBudget)
	defer cancel()
	d := delivery{
		received: received, key: o.replies.key(received.Key()),
		sender: o.sessions.person(senderOf(received.Message)),
	}
	var r result
	if wantsNoReply(received.Message) {
		r = o.process(ctx, d)
		r.answer = success
	} else {
		r = o.do(ctx, d)
	}
	o.Metrics.Message(kindOf(received.Message), r.outcome, time.Since(begun))
	if r.answer == nil {
		return sealed(ctx, o.Log, received, reply.Composer{}.Apology(o.Language.Default()), o.Now())
	}
	return r.answer
}

// do returns what the message is answered with, now or at another delivery. There
// is no answer when ctx ends before somebody else's is there, and when none could
// be made. A delivery that joins a flight waits no longer than its own budget,
// because the budget of the flight began earlier.
func (o *once) do(ctx context.Context, d delivery) result {
	first := false
	shared, _, _ := o.flights.Do(string(d.key[:]), func() (any, error) {
		first = true
		return o.fly(ctx, d), nil
	})
	r := shared.(result)
	if first {
		return r
	}
	return repeated(r.answer)
}

// repeated is the result of a delivery that somebody else answers.
func repeated(answer []byte) result {
	if answer == nil {
		return result{outcome: metrics.Late}
	}
	return result{answer, metrics.Repeated}
}

// fly gets the answer from memory, by working it out, or from another server.
func (o *once) fly(ctx context.Context, d delivery) (r result) {
	defer func() { // Echo would answer with an error
		if fault := recover(); fault != nil {
			o.Log.ErrorContext(ctx, "panic", "fault", fault, "stack", string(debug.Stack()))
			r = result{outcome: metrics.Failed}
		}
	}()
	if answer, ok := o.recent.GetIfPresent(d.key); ok {
		return repeated(answer)
	}
	r, claimed := o.claim(ctx, d)
	if !claimed {
		var taken bool
		r.answer, taken = o.replies.wait(ctx, d)
		if r = repeated(r.answer); taken { // the other server has died
			r = o.keep(d, o.process(ctx, d))
		}
	}
	if r.answer != nil {
		o.recent.Set(d.key, r.answer) // before the flight ends: the next delivery finds one or the other
	}
	return r
}

// claim answers the message, unless another server has claimed it.
func (o *once) claim(ctx context.Context, d delivery) (r result, claimed bool) {
	defer o.senders.lock(ctx, d.sender)()
	claim, err := o.replies.claim(ctx, d)
	switch {
	case err != nil:
		o.Log.ErrorContext(ctx, "answering without a claim", "error", err)
		return o.keep(d, o.answer(ctx, d, o.sessions.recalled(ctx, d.sender))), true
	case !claim.Mine:
		return result{}, false
	}
	session := o.sessions.opened(ctx, claim.Session, d.sender)
	return o.keep(d, o.answer(ctx, d, &session)), true
}

// process answers a message without a claim.
func (o *once) process(ctx context.Context, d delivery) result {
	defer o.senders.lock(ctx, d.sender)()
	return o.answer(ctx, d, o.sessions.recalled(ctx, d.sender))
}

// keep keeps an answer for other servers, also without a claim: that may have
// reached the database without our knowing. When there is none, another delivery
// may have more luck.
func (o *once) keep(d delivery, r result) result {
	if r.answer != nil {
		o.replies.keep(d, r.answer)
	}
	return r
}
