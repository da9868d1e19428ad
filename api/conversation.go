package api

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"log/slog"
	"time"

	"github.com/klauspost/compress/s2"

	"nearby/api/dialogue"
	"nearby/people"
	"nearby/seal"
)

const (
	// answerTTL is how long answers are kept for repeated deliveries: far longer than
	// WeChat repeats.
	answerTTL = 10 * time.Minute
	// maxAnswers are kept of a person's last messages. Of twice as many more it is known
	// that they were answered.
	maxAnswers = 4
	// minTTL is how long anything is kept, so that what is about to expire outlives the
	// repeats of the message that it came of.
	minTTL = time.Minute
)

// conversation is what is kept of a person.
type conversation struct {
	session dialogue.Session // the zero value of somebody new
	answers []answered       // to the last messages, the oldest first
}

// answered is a message with the answer that it was given, as it went out; without one
// when it is too long ago.
type answered struct {
	message people.Message
	at      int64  // Unix time, seconds
	packed  []byte // the answer, compressed with S2: rarely wanted, written with each message
}

// answerTo returns what a message was answered with, if it was. The answer to one too
// long ago is success: nobody waits for it.
func (c conversation) answerTo(m people.Message) (answer []byte, ok bool) {
	for _, a := range c.answers {
		if a.message == m && a.packed == nil {
			return success, true
		}
		if a.message == m {
			answer, err := s2.Decode(nil, a.packed)
			return answer, err == nil
		}
	}
	return nil, false
}

// with is the conversation after an answer.
func (c conversation) with(m people.Message, answer []byte, now time.Time) conversation {
	all := make([]answered, 0, len(c.answers)+1)
	for _, a := range c.answers {
		if now.Sub(time.Unix(a.at, 0)) < answerTTL {
			all = append(all, a)
		}
	}
	all = append(all, answered{m, now.Unix(), s2.Encode(nil, answer)})
	all = all[max(0, len(all)-3*maxAnswers):]
	for i := range max(0, len(all)-maxAnswers) {
		all[i].packed = nil
	}
	c.answers = all
	return c
}

// ttl is how long the conversation is kept from now on.
func (c conversation) ttl(now time.Time) time.Duration {
	if c.session.Empty() {
		return answerTTL
	}
	return max(minTTL, c.session.Expires().Sub(now))
}

// conversations seals what is kept of people. In the database a person and a message
// are keyed hashes, and the rest is sealed: a dump shows neither who nor where.
type conversations struct {
	names, messages seal.Hasher
	box             seal.Box
	log             *slog.Logger
	now             func() time.Time
}

func newConversations(o Options) (*conversations, error) {
	box, err := o.Secret.Box("conversation")
	return &conversations{
		names: o.Secret.Hasher("person"), messages: o.Secret.Hasher("message"),
		box: box, log: o.Log, now: o.Now,
	}, err
}

func (s *conversations) person(openID string) people.Key {
	return people.Key(s.names.Hash(openID))
}

func (s *conversations) message(key string) people.Message {
	return people.Message(binary.BigEndian.Uint64(s.messages.Hash(key)))
}

// open is the conversation in sealed content; that of somebody new when there is none,
// when its time is up, and when it does not open: it would not later either.
func (s *conversations) open(ctx context.Context, content []byte, person people.Key) conversation {
	if content == nil {
		return conversation{}
	}
	plain, err := s.box.Open(content, person[:])
	var c conversation
	if err == nil {
		c, err = decode(plain)
	}
	if err != nil {
		s.log.ErrorContext(ctx, "conversation not opened: is NEARBY_SECRET the same on every server?", "error", err)
		return conversation{}
	}
	if !s.now().Before(c.session.Expires()) {
		c.session = dialogue.Session{}
	}
	return c
}

func (s *conversations) seal(c conversation, person people.Key) ([]byte, error) {
	plain, err := c.encode()
	if err != nil {
		return nil, err
	}
	return s.box.Seal(plain, person[:]), nil
}

// recall returns what is remembered of somebody, for those who only look.
func (s *conversations) recall(ctx context.Context, keeper *people.Keeper, person people.Key) (dialogue.Session, error) {
	content, err := keeper.Read(ctx, person)
	return s.open(ctx, content, person).session, err
}

// packedAnswers stands before the answers: those of a version that did not compress them
// have their number there, which is smaller.
const packedAnswers = 64

// encode writes how many answers there are, each with its message, time and length, and
// then the session as JSON.
func (c conversation) encode() ([]byte, error) {
	const sessionBytes, answerBytes = 512, 32 // as most take at most, without the text of an answer
	size := sessionBytes
	for _, a := range c.answers {
		size += answerBytes + len(a.packed)
	}
	b := binary.AppendUvarint(make([]byte, 0, size), packedAnswers+uint64(len(c.answers)))
	for _, a := range c.answers {
		b = binary.BigEndian.AppendUint64(b, uint64(a.message))
		b = binary.AppendVarint(b, a.at)
		b = binary.AppendUvarint(b, uint64(len(a.packed)))
		b = append(b, a.packed...)
	}
	if c.session.Empty() {
		return b, nil
	}
	session, err := json.Marshal(c.session)
	return append(b, session...), err
}

var errDamaged = errors.New("damaged")

// decode reads what encode writes.
func decode(b []byte) (c conversation, err error) {
	n, used := binary.Uvarint(b)
	packed := n >= packedAnswers
	if packed {
		n -= packedAnswers
	}
	if used <= 0 || n > uint64(len(b)) {
		return c, errDamaged
	}
	b = b[used:]
	for range n {
		var a answered
		if a, b, err = decodeAnswer(b); err != nil {
			return c, err
		}
		if !packed && a.packed != nil {
			a.packed = s2.Encode(nil, a.packed)
		}
		c.answers = append(c.answers, a)
	}
	if len(b) > 0 {
		err = json.Unmarshal(b, &c.session)
	}
	return c, err
}

// decodeAnswer reads one answer and returns what follows it.
func decodeAnswer(b []byte) (a answered, rest []byte, err error) {
	if len(b) < 8 {
		return a, nil, errDamaged
	}
	a.message = people.Message(binary.BigEndian.Uint64(b))
	at, used := binary.Varint(b[8:])
	if used <= 0 {
		return a, nil, errDamaged
	}
	b = b[8+used:]
	length, used := binary.Uvarint(b)
	if used <= 0 || length > uint64(len(b)-used) {
		return a, nil, errDamaged
	}
	a.at, b = at, b[used:]
	if length > 0 {
		a.packed = b[:length:length]
	}
	return a, b[length:], nil
}
