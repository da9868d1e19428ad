package wechat

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Received is one opened request: its message, and how to answer it.
type Received struct {
	Message Message

	key  string
	seal *sealer // nil when the reply goes out in clear
}

// Key is the same for every delivery of one message and differs between messages.
// WeChat delivers a message up to three times when the answer is late, and each
// delivery must get the same answer. The key is 64 hex digits and does not reveal
// the OpenID.
func (r Received) Key() string { return r.key }

// key hashes the fields that identify a message: MsgId, or for events, which have
// none, sender, time, event and event key. Sender and time are not enough: a
// LOCATION may come in the same second as a CLICK. The OpenID separates events
// about several people, the MsgID those about several deliveries.
func key(n node, h Header) string {
	parts := []string{h.ToUser, h.FromUser, strings.ToLower(n.name("MsgType"))}
	if h.MsgID != 0 {
		parts = append(parts, strconv.FormatInt(h.MsgID, 10))
	} else {
		parts = append(parts, strconv.FormatInt(h.CreateTime.Unix(), 10),
			strings.ToLower(n.name("Event")), n.name("EventKey"), msgID(n), n.name("OpenID"))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00"))) // XML has no NUL
	return hex.EncodeToString(sum[:])
}

// Seal returns the body that answers the request, from the account to the sender,
// dated now. The answer to an encrypted message is encrypted with the key that
// opened it. Success, nil and a reply without content are the seven bytes
// "success", never encrypted. Seal fails only when Options.Random fails.
func (r Received) Seal(reply Reply, now time.Time) ([]byte, error) {
	answer := encode(reply, r.Message.Head(), now)
	if r.seal == nil || isSuccess(answer) {
		return answer, nil
	}
	return r.seal.envelope(answer, now)
}

// sealer holds what the envelope around an encrypted answer needs.
type sealer struct {
	key    *aesKey // the one that opened the request
	token  string  // the one that signed it
	nonce  string  // its nonce, which the answer repeats
	random io.Reader
}

// envelope encrypts and signs one answer.
func (s *sealer) envelope(answer []byte, now time.Time) ([]byte, error) {
	random := make([]byte, randomSize)
	if _, err := io.ReadFull(s.random, random); err != nil {
		return nil, fmt.Errorf("random bytes for a sealed reply: %w", err)
	}
	encrypt := s.key.encrypt(random, answer)
	timestamp := strconv.FormatInt(now.Unix(), 10)
	nonce := xmlSafe(s.nonce)
	var w writer
	w.open("xml")
	w.text("Encrypt", encrypt)
	w.text("MsgSignature", Sign(s.token, timestamp, nonce, encrypt))
	w.raw("TimeStamp", timestamp)
	w.text("Nonce", nonce)
	w.close("xml")
	return w.bytes(), nil
}
