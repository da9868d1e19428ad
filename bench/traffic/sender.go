package traffic

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"nearby/bench"
	"nearby/wechat"
)

// maxLocated is how many users a sender keeps who could tap a button.
const maxLocated = 16

// sender sends one message after the other, and checks each answer.
type sender struct {
	plan    *plan
	random  *rand.Rand
	read    bytes.Buffer // reused
	located []string     // users who have sent a location, once for each tap to come
	last    sent         // what a retry sends again; no body when there is nothing
	tally   bench.Tally
}

// sent is a message on its way, signed.
type sent struct {
	kind   bench.Kind
	user   string
	query  string
	body   []byte
	answer []byte // the first one, when it was right
}

func (p *plan) newSender(n int) *sender {
	return &sender{
		plan:   p,
		random: rand.New(rand.NewPCG(p.Seed, uint64(n))), //nolint:gosec // the same messages every time
	}
}

// send sends the next message and takes note of what came of it. due is when it should
// leave, zero for as soon as it is written. Its error is that the connection failed, and has been counted.
func (s *sender) send(ctx context.Context, due time.Time, counts bool) error {
	m, err := s.next(s.plan.Mix.Draw(s.random))
	left := time.Now()
	if due.IsZero() {
		due = left
	}
	var got response
	if err == nil {
		got, err = s.plan.client.post(ctx, m.query, m.body, &s.read)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	o := bench.Outcome{Kind: m.kind, Latency: time.Since(due), Late: left.Sub(due)}
	o.Answer, o.Wrong = s.classify(m, got, err)
	s.remember(m, got, o.Wrong == "")
	if counts {
		s.tally.Add(o)
		s.plan.Seen.add(o.Wrong == "")
	}
	return err
}

// remember keeps what the next messages may refer to.
func (s *sender) remember(m sent, r response, right bool) {
	s.last = sent{}
	if !right {
		return
	}
	s.last = m
	s.last.answer = append(m.answer[:0], r.body...)
	if m.kind != bench.Location {
		return
	}
	for range min(s.plan.taps(), maxLocated-len(s.located)) {
		s.located = append(s.located, m.user)
	}
}

// next makes the next message: of this kind or, when there is nothing to send again and
// nobody to tap a button, a location.
func (s *sender) next(kind bench.Kind) (sent, error) {
	if kind == bench.Retry && s.last.body != nil {
		again := s.last
		again.kind = bench.Retry
		return again, nil
	}
	n := s.plan.sent.Add(1)
	who := s.plan.nextUser(n)
	waiting := len(s.located)
	which := n
	if s.plan.Once {
		kind, which = bench.Click, int64(waiting) // a location when nobody is left to tap
	}
	switch {
	case kind == bench.Text:
	case (kind == bench.Click || kind == bench.Word) && waiting > 0:
		who, s.located = s.located[waiting-1], s.located[:waiting-1]
	default:
		kind = bench.Location
	}
	draft := draft{kind: kind, user: who, id: s.plan.firstID + n, which: which}
	if kind == bench.Location {
		draft.at = s.plan.nextSpot(s.random)
	}
	now := time.Now()
	request, err := s.plan.Caller.Post(draft.message(s.plan.Account, now), now)
	return sent{kind: kind, user: who, query: request.Query.Encode(), body: request.Body}, err
}

// classify tells the kind of the answer, and what is wrong with it if anything is.
func (s *sender) classify(m sent, r response, err error) (answer, wrong string) {
	switch {
	case errors.Is(err, errTimeout):
		return "", fmt.Sprintf("without an answer in %s", patience)
	case err != nil:
		return "", "with a broken connection"
	case r.status != 200:
		return "", fmt.Sprintf("with status %d", r.status)
	case m.kind == bench.Retry && !bytes.Equal(r.body, m.answer):
		return "", "retries answered differently"
	}
	got, err := s.plan.Caller.Answer(r.body)
	if err != nil {
		return "", "that cannot be read"
	}
	return classifyReply(m, got)
}

// classifyReply is classify for what could be read.
func classifyReply(m sent, got wechat.Answer) (answer, wrong string) {
	if _, nothing := got.Reply.(wechat.Success); nothing {
		return "", "with nothing to show"
	}
	if got.ToUser != m.user {
		return "", "for somebody else"
	}
	switch reply := got.Reply.(type) {
	case wechat.NewsReply:
		if m.kind == bench.Text || len(reply.Articles) == 0 {
			return "", "of another kind"
		}
		return "news", ""
	case wechat.TextReply:
		return "text", refusals[reply.Content]
	}
	return "", "of another kind"
}
