package doctor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// noSkew is how far a clock may be off before it is worth a word, when requests
// may have any age.
const noSkew = time.Minute

// examineClock compares this machine's clock with those it has to agree with: a
// request that WeChat signed too long ago, by this clock, is refused.
func (e *examination) examineClock(ctx context.Context) {
	const check = "clock"
	limit, err := time.ParseDuration(e.WechatMaxSkew)
	if err != nil || limit == 0 {
		limit = 2 * noSkew
	}
	var worst time.Duration
	var compared, missed []string
	for _, other := range []struct {
		name string
		read func(context.Context) (time.Time, error)
	}{
		{"the database's", e.databaseTime},
		{"WeChat's", e.apiTime},
	} {
		before := time.Now()
		read, err := other.read(ctx)
		if err != nil {
			missed = append(missed, other.name+" is not to be had")
			continue
		}
		off := read.Sub(before.Add(time.Since(before) / 2)).Abs()
		worst = max(worst, off)
		compared = append(compared, apart(off)+" off "+other.name)
	}
	text := strings.Join(append(compared, missed...), ", ")
	const advice = "let this machine keep its time by NTP: timedatectl set-ntp true"
	switch {
	case compared == nil:
		e.skip(text, check)
	case worst >= limit:
		e.note(check, Failure, text+": messages are refused as too old", advice)
	case worst >= limit/2:
		e.note(check, Warning, text+", and "+limit.String()+" is the most", advice)
	default:
		e.note(check, Fine, text)
	}
}

// apart is a difference as people tell it.
func apart(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return d.Round(time.Second).String()
}

func (e *examination) databaseTime(ctx context.Context) (time.Time, error) {
	if e.store == nil {
		return time.Time{}, errors.New("no database")
	}
	server, err := e.store.Server(ctx)
	return server.Now, err
}

// apiTime reads the Date of whatever WeChat's API answers. It has whole seconds
// only, and so the middle of that second is taken.
func (e *examination) apiTime(ctx context.Context) (time.Time, error) {
	ctx, cancel := context.WithTimeout(ctx, e.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodHead, e.WechatAPIURL, nil)
	if err != nil {
		return time.Time{}, err
	}
	response, err := e.Client.Do(request)
	if err != nil {
		return time.Time{}, err
	}
	defer response.Body.Close()
	at, err := http.ParseTime(response.Header.Get("Date"))
	return at.Add(time.Second / 2), err
}
