package bulkhead

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// Budget is the time that an account may have: Burst at once, and Share of each second
// from then on.
type Budget struct {
	Burst time.Duration
	Share float64
}

// Account is what somebody has had lately. It is safe for concurrent use.
type Account struct {
	budget Budget
	now    func() time.Time
	after  bool

	mu   sync.Mutex
	owed time.Duration // at the time
	at   time.Time
}

// NewAccount returns an account that owes nothing; now is its clock.
func NewAccount(budget Budget, now func() time.Time) *Account {
	return &Account{budget: budget, now: now, at: now()}
}

// NewAccountAfter is NewAccount for those whose work comes after that of everybody else.
func NewAccountAfter(budget Budget, now func() time.Time) *Account {
	a := NewAccount(budget, now)
	a.after = true
	return a
}

// Forgiven is how long after its last use an account owes nothing any more, unless that
// use was far beyond the budget.
func (b Budget) Forgiven() time.Duration {
	return time.Duration(float64(b.Burst) / b.Share)
}

// debt is what is owed now. The caller has the lock.
func (a *Account) debt() time.Duration {
	now := a.now()
	passed := max(0, now.Sub(a.at)) // a clock may be set back
	a.owed = max(0, a.owed-time.Duration(a.budget.Share*float64(passed)))
	a.at = now
	return a.owed
}

// charge adds to what is owed, unless more than the budget is, and returns what is then.
func (a *Account) charge(d time.Duration, whateverIsOwed bool) (owed time.Duration, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if owed := a.debt(); owed >= a.budget.Burst && !whateverIsOwed {
		return owed, false
	}
	a.owed = max(0, a.owed+d)
	return a.owed, true
}

// Wait is how long until the account may have more; 0 when it may now.
func (a *Account) Wait() time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	return max(0, time.Duration(float64(a.debt()-a.budget.Burst)/a.budget.Share))
}

// visit is one thing that somebody wants, for which several pieces of work may have to be
// done: once it was let in, none of them is refused.
type visit struct {
	account *Account
	let     atomic.Bool
}

type visitKey struct{}

// On is a context of work for one thing that somebody wants, on their account.
func On(ctx context.Context, a *Account) context.Context {
	return context.WithValue(ctx, visitKey{}, &visit{account: a})
}

// visitOf is that of the context; nil when it is on nobody's account.
func visitOf(ctx context.Context) *visit {
	v, _ := ctx.Value(visitKey{}).(*visit)
	return v
}

func (v *visit) reserve(d time.Duration) (owed time.Duration, err error) {
	if v == nil {
		return d, nil
	}
	owed, ok := v.account.charge(d, v.let.Load())
	if !ok {
		return owed, ErrSpent
	}
	v.let.Store(true)
	return owed, nil
}

func (v *visit) correct(d time.Duration) {
	if v != nil {
		v.account.charge(d, true)
	}
}

// light is what an account may owe, with the work that it wants, to be light.
const light = 500 * time.Millisecond

func (v *visit) heavy(owed time.Duration) bool {
	return owed > light || v != nil && v.account.after
}

// Light tells whether the context is on an account that work of others may be shared
// with: none that would be refused, or has to wait for others.
func Light(ctx context.Context) bool {
	v := visitOf(ctx)
	if v == nil {
		return true
	}
	v.account.mu.Lock()
	defer v.account.mu.Unlock()
	return !v.heavy(v.account.debt())
}

var (
	// ErrFull means that there was no room in time. Others have it.
	ErrFull = errors.New("too much is being searched at once")
	// ErrSpent means that the account has used up its budget for now.
	ErrSpent = errors.New("the budget of searches is used up for now")
)
