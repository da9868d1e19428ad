package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/seal"
)

var (
	tokenTakeSQL = statement("token_take")
	tokenSaveSQL = statement("token_save")
)

const (
	// tokenLease is how long one server may take to renew the token: three attempts at
	// WeChat's API, and the pause between them.
	tokenLease = 16 * time.Second
	// tokenWait bounds waiting for it: one that has died is not waited for in vain.
	tokenWait = tokenLease + 4*time.Second
	tokenPoll = 20 * time.Millisecond
)

// AccessToken is where the servers of one WeChat account keep its access token
// together. What is in the database is sealed; only who has the secret can read
// it. It is safe for concurrent use.
type AccessToken struct {
	store *Store
	appID string
	box   seal.Box
}

// AccessToken returns where the token of an account is kept. The secret is the same
// on all servers.
func (s *Store) AccessToken(appID string, secret seal.Secret) (*AccessToken, error) {
	return s.stored(appID, "", secret)
}

// JSTicket returns where the ticket of an account for the JS-SDK is kept, beside its
// token and in the same way.
func (s *Store) JSTicket(appID string, secret seal.Secret) (*AccessToken, error) {
	return s.stored(appID, "/jsapi", secret)
}

// stored is where something of an account is kept: an AppID has letters and digits alone.
func (s *Store) stored(appID, what string, secret seal.Secret) (*AccessToken, error) {
	if appID == "" {
		return nil, errors.New("access token: needs an AppID")
	}
	box, err := secret.Box("access token")
	if err != nil {
		return nil, fmt.Errorf("access token: %w", err)
	}
	return &AccessToken{s, appID + what, box}, nil
}

// Update calls change with what is kept, nil at first, and keeps what it returns
// unless that is nil. Between the two nobody else on this database is let in, so that
// one renews and the others see the result: they wait for it, but no longer than for a
// server that has died, and no connection is held meanwhile. When change fails, nothing
// is kept and its error is returned. What was sealed with another secret counts as
// nothing. It is a platform.TokenStore.
func (a *AccessToken) Update(
	ctx context.Context, change func(ctx context.Context, stored []byte) ([]byte, error),
) error {
	holder := rand.Int64() //nolint:gosec // a name, no secret
	stored, err := a.lease(ctx, holder)
	if err != nil {
		return fmt.Errorf("shared access token: %w", err)
	}
	changed, failed := change(ctx, stored)
	if failed != nil {
		changed = nil
	}
	err = a.save(context.WithoutCancel(ctx), holder, changed)
	switch {
	case failed != nil:
		return failed
	case err != nil:
		return fmt.Errorf("shared access token: %w", err)
	}
	return nil
}

// lease waits until nobody else is inside and opens what is kept.
func (a *AccessToken) lease(ctx context.Context, holder int64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, tokenWait)
	defer cancel()
	for {
		sealed, err := a.ask(ctx, holder)
		if err == nil {
			return a.open(sealed), nil
		}
		if !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, translate(ctx.Err())
		case <-time.After(tokenPoll):
		}
	}
}

// ask leases the row; ErrNotFound means that somebody else has it.
func (a *AccessToken) ask(ctx context.Context, holder int64) (sealed []byte, err error) {
	err = a.store.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.QueryRow(ctx, tokenTakeSQL, a.appID, holder, tokenLease.Seconds()).Scan(&sealed)
	})
	return sealed, err
}

func (a *AccessToken) open(sealed []byte) []byte {
	if sealed == nil {
		return nil
	}
	stored, err := a.box.Open(sealed, []byte(a.appID))
	if err != nil {
		return nil // another secret: renewing is all there is to do
	}
	return stored
}

func (a *AccessToken) save(ctx context.Context, holder int64, changed []byte) error {
	var sealed []byte
	if changed != nil {
		sealed = a.box.Seal(changed, []byte(a.appID))
	}
	return a.store.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		_, err := conn.Exec(ctx, tokenSaveSQL, a.appID, holder, sealed)
		return err
	})
}
