package wire

import (
	"net"
	"net/url"
)

// Over is a connection that is there already.
func Over(conn net.Conn) *Conn {
	c := New(&url.URL{Scheme: "http", Host: "example.com"})
	c.conn = conn
	c.reader.Reset(conn)
	return c
}
