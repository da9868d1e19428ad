package limit

import (
	"context"
	"time"

	"nearby/bulkhead"
)

// Accounts are an account of searches for each key. They are safe for concurrent use.
type Accounts[K comparable] struct {
	recent Recent[K, *bulkhead.Account]
	open   func() *bulkhead.Account
}

// NewAccounts returns accounts with a budget. It remembers the most recent keys, as many
// as most; a key that it has evicted begins with a new account. open makes one.
func NewAccounts[K comparable](
	budget bulkhead.Budget, most int, now func() time.Time,
	open func(bulkhead.Budget, func() time.Time) *bulkhead.Account,
) *Accounts[K] {
	return &Accounts[K]{
		recent: Recent[K, *bulkhead.Account]{TTL: budget.Forgiven(), Max: most, Now: now},
		open:   func() *bulkhead.Account { return open(budget, now) },
	}
}

// On is a context of work on the account of a key, and that account.
func (a *Accounts[K]) On(ctx context.Context, key K) (context.Context, *bulkhead.Account) {
	account := a.recent.Update(key, func(known *bulkhead.Account) *bulkhead.Account {
		if known == nil {
			return a.open()
		}
		return known
	})
	return bulkhead.On(ctx, account), account
}
