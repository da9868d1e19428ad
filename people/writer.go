package people

import (
	"bytes"
	"context"
	"slices"
	"time"
)

const (
	// gather is how long a write waits for others. A statement costs about the same for
	// one row as for ten, and a small server needs its two cores for answers.
	gather = 10 * time.Millisecond
	// retryDelay is how long what could not be written waits to be tried again.
	retryDelay = time.Second
	// maxUnwritten bounds how many wait, to some 50 MB.
	maxUnwritten = 20_000
	// maxUnleased is how long an answer without a lease is remembered.
	maxUnleased = 5 * time.Minute
	// maxWrites is how many writes a term may count: some fewer than its bits can.
	maxWrites = 1<<termBits - 256
)

// entry is what came of a message and is not written yet.
type entry struct {
	Writing
	message Message
	at      time.Time // the message came
	until   time.Time // it is worth writing
	retry   time.Time // it is not tried before
	tried   *try      // the first, for those who wait
	free    func()    // lets the next message of the person begin; nil when it may
	after   int64     // without a lease: the sequence of what it took the place of; 0 for nothing
}

func newEntry(w Writing, message Message, begun time.Time) *entry {
	until := time.Now().Add(w.TTL)
	if w.Seq == 0 && !w.Forget {
		until = time.Now().Add(min(w.TTL, maxUnleased))
	}
	return &entry{Writing: w, message: message, at: begun, until: until, tried: &try{done: make(chan struct{})}}
}

// try is the first try to write an entry, or what takes its place.
type try struct {
	done chan struct{}
	err  error // may be read once done
}

func (e *entry) leased() bool { return e.Seq != 0 }

// follows tells whether no other server has had the row between this and now that it
// is leased here.
func (e *entry) follows(row Row) bool {
	if e.leased() {
		return term(row.Seq)-term(e.Seq) <= 1
	}
	mine := e.after != 0 && term(row.Seq)-term(e.after) <= 1
	return mine || row.Idle > time.Since(e.at) || e.Forget
}

// add queues an entry in the place of what the person had. With a lease, that is what
// newest has let stay.
func (k *Keeper) add(e *entry) {
	k.mu.Lock()
	defer k.mu.Unlock()
	before := k.unwritten[e.Person]
	switch {
	case before == nil || !e.Same:
	case !e.leased():
		return // that before stays
	case !before.Same:
		e.Same, e.Forget, e.Content = false, before.Forget, before.Content
		e.until, e.tried = before.until, before.tried
	}
	if e.leased() {
		if before != nil && term(before.Seq) == term(e.Seq) {
			e.Seq = before.Seq
		}
		e.Seq++
	} else if before != nil {
		e.after = max(before.Seq, before.after)
	}
	k.unwritten[e.Person] = e
	k.rouse()
}

// rouse has the writer look for something to write.
func (k *Keeper) rouse() {
	select {
	case k.wake <- struct{}{}:
	default: // it is awake
	}
}

// write writes what is queued until Close.
func (k *Keeper) write() {
	defer close(k.written)
	for {
		waiting, closing := k.state() // asked before: what comes later is not lost
		var again <-chan time.Time
		if waiting {
			again = time.After(maxPoll)
		}
		if !closing {
			select {
			case <-k.wake:
			case <-again:
			}
			time.Sleep(gather)
		}
		k.writeDue()
		if closing {
			k.leasing.Wait()
			k.writeDue()
			return
		}
	}
}

func (k *Keeper) writeDue() {
	for {
		leased, without := k.due(time.Now())
		if len(leased)+len(without) == 0 {
			return
		}
		for _, e := range without {
			k.leasing.Go(func() { k.lease(e) })
		}
		if len(leased) > 0 {
			k.flush(leased)
		}
	}
}

// due are entries to be tried now, those with a lease in the order of their keys: were
// two servers to write the same people in different orders, they would lock each other
// out.
func (k *Keeper) due(now time.Time) (leased, without []*entry) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, e := range k.unwritten {
		switch {
		case now.Before(e.retry) || len(leased)+len(without) == maxBatch:
		case e.leased():
			leased = append(leased, e)
		default:
			e.retry = now.Add(retryDelay)
			without = append(without, e)
		}
	}
	slices.SortFunc(leased, func(a, b *entry) int { return bytes.Compare(a.Person[:], b.Person[:]) })
	return leased, without
}

// lease takes the conversation of somebody who was answered without a lease, as a
// message does. Giving it back writes what came of the answer, unless another server
// has answered since.
func (k *Keeper) lease(e *entry) {
	ctx, cancel := context.WithTimeout(context.Background(), Lease)
	defer cancel()
	held, err := k.Take(ctx, e.Person, e.message)
	if err == nil {
		err = held.Fault
		held.Leave(ctx)
	}
	if err != nil {
		k.recordOutcome([]*entry{e}, []bool{false}, []error{err})
	}
}

// flush tries to write entries that have a lease.
func (k *Keeper) flush(due []*entry) {
	now := time.Now()
	writings := make([]Writing, len(due))
	for i, e := range due {
		writings[i] = e.Writing
		writings[i].TTL = e.until.Sub(now)
	}
	written, errs := apart(context.Background(), writings, k.db.Write)
	k.recordOutcome(due, written, errs)
}

// recordOutcome notes what came of trying to write the entries.
func (k *Keeper) recordOutcome(entries []*entry, written []bool, errs []error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	lost, now := 0, time.Now()
	var why error
	for i, e := range entries {
		current := k.unwritten[e.Person] == e
		switch {
		case !current:
		case errs[i] == nil && !written[i] && e.Forget: // another server has the row
			e.From, e.Seq, e.retry = 0, 0, time.Time{}
			e.release()
			continue
		case errs[i] == nil: // written, or somebody else has had the row since
			delete(k.unwritten, e.Person)
			if written[i] && e.leased() && !e.Same && !e.Forget {
				k.memory.remember(e.Person, recollection{e.Content, e.Seq, e.until})
			}
		case k.closing || len(k.unwritten) > maxUnwritten || !now.Before(e.until):
			delete(k.unwritten, e.Person)
			if !e.Same {
				lost, why = lost+1, errs[i]
			}
		default:
			e.retry = now.Add(retryDelay)
		}
		e.done(errs[i])
	}
	if lost > 0 {
		k.lost(lost, why) // one line, however many
	}
}

// done tells those who wait for the first try.
func (e *entry) done(err error) {
	e.release()
	select {
	case <-e.tried.done:
	default:
		e.tried.err = err
		close(e.tried.done)
	}
}

// release lets the next message of the person begin.
func (e *entry) release() {
	if e.free != nil {
		e.free()
		e.free = nil
	}
}

// state tells whether anything is unwritten, and whether this is the end.
func (k *Keeper) state() (waiting, closing bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.unwritten) > 0, k.closing
}

// Queued is how many conversations wait to be written.
func (k *Keeper) Queued() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.unwritten)
}

// Close tries once more to write what is left. Give everything back before.
func (k *Keeper) Close() {
	k.mu.Lock()
	k.closing = true
	for _, e := range k.unwritten {
		e.retry = time.Time{}
	}
	k.mu.Unlock()
	k.rouse()
	<-k.written
}
