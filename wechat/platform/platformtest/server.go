package platformtest

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"
	"time"
)

// The account of a server without another in its Options.
const (
	AppID     = "wx5823bf96d3bd56c7"
	AppSecret = "0123456789abcdef0123456789abcdef" //nolint:gosec // opens the stand-in alone
)

// maxBody limits a request: a file of 10 MB and its form.
const maxBody = 12 << 20

// Options are the account of a server.
type Options struct {
	AppID, AppSecret string           // AppID and AppSecret of this package when empty
	Account          Account          // VerifiedService when left out
	Now              func() time.Time // nil means time.Now
}

// Server is an http.Handler that answers like WeChat's API, and like the host that
// shows QR codes. It is safe for concurrent use.
type Server struct {
	now       func() time.Time
	endpoints map[string]endpoint

	mu       sync.Mutex
	account  Account
	offset   time.Duration // of its clock
	faults   map[string][]Fault
	calls    map[string]int
	refusals int

	tokens  tokens
	quotas  quotas
	menus   menus
	uploads uploads
	library library
	people  audience
	codes   qrCodes
	reach   reach
}

// New returns a server for an account that has nothing yet.
func New(o Options) *Server {
	if o.AppID == "" {
		o.AppID, o.AppSecret = AppID, AppSecret
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{
		now: o.Now, account: o.Account, faults: map[string][]Fault{}, calls: map[string]int{},
		tokens: newTokens(o.AppID, o.AppSecret), quotas: newQuotas(),
		uploads: uploads{byID: map[string]upload{}},
		people:  audience{people: map[string]*person{}},
		codes:   qrCodes{byTicket: map[string]qrCode{}},
		reach:   reach{[]netip.Addr{netip.MustParseAddr("192.0.2.10")}},
	}
	s.menus.material = func(id string) bool { return s.library.stored(id) != nil }
	s.library.inUse = s.menus.uses
	s.endpoints = s.allEndpoints()
	for path, e := range s.endpoints {
		if !e.free {
			s.quotas.add(path)
		}
	}
	return s
}

// Start returns a server that listens on this machine until the test ends, and its
// URL, for BaseURL and ImageURL.
func Start(t testing.TB, o Options) (*Server, string) {
	t.Helper()
	s := New(o)
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return s, web.URL
}

// endpoint is one call that WeChat offers.
type endpoint struct {
	method string
	needs  permission // of the account
	open   bool       // needs no access token
	free   bool       // has no quota
	answer func(call) (any, error)
}

// allEndpoints are the calls that package platform makes.
func (s *Server) allEndpoints() map[string]endpoint {
	const get, post = http.MethodGet, http.MethodPost
	return map[string]endpoint{
		"/cgi-bin/stable_token":      {method: post, open: true, answer: reading(s.tokens.stableToken)},
		"/cgi-bin/ticket/getticket":  {method: get, answer: s.tokens.jsTicket},
		"/cgi-bin/callback/check":    {method: post, answer: reading(s.reach.check)},
		"/cgi-bin/openapi/quota/get": {method: post, free: true, answer: reading(s.quotas.get)},

		"/cgi-bin/menu/create":         {method: post, needs: customMenu, answer: reading(s.menus.create)},
		"/cgi-bin/menu/get":            {method: get, needs: customMenu, answer: s.menus.get},
		"/cgi-bin/menu/delete":         {method: get, needs: customMenu, answer: s.menus.deleteAll},
		"/cgi-bin/menu/addconditional": {method: post, needs: customMenu, answer: reading(s.menus.addConditional)},
		"/cgi-bin/menu/delconditional": {method: post, needs: customMenu, answer: reading(s.menus.deleteConditional)},

		"/cgi-bin/media/upload":               {method: post, needs: mediaFiles, answer: s.uploads.add},
		"/cgi-bin/media/get":                  {method: get, needs: mediaFiles, answer: s.uploads.get},
		"/cgi-bin/material/add_material":      {method: post, needs: mediaFiles, answer: s.library.add},
		"/cgi-bin/material/get_material":      {method: post, needs: mediaFiles, answer: reading(s.library.get)},
		"/cgi-bin/material/del_material":      {method: post, needs: mediaFiles, answer: reading(s.library.delete)},
		"/cgi-bin/material/batchget_material": {method: post, needs: mediaFiles, answer: reading(s.library.list)},
		"/cgi-bin/material/get_materialcount": {method: get, needs: mediaFiles, answer: s.library.counts},

		"/cgi-bin/message/custom/send":       {method: post, needs: customMessages, answer: reading(s.people.send)},
		"/cgi-bin/message/subscribe/bizsend": {method: post, needs: customMessages, answer: reading(s.people.notify)},
		"/cgi-bin/qrcode/create":             {method: post, needs: sceneCodes, answer: reading(s.codes.create)},
		"/cgi-bin/showqrcode":                {method: get, open: true, free: true, answer: s.codes.show},
	}
}

// ServeHTTP answers one call, unless a fault says otherwise.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "request entity too large", http.StatusRequestEntityTooLarge)
		return
	}
	fault := s.begin(r.URL.Path)
	if !fault.wait(r) || fault.before(w) {
		return
	}
	answer, known := s.handle(r, body, fault)
	if !known {
		http.NotFound(w, r)
		return
	}
	fault.after(w, answer)
}

// begin counts a call and returns its fault.
func (s *Server) begin(path string) Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[path]++
	due := s.faults[path]
	if len(due) == 0 {
		return Fault{}
	}
	s.faults[path] = due[1:]
	return due[0]
}

// handle makes the answer to a call. It reports false for a path that WeChat does
// not have.
func (s *Server) handle(r *http.Request, body []byte, fault Fault) (file, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, known := s.endpoints[r.URL.Path]
	if !known {
		return file{}, false
	}
	c := call{http: r, at: s.now().Add(s.offset), path: r.URL.Path, ip: remote(r), body: body}
	var answer any
	err := fault.refusal()
	if err == nil {
		err = s.admit(e, c)
	}
	if err == nil {
		answer, err = e.answer(c)
	}
	if err != nil {
		s.refusals++
		answer = refusalAnswer(err, c.at, s.refusals)
	}
	if f, ok := answer.(file); ok {
		return f, true
	}
	const contentType = "application/json; encoding=utf-8"
	return file{contentType: contentType, content: encode(answer)}, true
}

// admit makes the checks of every call, in WeChat's order:
// method, token, permission, quota, form of the body.
func (s *Server) admit(e endpoint, c call) error {
	if c.http.Method != e.method {
		if e.method == http.MethodPost {
			return refusal(43002)
		}
		return refusal(43001)
	}
	if !e.open {
		if err := s.tokens.check(c.http.URL.Query().Get("access_token"), c.at); err != nil {
			return err
		}
	}
	if !s.account.may(e.needs) {
		return refusal(48001)
	}
	if err := s.quotas.use(c.path, c.at); err != nil {
		return err
	}
	return c.checkBody()
}

func remote(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	ip, _ := netip.ParseAddr(host)
	return ip.Unmap()
}
