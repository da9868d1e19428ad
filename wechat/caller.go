package wechat

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"time"
)

// Caller plays WeChat: it makes the requests that a Callback opens, and opens the
// answers. It does not change and is safe for concurrent use.
type Caller struct {
	token  string
	key    *aesKey // nil in plain mode
	mode   Mode
	random io.Reader
}

// Request is one request to the callback.
type Request struct {
	Query url.Values
	Body  []byte // nil for a GET
}

// NewCaller returns a caller that signs with o.Token and, unless o.Mode is Plain,
// encrypts with o.AESKey. It reports faults as New does.
func NewCaller(o Options) (*Caller, error) {
	callback, err := New(o)
	if err != nil {
		return nil, err
	}
	c := &Caller{token: o.Token, mode: o.Mode, random: callback.random}
	if o.Mode != Plain {
		c.key = callback.keys[0]
	}
	return c, nil
}

// Verify makes the GET of the console's check of the address.
func (c *Caller) Verify(echostr string, now time.Time) (Request, error) {
	q, err := c.sign(now)
	if err != nil {
		return Request{}, err
	}
	q.Set("echostr", echostr)
	return Request{Query: q}, nil
}

// Post makes the POST that delivers m, dated now if it has no CreateTime.
func (c *Caller) Post(m Message, now time.Time) (Request, error) {
	return c.PostXML(marshal(m, now), now)
}

// PostXML makes the POST that delivers a message in XML. It signs and encrypts
// invalid XML too.
func (c *Caller) PostXML(message []byte, now time.Time) (Request, error) {
	q, err := c.sign(now)
	if err != nil {
		return Request{}, err
	}
	root, _ := parseTyped(message)
	if sender := root.name("FromUserName"); sender != "" {
		q.Set("openid", sender)
	}
	if c.mode == Plain {
		return Request{q, message}, nil
	}
	random := make([]byte, randomSize)
	if _, err := io.ReadFull(c.random, random); err != nil {
		return Request{}, fmt.Errorf("random bytes for a message: %w", err)
	}
	encrypt := c.key.encrypt(random, message)
	q.Set("encrypt_type", "aes")
	q.Set("msg_signature", Sign(c.token, q.Get("timestamp"), q.Get("nonce"), encrypt))
	return Request{q, c.wrap(root, message, encrypt)}, nil
}

// wrap puts the Encrypt text into a body: in compatible mode beside the fields of
// the message, in secure mode without them.
func (c *Caller) wrap(root node, message []byte, encrypt string) []byte {
	var w writer
	fields, whole := bytes.CutSuffix(bytes.TrimSpace(message), []byte("</xml>"))
	if c.mode == Compatible && whole {
		w.buf.Write(fields)
	} else {
		w.open("xml")
		w.text("ToUserName", root.name("ToUserName"))
	}
	w.text("Encrypt", encrypt)
	w.close("xml")
	return w.bytes()
}

// sign makes the signed parameters that every request has.
func (c *Caller) sign(now time.Time) (url.Values, error) {
	var b [8]byte
	if _, err := io.ReadFull(c.random, b[:]); err != nil {
		return nil, fmt.Errorf("random bytes for a nonce: %w", err)
	}
	nonce := strconv.FormatUint(binary.BigEndian.Uint64(b[:])%1e10, 10)
	timestamp := strconv.FormatInt(now.Unix(), 10)
	return url.Values{
		"timestamp": {timestamp},
		"nonce":     {nonce},
		"signature": {Sign(c.token, timestamp, nonce)},
	}, nil
}

// Answer is the answer to one message.
type Answer struct {
	ToUser     string // the OpenID of the person; empty for Success
	FromUser   string // the account
	CreateTime time.Time
	Reply      Reply
}

// Answer opens the body of a response and parses it strictly.
func (c *Caller) Answer(body []byte) (Answer, error) {
	message, err := c.AnswerXML(body)
	if err != nil {
		return Answer{}, err
	}
	return ParseReply(message)
}

// AnswerXML opens the body of a response: the reply's XML, decrypted, or success.
func (c *Caller) AnswerXML(body []byte) ([]byte, error) {
	if c.mode == Plain || isSuccess(body) {
		return body, nil
	}
	root, err := parse(body)
	if err != nil {
		return nil, fmt.Errorf("envelope of the answer: %w", err)
	}
	encrypt := root.text("Encrypt")
	if encrypt == "" && c.mode == Compatible {
		return body, nil
	}
	want := Sign(c.token, root.text("TimeStamp"), root.text("Nonce"), encrypt)
	if root.text("MsgSignature") != want {
		return nil, errors.New("the answer's signature is wrong")
	}
	message, err := c.key.decrypt(encrypt)
	if err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	return message, nil
}
