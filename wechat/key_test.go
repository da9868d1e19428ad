package wechat_test

import (
	"regexp"
	"strings"
	"testing"

	"nearby/wechat"
)

func key(t *testing.T, message string) string {
	t.Helper()
	r, err := open(t, message)
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile("^[0-9a-f]{64}$").MatchString(r.Key()) {
		t.Errorf("key got %q, want 64 hex digits", r.Key())
	}
	return r.Key()
}

// eventXML is textXML turned into an event, which has no MsgId.
func eventXML(name, fields string) string {
	head, _, _ := strings.Cut(textXML, "<MsgType>")
	return head + "<MsgType>event</MsgType><Event>" + name + "</Event>" + fields + "</xml>"
}

func TestKeyIsTheSameForEachDelivery(t *testing.T) {
	t.Parallel()
	want := key(t, textXML)
	for mode := wechat.Plain; mode <= wechat.Secure; mode++ {
		for range 3 {
			req := post(t, options(mode), []byte(textXML))
			r, err := newCallback(t, options(mode)).Open(req.Query, req.Body, now)
			if err != nil || r.Key() != want {
				t.Errorf("delivery in %s mode got key %q, %v, want %q", mode, r.Key(), err, want)
			}
		}
	}
	if got := key(t, strings.ReplaceAll(textXML, "MsgId", "MsgID")); got != want {
		t.Errorf("with MsgID for MsgId got key %q, want %q", got, want)
	}
	event := key(t, eventXML("CLICK", "<EventKey>transit</EventKey>"))
	if got := key(t, eventXML("click", "<EventKey><![CDATA[transit]]></EventKey>")); got != event {
		t.Errorf("with the event in another case got key %q, want %q", got, event)
	}
}

func TestKeyDiffersBetweenMessages(t *testing.T) {
	t.Parallel()
	delivered := func(id string) string {
		return eventXML("TEMPLATESENDJOBFINISH", "<MsgID>"+id+"</MsgID>")
	}
	revoked := func(id string) string {
		return eventXML("user_authorization_revoke", "<OpenID>"+id+"</OpenID>")
	}
	messages := map[string]string{
		"a text":                      textXML,
		"another id":                  without("24012345678901236", "24012345678901237"),
		"another sender":              without(openID, "oSomebodyElse"),
		"another account":             without(account, "gh_other"),
		"a click":                     eventXML("CLICK", "<EventKey>transit</EventKey>"),
		"another button at once":      eventXML("CLICK", "<EventKey>restaurant</EventKey>"),
		"a page opened at once":       eventXML("VIEW", "<EventKey>transit</EventKey>"),
		"a report in the same second": reportXML("31.2", "121.5"),
		"a second later": strings.Replace(
			reportXML("31.2", "121.5"), "1795348800", "1795348801", 1),
		"consent taken back by one":    revoked("oA"),
		"consent taken back by two":    revoked("oB"),
		"a text without any id":        strings.Replace(textXML, "24012345678901236", "", 1),
		"a delivery, with its own id":  delivered("200163836"),
		"a delivery, with another one": delivered("200163840"),
	}
	seen := make(map[string]string)
	for name, message := range messages {
		k := key(t, message)
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q have the same key", name, other)
		}
		seen[k] = name
		if strings.Contains(k, openID) {
			t.Errorf("the key of %q holds the OpenID", name)
		}
	}
}
