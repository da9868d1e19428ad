package wechat

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Mode is how the account's console sends messages (消息加解密方式).
type Mode int

const (
	Plain      Mode = iota // 明文: bodies are not encrypted, and not covered by the signature
	Compatible             // 兼容: each body carries the message in clear and encrypted
	Secure                 // 安全: encrypted alone; anything else is refused
)

// ParseMode reads the name of a mode: plain, compatible or secure.
func ParseMode(name string) (Mode, error) {
	for m := Plain; m <= Secure; m++ {
		if strings.EqualFold(name, m.String()) {
			return m, nil
		}
	}
	return 0, fmt.Errorf("mode %q is not plain, compatible or secure", name)
}

// String is the name ParseMode reads.
func (m Mode) String() string {
	switch m {
	case Plain:
		return "plain"
	case Compatible:
		return "compatible"
	case Secure:
		return "secure"
	}
	return fmt.Sprintf("mode(%d)", int(m))
}

// Options are the settings that the WeChat console and this server share.
type Options struct {
	Token         string // signs every request; required
	PreviousToken string // accepted as well while the token is being changed

	AppID          string // required in compatible and secure mode
	AESKey         string // EncodingAESKey, 43 characters; required in the same modes
	PreviousAESKey string // tried second while the key is being changed

	Account string        // the account's gh_… id; when set, other accounts' messages are refused
	Mode    Mode          // Plain when left out
	MaxSkew time.Duration // how far a request's timestamp may be from now; 0 means any

	Random io.Reader // the 16 bytes before each encrypted reply; nil means crypto/rand
}

// New checks o and returns its callback. It reports all faults at once, joined;
// none of them quotes a secret.
func New(o Options) (*Callback, error) {
	keys, err := o.keys()
	if err = errors.Join(o.check(), err); err != nil {
		return nil, err
	}
	c := &Callback{
		tokens:  []string{o.Token},
		keys:    keys,
		account: o.Account,
		mode:    o.Mode,
		maxSkew: o.MaxSkew,
		random:  o.Random,
	}
	if o.PreviousToken != "" {
		c.tokens = append(c.tokens, o.PreviousToken)
	}
	if c.random == nil {
		c.random = rand.Reader
	}
	return c, nil
}

// check reports every fault of o except those in the keys.
func (o Options) check() error {
	var faults []error
	fault := func(wrong bool, text string) {
		if wrong {
			faults = append(faults, errors.New(text))
		}
	}
	encrypted := o.Mode == Compatible || o.Mode == Secure
	fault(o.Token == "", "the WeChat token is missing")
	fault(o.Mode < Plain || o.Mode > Secure, "the WeChat mode is not plain, compatible or secure")
	fault(encrypted && o.AppID == "", "the AppID is missing: "+o.Mode.String()+" mode needs it")
	fault(encrypted && o.AESKey == "",
		"the EncodingAESKey is missing: "+o.Mode.String()+" mode needs it")
	fault(o.AESKey == "" && o.PreviousAESKey != "",
		"a previous EncodingAESKey is set without a current one")
	fault(o.MaxSkew < 0, "the largest age of a request is negative")
	return errors.Join(faults...)
}

// keys reads the current and the previous EncodingAESKey, in that order.
func (o Options) keys() ([]*aesKey, error) {
	var keys []*aesKey
	var faults []error
	for _, k := range []struct{ name, encoded string }{
		{"EncodingAESKey", o.AESKey},
		{"previous EncodingAESKey", o.PreviousAESKey},
	} {
		if k.encoded == "" {
			continue
		}
		key, err := newAESKey(k.encoded, o.AppID)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", k.name, err))
			continue
		}
		keys = append(keys, key)
	}
	return keys, errors.Join(faults...)
}
