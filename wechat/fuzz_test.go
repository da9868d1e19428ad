package wechat

import (
	"bytes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
)

const (
	fuzzToken = "token"
	fuzzAppID = "wxba5fad812f8e6fb9"
	fuzzKey   = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
)

var fuzzNow = time.Unix(1795348800, 0)

// fuzzCallback is in compatible mode, which takes both forms of a body.
func fuzzCallback(f *testing.F) *Callback {
	f.Helper()
	c, err := New(Options{
		Token: fuzzToken, AppID: fuzzAppID, AESKey: fuzzKey,
		Mode: Compatible, MaxSkew: time.Minute,
	})
	if err != nil {
		f.Fatal(err)
	}
	return c
}

func fuzzQuery(encrypt ...string) url.Values {
	q := url.Values{"timestamp": {"1795348800"}, "nonce": {"n"}}
	q.Set("signature", Sign(fuzzToken, "1795348800", "n"))
	if len(encrypt) > 0 {
		q.Set("encrypt_type", "aes")
		q.Set("msg_signature", Sign(fuzzToken, "1795348800", "n", encrypt...))
	}
	return q
}

// FuzzOpen posts any body under a genuine signature. What is opened must be what
// encoding/xml reads in it, have believable coordinates, and be answerable; the
// same message encrypted must open to the same.
func FuzzOpen(f *testing.F) {
	for _, folder := range []string{"testdata/callbacks", sampledata.Folder(f) + "/vectors/wechat/callbacks"} {
		for _, body := range Samples(f, folder) {
			f.Add(body)
		}
	}
	for _, body := range []string{
		locationXML, "<xml/>", "<!DOCTYPE xml><xml/>", `<xml xmlns="x"/>`, "<xml><A/><A/></xml>",
		strings.Replace(locationXML, "30.195360", "NaN", 1),
		strings.Replace(locationXML, "<![CDATA[location]]>", "&#108;ocation", 1),
	} {
		f.Add([]byte(body))
	}
	callback := fuzzCallback(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := callback.Open(fuzzQuery(), body, fuzzNow)
		if err != nil {
			if !errors.Is(err, ErrMalformed) && !errors.Is(err, ErrRefused) {
				t.Errorf("Open got an error of no kind: %v", err)
			}
			return
		}
		sameAsEncodingXML(t, body)
		believable(t, r.Message)
		answered(t, r, TextReply{Content: "x"})

		encrypt := callback.keys[0].encrypt(make([]byte, randomSize), body)
		envelope := "<xml><ToUserName/><Encrypt>" + encrypt + "</Encrypt></xml>"
		_, err = callback.Open(fuzzQuery(encrypt), []byte(envelope), fuzzNow)
		if len(envelope) <= MaxBody && !errors.Is(err, ErrRefused) {
			t.Errorf("an envelope for nobody: got %v, want it refused", err)
		}
		var w writer
		w.open("xml")
		w.text("ToUserName", r.Message.Head().ToUser)
		w.text("Encrypt", encrypt)
		w.close("xml")
		if len(w.bytes()) > MaxBody {
			return
		}
		again, err := callback.Open(fuzzQuery(encrypt), w.bytes(), fuzzNow)
		if err != nil || again.Key() != r.Key() || !cmp.Equal(again.Message, r.Message) {
			t.Errorf("encrypted it got %+v, %v, want %+v", again.Message, err, r.Message)
		}
	})
}

func sameAsEncodingXML(t *testing.T, body []byte) {
	t.Helper()
	got, err := parse(body)
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	want, err := walk(body)
	if err != nil {
		t.Fatalf("encoding/xml refuses what Open takes: %v", err)
	}
	if diff := cmp.Diff(want, got, treesEqual); diff != "" {
		t.Errorf("parse differs from encoding/xml (-want +got):\n%s", diff)
	}
}

func believable(t *testing.T, m Message) {
	t.Helper()
	var lat, lng float64
	switch m := m.(type) {
	case Location:
		lat, lng = m.Latitude, m.Longitude
	case LocationReport:
		lat, lng = m.Latitude, m.Longitude
	default:
		return
	}
	// Written so that NaN fails as well.
	if !(-90 <= lat && lat <= 90 && -180 <= lng && lng <= 180) || lat == 0 && lng == 0 {
		t.Errorf("got coordinates %v, %v", lat, lng)
	}
}

// answered seals a reply and returns it as WeChat would read it.
func answered(t *testing.T, r Received, reply Reply) Reply {
	t.Helper()
	body, err := r.Seal(reply, fuzzNow)
	if err != nil {
		t.Fatal(err)
	}
	if isSuccess(body) {
		return Success{}
	}
	if _, err := walk(body); err != nil {
		t.Fatalf("the answer is not well-formed: %v\n%s", err, body)
	}
	answer, err := ParseReply(body)
	if err != nil {
		t.Fatalf("the answer is not readable: %v\n%s", err, body)
	}
	h := r.Message.Head()
	if answer.ToUser != h.FromUser || answer.FromUser != h.ToUser {
		t.Errorf("answer goes from %q to %q, want %q to %q",
			answer.FromUser, answer.ToUser, h.ToUser, h.FromUser)
	}
	return answer.Reply
}

// FuzzDecrypt decrypts any text, and the ciphertext of any plaintext. It must open
// exactly those that the scheme allows, and those must encrypt to the same again.
func FuzzDecrypt(f *testing.F) {
	key, err := newAESKey(fuzzKey, fuzzAppID)
	if err != nil {
		f.Fatal(err)
	}
	for _, message := range []string{"", "<xml/>", locationXML, strings.Repeat("x", 31)} {
		text := key.encrypt(make([]byte, randomSize), []byte(message))
		ciphertext, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			f.Fatal(err)
		}
		cipher.NewCBCDecrypter(key.block, key.iv).CryptBlocks(ciphertext, ciphertext)
		f.Add(ciphertext)
	}
	for _, text := range []string{"", "AA==", "%", "  ", strings.Repeat("\x00", 64)} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, plaintext []byte) {
		if message, err := key.decrypt(string(plaintext)); err == nil {
			t.Logf("the fuzzer found a ciphertext of %q", message)
		}
		plaintext = plaintext[:len(plaintext)/16*16]
		ciphertext := make([]byte, len(plaintext))
		cipher.NewCBCEncrypter(key.block, key.iv).CryptBlocks(ciphertext, plaintext)
		text := base64.StdEncoding.EncodeToString(ciphertext)
		got, err := key.decrypt(text)
		want, allowed := unframed(plaintext)
		if (err == nil) != allowed || !bytes.Equal(got, want) {
			t.Fatalf("decrypt got %q, %v, want %q, allowed %t", got, err, want, allowed)
		}
		if allowed && key.encrypt(plaintext[:randomSize], got) != text {
			t.Fatalf("encrypting %q again gives another ciphertext", got)
		}
	})
}

// unframed says the same as decrypt, from the other end: it builds what each
// message of a plaintext would have to look like.
func unframed(plaintext []byte) (message []byte, allowed bool) {
	if len(plaintext) < prefixSize || len(plaintext)%32 != 0 {
		return nil, false
	}
	size := int64(binary.BigEndian.Uint32(plaintext[16:]))
	end := prefixSize + size + int64(len(fuzzAppID))
	padding := int64(len(plaintext)) - end
	if padding < 1 || padding > 32 {
		return nil, false
	}
	tail := fuzzAppID + strings.Repeat(string([]byte{byte(padding)}), int(padding))
	message = plaintext[prefixSize : prefixSize+size]
	if string(plaintext[prefixSize+size:]) != tail {
		return nil, false
	}
	return message, true
}

// FuzzVerify sends any check of the address, signed by the token or not.
func FuzzVerify(f *testing.F) {
	const official = "f464b24fc39322e44b38aa78f5edd27bd1441696"
	f.Add(official, "1714036504", "1514711492", "4375120948345356249", false)
	f.Add("", "1795348800", "1514711492", "4375120948345356249", true)
	f.Add("", "1795348861", "n", "1", true)
	f.Add("", "01795348800", "n", "1", true)
	f.Add("", "1795348800", "n", "<b>", true)
	callback := fuzzCallback(f)
	f.Fuzz(func(t *testing.T, signature, timestamp, nonce, echostr string, genuine bool) {
		right := Sign(fuzzToken, timestamp, nonce)
		if genuine {
			signature = right
		}
		got, err := callback.Verify(url.Values{
			"signature": {signature}, "timestamp": {timestamp},
			"nonce": {nonce}, "echostr": {echostr},
		}, fuzzNow)
		if err != nil {
			if got != "" || !errors.Is(err, ErrRefused) && !errors.Is(err, ErrStale) {
				t.Errorf("Verify got %q, %v", got, err)
			}
			return
		}
		if signature != right || got != echostr || strings.ContainsAny(got, "<>&\"' \r\n") {
			t.Errorf("Verify echoed %q for signature %q, want %q", got, signature, right)
		}
		if len(timestamp) != 10 || timestamp < "1795348740" || timestamp > "1795348860" {
			t.Errorf("Verify took the timestamp %q at 1795348800", timestamp)
		}
	})
}

// FuzzEncode seals replies made of any strings. Whatever they are, the answer must
// be well-formed and within the limits.
func FuzzEncode(f *testing.F) {
	for kind := range uint8(3) {
		f.Add(kind, "附近 1 公里有 214 家餐厅", "① 佳家汤包 80 米", "https://example.com/n/1.png", 1)
		f.Add(kind, `<a href="https://example.com/?a=1&b=2">x</a>`, "]]>", "\x00\ufffe\xff", 8)
		f.Add(kind, strings.Repeat("地", 700), strings.Repeat("<a b>c</a>", 300),
			strings.Repeat("u", 1025), -1)
		f.Add(kind, "]]]]>>", "\r\n\r", "&amp;", 0)
	}
	f.Fuzz(func(t *testing.T, kind uint8, a, b, c string, n int) {
		list := make([]Article, kind%12)
		for i := range list {
			list[i] = Article{Title: a, Description: b, PicURL: c, URL: b}
		}
		reply := []Reply{
			TextReply{Content: a},
			MusicReply{Title: a, Description: b, URL: c, HQURL: a, ThumbMediaID: b},
			NewsReply{Articles: list, Limit: n},
		}[kind%3]
		h := Header{ToUser: "gh" + xmlSafe(b), FromUser: "o" + xmlSafe(c)}
		withinLimits(t, answered(t, Received{Message: Text{Header: h}}, reply))
	})
}

func withinLimits(t *testing.T, reply Reply) {
	t.Helper()
	limit := func(name, value string, limit int) {
		if len(value) > limit || !utf8.ValidString(value) {
			t.Errorf("%s of %T got %d bytes, want at most %d", name, reply, len(value), limit)
		}
	}
	switch reply := reply.(type) {
	case TextReply:
		limit("Content", reply.Content, MaxText)
	case MusicReply:
		limit("Title", reply.Title, MaxTitle)
		limit("Description", reply.Description, MaxDescription)
		limit("MusicUrl", reply.URL, MaxURL)
		limit("HQMusicUrl", reply.HQURL, MaxURL)
	case NewsReply:
		if len(reply.Articles) > MaxArticles {
			t.Errorf("got %d articles", len(reply.Articles))
		}
		for _, a := range reply.Articles {
			limit("Title", a.Title, MaxTitle)
			limit("Description", a.Description, MaxDescription)
			limit("PicUrl", a.PicURL, MaxURL)
			limit("Url", a.URL, MaxURL)
		}
	}
}
