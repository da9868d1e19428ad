// Package testsize says how much a long test does: what everybody has time for at
// each change, or, where NEARBY_TEST_LONG is set, as make test-long does, the whole.
package testsize

import "os"

// Long tells whether the whole is wanted.
func Long() bool { return os.Getenv("NEARBY_TEST_LONG") != "" }

// Pick returns the usual size of a test, or the whole one.
func Pick(usual, whole int) int {
	if Long() {
		return whole
	}
	return usual
}
