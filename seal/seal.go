// Package seal hides what must not be read in a database, a log or an address:
// it encrypts and hashes under keys made from the one secret that all servers of
// an account share (NEARBY_SECRET).
//
// It does not know what it seals, and keeps nothing. The callback's own
// encryption is WeChat's and lives in package wechat.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"sync"
)

// Secret makes the keys. Two purposes never share a key: each has its label.
type Secret struct {
	master   string
	previous string // what was sealed under it still opens; empty for none
}

// New takes the secret as the operator set it; at least 32 characters are
// expected of it, which the settings check. The previous one is for the time of
// a change.
func New(secret, previous string) Secret { return Secret{secret, previous} }

// key derives the key of a purpose: HKDF-SHA256, RFC 5869.
func key(master, label string) []byte {
	key, err := hkdf.Key(sha256.New, []byte(master), nil, "nearby/"+label, sha256.Size)
	if err != nil {
		panic(err) // only for a length no call here asks for
	}
	return key
}

// Hasher turns names into numbers that only holders of the secret can make.
type Hasher struct{ macs *sync.Pool } // to make one anew costs as much as to use it

// Hasher returns the hasher of a purpose.
func (s Secret) Hasher(label string) Hasher {
	key := key(s.master, label)
	return Hasher{&sync.Pool{New: func() any { return hmac.New(sha256.New, key) }}}
}

// Hash is HMAC-SHA256 of name: 32 bytes, the same on every server.
func (h Hasher) Hash(name string) []byte {
	mac := h.macs.Get().(hash.Hash)
	defer h.macs.Put(mac)
	mac.Reset()
	mac.Write([]byte(name))
	return mac.Sum(nil)
}

// Box encrypts and authenticates: AES-256-GCM with a random nonce before each
// sealed text. It is safe for concurrent use.
type Box struct{ aeads []cipher.AEAD } // of the secret, then of the previous one

// Box returns the box of a purpose.
func (s Secret) Box(label string) (Box, error) {
	var box Box
	for _, master := range []string{s.master, s.previous} {
		if master == "" {
			continue
		}
		block, err := aes.NewCipher(key(master, label))
		if err != nil {
			return Box{}, fmt.Errorf("seal %s: %w", label, err)
		}
		aead, err := cipher.NewGCMWithRandomNonce(block)
		if err != nil {
			return Box{}, fmt.Errorf("seal %s: %w", label, err)
		}
		box.aeads = append(box.aeads, aead)
	}
	if len(box.aeads) == 0 {
		return Box{}, fmt.Errorf("seal %s: there is no secret", label)
	}
	return box, nil
}

// ErrBroken means that a sealed text was made under another secret, for another
// name, or is damaged.
var ErrBroken = errors.New("sealed text does not open")

// Seal encrypts plain. It opens only with the same name, so that one row's text
// cannot stand in for another's.
func (b Box) Seal(plain, name []byte) []byte { return b.aeads[0].Seal(nil, nil, plain, name) }

// Open returns what was sealed with the name, or ErrBroken.
func (b Box) Open(sealed, name []byte) ([]byte, error) {
	for _, aead := range b.aeads {
		if plain, err := aead.Open(nil, nil, sealed, name); err == nil {
			return plain, nil
		}
	}
	return nil, ErrBroken
}
