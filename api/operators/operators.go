// Package operators tells the operators of an account in WeChat when something does not
// work, and when it works again: by customer messages, or by subscription notices where
// those are not taken. It also looks at how the system is, for an operator who asks.
//
// What to tell is decided by package notice and worded by package api/reply.
package operators

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"nearby/api/dialogue"
	"nearby/realtime"
	"nearby/store"
	"nearby/wechat"
	"nearby/wechat/platform"
	"nearby/words"
)

// Options are whom to tell and where to look.
type Options struct {
	OpenIDs  []string
	Template Template
	AppID    string
	Client   *platform.Client
	Store    *store.Store
	Watcher  *store.Watcher
	Live     *realtime.Follower // nil: there are no feeds
	Language dialogue.Setting
	Version  string // of the program
	Now      func() time.Time
}

// Teller tells the operators of one account. Of the servers of a database one tells. It is
// safe for concurrent use; a nil Teller has no operators.
type Teller struct {
	Options
	log     *slog.Logger
	holder  int64 // the name of this server among the others
	started time.Time
	book    book
	// leaseFor is how long another server waits for this one when it has died.
	leaseFor time.Duration

	mu           sync.Mutex
	awaySince    time.Time // when the database stopped answering; zero: it answers
	refusedSince time.Time // when WeChat began to refuse the token; zero: it does not
	refusedInUse bool      // it was refused in use
}

// New returns a teller that tells nothing before Run; nil for no operators.
func New(o Options) *Teller {
	if len(o.OpenIDs) == 0 {
		return nil
	}
	return &Teller{
		Options: o, log: slog.New(slog.DiscardHandler), started: o.Now(), leaseFor: time.Minute,
		holder: rand.Int64(), //nolint:gosec // a name, no secret
	}
}

// Asks tells whether a message is an operator's question for the state, and in which
// language to answer.
func (t *Teller) Asks(m wechat.Message) (in dialogue.Language, asks bool) {
	text, ok := m.(wechat.Text)
	if t == nil || !ok || !slices.Contains(t.OpenIDs, text.FromUser) {
		return in, false
	}
	switch words.Fold(text.Content) {
	case "状态", "系统状态":
		in = dialogue.Chinese
		if words.ScriptOf(text.Content) == words.Traditional {
			in = dialogue.Traditional
		}
	case "status":
		in = dialogue.English
	default:
		return in, false
	}
	if t.Language != dialogue.Auto {
		in = t.Language.Default()
	}
	return in, true
}

// noteDatabase notes whether the database answered just now, and returns since when it
// has not; zero if it did. Another fault is none of its absence.
func (t *Teller) noteDatabase(err error) (awaySince time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case !errors.Is(err, store.ErrUnavailable):
		t.awaySince = time.Time{}
	case t.awaySince.IsZero():
		t.awaySince = t.Now()
	}
	return t.awaySince
}

// away is since when the database has not answered; zero if it does.
func (t *Teller) away() time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.awaySince
}

// askToken asks for the access token, which costs nothing while there is one, and returns
// since when WeChat refuses it; zero if it does not. One that was refused in use is tried.
func (t *Teller) askToken(ctx context.Context) (refusedSince time.Time) {
	t.mu.Lock()
	try := t.refusedInUse
	t.mu.Unlock()
	if try {
		_, err := t.Client.Quota(ctx, "/cgi-bin/message/custom/send")
		return t.noteToken(err, true)
	}
	_, err := t.Client.Token(ctx)
	return t.noteToken(err, false)
}

// noteToken notes what became of a call: of one that used the token, or of one for it,
// which proves nothing of a token that was refused in use.
func (t *Teller) noteToken(err error, used bool) (refusedSince time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case isRefused(err):
		t.refusedInUse = t.refusedInUse || used
		if t.refusedSince.IsZero() {
			t.refusedSince = t.Now()
		}
	case isTaken(err) && (used || !t.refusedInUse):
		t.refusedSince, t.refusedInUse = time.Time{}, false
	}
	return t.refusedSince
}

// isTaken tells that WeChat took the token, whatever else it said. A call that did not get
// through proves nothing.
func isTaken(err error) bool {
	var refusal *platform.Error
	return err == nil || errors.As(err, &refusal) && !errors.Is(err, platform.ErrBusy)
}

// isRefused tells that WeChat does not take the token, or gives none.
func isRefused(err error) bool {
	return errors.Is(err, platform.ErrToken) || errors.Is(err, platform.ErrCredentials) || errors.Is(err, platform.ErrIPNotListed)
}
