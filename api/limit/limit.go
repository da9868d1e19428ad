// Package limit shares out what everybody uses: how often each of many may do
// something, and how much may be done at once. It holds a bounded number of keys,
// however many strangers come.
//
// It does not know who or what its keys are, and words no refusal.
package limit

// Key is the key in the context of a request that names the limit it was refused
// for, for the log and the metrics: person, messages (answered at once), address,
// pages or pictures (made at once).
const Key = "limited"
