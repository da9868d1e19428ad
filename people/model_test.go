package people

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"nearby/internal/testsize"
)

// The model: people talk to two servers, in any order, while the servers are killed,
// paused, cut off from the database, and the disk is full. They ask for lists, say
// digits, ask for more, send messages again, and unfollow. What they are answered is
// held against what they were told before:
//
//   - a digit means the list that the person was shown last, or nobody claims to know;
//   - a list that was given more than a moment before a fault is not lost;
//   - a message that is repeated gets the same answer;
//   - whoever was told that they are forgotten is;
//   - no two messages get the same page.
//
// Time is the test's own, so that minutes take milliseconds.
func TestTwoServersUnderAnyFaultsAnswerAsOne(t *testing.T) {
	t.Parallel()
	var takes, recalls int64
	for seed := range testsize.Pick(400, 20_000) {
		synctest.Test(t, func(t *testing.T) {
			m := newModel(t, uint64(seed))
			m.run()
			takes, recalls = takes+m.takes.Load(), recalls+m.recalls.Load()
		})
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d messages began with the row, %d with what the server remembered", takes, recalls)
	if recalls < takes/4 {
		t.Error("hardly a message began with what its server remembered: this tests little")
	}
}

// said is what is kept of somebody in the model, as JSON.
type said struct {
	List    int // the list shown last, 0 for none
	Page    int
	Answers map[Message]string `json:",omitempty"`
}

type kind int

const (
	location kind = iota
	digit
	more
	unfollow
)

type model struct {
	*testing.T
	seed    uint64
	rng     func(int) int
	rows    *rows
	servers [2]atomic.Pointer[host]
	stays   int // how many messages of a person come to one server before they come to the other, about

	takes, recalls atomic.Int64 // messages that began with the row, and with memory

	mu     sync.Mutex
	next   int
	faults []time.Time // when something went wrong, or was going wrong
	log    []string
}

// host is a server of the model.
type host struct {
	*link
	keeper *Keeper
}

func newModel(t *testing.T, seed uint64) *model {
	m := &model{T: t, seed: seed, rng: dice(seed), rows: newRows()}
	m.stays = []int{2, 2, 8, 1000}[m.rng(4)]
	for i := range m.servers {
		m.start(i)
	}
	return m
}

func (m *model) start(i int) {
	l := &link{rows: m.rows, rng: m.rng}
	m.servers[i].Store(&host{l, NewKeeper(l, Server(m.number()), func(int, error) {})})
}

func (m *model) number() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.next++
	return m.next
}

func (m *model) note(format string, args ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.log = append(m.log, fmt.Sprintf("%s ", time.Now().Format("05.000"))+fmt.Sprintf(format, args...))
}

// wrong fails the test with what happened before.
func (m *model) wrong(format string, args ...any) {
	m.note(format, args...)
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, line := range m.log[max(0, len(m.log)-60):] {
		m.Log(line)
	}
	m.Errorf("seed %d", m.seed)
}

func (m *model) run() {
	var people sync.WaitGroup
	for p := range 4 {
		people.Go(func() { m.live(Key{byte(p)}) })
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		people.Wait()
	}()
	var old []*host
	for done := false; !done; {
		select {
		case <-over:
			done = true
		case <-time.After(time.Duration(200+m.rng(4000)) * time.Millisecond):
			old = append(old, m.fault(m.rng(2))...)
		}
	}
	for _, h := range append(old, m.servers[0].Load(), m.servers[1].Load()) {
		h.keeper.Close()
	}
	time.Sleep(time.Minute) // for what the network still holds
}

// fault has something happen to a server for a while.
func (m *model) fault(i int) (dead []*host) {
	h := m.servers[i].Load()
	last := time.Duration(m.rng(8000)) * time.Millisecond
	m.broken()
	switch what := m.rng(5); what {
	case 0:
		m.note("server %d is killed", i)
		h.mu.Lock()
		h.dead = true
		h.mu.Unlock()
		time.Sleep(last / 4)
		m.start(i)
		return []*host{h}
	case 1:
		m.note("server %d is paused for %s", i, last)
		h.mu.Lock()
		h.frozen = make(chan struct{})
		h.mu.Unlock()
		m.lasting(last)
		h.mu.Lock()
		close(h.frozen)
		h.frozen = nil
		h.mu.Unlock()
	case 2, 3:
		m.note("server %d is cut off for %s", i, last)
		m.set(h, func(l *link) { l.cut = true })
		m.lasting(last)
		m.set(h, func(l *link) { l.cut = false })
	case 4:
		m.note("the disk is full for %s", last)
		m.fill(true)
		m.lasting(last)
		m.fill(false)
	}
	m.broken()
	m.note("all is well again")
	return nil
}

// fill makes the disk of all servers full, or not.
func (m *model) fill(full bool) {
	for i := range m.servers {
		m.set(m.servers[i].Load(), func(l *link) { l.full = full })
	}
}

func (m *model) set(h *host, change func(*link)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h.link)
}

func (m *model) lasting(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		m.broken()
	}
}

func (m *model) broken() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.faults = append(m.faults, time.Now())
}

// well tells whether nothing went wrong between the two times, or just before.
func (m *model) well(from, to time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, at := range m.faults {
		if !at.Before(from) && !at.After(to) {
			return false
		}
	}
	return true
}
