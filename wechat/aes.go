package wechat

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
)

const (
	// padBlock is the block size of the PKCS#7 padding. WeChat pads to 32 bytes, not
	// to the 16 of AES, so a padding of 17 to 32 bytes is valid too.
	padBlock = 32

	randomSize = 16             // random bytes before the length
	prefixSize = randomSize + 4 // and the length, big endian
)

// aesKey encrypts and decrypts for one EncodingAESKey and AppID.
//
// The scheme, AES-256-CBC over random(16) + length(4) + message + AppID with the
// head of the key as IV, is WeChat's:
// https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html
type aesKey struct {
	block cipher.Block
	iv    []byte
	appID []byte
}

// newAESKey reads an EncodingAESKey. Its last character has two spare bits, which
// consoles do not set to zero: a strict decoder would refuse real keys.
func newAESKey(encoded, appID string) (*aesKey, error) {
	key, err := base64.StdEncoding.DecodeString(encoded + "=")
	if len(encoded) != 43 || err != nil || len(key) != 32 {
		return nil, errors.New("not 43 letters and digits")
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return &aesKey{block: block, iv: key[:aes.BlockSize], appID: []byte(appID)}, nil
}

// encrypt returns the Encrypt text of message; random must hold 16 bytes.
func (k *aesKey) encrypt(random, message []byte) string {
	size := randomSize + 4 + len(message) + len(k.appID)
	pad := padBlock - size%padBlock
	full := make([]byte, 0, size+pad)
	full = append(full, random...)
	full = binary.BigEndian.AppendUint32(full, uint32(len(message)))
	full = append(full, message...)
	full = append(full, k.appID...)
	full = append(full, bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(k.block, k.iv).CryptBlocks(full, full)
	return base64.StdEncoding.EncodeToString(full)
}

// decrypt returns the message in an Encrypt text. Its errors differ only in the
// log: Open wraps all of them in ErrRefused. They are no padding oracle, because
// the signature is verified first.
func (k *aesKey) decrypt(encrypted string) ([]byte, error) {
	full, err := base64.StdEncoding.DecodeString(encrypted)
	if err != nil {
		return nil, errors.New("ciphertext is not base64")
	}
	if len(full) == 0 || len(full)%padBlock != 0 {
		return nil, errors.New("ciphertext is cut")
	}
	cipher.NewCBCDecrypter(k.block, k.iv).CryptBlocks(full, full)
	full, err = unpad(full)
	if err != nil {
		return nil, err
	}
	if len(full) < prefixSize {
		return nil, errors.New("plaintext is too short")
	}
	rest := full[prefixSize:]
	size := binary.BigEndian.Uint32(full[randomSize:prefixSize])
	if uint64(size) > uint64(len(rest)) {
		return nil, errors.New("length of the message is wrong")
	}
	message, appID := rest[:size], rest[size:]
	if subtle.ConstantTimeCompare(appID, k.appID) != 1 {
		return nil, errors.New("encrypted for another AppID")
	}
	return message, nil
}

// unpad removes the PKCS#7 padding and checks each of its bytes.
func unpad(full []byte) ([]byte, error) {
	pad := int(full[len(full)-1])
	if pad < 1 || pad > padBlock {
		return nil, errors.New("wrong padding")
	}
	body, padding := full[:len(full)-pad], full[len(full)-pad:]
	if !bytes.Equal(padding, bytes.Repeat([]byte{byte(pad)}, pad)) {
		return nil, errors.New("wrong padding")
	}
	return body, nil
}
