package platformtest

import (
	"time"
)

// daily is how often a call may be made in a day, where it is known.
var daily = map[string]int{
	"/cgi-bin/stable_token":        500_000,
	"/cgi-bin/menu/create":         1_000,
	"/cgi-bin/menu/get":            10_000,
	"/cgi-bin/menu/delete":         1_000,
	"/cgi-bin/menu/addconditional": 2_000,
	"/cgi-bin/menu/delconditional": 2_000,
	"/cgi-bin/menu/trymatch":       20_000,
	"/cgi-bin/message/custom/send": 500_000,
	"/cgi-bin/qrcode/create":       100_000,
	"/cgi-bin/media/upload":        5_000,
	"/cgi-bin/media/get":           10_000,
	"/cgi-bin/getcallbackip":       5_000,
	"/cgi-bin/callback/check":      1_440,
}

const (
	// otherDaily is for the calls whose quota is not documented: assumed.
	otherDaily    = 100_000
	clearsAMonth  = 10
	tokensAMinute = 10_000
)

// quotas counts the calls of a day.
type quotas struct {
	limits map[string]int
	day    string // the count is of this day in China
	used   map[string]int
	month  string
	clears int
	minute time.Time
	asked  int // stable_token in this minute
}

func newQuotas() quotas {
	q := quotas{limits: map[string]int{}, used: map[string]int{}}
	for path := range endpoints() {
		q.limits[path] = otherDaily
	}
	for path, limit := range daily {
		q.limits[path] = limit
	}
	return q
}

// china is where WeChat's days begin.
var china = time.FixedZone("UTC+8", 8*60*60)

// SetQuota changes how often a call may be made in a day.
func (s *Server) SetQuota(path string, perDay int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quotas.limits[path] = perDay
}

// free tells which calls count towards no quota.
func free(path string) bool {
	switch path {
	case "/cgi-bin/openapi/quota/get", "/cgi-bin/openapi/quota/clear", "/cgi-bin/clear_quota",
		"/cgi-bin/clear_quota/v2", "/cgi-bin/openapi/rid/get", "/cgi-bin/showqrcode":
		return true
	}
	return false
}

// use counts a call, or refuses it.
func (q *quotas) use(path string, at time.Time) error {
	q.turn(at)
	if free(path) {
		return nil
	}
	if q.used[path] >= q.limits[path] {
		return refusal(45009)
	}
	q.used[path]++
	if path != "/cgi-bin/stable_token" {
		return nil
	}
	if minute := at.Truncate(time.Minute); minute != q.minute {
		q.minute, q.asked = minute, 0
	}
	q.asked++
	if q.asked > tokensAMinute {
		return refusal(45011)
	}
	return nil
}

// turn begins a new day and a new month.
func (q *quotas) turn(at time.Time) {
	if day := at.In(china).Format(time.DateOnly); day != q.day {
		q.day, q.used = day, map[string]int{}
	}
	if month := at.In(china).Format("2006-01"); month != q.month {
		q.month, q.clears = month, 0
	}
}

// clear spends one of the month's ten chances.
func (q *quotas) clear(paths ...string) error {
	if q.clears >= clearsAMonth {
		return refusal(48006)
	}
	q.clears++
	for _, path := range paths {
		delete(q.used, path)
	}
	if paths == nil {
		q.used = map[string]int{}
	}
	return nil
}

type pathIn struct {
	Path string `json:"cgi_path"`
}

func (s *Server) quota(c call) (any, error) {
	in, err := decode[pathIn](c)
	if err != nil {
		return nil, err
	}
	limit, known := s.quotas.limits[in.Path]
	if !known || free(in.Path) {
		return nil, refusal(76021)
	}
	used := s.quotas.used[in.Path]
	return object{"errcode": 0, "errmsg": "ok", "quota": object{
		"daily_limit": limit, "used": used, "remain": limit - used,
	}}, nil
}

func (s *Server) clearQuota(c call) (any, error) {
	in, err := decode[pathIn](c)
	if err != nil {
		return nil, err
	}
	if _, known := s.quotas.limits[in.Path]; !known || free(in.Path) {
		return nil, refusal(76021)
	}
	return ok, s.quotas.clear(in.Path)
}

func (s *Server) clearQuotas(c call) (any, error) {
	in, err := decode[struct {
		AppID string `json:"appid"`
	}](c)
	if err != nil {
		return nil, err
	}
	if in.AppID != s.appID {
		return nil, refusal(40013)
	}
	return ok, s.quotas.clear()
}

func (s *Server) clearQuotasBySecret(c call) (any, error) {
	query := c.http.URL.Query()
	if err := s.checkCredentials(query.Get("appid"), query.Get("appsecret")); err != nil {
		return nil, err
	}
	return ok, s.quotas.clear()
}

func (s *Server) rid(c call) (any, error) {
	in, err := decode[struct {
		RID string `json:"rid"`
	}](c)
	if err != nil {
		return nil, err
	}
	failed, known := s.rids[in.RID]
	if !known || c.at.Sub(failed.at) > ridLife {
		return nil, refusal(76001)
	}
	return object{"errcode": 0, "errmsg": "ok", "request": object{
		"invoke_time": failed.at.Unix(), "cost_in_ms": 30, "client_ip": failed.clientIP,
		"request_url": failed.query, "request_body": failed.body, "response_body": failed.answer,
	}}, nil
}
