package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// maxBody is far more than WeChat would read of an answer.
const maxBody = 1 << 20

// unknown is the length of a body that ends with the connection.
const unknown = -1

// head is what counts of an answer before its body.
type head struct {
	status  int
	length  int
	chunked bool
	keep    bool
}

// read reads one answer, and whether the connection can carry another.
func (c *Conn) read() (r Response, keep bool, err error) {
	var h head
	for h.status < http.StatusOK { // 100 Continue and the like come before
		if h, err = c.readHead(); err != nil {
			return r, false, err
		}
	}
	r.Status = h.status
	switch {
	case h.status == http.StatusNoContent || h.status == http.StatusNotModified:
	case h.chunked:
		r.Body, err = c.readChunks()
	case h.length == unknown:
		h.keep = false
		r.Body, err = c.readRest()
	default:
		r.Body, err = c.readFull(c.in[:0], h.length)
	}
	return r, h.keep, err
}

func (c *Conn) readHead() (head, error) {
	h := head{length: unknown, keep: true}
	line, err := c.line()
	if err != nil {
		return h, err
	}
	version, rest, _ := bytes.Cut(line, []byte(" "))
	code, _, _ := bytes.Cut(rest, []byte(" "))
	h.status, err = strconv.Atoi(string(code))
	if err != nil || !bytes.HasPrefix(version, []byte("HTTP/1.")) || len(code) != 3 || h.status < 100 {
		return h, errors.New("the answer is not HTTP/1")
	}
	h.keep = string(version) != "HTTP/1.0"
	for {
		if line, err = c.line(); err != nil || len(line) == 0 {
			return h, err
		}
		if err = h.field(line); err != nil {
			return h, err
		}
	}
}

// field takes note of one header field.
func (h *head) field(line []byte) error {
	name, value, found := bytes.Cut(line, []byte(":"))
	value = bytes.TrimSpace(value)
	switch {
	case !found:
		return errors.New("a header field has no colon")
	case bytes.EqualFold(name, []byte("Content-Length")):
		n, err := strconv.Atoi(string(value))
		if err != nil || n < 0 || n > maxBody {
			return fmt.Errorf("the answer's length is not from 0 to %d", maxBody)
		}
		h.length = n
	case bytes.EqualFold(name, []byte("Transfer-Encoding")):
		h.chunked = bytes.EqualFold(value, []byte("chunked"))
	case bytes.EqualFold(name, []byte("Connection")):
		h.keep = h.keep && !bytes.EqualFold(value, []byte("close"))
	}
	return nil
}

// line reads a line without its end. It is valid until the next read.
func (c *Conn) line() ([]byte, error) {
	line, err := c.reader.ReadSlice('\n')
	if err != nil {
		return nil, cut(err)
	}
	return bytes.TrimRight(line, "\r\n"), nil
}

// readChunks reads a chunked body and what may follow it.
func (c *Conn) readChunks() (body []byte, err error) {
	body = c.in[:0]
	for {
		line, err := c.line()
		if err != nil {
			return nil, err
		}
		digits, _, _ := bytes.Cut(line, []byte(";"))
		size, err := strconv.ParseUint(string(bytes.TrimSpace(digits)), 16, 31)
		if err != nil || len(body)+int(size) > maxBody {
			return nil, errors.New("the size of a chunk is wrong")
		}
		if size == 0 {
			return body, c.skipTrailer()
		}
		if body, err = c.readFull(body, int(size)); err != nil {
			return nil, err
		}
		if line, err = c.line(); err != nil || len(line) != 0 {
			return nil, errors.Join(err, errors.New("a chunk is longer than its size"))
		}
	}
}

func (c *Conn) skipTrailer() error {
	for {
		if line, err := c.line(); err != nil || len(line) == 0 {
			return err
		}
	}
}

// readFull reads n bytes more behind what body holds already.
func (c *Conn) readFull(body []byte, n int) ([]byte, error) {
	have := len(body)
	for cap(body) < have+n {
		body = append(body[:cap(body)], 0)
	}
	body = body[:have+n]
	c.in = body
	_, err := io.ReadFull(c.reader, body[have:])
	return body, cut(err)
}

// readRest reads a body that ends with the connection.
func (c *Conn) readRest() ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(c.reader, maxBody+1))
	if len(body) > maxBody {
		return nil, errors.New("the answer does not end")
	}
	return body, err
}

// cut makes the end in the middle of an answer an error of its own.
func cut(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
