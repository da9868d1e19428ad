// Package people keeps one conversation a person, in the hands of one message at a
// time at all servers: it lends what is remembered of somebody, takes back what came
// of it, and writes that to the database, gathered with that of others.
//
// What is remembered is bytes to it: package api says what is in them. The statements
// are package store's. What is promised stands in docs/reliability.md.
package people

import (
	"context"
	"errors"
	"time"
)

// Key names a person without revealing them: a keyed hash of the OpenID.
type Key [32]byte

// Message names a message among those of one person: the same for each time that
// WeChat delivers it.
type Message int64

// Server names a server for as long as it runs; never 0.
type Server int64

// Lease is how long a server has to answer a message: as long as WeChat waits.
const Lease = 5 * time.Second

// Mark is how long the row of somebody stays who was forgotten, without content. It
// outlives every answer without a lease that a server may still remember.
const Mark = 2 * maxUnleased

var (
	// ErrBusy means that another message of the person was being answered all the time.
	ErrBusy = errors.New("another message of the person is being answered")
	// ErrStale means that the lease ran out while the message was being answered, and
	// that another server has had the person since: the answer is not to be given.
	ErrStale = errors.New("another server has answered the person since")
	// ErrRefused means that the database answered with an error. Of several rows one
	// may be the cause.
	ErrRefused = errors.New("the database refuses")
	// errAbandoned means that another server began to answer a message and wrote nothing.
	errAbandoned = errors.New("another server may have answered the person and died")
)

// Database is where the rows are. Each call has limits of its own in time, and does no
// harm when done twice. Whether a call that failed was done is not known.
type Database interface {
	// Take leases the rows of people, no person twice, for messages at this server, and
	// returns them in the same order.
	Take(ctx context.Context, server Server, takings []Taking) ([]Row, error)
	// Write changes rows, no person twice, whose sequence is not below From and not
	// above Seq, and ends their leases. It tells of each whether it did.
	Write(ctx context.Context, writings []Writing) ([]bool, error)
	// Read returns the content of a row without leasing it; nil for none.
	Read(ctx context.Context, person Key) ([]byte, error)
}

// Taking is a message that wants the row of its sender.
type Taking struct {
	Person  Key
	Message Message
}

// Row is what Take found.
type Row struct {
	Seq     int64         // see term; grows with all that happens to the row
	Leased  bool          // the caller has the row; if not, another server has
	Content []byte        // as written last; nil for nothing
	Idle    time.Duration // since it was written last
}

// Writing is what came of a message.
type Writing struct {
	Person    Key
	From, Seq int64
	Same      bool          // leaves the content as it is
	Forget    bool          // comes true whatever else is written
	Content   []byte        // nil for nothing
	TTL       time.Duration // from now on
}

// termBits are the low bits of a sequence. In them the writes of one lease count; the
// bits above are the term, which counts the leases.
const termBits = 16

func term(seq int64) int64 { return seq >> termBits }

// abandoned tells that the lease before ran out at another server, for another
// message, and that nothing was written.
func (r Row) abandoned() bool { return r.Seq&1 == 1 }
