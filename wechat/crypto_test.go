package wechat

import (
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"nearby/internal/sampledata"
)

// cryptoVector is a signature, a ciphertext or both. testdata/README.md describes
// our own, SOURCES.md in the data folder the published ones.
type cryptoVector struct {
	ID, Token, Timestamp, Nonce, Encrypt, AppID, Random, Plaintext string

	AESKey       string `json:"encoding_aes_key"`
	Signature    string
	MsgSignature string `json:"msg_signature"`
	Content      string // of the text in Plaintext
	Body         string // that was posted; else the envelope is made here
}

func ownVectors(tb testing.TB) []cryptoVector {
	tb.Helper()
	text, err := os.ReadFile("testdata/crypto.json")
	if err != nil {
		tb.Fatal(err)
	}
	return cryptoVectors(tb, text)
}

func publishedVectors(tb testing.TB) []cryptoVector {
	tb.Helper()
	return cryptoVectors(tb, sampledata.Read(tb, "vectors/wechat/crypto.json"))
}

func cryptoVectors(tb testing.TB, text []byte) []cryptoVector {
	tb.Helper()
	var all []cryptoVector
	if err := json.Unmarshal(text, &all); err != nil {
		tb.Fatal(err)
	}
	return all
}

func TestOwnSignatures(t *testing.T) {
	t.Parallel()
	checkSignatures(t, ownVectors(t), 37)
}

func TestPublishedSignatures(t *testing.T) {
	t.Parallel()
	checkSignatures(t, publishedVectors(t), 11)
}

// checkSignatures makes every signature anew; there are at least that many.
func checkSignatures(t *testing.T, vectors []cryptoVector, least int) {
	t.Helper()
	checked := 0
	check := func(id, got, want string) {
		checked++
		if got != want {
			t.Errorf("%s: signature got %s, want %s", id, got, want)
		}
	}
	for _, v := range vectors {
		if v.Signature != "" && v.Token != "" {
			check(v.ID, Sign(v.Token, v.Timestamp, v.Nonce), v.Signature)
		}
		if v.MsgSignature != "" {
			check(v.ID, Sign(v.Token, v.Timestamp, v.Nonce, v.Encrypt), v.MsgSignature)
		}
	}
	if checked < least {
		t.Errorf("only %d signatures were checked, want %d; are the vectors complete?", checked, least)
	}
}

func TestOwnCiphertexts(t *testing.T) {
	t.Parallel()
	paddings := checkCiphertexts(t, ownVectors(t), 34)
	if len(paddings) != padBlock {
		t.Errorf("got %d lengths of padding, want all %d", len(paddings), padBlock)
	}
}

func TestPublishedCiphertexts(t *testing.T) {
	t.Parallel()
	checkCiphertexts(t, publishedVectors(t), 8)
}

// checkCiphertexts opens every ciphertext and makes it again, byte for byte. It
// returns the lengths of the padding that it met.
func checkCiphertexts(t *testing.T, vectors []cryptoVector, want int) map[int]bool {
	t.Helper()
	checked, paddings := 0, map[int]bool{}
	for _, v := range vectors {
		if v.AESKey == "" {
			continue
		}
		checked++
		key, err := newAESKey(v.AESKey, v.AppID)
		if err != nil {
			t.Fatalf("%s: key: %v", v.ID, err)
		}
		message, err := key.decrypt(v.Encrypt)
		if err != nil || string(message) != v.Plaintext {
			t.Errorf("%s: decrypt got %q, %v, want %q", v.ID, message, err, v.Plaintext)
		}
		if got := key.encrypt([]byte(v.Random), []byte(v.Plaintext)); got != v.Encrypt {
			t.Errorf("%s: encrypt got %s, want %s", v.ID, got, v.Encrypt)
		}
		paddings[padBlock-(prefixSize+len(v.Plaintext)+len(v.AppID))%padBlock] = true
	}
	if checked != want {
		t.Errorf("got %d ciphertexts, want %d; are the vectors complete?", checked, want)
	}
	return paddings
}

func TestOwnMessages(t *testing.T) {
	t.Parallel()
	checkMessages(t, ownVectors(t), 34)
}

func TestPublishedMessages(t *testing.T) {
	t.Parallel()
	var texts []cryptoVector
	for _, v := range publishedVectors(t) {
		if strings.HasSuffix(v.Plaintext, "</MsgId>\n</xml>") && v.Body != "" {
			v.Content = "abcdteT"
			texts = append(texts, v)
		}
	}
	checkMessages(t, texts, 1)
}

// checkMessages opens every text that has a content, from its body or from an
// envelope around its ciphertext.
func checkMessages(t *testing.T, vectors []cryptoVector, want int) {
	t.Helper()
	opened := 0
	for _, v := range vectors {
		if v.Content == "" {
			continue
		}
		opened++
		callback, err := New(Options{
			Token: v.Token, AppID: v.AppID, AESKey: v.AESKey, Mode: Compatible,
		})
		if err != nil {
			t.Fatalf("%s: %v", v.ID, err)
		}
		if v.Body == "" {
			v.Body = "<xml><ToUserName>gh_5d41402abc4b</ToUserName><Encrypt>" + v.Encrypt + "</Encrypt></xml>"
		}
		r, err := callback.Open(url.Values{
			"timestamp": {v.Timestamp}, "nonce": {v.Nonce},
			"encrypt_type": {"aes"}, "msg_signature": {v.MsgSignature},
		}, []byte(v.Body), time.Now())
		if text, ok := r.Message.(Text); err != nil || !ok || text.Content != v.Content {
			t.Errorf("%s: got %+v, %v, want the text %s", v.ID, r.Message, err, v.Content)
		}
	}
	if opened != want {
		t.Errorf("opened %d messages, want %d; are the vectors complete?", opened, want)
	}
}
