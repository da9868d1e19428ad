package wechat

import (
	"crypto/sha1" //nolint:gosec // the protocol prescribes SHA-1
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Sign is the signature WeChat puts on a request: the hex SHA-1 of its parts,
// sorted and joined. With the Encrypt text as last argument it is msg_signature,
// without it the plain signature.
func Sign(token, timestamp, nonce string, encrypt ...string) string {
	parts := append([]string{token, timestamp, nonce}, encrypt...)
	slices.Sort(parts)
	sum := sha1.Sum([]byte(strings.Join(parts, ""))) //nolint:gosec // as above
	return hex.EncodeToString(sum[:])
}

// signedBy returns the token that made the signature got. It compares in constant
// time.
func (c *Callback) signedBy(got string, q url.Values, encrypt ...string) (string, error) {
	timestamp, nonce := q.Get("timestamp"), q.Get("nonce")
	if got == "" || timestamp == "" || nonce == "" {
		return "", fmt.Errorf("unsigned: %w", ErrRefused)
	}
	for _, token := range c.tokens {
		want := Sign(token, timestamp, nonce, encrypt...)
		if subtle.ConstantTimeCompare([]byte(got), []byte(want)) == 1 {
			return token, nil
		}
	}
	return "", fmt.Errorf("wrong signature: %w", ErrRefused)
}

// checkTime compares the signed timestamp, in seconds since 1970, with now.
func (c *Callback) checkTime(timestamp string, now time.Time) error {
	if c.maxSkew == 0 {
		return nil
	}
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	// The signed parts have no separators, so one signature fits several splits of
	// the same digits. Only WeChat's own spelling is accepted.
	if err != nil || strconv.FormatInt(seconds, 10) != timestamp {
		return fmt.Errorf("timestamp is not a number: %w", ErrRefused)
	}
	if age := now.Sub(time.Unix(seconds, 0)); age.Abs() > c.maxSkew {
		return fmt.Errorf("signed %s from now: %w", age.Round(time.Second), ErrStale)
	}
	return nil
}
