package operators

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"nearby/notice"
)

const (
	checkEvery   = 10 * time.Second
	checkTimeout = 30 * time.Second
	// retryDelay is the pause after operators could not be told.
	retryDelay = time.Minute
)

// book is what this server knows of what was told.
type book struct {
	told  notice.Told
	leads bool // this server tells, as far as it knows
	// owes is set while something was told that the database could not note.
	owes bool
	next time.Time // when to try again, after operators could not be told
	down bool      // which is logged once
}

// Run looks and tells until ctx ends.
func (t *Teller) Run(ctx context.Context, log *slog.Logger) {
	if t == nil {
		return
	}
	t.log = log
	ticker := time.NewTicker(checkEvery)
	defer ticker.Stop()
	for {
		t.check(ctx)
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// check looks once and tells what there is to tell.
//
// The server that has the lease in the database tells. While the database is away nobody
// can get it, and the one that had it last tells alone. A server that has lost it meanwhile
// still says that what it told of is over.
func (t *Teller) check(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	kept, leads, err := t.Store.LeaseNotices(ctx, t.AppID, t.holder, t.leaseFor)
	if ctx.Err() != nil {
		return
	}
	away := t.noteDatabase(err)
	switch {
	case err != nil && away.IsZero():
		t.log.ErrorContext(ctx, "operators are not told", "error", err)
	case err != nil && t.book.leads:
		s := notice.State{Now: t.Now(), DatabaseAway: away, Refused: t.askToken(ctx)}
		t.tell(ctx, s.Seen())
	case err != nil:
	case leads:
		t.book.leads, t.book.told = true, notice.Merge(t.book.told, decode(kept))
		t.tell(ctx, t.look(ctx).Seen())
	case t.book.owes && len(t.book.told[notice.Database].Open) > 0:
		t.book.leads = false
		t.tell(ctx, notice.Seen{notice.Database: nil})
	default:
		t.book = book{}
	}
}

// decode reads what operators know. What is of another version counts as nothing.
func decode(kept []byte) notice.Told {
	var told notice.Told
	if json.Unmarshal(kept, &told) != nil {
		return nil
	}
	return told
}

// tell tells what there is to tell of what is seen, and notes it.
func (t *Teller) tell(ctx context.Context, seen notice.Seen) {
	now := t.Now()
	news, told := notice.Decide(t.book.told, seen, now)
	if news.Empty() {
		t.save(ctx)
		return
	}
	if now.Before(t.book.next) {
		return
	}
	err := t.send(ctx, news)
	if err == nil {
		t.book.down = false
		t.note(ctx, told)
		return
	}
	t.book.next = now.Add(retryDelay)
	if !t.book.down {
		t.log.ErrorContext(ctx, "operators cannot be told", "error", err)
	}
	t.book.down = true
	if isRefused(err) { // they are told afterwards that it was
		t.note(ctx, notice.Merge(t.book.told, notice.Told{notice.Token: told[notice.Token]}))
	}
}

// note keeps what operators know.
func (t *Teller) note(ctx context.Context, told notice.Told) {
	t.book.told, t.book.owes = told, true
	t.save(ctx)
}

// save writes it down for other servers, if this one leads and the database answers; else
// it is still owed.
func (t *Teller) save(ctx context.Context) {
	if !t.book.owes || !t.book.leads || !t.away().IsZero() {
		return
	}
	text, err := json.Marshal(t.book.told)
	if err == nil {
		err = t.Store.SaveNotices(ctx, t.AppID, t.holder, text)
	}
	if err != nil {
		t.log.WarnContext(ctx, "what operators were told is not noted yet", "error", err)
	}
	t.book.owes = err != nil
}
