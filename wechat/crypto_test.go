package wechat

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"nearby/internal/sampledata"
)

// cryptoVector is one entry of crypto.json, which SOURCES.md beside it describes.
type cryptoVector struct {
	ID, Kind, Token, Timestamp, Nonce, Encrypt, AppID, Random, Plaintext string

	AESKey       string `json:"encoding_aes_key"`
	Signature    string
	MsgSignature string `json:"msg_signature"`
	Echostr      string
	Body         string
	Pad          int
}

func cryptoVectors(tb testing.TB) []cryptoVector {
	tb.Helper()
	b := sampledata.Read(tb, "vectors/wechat/crypto.json")
	var all []cryptoVector
	if err := json.Unmarshal(b, &all); err != nil {
		tb.Fatal(err)
	}
	return all
}

func TestPublishedSignatures(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, v := range cryptoVectors(t) {
		if v.Signature != "" && v.Token != "" {
			checked++
			if got := Sign(v.Token, v.Timestamp, v.Nonce); got != v.Signature {
				t.Errorf("%s: signature got %s, want %s", v.ID, got, v.Signature)
			}
		}
		if v.MsgSignature != "" {
			checked++
			got := Sign(v.Token, v.Timestamp, v.Nonce, v.Encrypt)
			if got != v.MsgSignature {
				t.Errorf("%s: msg_signature got %s, want %s", v.ID, got, v.MsgSignature)
			}
		}
	}
	if checked < 11 {
		t.Errorf("only %d signatures were checked; is crypto.json whole?", checked)
	}
}

// Each published ciphertext is opened and made again, byte for byte.
func TestPublishedCiphertexts(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, v := range cryptoVectors(t) {
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
		size := prefixSize + len(v.Plaintext) + len(v.AppID)
		if pad := padBlock - size%padBlock; pad != v.Pad {
			t.Errorf("%s: padding got %d, want %d", v.ID, pad, v.Pad)
		}
	}
	if checked != 8 {
		t.Errorf("got %d ciphertexts, want 8; is crypto.json whole?", checked)
	}
}

// The published messages are opened whole, in the modes their bodies are for.
func TestPublishedMessages(t *testing.T) {
	t.Parallel()
	opened := 0
	for _, v := range cryptoVectors(t) {
		if v.Kind != "decrypt" || !strings.HasSuffix(v.Plaintext, "</MsgId>\n</xml>") {
			continue
		}
		opened++
		callback, err := New(Options{
			Token: v.Token, AppID: v.AppID, AESKey: v.AESKey, Mode: Compatible,
		})
		if err != nil {
			t.Fatalf("%s: %v", v.ID, err)
		}
		r, err := callback.Open(url.Values{
			"timestamp": {v.Timestamp}, "nonce": {v.Nonce},
			"encrypt_type": {"aes"}, "msg_signature": {v.MsgSignature},
		}, []byte(v.Body), time.Now())
		if text, ok := r.Message.(Text); err != nil || !ok || text.Content != "abcdteT" {
			t.Errorf("%s: got %+v, %v, want the text abcdteT", v.ID, r.Message, err)
		}
	}
	if opened != 1 {
		t.Errorf("opened %d messages, want 1; is crypto.json whole?", opened)
	}
}
