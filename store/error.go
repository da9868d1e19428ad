package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/sony/gobreaker/v2"
)

var (
	// ErrNotFound means that no such place exists.
	ErrNotFound = errors.New("not found")
	// ErrUnavailable means that the database did not answer in time or not at
	// all. The same call may succeed later.
	ErrUnavailable = errors.New("database unavailable")
	// ErrSchema means that the database lacks the tables this program needs.
	ErrSchema = errors.New("the database lacks what this program needs: run \"nearby migrate up\"")
)

// schemaCodes say that a table, a column or a function is not there.
var schemaCodes = []string{"42P01", "42703", "42883"}

// translate turns the driver's errors that callers act on into this package's own,
// and leaves its own as they are.
func translate(err error) error {
	var pg *pgconn.PgError
	var connect *pgconn.ConnectError
	var network net.Error
	switch {
	case err == nil, errors.Is(err, ErrUnavailable):
		return err
	case errors.Is(err, pgx.ErrNoRows):
		return ErrNotFound
	case errors.As(err, &pg) && slices.Contains(schemaCodes, pg.Code):
		return fmt.Errorf("%w (%s)", ErrSchema, pg.Message)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: the connection was lost: %w", ErrUnavailable, err)
	case errors.As(err, &pg) && conditions[pg.Code] != "":
		return &condition{pg.Code, err}
	case errors.As(err, &pg) && !passing(pg.Code):
		return err
	case errors.As(err, &pg), errors.As(err, &connect), errors.As(err, &network),
		errors.Is(err, context.DeadlineExceeded), dead(err),
		errors.Is(err, gobreaker.ErrOpenState), errors.Is(err, gobreaker.ErrTooManyRequests):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return err
}

// conditions are what some codes say of the database, to the person who is to mend it.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
var conditions = map[string]string{
	diskFull: "the database's disk is full",
	"53200":  "the database is out of memory",
	"53300":  "the database has no connection left: max_connections is reached",
	"57P03":  "the database is starting or stopping",
	"25006":  "the database takes no writes: it is a standby, or set to be read only",
	"42501":  "the role of NEARBY_DATABASE_URL has no right to do this",
	"25P03":  "the database ended the transaction, as it had not heard of this process for too long: was it stopped?",
}

// condition is an error of PostgreSQL that speaks of the server's condition.
type condition struct {
	code string
	err  error
}

// Error says the condition first.
func (c *condition) Error() string { return conditions[c.code] + ": " + c.err.Error() }

// Unwrap gives PostgreSQL's error, and [ErrUnavailable] if the condition may pass.
func (c *condition) Unwrap() []error {
	if passing(c.code) {
		return []error{ErrUnavailable, c.err}
	}
	return []error{c.err}
}

// Codes that are asked for by themselves.
const (
	lockNotAvailable = "55P03"
	missingReference = "23503" // a row refers to one that is not there
	diskFull         = "53100"
	deadlock         = "40P01"
	queryCanceled    = "57014" // by statement_timeout: nobody else cancels
)

// hasCode tells whether err is PostgreSQL's error with this SQLSTATE.
func hasCode(err error, code string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == code
}

// passing tells whether a SQLSTATE speaks of the server's condition, not of the query.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
func passing(code string) bool {
	switch {
	case strings.HasPrefix(code, "08"), // connection exception
		strings.HasPrefix(code, "53"), // insufficient resources
		code == "40001",               // a standby's replay went first
		strings.HasPrefix(code, "57"): // operator intervention, statement_timeout
		return true
	}
	return false
}

// dead tells that a connection was cut, or that the server was on its way down or up.
func dead(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return strings.HasPrefix(pg.Code, "08") ||
			pg.Code == "57P01" || pg.Code == "57P02" || pg.Code == "57P03"
	}
	for _, cut := range []error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.ECONNRESET, syscall.EPIPE} {
		if errors.Is(err, cut) {
			return true
		}
	}
	return err != nil && pgconn.SafeToRetry(err)
}
