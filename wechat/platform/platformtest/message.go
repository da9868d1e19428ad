package platformtest

import (
	"encoding/json"
	"time"
)

// Occasion is something that a person did, after which the account may write to
// them for a while.
type Occasion int

// The occasions.
// https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
const (
	Wrote    Occasion = iota // 5 messages within 48 hours
	Clicked                  // a menu click or scan-code menu: 3 within a minute
	Followed                 // 3 within a minute
	Scanned                  // a QR code with a scene: 3 within a minute
)

// person is somebody who follows the account, or did.
type person struct {
	follows, blocked bool
	tags             map[string]string // tag_id and client_platform_type, as in a rule
	may              map[Occasion]*allowance
}

type allowance struct {
	left  int
	until time.Time
}

// Sent is a customer message that was accepted.
type Sent struct {
	To, Type string
	Message  json.RawMessage // the object of the type
}

// Follow makes somebody a follower; it is no occasion to write to them.
func (s *Server) Follow(openID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.someone(openID).follows = true
}

// Unfollow ends it. The OpenID stays known.
func (s *Server) Unfollow(openID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.someone(openID).follows = false
}

// Block puts somebody on the blacklist.
func (s *Server) Block(openID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.someone(openID).blocked = true
}

// Tag gives somebody the tag that conditional menus go by.
func (s *Server) Tag(openID, tagID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.someone(openID).tags["tag_id"] = tagID
}

// Did notes what a follower did. It begins the occasion's allowance anew.
func (s *Server) Did(openID string, o Occasion) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.someone(openID)
	p.follows = true
	a := allowance{3, s.clock().Add(time.Minute)}
	if o == Wrote {
		a = allowance{5, s.clock().Add(48 * time.Hour)}
	}
	p.may[o] = &a
}

// Sent returns the messages that were accepted.
func (s *Server) Sent() []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Sent(nil), s.sent...)
}

func (s *Server) someone(openID string) *person {
	p, known := s.people[openID]
	if !known {
		p = &person{tags: map[string]string{}, may: map[Occasion]*allowance{}}
		s.people[openID] = p
	}
	return p
}

// matches tells whether a conditional menu is for this person.
func (p *person) matches(rule map[string]string) bool {
	for name, value := range rule {
		if p.tags[name] != value {
			return false
		}
	}
	return true
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

func (s *Server) sendMessage(c call) (any, error) {
	in, err := decode[struct {
		To   string `json:"touser"`
		Type string `json:"msgtype"`
	}](c)
	if err != nil {
		return nil, err
	}
	parts, err := decode[map[string]json.RawMessage](c)
	if err != nil {
		return nil, err
	}
	p, known := s.people[in.To]
	switch {
	case !known:
		return nil, refusal(40003)
	case !p.follows:
		return nil, refusal(43004)
	case p.blocked:
		return nil, refusal(43019)
	}
	message := parts[in.Type]
	if err := s.checkMessage(in.Type, message, c.at); err != nil {
		return nil, err
	}
	if err := p.take(c.at); err != nil {
		return nil, err
	}
	s.sent = append(s.sent, Sent{in.To, in.Type, message})
	return ok, nil
}
