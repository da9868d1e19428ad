package platformtest

import "time"

// daily is the documented number of calls in a day.
var daily = map[string]int{
	"/cgi-bin/stable_token":        500_000,
	"/cgi-bin/menu/create":         1_000,
	"/cgi-bin/menu/get":            10_000,
	"/cgi-bin/menu/delete":         1_000,
	"/cgi-bin/menu/addconditional": 2_000,
	"/cgi-bin/menu/delconditional": 2_000,
	"/cgi-bin/message/custom/send": 500_000,
	"/cgi-bin/qrcode/create":       100_000,
	"/cgi-bin/media/upload":        5_000,
	"/cgi-bin/media/get":           10_000,
	"/cgi-bin/callback/check":      1_440,
}

// otherDaily is the quota of calls without a documented one: assumed.
const otherDaily = 100_000

// china is where WeChat's days begin.
var china = time.FixedZone("UTC+8", 8*60*60)

// quotas counts the calls of a day. A call without a limit is not counted.
type quotas struct {
	limits map[string]int
	day    string // in China
	used   map[string]int
}

func newQuotas() quotas { return quotas{limits: map[string]int{}, used: map[string]int{}} }

// add makes a call count.
func (q *quotas) add(path string) {
	q.limits[path] = otherDaily
	if limit, known := daily[path]; known {
		q.limits[path] = limit
	}
}

// use counts a call, or refuses it.
func (q *quotas) use(path string, at time.Time) error {
	if day := at.In(china).Format(time.DateOnly); day != q.day {
		q.day, q.used = day, map[string]int{}
	}
	limit, counts := q.limits[path]
	if !counts {
		return nil
	}
	if q.used[path] >= limit {
		return refusal(45009)
	}
	q.used[path]++
	return nil
}

type quotaIn struct {
	Path string `json:"cgi_path"`
}

func (q *quotas) get(_ call, in quotaIn) (any, error) {
	limit, known := q.limits[in.Path]
	if !known {
		return nil, refusal(76021)
	}
	used := q.used[in.Path]
	return object{"errcode": 0, "errmsg": "ok", "quota": object{
		"daily_limit": limit, "used": used, "remain": limit - used,
	}}, nil
}
