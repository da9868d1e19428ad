package platformtest

import (
	"net/netip"
	"time"
)

// Account is a type of account; it decides what the account may call.
type Account int

// The types of account.
const (
	VerifiedService        Account = iota // 认证服务号: everything
	UnverifiedService                     // 未认证服务号: menu only
	VerifiedSubscription                  // 认证公众号: menu, media, messages
	UnverifiedSubscription                // 未认证公众号: none of these
	TestAccount                           // 测试号: everything but messages with a menu
)

// capability is a group of calls that an account is entitled to or not.
type capability string

const (
	customMenu     capability = "menu"
	customMessages capability = "messages"
	mediaFiles     capability = "media"
	sceneCodes     capability = "codes"
)

// may tells whether an account of this type is entitled to c.
func (a Account) may(c capability) bool {
	switch a {
	case VerifiedService, TestAccount:
		return true
	case UnverifiedService:
		return c == "" || c == customMenu
	case VerifiedSubscription:
		return c != sceneCodes
	case UnverifiedSubscription:
		return c == ""
	}
	return false
}

// SetAccount changes the type of the account.
func (s *Server) SetAccount(a Account) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.account = a
}

// Advance moves the server's clock.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offset += d
}

// Now is the time on the server's clock.
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clock()
}

func (s *Server) clock() time.Time { return s.now().Add(s.offset) }

// AllowIPs switches the allow-list on: only from these addresses is a token
// given. Without any address nobody gets one.
func (s *Server) AllowIPs(prefixes ...netip.Prefix) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.allowed = append([]netip.Prefix{}, prefixes...)
}

// SetReachable says what WeChat finds when it checks the callback: the addresses
// of its host. Without any the name is not known.
func (s *Server) SetReachable(ips ...netip.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reachable = ips
}

// Calls tells how often a path was called, faults included.
func (s *Server) Calls(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[path]
}
