package platformtest

import (
	"encoding/json"
	"time"
)

// Occasion is something that a person did, after which the account may write to
// them for a time.
type Occasion int

// The occasions.
// https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
const (
	Wrote    Occasion = iota // 5 messages within 48 hours
	Clicked                  // a menu click or scan-code menu: 3 within a minute
	Followed                 // 3 within a minute
	Scanned                  // a QR code with a scene: 3 within a minute
)

// Sent is an accepted customer message.
type Sent struct {
	To, Type string
	Message  json.RawMessage // the object of the type
}

// audience is the people who follow the account, or did, and the messages to them.
type audience struct {
	people map[string]*person
	sent   []Sent
}

type person struct {
	follows, blocked bool
	may              map[Occasion]*allowance
	subscribed       map[string]int // notices by template that may be sent still
}

type allowance struct {
	left  int
	until time.Time
}

// person returns the person with that OpenID, who then exists.
func (a *audience) person(openID string) *person {
	p, known := a.people[openID]
	if !known {
		p = &person{may: map[Occasion]*allowance{}, subscribed: map[string]int{}}
		a.people[openID] = p
	}
	return p
}

// did starts the allowance of an occasion.
func (p *person) did(o Occasion, at time.Time) {
	p.follows = true
	if o == Wrote {
		p.may[o] = &allowance{5, at.Add(48 * time.Hour)}
		return
	}
	p.may[o] = &allowance{3, at.Add(time.Minute)}
}

// take spends one message of the allowance that ends first.
func (p *person) take(at time.Time) error {
	var first *allowance
	open := false
	for _, a := range p.may {
		if !at.Before(a.until) {
			continue
		}
		open = true
		if a.left > 0 && (first == nil || a.until.Before(first.until)) {
			first = a
		}
	}
	switch {
	case !open:
		return refusal(45015)
	case first == nil:
		return refusal(45047)
	}
	first.left--
	return nil
}

type messageIn struct {
	To   string          `json:"touser"`
	Type string          `json:"msgtype"`
	Text json.RawMessage `json:"text"`
}

func (a *audience) send(c call, in messageIn) (any, error) {
	p, known := a.people[in.To]
	switch {
	case !known:
		return nil, refusal(40003)
	case !p.follows:
		return nil, refusal(43004)
	case p.blocked:
		return nil, refusal(43019)
	}
	if err := checkMessage(in.Type, in.Text); err != nil {
		return nil, err
	}
	if err := p.take(c.at); err != nil {
		return nil, err
	}
	a.sent = append(a.sent, Sent{in.To, in.Type, in.Text})
	return ok, nil
}

// checkMessage accepts text, the only type that package platform sends.
func checkMessage(kind string, text json.RawMessage) error {
	var m struct{ Content string }
	switch {
	case kind != "text" || text == nil || json.Unmarshal(text, &m) != nil:
		return refusal(40008)
	case m.Content == "":
		return refusal(44004)
	case len(m.Content) > 2048:
		return refusal(45002)
	}
	return nil
}
