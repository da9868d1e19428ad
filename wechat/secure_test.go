package wechat_test

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"nearby/wechat"
)

// text is the content of the message in r.
func text(t *testing.T, r wechat.Received) string {
	t.Helper()
	message, ok := r.Message.(wechat.Text)
	if !ok {
		t.Fatalf("got a %T, want a Text", r.Message)
	}
	return message.Content
}

func TestCompatibleModeBelievesTheEncryptedHalf(t *testing.T) {
	t.Parallel()
	o := options(wechat.Compatible)
	req := post(t, o, []byte(textXML))
	if !strings.Contains(string(req.Body), "餐厅") {
		t.Fatalf("the request carries no plain half: %s", req.Body)
	}
	forged := strings.Replace(string(req.Body), "餐厅", "公交", 1)
	r, err := newCallback(t, o).Open(req.Query, []byte(forged), now)
	if err != nil {
		t.Fatal(err)
	}
	if got := text(t, r); got != "餐厅" {
		t.Errorf("content got %q, want that of the encrypted half", got)
	}
	body, err := r.Seal(wechat.TextReply{Content: "hello"}, now)
	if err != nil || !strings.Contains(string(body), "<Encrypt>") {
		t.Errorf("the answer got %s, %v, want it encrypted", body, err)
	}
}

func TestCompatibleModeTakesPlainBodies(t *testing.T) {
	t.Parallel()
	for _, encryptType := range []string{"", "raw"} {
		q := signed("", now)
		q.Set("encrypt_type", encryptType)
		r, err := newCallback(t, options(wechat.Compatible)).Open(q, []byte(textXML), now)
		if err != nil {
			t.Fatalf("encrypt_type %q: %v", encryptType, err)
		}
		body, err := r.Seal(wechat.TextReply{Content: "hello"}, now)
		if err != nil || !strings.Contains(string(body), "hello") {
			t.Errorf("the answer got %s, %v, want it in clear", body, err)
		}
	}
}

// While token and key are being changed, requests made with either pair are
// opened, and answered with the pair they were made with.
func TestChangeOfTokenAndKey(t *testing.T) {
	t.Parallel()
	before := options(wechat.Secure)
	before.Token, before.AESKey = "OLD", previousKey
	after := options(wechat.Secure)
	during := after
	during.PreviousToken, during.PreviousAESKey = before.Token, before.AESKey

	callback := newCallback(t, during)
	for _, o := range []wechat.Options{before, after} {
		req := post(t, o, []byte(textXML))
		r, err := callback.Open(req.Query, req.Body, now)
		if err != nil {
			t.Fatalf("request signed with %s: %v", o.Token, err)
		}
		body, err := r.Seal(wechat.TextReply{Content: "hello"}, now)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := newCaller(t, o).Answer(body)
		if want := (wechat.TextReply{Content: "hello"}); err != nil || answer.Reply != want {
			t.Errorf("answer to %s got %v, %v, want %v", o.Token, answer.Reply, err, want)
		}
	}
	req := post(t, before, []byte(textXML))
	_, err := newCallback(t, after).Open(req.Query, req.Body, now)
	checkRefusal(t, err, wechat.ErrRefused)
}

func TestSealedEnvelope(t *testing.T) {
	t.Parallel()
	o := options(wechat.Secure)
	o.Random = strings.NewReader("0123456789abcdef")
	req := sealed(encrypt(t, currentKey, pad(frame(textXML, appID))))
	r, err := newCallback(t, o).Open(req.Query, req.Body, now)
	if err != nil {
		t.Fatal(err)
	}
	later := now.Add(3_000_000_000)
	body, err := r.Seal(wechat.TextReply{Content: "你好"}, later)
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Encrypt, MsgSignature, TimeStamp, Nonce string }
	if err := xml.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	answer := "<xml><ToUserName><![CDATA[" + openID + "]]></ToUserName><FromUserName><![CDATA[" +
		account + "]]></FromUserName><CreateTime>1795348803</CreateTime>" +
		"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>"
	if want := encrypt(t, currentKey, pad(frame(answer, appID))); got.Encrypt != want {
		t.Errorf("Encrypt got %s, want %s", got.Encrypt, want)
	}
	if got.TimeStamp != "1795348803" || got.Nonce != "n" {
		t.Errorf("got TimeStamp %s and Nonce %s, want our clock and the request's nonce",
			got.TimeStamp, got.Nonce)
	}
	if want := wechat.Sign(token, "1795348803", "n", got.Encrypt); got.MsgSignature != want {
		t.Errorf("MsgSignature got %s, want %s", got.MsgSignature, want)
	}
}

func TestSealReportsAFailingSourceOfRandomness(t *testing.T) {
	t.Parallel()
	o := options(wechat.Secure)
	broken := errors.New("no entropy")
	o.Random = iotest.ErrReader(broken)
	req := sealed(encrypt(t, currentKey, pad(frame(textXML, appID))))
	r, err := newCallback(t, o).Open(req.Query, req.Body, now)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := r.Seal(wechat.TextReply{Content: "x"}, now); !errors.Is(err, broken) {
		t.Errorf("Seal got %q, %v, want %v", body, err, broken)
	}
	if body, err := r.Seal(wechat.Success{}, now); err != nil || string(body) != "success" {
		t.Errorf("Seal(Success) got %q, %v, want success", body, err)
	}
	caller := newCaller(t, o)
	if _, err := caller.Verify("1", now); !errors.Is(err, broken) {
		t.Errorf("Caller.Verify got %v, want %v", err, broken)
	}
	if _, err := caller.PostXML([]byte(textXML), now); !errors.Is(err, broken) {
		t.Errorf("Caller.PostXML got %v, want %v", err, broken)
	}
}

func TestCallerRefusesForgedAnswers(t *testing.T) {
	t.Parallel()
	o := options(wechat.Secure)
	req := post(t, o, []byte(textXML))
	r, err := newCallback(t, o).Open(req.Query, req.Body, now)
	if err != nil {
		t.Fatal(err)
	}
	body, err := r.Seal(wechat.TextReply{Content: "x"}, now)
	if err != nil {
		t.Fatal(err)
	}
	plain := options(wechat.Plain)
	news := "<MsgType>news</MsgType><Articles><item/></Articles>"
	clearText := "<xml><MsgType>text</MsgType></xml>"
	other := o
	other.AESKey = foreignKey
	tests := map[string]struct {
		options wechat.Options
		body    string
	}{
		"an answer in clear":       {o, clearText},
		"half an answer":           {o, string(body[:len(body)/2])},
		"another signature":        {o, strings.Replace(string(body), "ture>", "ture>0", 1)},
		"another key":              {other, string(body)},
		"a reply without sender":   {plain, clearText},
		"a reply that is not XML":  {plain, "hello"},
		"a reply of unknown type":  {plain, replyXML("<MsgType>dance</MsgType>")},
		"news that miscounts":      {plain, replyXML("<ArticleCount>2</ArticleCount>" + news)},
		"news without their count": {plain, replyXML(news)},
	}
	for name, test := range tests {
		if got, err := newCaller(t, test.options).Answer([]byte(test.body)); err == nil {
			t.Errorf("%s: Answer got %+v, want an error", name, got)
		}
	}
}

// replyXML is a reply with the usual head.
func replyXML(fields string) string {
	return "<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName>" +
		"<CreateTime>1</CreateTime>" + fields + "</xml>"
}
