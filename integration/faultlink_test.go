package integration_test

import (
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// faultLink is one connection through the proxy.
type faultLink struct {
	faults         *faultSetting
	sent           *atomic.Int64 // bytes to the server, of all connections
	client, server net.Conn
	stalled        bool // opened under StallNew, for as long as that lasts

	once sync.Once
	over chan struct{} // closed when nothing passes any more

	mu       sync.Mutex
	vanished bool // the server is gone and the client does not know
}

// queued is how many chunks may be on their way: as a network's buffers, some.
const queued = 64

// chunk is what was read at once.
type chunk struct {
	bytes []byte
	read  time.Time
}

// pump carries one direction. Reading goes on while what was read waits, so that
// latency does not become a rate.
func (l *faultLink) pump(to, from net.Conn, forth bool) {
	chunks := make(chan chunk, queued)
	go func() {
		defer close(chunks)
		for {
			b := make([]byte, 32<<10)
			n, err := from.Read(b)
			if n > 0 {
				select {
				case chunks <- chunk{b[:n], time.Now()}:
				case <-l.over:
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	for c := range chunks {
		if forth {
			l.sent.Add(int64(len(c.bytes)))
		}
		if !l.deliver(to, c, forth) {
			break
		}
	}
	if forth || !l.hasVanished() {
		l.end()
	}
}

// deliver writes a chunk when it is due, and tells whether to go on.
func (l *faultLink) deliver(to net.Conn, c chunk, forth bool) bool {
	if !l.wait(func(f networkFault) time.Time {
		if forth {
			return c.read
		}
		return c.read.Add(f.Latency)
	}) {
		return false
	}
	for len(c.bytes) > 0 {
		n := len(c.bytes)
		if f, _ := l.faults.now(); f.Rate > 0 {
			n = min(n, max(1, f.Rate/partsOfSecond))
			due := time.Now().Add(time.Second / partsOfSecond)
			if !l.wait(func(f networkFault) time.Time {
				if f.Rate == 0 {
					return time.Time{}
				}
				return due
			}) {
				return false
			}
		}
		if _, err := to.Write(c.bytes[:n]); err != nil && !l.hasVanished() {
			return false
		}
		c.bytes = c.bytes[n:]
	}
	return true
}

// partsOfSecond is in how many parts a second's bytes go out.
const partsOfSecond = 20

// wait returns when what is to pass is due under the fault as it is by then and
// not stalled; false when the connection is over.
func (l *faultLink) wait(due func(networkFault) time.Time) bool {
	for {
		f, changed := l.faults.now()
		var after <-chan time.Time
		if !f.Stall && !(l.stalled && f.StallNew) {
			left := time.Until(due(f))
			if left <= 0 {
				return true
			}
			after = time.After(left)
		}
		select {
		case <-after:
		case <-changed:
		case <-l.over:
			return false
		}
	}
}

// vanish closes the server's end and keeps that from the client.
func (l *faultLink) vanish() {
	l.mu.Lock()
	l.vanished = true
	l.mu.Unlock()
	_ = l.server.Close() // it is gone either way
}

func (l *faultLink) hasVanished() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.vanished
}

// reset cuts the client off with an RST.
func (l *faultLink) reset() {
	if tcp, ok := l.client.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // fails on a connection that is closed already
	}
	l.end()
}

// end closes both ends, once.
func (l *faultLink) end() {
	l.once.Do(func() {
		close(l.over)
		for _, c := range []io.Closer{l.client, l.server} {
			if c != nil {
				_ = c.Close() // one end may be gone already
			}
		}
	})
}
