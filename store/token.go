package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/seal"
)

var (
	tokenLockSQL = statement("token_lock")
	tokenSaveSQL = statement("token_save")
)

// tokenWait bounds waiting for another server that renews the token: three
// attempts at WeChat's API, and the pause between them.
const tokenWait = 20 * time.Second

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
	if appID == "" {
		return nil, errors.New("access token: needs an AppID")
	}
	box, err := secret.Box("access token")
	if err != nil {
		return nil, fmt.Errorf("access token: %w", err)
	}
	return &AccessToken{s, appID, box}, nil
}

// Update calls change with what is kept, nil at first, and keeps what it returns
// unless that is nil. Between the two nobody else on this database is let in, so
// that one renews and the others see the result: a connection and the account's
// row are held while change runs, so change must have an end. When it fails,
// nothing is kept and its error is returned. What was sealed with another secret
// counts as nothing. It is a platform.TokenStore.
func (a *AccessToken) Update(
	ctx context.Context, change func(ctx context.Context, kept []byte) ([]byte, error),
) error {
	var failed error
	err := pgx.BeginFunc(ctx, a.store.primary.pool, func(tx pgx.Tx) error {
		kept, err := a.lock(ctx, tx)
		if err != nil {
			return err
		}
		changed, err := change(ctx, kept)
		if err != nil || changed == nil {
			failed = err
			return err
		}
		_, err = tx.Exec(ctx, tokenSaveSQL, pgx.StrictNamedArgs{
			"app_id": a.appID, "sealed": a.box.Seal(changed, []byte(a.appID)),
		})
		return err
	})
	switch {
	case failed != nil:
		return failed
	case err != nil:
		return fmt.Errorf("shared access token: %w", translate(err))
	}
	return nil
}

// lock waits until nobody else is inside and opens what is kept. The row is made
// first, because only a row can be locked.
func (a *AccessToken) lock(ctx context.Context, tx pgx.Tx) ([]byte, error) {
	const insert = `INSERT INTO access_tokens (app_id) VALUES ($1) ON CONFLICT DO NOTHING`
	wait := fmt.Sprintf(`SET LOCAL statement_timeout = %d`, tokenWait.Milliseconds())
	if _, err := tx.Exec(ctx, wait); err != nil {
		return nil, err
	}
	if _, err := tx.Exec(ctx, insert, a.appID); err != nil {
		return nil, err
	}
	rows, _ := tx.Query(ctx, tokenLockSQL, pgx.StrictNamedArgs{"app_id": a.appID})
	sealed, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[[]byte])
	if err != nil || sealed == nil {
		return nil, err
	}
	kept, err := a.box.Open(sealed, []byte(a.appID))
	if err != nil {
		return nil, nil // another secret: renewing is all there is to do
	}
	return kept, nil
}
