package store

import (
	"errors"
	"strings"
)

// errPassword says how to write a password that cuts a URL to pieces. It quotes nothing.
var errPassword = errors.New("its password holds a sign that a URL must escape: " +
	"write @ as %40, # as %23, / as %2F, ? as %3F and % as %25, or leave the password out and set PGPASSWORD")

// checkPassword refuses a URL whose password has an @, #, / or ? as it is: the rest of it
// would be taken for a host or a database, and be told in errors.
func checkPassword(databaseURL string) error {
	scheme, rest, isURL := strings.Cut(databaseURL, "://")
	if !isURL || scheme != "postgres" && scheme != "postgresql" {
		return nil // key=value pairs have quotes
	}
	user := untilAt(rest)
	if before, option, ok := strings.Cut(user, "?"); ok && strings.Contains(option, "=") {
		user = untilAt(before) // the @ was in an option
	}
	if strings.ContainsAny(user, "@#/?") {
		return errPassword
	}
	return nil
}

// untilAt is what stands before the last @.
func untilAt(s string) string { return s[:max(strings.LastIndex(s, "@"), 0)] }
