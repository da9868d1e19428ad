// Package wire asks one address over one kept connection, as cheaply as Go can: it
// runs beside the server it measures, and what net/http's client spends on pooling,
// redirects and headers would be taken from the server.
//
// It knows HTTP/1.1 as far as answers to a GET and a POST need it. It follows nothing, and sends a
// request again only when an idle connection turned out to be closed.
package wire

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strconv"
	"time"
)

// Patience is how long WeChat waits for an answer, and so does a Conn.
const Patience = 5 * time.Second

// ErrTimeout means that no answer came within Patience.
var ErrTimeout = errors.New("no answer in time")

// Conn is a connection to one http:// or https:// address. It connects when it must; it
// is not safe for concurrent use.
type Conn struct {
	address *url.URL
	path    string
	conn    net.Conn // nil when there is none
	reader  *bufio.Reader
	out, in []byte // reused
}

// New returns a connection to address, of which the query is left out. It does not
// connect yet.
func New(address *url.URL) *Conn {
	path := address.EscapedPath()
	if path == "" {
		path = "/"
	}
	return &Conn{address: address, path: path, reader: bufio.NewReaderSize(nil, 16<<10)}
}

// Response is an answer. Body is valid until the next request.
type Response struct {
	Status int
	Body   []byte
}

// request is what differs between two requests.
type request struct {
	method, path, query string
	body                []byte
}

// Post sends body with a query, already encoded, and reads the answer. After an error
// the next request connects anew. No error quotes the query, which is signed.
func (c *Conn) Post(ctx context.Context, query string, body []byte) (Response, error) {
	return c.do(ctx, request{"POST", c.path, query, body})
}

// Get asks for a path at the same host, in every other way as Post does.
func (c *Conn) Get(ctx context.Context, path string) (Response, error) {
	return c.do(ctx, request{method: "GET", path: path})
}

func (c *Conn) do(ctx context.Context, r request) (Response, error) {
	deadline := time.Now().Add(Patience)
	reused := c.conn != nil
	response, err := c.exchange(ctx, deadline, r)
	if reused && errors.Is(err, errIdleClosed) {
		response, err = c.exchange(ctx, deadline, r)
	}
	if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) {
		err = ErrTimeout
	}
	return response, err
}

// errIdleClosed means that not a byte of an answer came.
var errIdleClosed = errors.New("the connection was closed")

func (c *Conn) exchange(ctx context.Context, deadline time.Time, r request) (Response, error) {
	if err := c.connect(ctx, deadline); err != nil {
		return Response{}, err
	}
	c.out = c.appendRequest(c.out[:0], r)
	err := c.conn.SetDeadline(deadline)
	if err == nil {
		_, err = c.conn.Write(c.out)
	}
	if err == nil {
		_, err = c.reader.Peek(1)
	}
	if err != nil {
		c.Close()
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			err = fmt.Errorf("%w: %w", errIdleClosed, err)
		}
		return Response{}, err
	}
	response, keep, err := c.read()
	if err != nil || !keep {
		c.Close()
	}
	return response, err
}

func (c *Conn) connect(ctx context.Context, deadline time.Time) error {
	if c.conn != nil {
		return nil
	}
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()
	host, port := c.address.Hostname(), c.address.Port()
	var err error
	if c.address.Scheme == "https" {
		var dialer tls.Dialer
		c.conn, err = dialer.DialContext(ctx, "tcp", net.JoinHostPort(host, orDefault(port, "443")))
	} else {
		var dialer net.Dialer
		c.conn, err = dialer.DialContext(ctx, "tcp", net.JoinHostPort(host, orDefault(port, "80")))
	}
	if err != nil {
		c.conn = nil // a nil *tls.Conn is not nil as a net.Conn
		return fmt.Errorf("connect: %w", err)
	}
	c.reader.Reset(c.conn)
	return nil
}

func orDefault(port, scheme string) string {
	if port == "" {
		return scheme
	}
	return port
}

func (c *Conn) appendRequest(b []byte, r request) []byte {
	b = append(append(b, r.method...), ' ')
	b = append(b, r.path...)
	if r.query != "" {
		b = append(append(b, '?'), r.query...)
	}
	b = append(b, " HTTP/1.1\r\nHost: "...)
	b = append(b, c.address.Host...)
	if r.body != nil {
		b = append(b, "\r\nContent-Type: text/xml\r\nContent-Length: "...)
		b = strconv.AppendInt(b, int64(len(r.body)), 10)
	}
	b = append(b, "\r\n\r\n"...)
	return append(b, r.body...)
}

// Close closes the connection, if there is one.
func (c *Conn) Close() {
	if c.conn != nil {
		_ = c.conn.Close() // nothing more is read or written
		c.conn = nil
	}
	c.reader.Reset(eof{})
}

type eof struct{}

// Read reads nothing.
func (eof) Read([]byte) (int, error) { return 0, io.EOF }
