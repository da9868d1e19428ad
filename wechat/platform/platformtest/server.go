package platformtest

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"sync"
	"testing"
	"time"
)

// The account of a server whose Options name none.
const (
	AppID     = "wx5823bf96d3bd56c7"
	AppSecret = "0123456789abcdef0123456789abcdef" //nolint:gosec // opens the stand-in alone
)

// maxBody is what a server reads of a request: a file of 10 MB and its form.
const maxBody = 12 << 20

// Options is the account that a server plays.
type Options struct {
	AppID, AppSecret string           // AppID and AppSecret of this package when empty
	Account          Account          // VerifiedService when left out
	Now              func() time.Time // nil means time.Now
}

// Server is an http.Handler that answers like WeChat's API, and like the host
// that shows QR codes. It is safe for concurrent use.
type Server struct {
	appID, secret string
	now           func() time.Time

	endpoints map[string]endpoint

	mu        sync.Mutex
	account   Account
	offset    time.Duration // of its clock
	allowed   []netip.Prefix
	faults    map[string][]Fault
	calls     map[string]int
	rids      map[string]failedCall
	lastRID   int
	tokens    tokens
	quotas    quotas
	menus     menus
	media     map[string]upload
	material  []material
	people    map[string]*person
	sent      []Sent
	codes     map[string]code
	lastID    int
	reachable []netip.Addr
}

// New returns a server for an account that has nothing yet.
func New(o Options) *Server {
	s := &Server{
		appID: o.AppID, secret: o.AppSecret, now: o.Now, account: o.Account,
		faults: map[string][]Fault{}, calls: map[string]int{}, rids: map[string]failedCall{},
		endpoints: endpoints(), quotas: newQuotas(),
		tokens: tokens{ends: map[string]time.Time{}, revoked: map[string]bool{}},
		media:  map[string]upload{}, people: map[string]*person{}, codes: map[string]code{},
		reachable: []netip.Addr{netip.MustParseAddr("192.0.2.10")},
	}
	if s.appID == "" {
		s.appID, s.secret = AppID, AppSecret
	}
	if s.now == nil {
		s.now = time.Now
	}
	return s
}

// Start returns a server that listens on this machine until the test ends, and
// its address, which serves as BaseURL and ImageURL.
func Start(t testing.TB, o Options) (*Server, string) {
	t.Helper()
	s := New(o)
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return s, web.URL
}

// call is one request, read whole.
type call struct {
	http *http.Request
	at   time.Time
	path string
	ip   netip.Addr
	body []byte
}

// endpoint is one call that WeChat offers.
type endpoint struct {
	method string
	needs  capability // what the account must be entitled to; "" for all
	open   bool       // takes no access token
	answer func(*Server, call) (any, error)
}

// file is an answer that is not JSON.
type file struct {
	status            int // 0 for 200
	name, contentType string
	content           []byte
}

// object is an answer in JSON.
type object map[string]any

// endpoints is all that the stand-in can do.
func endpoints() map[string]endpoint {
	const get, post = http.MethodGet, http.MethodPost
	return map[string]endpoint{
		"/cgi-bin/stable_token":      {post, "", true, (*Server).stableToken},
		"/cgi-bin/getcallbackip":     {get, "", false, (*Server).callbackIPs},
		"/cgi-bin/get_api_domain_ip": {get, "", false, (*Server).apiIPs},
		"/cgi-bin/callback/check":    {post, "", false, (*Server).checkCallback},
		"/cgi-bin/openapi/quota/get": {post, "", false, (*Server).quota},
		"/cgi-bin/openapi/quota/clear": {
			post, "", false, (*Server).clearQuota,
		},
		"/cgi-bin/clear_quota":      {post, "", false, (*Server).clearQuotas},
		"/cgi-bin/clear_quota/v2":   {post, "", true, (*Server).clearQuotasBySecret},
		"/cgi-bin/openapi/rid/get":  {post, "", false, (*Server).rid},
		"/cgi-bin/ticket/getticket": {get, "", false, (*Server).jsTicket},

		"/cgi-bin/menu/create":         {post, customMenu, false, (*Server).createMenu},
		"/cgi-bin/menu/get":            {get, customMenu, false, (*Server).getMenus},
		"/cgi-bin/menu/delete":         {get, customMenu, false, (*Server).deleteMenus},
		"/cgi-bin/menu/addconditional": {post, customMenu, false, (*Server).addConditional},
		"/cgi-bin/menu/delconditional": {post, customMenu, false, (*Server).deleteConditional},
		"/cgi-bin/menu/trymatch":       {post, customMenu, false, (*Server).tryMenu},

		"/cgi-bin/media/upload":               {post, mediaFiles, false, (*Server).uploadMedia},
		"/cgi-bin/media/get":                  {get, mediaFiles, false, (*Server).getMedia},
		"/cgi-bin/media/uploadimg":            {post, mediaFiles, false, (*Server).uploadImage},
		"/cgi-bin/material/add_material":      {post, mediaFiles, false, (*Server).addMaterial},
		"/cgi-bin/material/get_material":      {post, mediaFiles, false, (*Server).getMaterial},
		"/cgi-bin/material/del_material":      {post, mediaFiles, false, (*Server).deleteMaterial},
		"/cgi-bin/material/batchget_material": {post, mediaFiles, false, (*Server).listMaterial},
		"/cgi-bin/material/get_materialcount": {get, mediaFiles, false, (*Server).countMaterial},

		"/cgi-bin/message/custom/send": {post, customMessages, false, (*Server).sendMessage},
		"/cgi-bin/qrcode/create":       {post, sceneCodes, false, (*Server).createQR},
		"/cgi-bin/showqrcode":          {get, "", true, (*Server).showQR},
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

// begin counts a call and takes the fault that is due.
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

// handle does what is asked and makes the answer. It reports false for an
// address at which WeChat has nothing.
func (s *Server) handle(r *http.Request, body []byte, fault Fault) (file, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, known := s.endpoints[r.URL.Path]
	if !known {
		return file{}, false
	}
	c := call{http: r, at: s.clock(), path: r.URL.Path, ip: remote(r), body: body}
	var answer any
	err := fault.refusal()
	if err == nil {
		err = s.admit(e, c)
	}
	if err == nil {
		answer, err = e.answer(s, c)
	}
	if err != nil {
		answer = s.refuse(c, err)
	}
	if f, ok := answer.(file); ok {
		return f, true
	}
	const contentType = "application/json; encoding=utf-8"
	return file{contentType: contentType, content: encode(answer)}, true
}

// admit makes the checks that every call goes through, in WeChat's order:
// method, token, permission, quota, form of the body.
func (s *Server) admit(e endpoint, c call) error {
	if c.http.Method != e.method {
		if e.method == http.MethodPost {
			return refusal(43002)
		}
		return refusal(43001)
	}
	if !e.open {
		if err := s.checkToken(c.http.URL.Query().Get("access_token"), c.at); err != nil {
			return err
		}
	}
	if !s.account.may(e.needs) {
		return refusal(48001)
	}
	if err := s.quotas.use(c.path, c.at); err != nil {
		return err
	}
	return checkBody(c)
}

func remote(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	ip, _ := netip.ParseAddr(host)
	return ip.Unmap()
}

// id makes an identifier that no other thing of this server has.
func (s *Server) id(prefix string) string {
	s.lastID++
	return prefix + strconv.Itoa(s.lastID)
}

var ok = object{"errcode": 0, "errmsg": "ok"}
