package people

import (
	"context"
	"sync"
	"time"
)

// Keeper lends the conversations of people to the messages at one server. It is safe
// for concurrent use.
type Keeper struct {
	db     Database
	server Server
	takes  batch[Taking, Row]
	writes batch[Writing, bool] // of messages that wait for it
	lost   func(n int, err error)
	line   line
	memory memory

	mu        sync.Mutex
	unwritten map[Key]*entry // what the database does not have yet
	closing   bool
	wake      chan struct{} // there is something to write
	written   chan struct{} // closed when the writer has ended
	leasing   sync.WaitGroup
}

// NewKeeper returns the keeper of a server. It calls lost with how many conversations
// could not be written, and why. Close it.
func NewKeeper(db Database, server Server, lost func(n int, err error)) *Keeper {
	k := &Keeper{
		db: db, server: server, lost: lost,
		unwritten: map[Key]*entry{}, wake: make(chan struct{}, 1), written: make(chan struct{}),
	}
	k.takes.run = func(ctx context.Context, takings []Taking) ([]Row, error) {
		return db.Take(ctx, server, takings)
	}
	k.writes.run = db.Write
	go k.write()
	return k
}

const (
	// takeBudget is how long a message waits for the database before it is answered
	// without knowing what was said before.
	takeBudget = 1500 * time.Millisecond
	// confirmBudget is how long a message that was answered from memory waits to hear
	// that this was right, before it takes the row after all.
	confirmBudget = 750 * time.Millisecond
	// margin is how much sooner than the database this server takes a lease for ended.
	margin = 500 * time.Millisecond
	// How often to ask for a row that another server has. Answers take milliseconds;
	// only a broken server takes longer.
	minPoll = 5 * time.Millisecond
	maxPoll = 200 * time.Millisecond
)

// Held is a conversation in the hands of one message. Give it back with Save or Leave.
type Held struct {
	// Content is what is remembered; nil of somebody new.
	Content []byte
	// Fault is why nobody can tell what is remembered; nil when Content does.
	Fault error

	keeper *Keeper
	taking Taking
	begun  time.Time // the message came
	seq    int64     // of the row; 0 when that is not known
	until  time.Time // the lease holds, or what is recalled is kept
	free   func()    // lets the next message of the person begin

	// recalled: there is no lease. This server had the row last, as far as it knows, and
	// goes on from there. What comes of it counts when it is written.
	recalled bool
}

// Leased tells whether this server has the row, by a lease or because it had it last: if
// another server has had it meanwhile, Save fails.
func (h *Held) Leased() bool { return h.seq != 0 }

// Take waits for the messages of the person before this one, wherever they are being
// answered, and lends what is remembered. The error is ErrBusy when ctx ends first.
// When the database does not answer there is no lease, and nothing is known.
func (k *Keeper) Take(ctx context.Context, person Key, message Message) (*Held, error) {
	h := &Held{keeper: k, taking: Taking{person, message}, begun: time.Now()}
	free, err := k.line.wait(ctx, person)
	if err != nil {
		return nil, err
	}
	h.free = free
	if r, ok := k.memory.recall(person); ok {
		h.Content, h.seq, h.until, h.recalled = r.content, r.seq, r.until, true
		return h, nil
	}
	switch err := h.lease(ctx); {
	case ctx.Err() != nil:
		free()
		return nil, ErrBusy
	case err != nil:
		h.Fault = err
	}
	return h, nil
}

// lease takes the row as soon as no other server has it.
func (h *Held) lease(ctx context.Context) error {
	for pause := minPoll; ; pause = min(2*pause, maxPoll) {
		begun := time.Now()
		row, err := h.ask(ctx)
		if err != nil {
			return err
		}
		if row.Leased {
			h.seq, h.until = row.Seq, begun.Add(Lease-margin)
			h.Content, h.Fault = h.keeper.newest(h.taking.Person, row)
			return nil
		}
		select {
		case <-ctx.Done():
			return ErrBusy
		case <-time.After(pause):
		}
	}
}

func (h *Held) ask(ctx context.Context) (Row, error) {
	ctx, cancel := context.WithTimeout(ctx, takeBudget)
	defer cancel()
	return h.keeper.takes.do(ctx, h.taking)
}

// newest tells what is remembered of a person whose row was just leased: what this
// server has not written yet, unless another server has had the row since, or what the
// row says.
func (k *Keeper) newest(person Key, row Row) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.unwritten[person]; e != nil && e.follows(row) {
		if !e.Same {
			return e.Content, nil
		}
	} else {
		delete(k.unwritten, person)
	}
	if row.abandoned() {
		return nil, errAbandoned
	}
	return row.Content, nil
}

// Save gives the conversation back with what came of the message, to be written soon
// and kept for so long. The error is ErrStale when that came too late; the conversation
// is given back all the same. Without a lease it is remembered here, and written as
// soon as the database answers, unless another server has answered the person since.
func (h *Held) Save(ctx context.Context, content []byte, ttl time.Duration) error {
	_, err := h.put(ctx, Writing{Content: content, TTL: ttl})
	return err
}

// Forget deletes what is remembered, leaves a mark with no more than this content, and
// waits until that is done. The error is ErrStale as in Save; with another it is not
// done yet, and is tried again whatever any server is told meanwhile.
func (h *Held) Forget(ctx context.Context, left []byte) error {
	e, err := h.put(ctx, Writing{Content: left, TTL: Mark, Forget: true})
	if err != nil {
		return err
	}
	select {
	case <-e.tried.done:
		return e.tried.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Leave gives the conversation back as it was.
func (h *Held) Leave(ctx context.Context) {
	_, _ = h.put(ctx, Writing{Same: true, TTL: Lease}) // stale: so be it
}

// put remembers what is to be written. The next message of the person at this server
// begins when it is written or could not be.
func (h *Held) put(ctx context.Context, w Writing) (*entry, error) {
	if h.recalled && !w.Forget {
		defer h.free()
		return nil, h.confirm(w)
	}
	if w.Same && h.Leased() && h.Fault != nil {
		h.free() // the lease stays until it runs out: whoever comes then has this fault too
		return nil, nil
	}
	if h.Leased() && !h.recalled && !time.Now().Before(h.until) {
		if err := h.renew(ctx); err != nil {
			h.free()
			return nil, err
		}
	}
	w.Person, w.From, w.Seq = h.taking.Person, h.seq, h.seq
	e := newEntry(w, h.taking.Message, h.begun)
	if h.Leased() {
		e.free = h.free
	} else {
		defer h.free()
	}
	h.keeper.add(e)
	return e, nil
}

// confirm writes what came of a message that was answered from memory, and waits for it.
// It fails if that was not so: another server has had the row, or nobody knows.
func (h *Held) confirm(w Writing) error {
	k, person := h.keeper, h.taking.Person
	if w.Same {
		k.memory.remember(person, recollection{h.Content, h.seq, h.until})
		return nil
	}
	w.Person, w.From, w.Seq = person, h.seq, h.seq+1
	until := time.Now().Add(w.TTL)
	ctx, cancel := context.WithTimeout(context.Background(), confirmBudget)
	defer cancel()
	written, err := k.writes.do(ctx, w)
	if err == nil && written {
		k.memory.remember(person, recollection{w.Content, w.Seq, until})
		return nil
	}
	k.memory.invalidate()
	if err != nil {
		k.add(h.undo())
	}
	return ErrStale
}

// undo is an entry that leaves the row as it was before a write of which nobody knows
// whether it was done: its answer is not given.
func (h *Held) undo() *entry {
	w := Writing{Person: h.taking.Person, From: h.seq, Seq: h.seq + 1, Content: h.Content, TTL: time.Until(h.until)}
	return newEntry(w, h.taking.Message, h.begun)
}

// renew takes the row again after the lease may have run out, as when the process was
// paused, and fails if anybody else has had it since.
func (h *Held) renew(ctx context.Context) error {
	seq := h.seq
	if err := h.lease(ctx); err != nil || h.seq != seq {
		return ErrStale
	}
	return nil
}

// Read returns what is remembered of a person, without a lease: it may change at once.
func (k *Keeper) Read(ctx context.Context, person Key) ([]byte, error) {
	k.mu.Lock()
	e := k.unwritten[person]
	k.mu.Unlock()
	if e != nil && !e.Same {
		return e.Content, nil
	}
	return k.db.Read(ctx, person)
}
