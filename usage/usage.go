// Package usage says what is wrong with the way a command was called: a flag, an
// argument or a setting. Such an error is told apart from a failure by its type.
//
// It does not print, and does not know which flags there are.
package usage

import (
	"errors"
	"fmt"
)

// Error means a wrong call: nothing was done, and calling otherwise mends it.
type Error struct{ cause error }

// Error is what is wrong.
func (e *Error) Error() string { return e.cause.Error() }

// Unwrap returns what is wrong, without the mark.
func (e *Error) Unwrap() error { return e.cause }

// New marks an error as a wrong call.
func New(cause error) error { return &Error{cause} }

// Errorf returns a wrong call with a text as fmt.Errorf makes it.
func Errorf(format string, args ...any) error { return New(fmt.Errorf(format, args...)) }

// Faults collects everything that is wrong, so that it is reported at once.
type Faults []error

// Add keeps a fault of the setting of that name. A nil error is no fault.
func (f *Faults) Add(setting string, err error) {
	if err != nil {
		*f = append(*f, fmt.Errorf("%s: %w", setting, err))
	}
}

// Err returns all faults as one wrong call, or nil.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	return New(errors.Join(f...))
}

// Parsed reads one setting, and keeps what is wrong with it.
func Parsed[T any](f *Faults, setting, text string, parse func(string) (T, error)) T {
	value, err := parse(text)
	f.Add(setting, err)
	return value
}

// Split takes joined errors apart into sentences.
func Split(err error) []string {
	joined, ok := err.(interface{ Unwrap() []error }) //nolint:errorlint // its parts are wanted
	switch {
	case err == nil:
		return nil
	case !ok:
		return []string{err.Error()}
	}
	var all []string
	for _, one := range joined.Unwrap() {
		all = append(all, Split(one)...)
	}
	return all
}
