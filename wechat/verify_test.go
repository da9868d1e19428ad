package wechat_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"nearby/wechat"
)

// The example of WeChat's own page on message push.
func officialCheck() (url.Values, time.Time) {
	return url.Values{
		"signature": {"f464b24fc39322e44b38aa78f5edd27bd1441696"},
		"timestamp": {"1714036504"},
		"nonce":     {"1514711492"},
		"echostr":   {"4375120948345356249"},
	}, time.Unix(1714036504, 0)
}

func TestVerifyEchoesInEveryMode(t *testing.T) {
	t.Parallel()
	q, at := officialCheck()
	for mode := wechat.Plain; mode <= wechat.Secure; mode++ {
		got, err := newCallback(t, options(mode)).Verify(q, at)
		if err != nil || got != "4375120948345356249" {
			t.Errorf("Verify in %s mode got %q, %v", mode, got, err)
		}
	}
}

func TestVerifyRefuses(t *testing.T) {
	t.Parallel()
	refused := wechat.ErrRefused
	tests := map[string]struct {
		change func(url.Values)
		want   error
	}{
		"no query":             {func(q url.Values) { clear(q) }, refused},
		"no signature":         {func(q url.Values) { q.Del("signature") }, refused},
		"another nonce":        {func(q url.Values) { q.Set("nonce", "1") }, refused},
		"another time":         {func(q url.Values) { q.Set("timestamp", "1714036505") }, refused},
		"no echostr":           {func(q url.Values) { q.Del("echostr") }, refused},
		"an echostr of markup": {func(q url.Values) { q.Set("echostr", "<script>") }, refused},
		"an echostr of lines":  {func(q url.Values) { q.Set("echostr", "a\r\nb") }, refused},
		"an endless echostr": {
			func(q url.Values) { q.Set("echostr", strings.Repeat("1", 129)) }, refused,
		},
		"an old check": {func(q url.Values) {
			q.Set("timestamp", "1714036000")
			q.Set("signature", wechat.Sign(token, "1714036000", q.Get("nonce")))
		}, wechat.ErrStale},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q, at := officialCheck()
			test.change(q)
			got, err := newCallback(t, options(wechat.Plain)).Verify(q, at)
			checkRefusal(t, err, test.want)
			if got != "" {
				t.Errorf("Verify echoed %q", got)
			}
		})
	}
}

func TestVerifyTakesWhatCallerMakes(t *testing.T) {
	t.Parallel()
	req, err := newCaller(t, options(wechat.Secure)).Verify("aZ09+/=-_", now)
	if err != nil {
		t.Fatal(err)
	}
	got, err := newCallback(t, options(wechat.Secure)).Verify(req.Query, now)
	if err != nil || got != "aZ09+/=-_" {
		t.Errorf("Verify got %q, %v", got, err)
	}
}
