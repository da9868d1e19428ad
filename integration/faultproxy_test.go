package integration_test

import (
	"context"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
)

// faultProxy stands between a program and what it talks to over TCP, and does to the
// connections what networks do: delay, stall, throttle, cut, lose and refuse them. What
// it does can be changed while connections are open. It is safe for concurrent use.
//
// It knows no protocol and fakes nothing: every byte that arrives comes from the other
// end, in order.
type faultProxy struct {
	network, target string
	address         string // where it listens, also when it listens again

	faults *faultSetting
	sent   atomic.Int64

	mu       sync.Mutex
	listener net.Listener // nil while connections are refused
	open     map[*faultLink]struct{}
	closed   bool
}

// newFaultProxy returns a proxy on a free port of this machine that passes on to the
// target, "tcp" or "unix".
func newFaultProxy(network, target string) (*faultProxy, error) {
	p := &faultProxy{
		network: network, target: target, address: "127.0.0.1:0",
		faults: newFaultSetting(networkFault{}), open: map[*faultLink]struct{}{},
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.listen(); err != nil {
		return nil, err
	}
	p.address = p.listener.Addr().String()
	return p, nil
}

// Addr is where it listens: the same for as long as it lives.
func (p *faultProxy) Addr() string { return p.address }

// Set has another fault from now on, for open connections as well. The error is
// that of listening again after Refuse.
func (p *faultProxy) Set(f networkFault) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults.set(f)
	switch {
	case f.Refuse && p.listener != nil:
		_ = p.listener.Close() // nobody can connect either way
		p.listener = nil
	case !f.Refuse && p.listener == nil && !p.closed:
		return p.listen()
	}
	return nil
}

// Reset cuts every open connection with an RST, as a firewall or a crashed
// machine that is back does.
func (p *faultProxy) Reset() {
	for _, l := range p.links() {
		l.reset()
	}
}

// Vanish loses the other end of every open connection without a word, as when a
// machine loses power: what is sent goes nowhere, and nothing comes back, ever.
func (p *faultProxy) Vanish() {
	for _, l := range p.links() {
		l.vanish()
	}
}

// Sent returns how many bytes clients have sent to the target.
func (p *faultProxy) Sent() int64 { return p.sent.Load() }

// Open is how many connections it carries.
func (p *faultProxy) Open() int { return len(p.links()) }

// Close cuts all connections and takes no more.
func (p *faultProxy) Close() {
	p.mu.Lock()
	p.closed = true
	if p.listener != nil {
		_ = p.listener.Close() // it is no longer used
		p.listener = nil
	}
	p.mu.Unlock()
	p.Reset()
}

// listen takes connections; p.mu is held.
func (p *faultProxy) listen() error {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", p.address)
	if err != nil {
		return fmt.Errorf("fault proxy: %w", err)
	}
	p.listener = listener
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return // closed
			}
			go p.carry(client)
		}
	}()
	return nil
}

// carry passes one connection on until it ends.
func (p *faultProxy) carry(client net.Conn) {
	f, _ := p.faults.now()
	l := &faultLink{faults: p.faults, sent: &p.sent, client: client, stalled: f.StallNew, over: make(chan struct{})}
	server, err := new(net.Dialer).DialContext(context.Background(), p.network, p.target)
	if err != nil {
		l.reset()
		return
	}
	l.server = server
	if !p.add(l) {
		l.reset()
		return
	}
	var both sync.WaitGroup
	both.Go(func() { l.pump(l.server, l.client, true) })
	both.Go(func() { l.pump(l.client, l.server, false) })
	both.Wait()
	p.remove(l)
}

func (p *faultProxy) add(l *faultLink) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open[l] = struct{}{}
	return !p.closed
}

func (p *faultProxy) remove(l *faultLink) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, l)
}

func (p *faultProxy) links() []*faultLink {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([]*faultLink, 0, len(p.open))
	for l := range p.open {
		all = append(all, l)
	}
	return all
}
