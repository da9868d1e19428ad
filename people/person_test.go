package people

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// talk is what a person of the model knows.
type talk struct {
	*model
	who Key

	home     int       // the server that most of their messages come to
	list     int       // shown last; 0: none, or forgotten
	listAt   time.Time // answered
	sure     bool      // it came of a lease, and nothing is known to have gone wrong since
	late     bool      // they are to be forgotten, whatever they have said since
	message  Message   // the last one that was answered, with its answer
	kind     kind
	answer   string
	answerAt time.Time
	leased   bool
}

// live has the person say this and that, and holds the answers against what they know.
func (m *model) live(who Key) {
	p := &talk{model: m, who: who, home: m.rng(2)}
	for range 25 {
		if m.rng(m.stays) == 0 {
			p.home = 1 - p.home
		}
		time.Sleep(time.Duration(m.rng(1500)) * time.Millisecond)
		switch m.rng(8) {
		case 0, 1, 2:
			p.say(location)
		case 3, 4:
			p.say(digit)
		case 5:
			p.say(more)
		case 6:
			p.again()
		case 7:
			p.say(unfollow)
		}
	}
}

// say sends a message, perhaps twice at once, and judges the answer.
func (p *talk) say(k kind) {
	id := Message(p.number())
	server := p.home
	begun := time.Now()
	twin := make(chan string, 1)
	doubled := p.rng(6) == 0
	if doubled {
		go func() {
			answer, _ := p.deliver(1-server, k, id)
			twin <- answer
		}()
	}
	answer, leased := p.deliver(server, k, id)
	p.note("person %d, server %d, message %d, kind %d: %q, leased %v", p.who[0], server, id, k, answer, leased)
	if doubled {
		other := <-twin
		if p.well(begun.Add(-10*time.Second), time.Now()) && other != answer {
			p.wrong("person %d: two deliveries at once are answered %q and %q", p.who[0], answer, other)
		}
		defer func() {
			if other != answer || strings.HasPrefix(other, "sorry") { // who knows which of them counts
				p.list, p.sure = -1, false
				p.late = p.late || k == unfollow
			}
		}()
	}
	p.judge(k, id, answer, begun, leased)
}

// judge holds the answer against what the person knows. Within 10 s after a fault
// nobody needs to know anything, but nobody may say anything wrong.
func (p *talk) judge(k kind, id Message, answer string, begun time.Time, leased bool) {
	now := time.Now()
	calm := p.well(begun.Add(-10*time.Second), now)
	switch {
	case answer == "":
		if calm {
			p.wrong("person %d: message %d is not answered", p.who[0], id)
		}
		p.sure = false // who knows what came of it
		if k == unfollow || k == location {
			p.list = -1
		}
		p.late = p.late || k == unfollow
	case k == location:
		p.list, p.listAt, p.sure = list(answer), now, leased
	case k == unfollow:
		p.list, p.listAt, p.sure = 0, now, leased
		if answer != "forgotten" {
			p.list, p.sure, p.late = -1, false, true
		}
	case k == digit || k == more:
		p.means(list(answer), answer, calm, leased)
	}
	p.message, p.kind, p.answer, p.answerAt, p.leased = id, k, answer, now, leased
}

// means judges which list a digit was taken for: that shown last, or none.
func (p *talk) means(got int, answer string, calm, leased bool) {
	switch {
	case strings.HasPrefix(answer, "sorry"):
		if calm && p.sure && p.well(p.listAt.Add(-10*time.Second), time.Now()) {
			p.wrong("person %d: list %d is lost", p.who[0], p.list)
		}
		if leased {
			p.list = 0
		}
	case p.late && got == 0:
		p.list = 0
	case p.list == -1: // a list may have been shown without its answer arriving
	case got != p.list && p.sure:
		p.wrong("person %d: a digit means list %d, shown last was %d", p.who[0], got, p.list)
	}
}

// again repeats the last message.
func (p *talk) again() {
	if p.answer == "" {
		return
	}
	answer, leased := p.deliver(p.home, p.kind, p.message)
	p.note("person %d, server %d, message %d again: %q, leased %v", p.who[0], p.home, p.message, answer, leased)
	durable := p.leased && p.well(p.answerAt.Add(-10*time.Second), time.Now())
	if answer != p.answer && durable && p.kind != unfollow {
		p.wrong("person %d: message %d was answered %q and now %q", p.who[0], p.message, p.answer, answer)
	}
	switch {
	case answer != p.answer:
		p.list, p.sure = -1, false // answered anew
		p.late = p.late || p.kind == unfollow
	case leased && strings.HasPrefix(answer, "sorry"): // answered anew as well
		p.list = 0
	}
}

// deliver delivers a message to a server as WeChat does. There is no answer after four
// seconds, or from a server that is dead. It tells whether the answer came of a lease.
func (p *talk) deliver(i int, k kind, id Message) (answer string, leased bool) {
	type reply struct {
		answer string
		leased bool
	}
	h := p.servers[i].Load()
	replied := make(chan reply, 1)
	go func() {
		answer, leased := p.serve(h, k, id)
		h.pass()
		if _, _, dead := h.state(); !dead {
			replied <- reply{answer, leased}
		}
	}()
	select {
	case r := <-replied:
		return r.answer, r.leased
	case <-time.After(4 * time.Second):
		return "", false
	}
}

// serve does at a server what package api does with a message.
func (p *talk) serve(h *host, k kind, id Message) (answer string, leased bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 3500*time.Millisecond)
	defer cancel()
	for {
		h.pass()
		held, err := h.keeper.Take(ctx, p.who, id)
		if err != nil {
			return "", false
		}
		leased = held.Leased()
		if held.recalled {
			p.recalls.Add(1)
		} else {
			p.takes.Add(1)
		}
		var before said
		if held.Content != nil {
			if err := json.Unmarshal(held.Content, &before); err != nil {
				panic(err)
			}
		}
		if answer, ok := before.Answers[id]; ok {
			held.Leave(ctx)
			return answer, leased
		}
		time.Sleep(time.Duration(p.rng(30)) * time.Millisecond)
		h.pass()
		answer, err = p.turn(ctx, held, k, id, before)
		if !errors.Is(err, ErrStale) {
			return answer, leased
		}
	}
}

func (p *talk) turn(ctx context.Context, held *Held, k kind, id Message, before said) (answer string, err error) {
	after := before
	switch {
	case k == unfollow:
		if err = held.Forget(ctx, nil); err != nil {
			return "not yet", err
		}
		return "forgotten", nil
	case k == location:
		after.List, after.Page = p.number(), 1
		answer = fmt.Sprintf("list %d page 1", after.List)
	case held.Fault != nil:
		answer = fmt.Sprintf("sorry %d", id)
		after.List, after.Page = 0, 0
		if !held.Leased() {
			held.Leave(ctx)
			return answer, nil
		}
	case k == more:
		after.Page++
		answer = fmt.Sprintf("list %d page %d", after.List, after.Page)
	default:
		answer = fmt.Sprintf("list %d digit %d", after.List, id)
	}
	after.Answers = map[Message]string{id: answer}
	for m, a := range before.Answers {
		if m > id-40 {
			after.Answers[m] = a
		}
	}
	content, err := json.Marshal(after)
	if err != nil {
		panic(err)
	}
	return answer, held.Save(ctx, content, time.Minute)
}

// list is the number of the list in an answer.
func list(answer string) (n int) {
	_, _ = fmt.Sscanf(answer, "list %d", &n) // 0 for another answer
	return n
}
