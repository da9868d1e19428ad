// Package limit shares out what everybody uses: how often each of many may do
// something, and how much may be done at once. It holds a bounded number of keys,
// however many strangers come.
//
// It does not know who or what its keys are, and words no refusal.
package limit

import (
	"errors"

	"nearby/bulkhead"
)

// Key is the key in the context of a request that names the limit it was refused
// for, for the log and the metrics: person, messages (answered at once), address,
// pages or pictures (made at once), searches (made at once) or budget (of searches).
const Key = "limited"

// What searches can be over, under [Key].
const (
	Searches = "searches"
	Budget   = "budget"
)

// Of names the limit that an error of a search speaks of; "" for none.
func Of(err error) string {
	switch {
	case errors.Is(err, bulkhead.ErrSpent):
		return Budget
	case errors.Is(err, bulkhead.ErrFull):
		return Searches
	}
	return ""
}
