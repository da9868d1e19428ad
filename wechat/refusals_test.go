package wechat_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"nearby/wechat"
)

const textXML = `<xml><ToUserName><![CDATA[` + account + `]]></ToUserName>` +
	`<FromUserName><![CDATA[` + openID + `]]></FromUserName><CreateTime>1795348800</CreateTime>` +
	`<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[餐厅]]></Content>` +
	`<MsgId>24012345678901236</MsgId></xml>`

// insert returns textXML with more elements at its end.
func insert(elements string) string {
	return strings.Replace(textXML, "</xml>", elements+"</xml>", 1)
}

// without returns textXML with one piece changed.
func without(piece, instead string) string {
	return strings.Replace(textXML, piece, instead, 1)
}

// signed returns a genuine query for encrypt, "" for a plain body.
func signed(encrypt string, at time.Time) url.Values {
	timestamp := strconv.FormatInt(at.Unix(), 10)
	q := url.Values{
		"timestamp": {timestamp}, "nonce": {"n"},
		"signature": {wechat.Sign(token, timestamp, "n")},
	}
	if encrypt != "" {
		q.Set("encrypt_type", "aes")
		q.Set("msg_signature", wechat.Sign(token, timestamp, "n", encrypt))
	}
	return q
}

// sealed returns a genuinely signed request around an Encrypt text.
func sealed(encrypt string) wechat.Request {
	return wechat.Request{Query: signed(encrypt, now), Body: []byte("<xml><ToUserName>" +
		account + "</ToUserName><Encrypt>" + encrypt + "</Encrypt></xml>")}
}

// frame lays a message out as WeChat does, without padding.
func frame(message, id string) []byte {
	b := []byte("0123456789abcdef")
	b = binary.BigEndian.AppendUint32(b, uint32(len(message)))
	return append(append(b, message...), id...)
}

// pad fills b to a multiple of 32 with the right padding.
func pad(b []byte) []byte {
	n := 32 - len(b)%32
	return append(b, bytes.Repeat([]byte{byte(n)}, n)...)
}

// oddly changes the first byte of the padding of b.
func oddly(b []byte) []byte {
	b = bytes.Clone(b)
	b[len(b)-int(b[len(b)-1])]++
	return b
}

// encrypt enciphers b, a multiple of 16 bytes, as it is.
func encrypt(tb testing.TB, encodedKey string, b []byte) string {
	tb.Helper()
	key, err := base64.StdEncoding.DecodeString(encodedKey + "=")
	if err != nil {
		tb.Fatal(err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		tb.Fatal(err)
	}
	out := make([]byte, len(b))
	cipher.NewCBCEncrypter(block, key[:16]).CryptBlocks(out, b)
	return base64.StdEncoding.EncodeToString(out)
}

// forgery is a request, and the only error that may come of it.
type forgery struct {
	request wechat.Request
	want    error
}

// plainForgeries are requests to an account in plain mode.
func plainForgeries() map[string]forgery {
	malformed := wechat.ErrMalformed
	query := func(change func(url.Values)) forgery {
		q := signed("", now)
		change(q)
		return forgery{wechat.Request{Query: q, Body: []byte(textXML)}, wechat.ErrRefused}
	}
	set := func(name, value string) forgery {
		return query(func(q url.Values) { q.Set(name, value) })
	}
	body := func(body string, want error) forgery {
		return forgery{wechat.Request{Query: signed("", now), Body: []byte(body)}, want}
	}
	at := func(age time.Duration) forgery {
		q := signed("", now.Add(-age))
		return forgery{wechat.Request{Query: q, Body: []byte(textXML)}, wechat.ErrStale}
	}
	odd := func(timestamp string) forgery {
		return query(func(q url.Values) {
			q.Set("timestamp", timestamp)
			q.Set("signature", wechat.Sign(token, timestamp, "n"))
		})
	}
	good := signed("", now).Get("signature")
	return map[string]forgery{
		"no query":                     query(func(q url.Values) { clear(q) }),
		"no signature":                 query(func(q url.Values) { q.Del("signature") }),
		"no timestamp":                 query(func(q url.Values) { q.Del("timestamp") }),
		"no nonce":                     query(func(q url.Values) { q.Del("nonce") }),
		"another signature":            set("signature", strings.Repeat("0", 40)),
		"a signature cut by one":       set("signature", good[:39]),
		"a signature in capitals":      set("signature", strings.ToUpper(good)),
		"another timestamp":            set("timestamp", "1795348801"),
		"another nonce":                set("nonce", "m"),
		"a signature of another token": set("signature", wechat.Sign("BBBBB", "1795348800", "n")),
		"a timestamp that is a word":   odd("yesterday"),
		"a timestamp with zeros":       odd("0001795348800"),
		"a timestamp with a sign":      odd("+1795348800"),
		"an encrypted body":            set("encrypt_type", "aes"),
		"an unknown encryption":        set("encrypt_type", "rot13"),
		"signed without a nonce": query(func(q url.Values) {
			q.Set("nonce", "")
			q.Set("signature", wechat.Sign(token, q.Get("timestamp"), ""))
		}),
		"signed six minutes ago": at(6 * time.Minute),
		"signed in six minutes":  at(-6 * time.Minute),
		"signed in 1970":         at(now.Sub(time.Unix(1, 0))),

		"an empty body":            body("", wechat.ErrRefused),
		"a body of 64 KiB and one": body(strings.Repeat(" ", wechat.MaxBody+1), wechat.ErrRefused),

		"JSON":               body(`{"ToUserName":"`+account+`"}`, malformed),
		"a DOCTYPE":          body("<!DOCTYPE xml>"+textXML, malformed),
		"an entity bomb":     body(`<!DOCTYPE xml [<!ENTITY a "aa">]>`+textXML, malformed),
		"a foreign space":    body(insert(`<a:Content xmlns:a="x">b</a:Content>`), malformed),
		"a default space":    body(without("<xml>", `<xml xmlns="urn:x">`), malformed),
		"two contents":       body(insert("<Content>b</Content>"), malformed),
		"two senders":        body(insert("<FromUserName>b</FromUserName>"), malformed),
		"trailing data":      body(textXML+"x", malformed),
		"a second message":   body(textXML+"<xml/>", malformed),
		"a cut body":         body(textXML[:len(textXML)-1], malformed),
		"another root":       body("<html></html>", malformed),
		"no sender":          body(without(openID, ""), malformed),
		"no account":         body(without(account, " "), malformed),
		"no type":            body(without("text]", "]"), malformed),
		"an unnamed event":   body(without("text]", "event]"), malformed),
		"no time":            body(without("1795348800", ""), malformed),
		"a hexadecimal time": body(without("1795348800", "0x6B"), malformed),
		"a negative time":    body(without("1795348800", "-1"), malformed),
		"an id in words":     body(without("24012345678901236", "seven"), malformed),
		"an envelope alone":  body("<xml><ToUserName>"+account+"</ToUserName></xml>", malformed),
		"another account":    body(without(account, "gh_other"), wechat.ErrAccount),
	}
}

// secureForgeries are requests to an account in secure mode.
func secureForgeries(tb testing.TB) map[string]forgery {
	refused, malformed := wechat.ErrRefused, wechat.ErrMalformed
	right := pad(frame(textXML, appID))
	genuine := encrypt(tb, currentKey, right)
	to16 := frame(strings.Repeat("x", 32-(20+len(appID))%32), appID) // whole blocks of 32
	to16 = append(to16, bytes.Repeat([]byte{16}, 16)...)
	raw := func(key string, full []byte) forgery {
		return forgery{sealed(encrypt(tb, key, full)), refused}
	}
	inner := func(message string, want error) forgery {
		return forgery{sealed(encrypt(tb, currentKey, pad(frame(message, appID)))), want}
	}
	text := func(encrypt string) forgery { return forgery{sealed(encrypt), refused} }
	body := func(body string) forgery {
		return forgery{wechat.Request{Query: signed(genuine, now), Body: []byte(body)}, refused}
	}
	query := func(change func(url.Values)) forgery {
		f := text(genuine)
		change(f.request.Query)
		return f
	}
	padding := func(last ...byte) forgery {
		full := bytes.Clone(right)
		copy(full[len(full)-len(last):], last)
		return raw(currentKey, full)
	}
	length := func(n uint32) forgery {
		full := bytes.Clone(right)
		binary.BigEndian.PutUint32(full[16:], n)
		return raw(currentKey, full)
	}
	to := "<ToUserName>" + account + "</ToUserName>"
	element := "<Encrypt>" + genuine + "</Encrypt>"
	fields := to + element
	stale := text(genuine)
	stale.request.Query, stale.want = signed(genuine, now.Add(-time.Hour)), wechat.ErrStale
	return map[string]forgery{
		"a plain body": {wechat.Request{Query: signed("", now), Body: []byte(textXML)}, refused},
		"a plain body called raw": {wechat.Request{
			Query: url.Values{"encrypt_type": {"raw"}}, Body: []byte(textXML),
		}, refused},
		"a plain body called aes": body(textXML),

		"no msg_signature":      query(func(q url.Values) { q.Del("msg_signature") }),
		"another msg_signature": query(func(q url.Values) { q.Set("msg_signature", "a") }),
		"the plain signature in its place": query(func(q url.Values) {
			q.Set("msg_signature", q.Get("signature"))
		}),
		"another timestamp": query(func(q url.Values) { q.Set("timestamp", "1795348801") }),
		"another nonce":     query(func(q url.Values) { q.Set("nonce", "m") }),
		"an old request":    stale,

		"no Encrypt":              body("<xml>" + to + "</xml>"),
		"an empty Encrypt":        body("<xml><Encrypt/></xml>"),
		"two Encrypts":            body("<xml>" + fields + element + "</xml>"),
		"Encrypt in another root": body("<html>" + fields + "</html>"),
		"Encrypt further down":    body("<xml>" + to + "<A>" + element + "</A></xml>"),
		"an envelope of JSON": {wechat.Request{
			Query: signed(genuine, now), Body: []byte(`{"Encrypt":"` + genuine + `"}`),
		}, malformed},
		"an envelope's DOCTYPE":   body("<!DOCTYPE xml><xml>" + fields + "</xml>"),
		"a cut envelope":          body("<xml>" + fields),
		"no account outside":      body("<xml>" + element + "</xml>"),
		"another account outside": body("<xml><ToUserName>gh_b</ToUserName>" + element + "</xml>"),

		"Encrypt that is not base64":  text("%%%%"),
		"base64 of nothing":           text("===="),
		"a ciphertext cut by 16":      text(encrypt(tb, currentKey, right[:len(right)-16])),
		"a ciphertext cut by 32":      text(encrypt(tb, currentKey, right[:len(right)-32])),
		"a ciphertext of one byte":    text("AA=="),
		"another key":                 raw(foreignKey, right),
		"another AppID":               raw(currentKey, pad(frame(textXML, "wx0000000000000000"))),
		"no AppID":                    raw(currentKey, pad(frame(textXML, ""))),
		"an AppID with a tail":        raw(currentKey, pad(frame(textXML, appID+"x"))),
		"padding of zero":             padding(0),
		"padding of 33":               padding(33),
		"padding of 255":              padding(255),
		"padding longer than it says": padding(9, 9, 8),
		"padding with one odd byte":   raw(currentKey, oddly(right)),
		"padding to 16 as AES has it": raw(currentKey, to16),
		"nothing but padding":         raw(currentKey, bytes.Repeat([]byte{32}, 32)),
		"fewer bytes than a head":     raw(currentKey, pad(make([]byte, 19))),
		"a length beyond the end":     length(1 << 20),
		"a length one beyond the end": length(uint32(len(textXML) + len(appID) + 1)),
		"the longest length":          length(1<<32 - 1),
		"a length of zero":            length(0),
		"a length short by one":       length(uint32(len(textXML) - 1)),

		"a DOCTYPE inside":       inner("<!DOCTYPE xml>"+textXML, malformed),
		"JSON inside":            inner(`{"ToUserName":"`+account+`"}`, malformed),
		"nothing inside":         inner("", malformed),
		"another account inside": inner(without(account, "gh_other"), refused),
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for mode, forgeries := range map[wechat.Mode]map[string]forgery{
		wechat.Plain:  plainForgeries(),
		wechat.Secure: secureForgeries(t),
	} {
		o := options(mode)
		o.Account = account
		callback := newCallback(t, o)
		for name, f := range forgeries {
			t.Run(fmt.Sprintf("%s in %s mode", name, mode), func(t *testing.T) {
				t.Parallel()
				got, err := callback.Open(f.request.Query, f.request.Body, now)
				checkRefusal(t, err, f.want)
				if got.Message != nil {
					t.Errorf("Open got %+v beside the error", got.Message)
				}
			})
		}
	}
}

// checkRefusal wants err to be one sentinel and no other, and to give nothing away.
func checkRefusal(t *testing.T, err, want error) {
	t.Helper()
	for _, sentinel := range []error{
		wechat.ErrRefused, wechat.ErrStale, wechat.ErrMalformed, wechat.ErrAccount,
	} {
		if errors.Is(err, sentinel) != errors.Is(want, sentinel) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	if err == nil {
		return
	}
	for _, secret := range []string{token, currentKey, previousKey, appID, openID, "餐厅"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the error gives %q away: %v", secret, err)
		}
	}
}

func TestAccountIsCheckedWhenSet(t *testing.T) {
	t.Parallel()
	body := []byte(without(account, "gh_other"))
	o := options(wechat.Secure)
	req := post(t, o, body)
	if _, err := newCallback(t, o).Open(req.Query, req.Body, now); err != nil {
		t.Errorf("no account set: got %v, want the message", err)
	}
	o.Account = account
	_, err := newCallback(t, o).Open(req.Query, req.Body, now)
	checkRefusal(t, err, wechat.ErrAccount)
}

// A key that is set does not make plain mode take encrypted bodies.
func TestPlainModeRefusesEncryptedBodies(t *testing.T) {
	t.Parallel()
	o := options(wechat.Secure)
	req := post(t, o, []byte(textXML))
	o.Mode = wechat.Plain
	_, err := newCallback(t, o).Open(req.Query, req.Body, now)
	checkRefusal(t, err, wechat.ErrRefused)
}

// The genuine requests behind the forgeries must pass, or those tests would hold
// for the wrong reason.
func TestOpenTakesTheGenuine(t *testing.T) {
	t.Parallel()
	genuine := sealed(encrypt(t, currentKey, pad(frame(textXML, appID))))
	secure := newCallback(t, options(wechat.Secure))
	if _, err := secure.Open(genuine.Query, genuine.Body, now); err != nil {
		t.Errorf("secure mode: %v", err)
	}
	plain := newCallback(t, options(wechat.Plain))
	for _, age := range []time.Duration{0, 5 * time.Minute, -5 * time.Minute} {
		if _, err := plain.Open(signed("", now.Add(-age)), []byte(textXML), now); err != nil {
			t.Errorf("plain mode, signed %s ago: %v", age, err)
		}
	}
	o := options(wechat.Plain)
	o.MaxSkew = 0
	q := signed("", time.Unix(1, 0))
	if _, err := newCallback(t, o).Open(q, []byte(textXML), now); err != nil {
		t.Errorf("any age allowed, signed in 1970: %v", err)
	}
}

// One flipped bit anywhere in the body, or in what signs it, is refused.
func TestSecureModeRefusesEveryFlippedBit(t *testing.T) {
	t.Parallel()
	callback := newCallback(t, options(wechat.Secure))
	req := post(t, options(wechat.Secure), []byte(textXML))
	try := func(body []byte) error {
		_, err := callback.Open(req.Query, body, now)
		return err
	}
	for i := range req.Body {
		for bit := range 8 {
			body := bytes.Clone(req.Body)
			body[i] ^= 1 << bit
			if err := try(body); !errors.Is(err, wechat.ErrRefused) {
				t.Fatalf("bit %d of byte %d of the body: got %v", bit, i, err)
			}
		}
		if err := try(req.Body[:i]); !errors.Is(err, wechat.ErrRefused) {
			t.Fatalf("body cut to %d bytes: got %v", i, err)
		}
	}
	for _, name := range []string{"msg_signature", "timestamp", "nonce", "encrypt_type"} {
		value := req.Query.Get(name)
		for i := range len(value) * 8 {
			b := []byte(value)
			b[i/8] ^= 1 << (i % 8)
			req.Query.Set(name, string(b))
			if err := try(req.Body); !errors.Is(err, wechat.ErrRefused) {
				t.Fatalf("bit %d of %s: got %v", i, name, err)
			}
		}
		req.Query.Set(name, value)
	}
}
