package wechat_test

import (
	"errors"
	"strings"
	"testing"

	"nearby/wechat"
)

// What people type, and how it is understood. WeChat puts it into a CDATA section as it is.
var typedTexts = map[string]struct{ typed, want string }{
	"control characters":            {"火\x02锅\x10\x1d", "火锅"},
	"NUL":                           {"\x00火锅", "火锅"},
	"a character that is none":      {"火锅\uFFFE", "火锅"},
	"half a character":              {"火锅\xE9\x94", "火锅"},
	"the end of a section":          {"火锅]]>", "火锅]]>"},
	"it in the middle":              {"a ]]> b", "a ]]> b"},
	"it alone":                      {"]]>", "]]>"},
	"it twice":                      {"]]>]]>", "]]>]]>"},
	"one bracket before it":         {"]]]>", "]]]>"},
	"the beginning of a section":    {"<![CDATA[火锅", "<![CDATA[火锅"},
	"a whole section":               {"<![CDATA[火锅]]>", "<![CDATA[火锅]]>"},
	"an element":                    {"<b>火锅</b>", "<b>火锅</b>"},
	"an element after an end":       {"]]><b>火锅", "]]><b>火锅"},
	"an entity":                     {"A&amp;W &nbsp; &", "A&amp;W &nbsp; &"},
	"a message":                     {textXML, textXML},
	"the end of the message":        {"]]></Content></xml>", "]]></Content></xml>"},
	"another message behind":        {"]]></Content></xml>" + textXML, "]]></Content></xml>" + textXML},
	"another sender":                {"]]></Content><FromUserName><![CDATA[o2]]></FromUserName><Content><![CDATA[x", "]]></Content><FromUserName><![CDATA[o2]]></FromUserName><Content><![CDATA[x"},
	"another ciphertext":            {"]]></Content><Encrypt><![CDATA[x]]></Encrypt><A><![CDATA[", "]]></Content><Encrypt><![CDATA[x]]></Encrypt><A><![CDATA["},
	"a DOCTYPE":                     {"<!DOCTYPE xml>", "<!DOCTYPE xml>"},
	"JSON":                          {`{"MsgType":"text"}`, `{"MsgType":"text"}`},
	"what a writer made of the end": {"a]]]]><![CDATA[>b", "a]]>b"},
}

// What a person typed never costs them the answer, whatever the mode, and none of it
// becomes an element.
func TestWhatPeopleTypeIsText(t *testing.T) {
	t.Parallel()
	for _, mode := range []wechat.Mode{wechat.Plain, wechat.Compatible, wechat.Secure} {
		o := options(mode)
		o.Account = account
		callback := newCallback(t, o)
		for name, test := range typedTexts {
			req := post(t, o, []byte(without("餐厅", test.typed)))
			r, err := callback.Open(req.Query, req.Body, now)
			if err != nil {
				t.Errorf("%s in %s mode: %v", name, mode, err)
				continue
			}
			if got := text(t, r); got != test.want {
				t.Errorf("%s in %s mode: got %q, want %q", name, mode, got, test.want)
			}
			if h := r.Message.Head(); h.FromUser != openID || h.MsgID != 24012345678901236 {
				t.Errorf("%s in %s mode: from %q with MsgId %d, want those of WeChat", name, mode, h.FromUser, h.MsgID)
			}
		}
	}
}

// In compatible mode the half in clear may be anything.
func TestCompatibleModeNeedsTheCiphertextAlone(t *testing.T) {
	t.Parallel()
	o := options(wechat.Compatible)
	req := post(t, o, []byte(textXML))
	for name, half := range map[string]string{
		"an element that does not end": "<Content>a<b</Content>",
		"an unknown entity":            "<Content>a & b</Content>",
		"a section that does not end":  "<Content><![CDATA[a</Content>",
		"an element twice":             "<Content>a</Content><Content>b</Content>",
		"a control character":          "<Content>\x01</Content>",
	} {
		body := strings.Replace(string(req.Body), "<Content><![CDATA[餐厅]]></Content>", half, 1)
		r, err := newCallback(t, o).Open(req.Query, []byte(body), now)
		if err != nil || text(t, r) != "餐厅" {
			t.Errorf("%s: got %+v, %v, want the encrypted message", name, r.Message, err)
		}
	}
	body := "<!DOCTYPE xml>" + string(req.Body)
	_, err := newCallback(t, o).Open(req.Query, []byte(body), now)
	checkRefusal(t, err, wechat.ErrRefused)
}

// A place may be called anything.
func TestWhatPlacesAreCalledIsText(t *testing.T) {
	t.Parallel()
	o := options(wechat.Plain)
	const label = "人民广场 ]]></Label><Scale>\x02</Scale>"
	body := strings.NewReplacer("text]", "location]", "<Content><![CDATA[餐厅]]></Content>",
		"<Location_X>31.2</Location_X><Location_Y>121.4</Location_Y><Scale>16</Scale><Label><![CDATA["+label+"]]></Label>").
		Replace(textXML)
	req := post(t, o, []byte(body))
	r, err := newCallback(t, o).Open(req.Query, req.Body, now)
	l, ok := r.Message.(wechat.Location)
	if err != nil || !ok || l.Scale != 16 || l.Label != strings.ReplaceAll(label, "\x02", "") {
		t.Errorf("got %+v, %v, want the location with its label", r.Message, err)
	}
}

// An id may have any number of digits, and still tells messages apart.
func TestAMessageIDHasAnySize(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, id := range []string{"1", "9223372036854775807", "9223372036854775808", "184467440737095516160000", "184467440737095516160001"} {
		r, err := newCallback(t, options(wechat.Plain)).Open(signed("", now), []byte(without("24012345678901236", id)), now)
		if err != nil {
			t.Errorf("MsgId %s: %v", id, err)
			continue
		}
		if other, twice := seen[r.Key()]; twice {
			t.Errorf("MsgId %s has the key of %s", id, other)
		}
		seen[r.Key()] = id
	}
}

// JSON chosen in the console is named, where WeChat has signed it.
func TestJSONIsNamed(t *testing.T) {
	t.Parallel()
	const message = ` {"ToUserName":"` + account + `","MsgType":"text"}`
	plain, secure := options(wechat.Plain), options(wechat.Secure)
	if _, err := newCallback(t, plain).Open(signed("", now), []byte(message), now); !errors.Is(err, wechat.ErrJSON) {
		t.Errorf("plain mode: got %v, want %v", err, wechat.ErrJSON)
	}
	const envelope = `{"ToUserName":"` + account + `","Encrypt":"QUJD"}`
	for name, test := range map[string]struct {
		encrypt string
		want    error
	}{
		"signed":           {"QUJD", wechat.ErrJSON},
		"signed otherwise": {"REVG", wechat.ErrRefused},
	} {
		if _, err := newCallback(t, secure).Open(signed(test.encrypt, now), []byte(envelope), now); !errors.Is(err, test.want) {
			t.Errorf("secure mode, %s: got %v, want %v", name, err, test.want)
		}
	}
}
