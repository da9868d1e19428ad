package wechat

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// MaxBody is the largest body Open reads, in bytes.
const MaxBody = 64 << 10

// maxEchostr is well above the 19 digits that WeChat sends.
const maxEchostr = 128

// Callback opens what WeChat sends to one account and seals the answers. It does
// not change and is safe for concurrent use.
type Callback struct {
	tokens  []string  // current, then previous
	keys    []*aesKey // current, then previous
	account string
	mode    Mode
	maxSkew time.Duration
	random  io.Reader
}

// Verify answers the GET with which WeChat's console checks the address. It returns
// the echostr, to be sent back unchanged as text/plain. The echostr of an Official
// Account is never encrypted and the signature does not cover it, so Verify echoes
// harmless characters only. The error is ErrRefused or ErrStale.
func (c *Callback) Verify(q url.Values, now time.Time) (string, error) {
	if _, err := c.signedBy(q.Get("signature"), q); err != nil {
		return "", err
	}
	if err := c.checkTime(q.Get("timestamp"), now); err != nil {
		return "", err
	}
	echo := q.Get("echostr")
	if echo == "" || len(echo) > maxEchostr || strings.ContainsFunc(echo, notEchoed) {
		return "", fmt.Errorf("echostr is not what WeChat sends: %w", ErrRefused)
	}
	return echo, nil
}

// notEchoed reports whether r is outside the base64 alphabets.
func notEchoed(r rune) bool {
	alphanumeric := '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
	return !alphanumeric && !strings.ContainsRune("+/=-_", r)
}

// Open checks one POST and returns the message in it. The order is fixed: form of
// the body, signature, timestamp, decryption and AppID, XML, account. Open decodes
// no message before its signature is verified. It parses the envelope of an
// encrypted message before, because the signature covers the text inside it.
//
// Secure mode accepts encrypted bodies only, plain mode plain bodies only.
// Compatible mode accepts both, and reads the encrypted half of a body that has
// both. A plain body is not safer there than in plain mode, where the signature
// does not cover the body. The error is ErrRefused, ErrStale, ErrMalformed or
// ErrAccount.
func (c *Callback) Open(q url.Values, body []byte, now time.Time) (Received, error) {
	if len(body) == 0 || len(body) > MaxBody {
		return Received{}, fmt.Errorf("body of %d bytes: %w", len(body), ErrRefused)
	}
	encrypted, err := c.encrypted(q.Get("encrypt_type"))
	if err != nil {
		return Received{}, err
	}
	open := c.openPlain
	if encrypted {
		open = c.openEncrypted
	}
	r, err := open(q, body, now)
	if err != nil {
		return Received{}, err
	}
	if c.account != "" && r.Message.Head().ToUser != c.account {
		return Received{}, ErrAccount
	}
	return r, nil
}

// encrypted reports whether a body must be decrypted, by the encrypt_type of its
// query. It refuses the forms that the mode does not accept.
func (c *Callback) encrypted(encryptType string) (bool, error) {
	switch {
	case encryptType == "aes" && c.mode != Plain:
		return true, nil
	case (encryptType == "" || encryptType == "raw") && c.mode != Secure:
		return false, nil
	}
	return false, fmt.Errorf("form of the body not taken in %s mode: %w", c.mode, ErrRefused)
}

func (c *Callback) openPlain(q url.Values, body []byte, now time.Time) (Received, error) {
	if _, err := c.signedBy(q.Get("signature"), q); err != nil {
		return Received{}, err
	}
	if err := c.checkTime(q.Get("timestamp"), now); err != nil {
		return Received{}, err
	}
	return decode(body)
}

func (c *Callback) openEncrypted(q url.Values, body []byte, now time.Time) (Received, error) {
	if isJSON(body) {
		return Received{}, c.openJSON(q, body, now)
	}
	toUser, encrypt, err := c.envelope(body)
	if err != nil {
		return Received{}, fmt.Errorf("envelope is not XML: %w", ErrRefused)
	}
	token, err := c.signedBy(q.Get("msg_signature"), q, encrypt)
	if err != nil {
		return Received{}, err
	}
	if err := c.checkTime(q.Get("timestamp"), now); err != nil {
		return Received{}, err
	}
	key, inner, err := c.decrypt(encrypt)
	if err != nil {
		return Received{}, err
	}
	r, err := decode(inner)
	if err != nil {
		return Received{}, err
	}
	// The envelope around Encrypt is not signed.
	if toUser != r.Message.Head().ToUser {
		return Received{}, fmt.Errorf("envelope for another account: %w", ErrRefused)
	}
	r.seal = &sealer{key: key, token: token, nonce: q.Get("nonce"), random: c.random}
	return r, nil
}

// openJSON returns ErrJSON for an envelope that WeChat has signed, ErrRefused or ErrStale
// for any other.
func (c *Callback) openJSON(q url.Values, body []byte, now time.Time) error {
	var envelope struct{ Encrypt string }
	if err := json.Unmarshal(body, &envelope); err != nil {
		return fmt.Errorf("envelope is neither XML nor JSON: %w", ErrRefused)
	}
	if _, err := c.signedBy(q.Get("msg_signature"), q, envelope.Encrypt); err != nil {
		return err
	}
	if err := c.checkTime(q.Get("timestamp"), now); err != nil {
		return err
	}
	return ErrJSON
}

// decrypt tries the current key, then the previous one. It returns the key that
// opened the message, which must also seal the reply.
func (c *Callback) decrypt(encrypt string) (*aesKey, []byte, error) {
	var err error
	for _, key := range c.keys {
		var message []byte
		if message, err = key.decrypt(encrypt); err == nil {
			return key, message, nil
		}
	}
	return nil, nil, fmt.Errorf("%v: %w", err, ErrRefused)
}
