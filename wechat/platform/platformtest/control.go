package platformtest

import (
	"net/netip"
	"slices"
	"time"
)

// locked locks the server and returns what unlocks it.
func (s *Server) locked() (unlock func()) {
	s.mu.Lock()
	return s.mu.Unlock
}

// SetAccount changes the type of the account.
func (s *Server) SetAccount(a Account) {
	defer s.locked()()
	s.account = a
}

// Advance moves the server's clock.
func (s *Server) Advance(d time.Duration) {
	defer s.locked()()
	s.offset += d
}

// Now is the time on the server's clock.
func (s *Server) Now() time.Time {
	defer s.locked()()
	return s.clock()
}

func (s *Server) clock() time.Time { return s.now().Add(s.offset) }

// Fail lets the next calls of path fail, one after the other.
func (s *Server) Fail(path string, faults ...Fault) {
	defer s.locked()()
	s.faults[path] = append(s.faults[path], faults...)
}

// Calls is how often a path was called, faults included.
func (s *Server) Calls(path string) int {
	defer s.locked()()
	return s.calls[path]
}

// SetQuota changes how often a call may be made in a day.
func (s *Server) SetQuota(path string, perDay int) {
	defer s.locked()()
	s.quotas.limits[path] = perDay
}

// SetReachable sets the addresses of the callback's host that WeChat finds. Without
// any it does not know the name.
func (s *Server) SetReachable(ips ...netip.Addr) {
	defer s.locked()()
	s.reach.addresses = ips
}

// AllowIPs switches the allow-list on: only these addresses get a token. Without any
// address nobody gets one.
func (s *Server) AllowIPs(prefixes ...netip.Prefix) {
	defer s.locked()()
	s.tokens.allowed = append([]netip.Prefix{}, prefixes...)
}

// TokensMinted is how many different tokens were given.
func (s *Server) TokensMinted() int {
	defer s.locked()()
	return s.tokens.minted
}

// CurrentToken is the token that stable_token gives, or "" before the first. Tests
// look for it where it must not be.
func (s *Server) CurrentToken() string {
	defer s.locked()()
	return s.tokens.current
}

// RevokeToken makes the token invalid, like another program that forces a new one.
func (s *Server) RevokeToken() {
	defer s.locked()()
	s.tokens.mint(s.clock(), true)
}

// RefuseToken refuses the current token with 40001, while stable_token still gives
// it unless it is forced.
func (s *Server) RefuseToken() {
	defer s.locked()()
	s.tokens.revoked[s.tokens.current] = true
}

// RefuseTokens refuses every token, or no longer.
func (s *Server) RefuseTokens(refuse bool) {
	defer s.locked()()
	s.tokens.none = refuse
}

// AddOldMenu adds a conditional menu of one button as accounts have them from before 2021: the
// match may have what WeChat takes no longer (group_id, sex, country), also as numbers.
func (s *Server) AddOldMenu(match map[string]any, name, key string) {
	defer s.locked()()
	of := menu{[]button{{Type: "click", Name: name, Key: key}}}
	s.menus.conditional = slices.Insert(s.menus.conditional, 0, conditional{of, match, s.menus.nextID()})
}

// AddNews adds news material.
func (s *Server) AddNews(title string) (mediaID string) {
	defer s.locked()()
	return s.library.addNews(title, s.clock())
}

// Scene returns the scene that a scan of a ticket's code would report. It reports
// false for a code that does not exist or has expired.
func (s *Server) Scene(ticket string) (string, bool) {
	defer s.locked()()
	code, known := s.codes.byTicket[ticket]
	return code.scene, known && code.valid(s.clock())
}

// Did notes what a follower did. It starts the occasion's allowance.
func (s *Server) Did(openID string, o Occasion) {
	defer s.locked()()
	s.people.person(openID).did(o, s.clock())
}

// Subscribe notes that a follower wants so many notices of a template more.
func (s *Server) Subscribe(openID, template string, notices int) {
	defer s.locked()()
	p := s.people.person(openID)
	p.follows = true
	p.subscribed[template] += notices
}

// Unfollow ends following. The OpenID stays known.
func (s *Server) Unfollow(openID string) {
	defer s.locked()()
	s.people.person(openID).follows = false
}

// Block puts a person on the blacklist.
func (s *Server) Block(openID string) {
	defer s.locked()()
	s.people.person(openID).blocked = true
}

// Sent returns the accepted messages.
func (s *Server) Sent() []Sent {
	defer s.locked()()
	return slices.Clone(s.people.sent)
}
