package api

import (
	"bytes"
	"context"
	"errors"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"

	"nearby/api/dialogue"
	"nearby/api/metrics"
	"nearby/api/reply"
	"nearby/people"
	"nearby/wechat"
)

const (
	// answerBudget is the time that one answer may take, whatever is broken. WeChat
	// gives up after five seconds and is to have its answer after four; the rest is for
	// the network and a busy machine.
	answerBudget = 3500 * time.Millisecond
	// waitBudget is the part of it in which to wait for other messages of the sender.
	waitBudget = 3 * time.Second
	// recentTTL is how long this server knows the answers that it gave, should the
	// database go away: until WeChat delivers the message no more.
	recentTTL = 20 * time.Second
	// maxRecent bounds their memory, in bytes: some thousands.
	maxRecent = 8 << 20
)

// once answers every delivery of a message with the bytes of the first. WeChat
// delivers a message up to four times, at once or seconds later, perhaps to another
// server, perhaps while the first is still at work.
//
// Within this server simultaneous deliveries share one flight. Beyond, the conversation
// of the sender is lent to one message at a time, at all servers, and holds the last
// answers. When the database is down only the first half holds, and what this server
// remembers: an answer without a lease is better than none.
type once struct {
	Options
	conversations *conversations
	flights       singleflight.Group
	recent        *otter.Cache[people.Message, []byte] // answers that this server gave
	answer        answerFunc                           // the next step
}

// delivery is one arrival of a message.
type delivery struct {
	received wechat.Received
	message  people.Message
	sender   people.Key
}

// result is what became of a message: its answer, sealed, and nil if there is none.
type result struct {
	answer  []byte
	outcome metrics.Outcome
	session dialogue.Session // to remember
	// forget is set when nothing is to be remembered of the sender. Then failed is what
	// to answer, sealed, if that cannot be done; nil to answer the same.
	forget bool
	failed []byte
}

// answerFunc works out the answer to a message from what is remembered of its
// sender, nil when that is not known.
type answerFunc func(ctx context.Context, d delivery, recalled *dialogue.Session) result

func newOnce(o Options, c *conversations, next answerFunc) *once {
	return &once{
		Options: o, conversations: c, answer: next,
		recent: otter.Must(&otter.Options[people.Message, []byte]{
			MaximumWeight:    maxRecent,
			Weigher:          func(_ people.Message, answer []byte) uint32 { return uint32(len(answer)) }, //nolint:gosec // some kilobytes
			ExpiryCalculator: otter.ExpiryWriting[people.Message, []byte](recentTTL),
		}),
	}
}

// reply answers a delivery in time, whatever fails: as the message is answered,
// else with an apology, else with success. The work goes on when WeChat hangs up,
// because the next delivery will want it.
func (o *once) reply(ctx context.Context, received wechat.Received) []byte {
	begun := time.Now()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerBudget)
	defer cancel()
	r := result{answer: success, outcome: metrics.Success}
	if !saysNothing(received.Message) {
		r = o.do(ctx, delivery{
			received: received, message: o.conversations.message(received.Key()),
			sender: o.conversations.person(senderOf(received.Message)),
		})
	}
	o.Metrics.Message(kindOf(received.Message), r.outcome, time.Since(begun))
	switch {
	case wantsNoReply(received.Message):
		return success
	case r.answer == nil:
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
	shared, _, _ := o.flights.Do(strconv.FormatInt(int64(d.message), 36), func() (any, error) {
		first = true
		return o.answerOnce(ctx, d), nil
	})
	r := shared.(result)
	if first {
		return r
	}
	return repeated(r.answer)
}

// repeated is the result of a delivery that was answered before.
func repeated(answer []byte) result {
	if answer == nil {
		return result{outcome: metrics.Late}
	}
	return result{answer: answer, outcome: metrics.Repeated}
}

// answerOnce gets the answer from memory or in the turn of the message. An answer that comes
// too late, because another server has answered the person meanwhile, is made anew.
func (o *once) answerOnce(ctx context.Context, d delivery) result {
	if answer, ok := o.recent.GetIfPresent(d.message); ok {
		return repeated(answer)
	}
	for {
		held, err := o.hold(ctx, d)
		if err != nil {
			o.Log.ErrorContext(ctx, "waited in vain", "error", err)
			return result{outcome: metrics.Late}
		}
		r, err := o.respond(ctx, d, held)
		if !errors.Is(err, people.ErrStale) {
			return r
		}
	}
}

func (o *once) hold(ctx context.Context, d delivery) (*people.Held, error) {
	ctx, cancel := context.WithTimeout(ctx, waitBudget)
	defer cancel()
	return o.Store.People().Take(ctx, d.sender, d.message)
}

// respond answers the message with the conversation in hand, and gives that back. The error
// is people.ErrStale.
func (o *once) respond(ctx context.Context, d delivery, held *people.Held) (r result, err error) {
	defer func() { // Echo would answer with an error
		if fault := recover(); fault != nil {
			o.Log.ErrorContext(ctx, "panic", "fault", fault, "stack", string(debug.Stack()))
			held.Leave(ctx)
			r, err = result{outcome: metrics.Failed}, nil
		}
	}()
	before := o.conversations.open(ctx, held.Content, d.sender)
	if answer, ok := before.answerTo(d.message); ok {
		held.Leave(ctx)
		return repeated(answer), nil
	}
	recalled := &before.session
	if held.Fault != nil {
		o.Log.ErrorContext(ctx, "answering without what was said before", "error", held.Fault)
		recalled = nil
	}
	r = o.answer(ctx, d, recalled)
	if ctx.Err() != nil && !r.forget { // an answer that nobody gets is not the first
		held.Leave(context.WithoutCancel(ctx))
		return result{outcome: metrics.Late}, nil
	}
	if r.forget {
		return o.forget(ctx, d, held, r)
	}
	if err := o.save(ctx, d, held, before, r); err != nil {
		return r, err
	}
	if r.answer != nil { // before the flight ends: the next delivery finds one or the other
		o.recent.Set(d.message, r.answer)
	}
	return r, nil
}

// save gives the conversation back as it is after the answer.
func (o *once) save(ctx context.Context, d delivery, held *people.Held, before conversation, r result) error {
	if !held.Leased() && r.session.Empty() {
		held.Leave(ctx) // what is kept of the person is not lost
		return nil
	}
	after := conversation{session: r.session, answers: before.answers}
	if r.answer != nil && !wantsNoReply(d.received.Message) {
		after = after.with(d.message, r.answer, o.Now())
	}
	content, err := o.conversations.seal(after, d.sender)
	if err != nil {
		o.Log.ErrorContext(ctx, "conversation not kept", "error", err)
		held.Leave(ctx)
		return nil
	}
	return held.Save(ctx, content, after.ttl(o.Now()))
}

// forget deletes what is kept of the sender and waits for it: whoever asks to be
// forgotten is told so afterwards, and told when it has not happened yet.
func (o *once) forget(ctx context.Context, d delivery, held *people.Held, r result) (result, error) {
	var left []byte
	if !bytes.Equal(r.answer, success) { // for repeated deliveries of this message
		left, _ = o.conversations.seal(conversation{}.with(d.message, r.answer, o.Now()), d.sender) // fails for sessions alone
	}
	err := held.Forget(ctx, left)
	if errors.Is(err, people.ErrStale) {
		return r, err
	}
	if err = errors.Join(err, o.Store.ForgetFormer(ctx, d.sender)); err != nil {
		o.Log.ErrorContext(ctx, "not forgotten yet", "error", err)
		if r.failed != nil {
			r.answer, r.outcome = r.failed, metrics.Apology
		}
	}
	o.recent.Set(d.message, r.answer)
	return r, nil
}
