// Package sampledata finds, for tests, the folder of recorded files and published
// test vectors that is kept outside of the repository: other people's data, under
// licences of their own.
//
// The folder is the one that NEARBY_TEST_DATA names, else the folder "shared" next
// to the repository. The package holds no data and knows no format.
package sampledata

import (
	"os"
	"path/filepath"
	"testing"
)

// Variable is the environment variable that names the folder.
const Variable = "NEARBY_TEST_DATA"

// Path returns the full path of a file or folder, named by its slash-separated path
// in the data. Where it is absent the test is skipped, also in CI: a clone alone
// must pass, and the reason of the skip names the variable.
func Path(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(Folder(tb), filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("needs %s: %v", Variable, err)
	}
	return path
}

// Read returns the content of a file, or skips as Path does.
func Read(tb testing.TB, name string) []byte {
	tb.Helper()
	content, err := os.ReadFile(Path(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	return content
}

// Folder returns the folder of the data, which may not exist.
func Folder(tb testing.TB) string {
	tb.Helper()
	if given := os.Getenv(Variable); given != "" {
		return given
	}
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared")
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			tb.Fatal("this test does not run inside of the repository")
		}
		dir = parent
	}
}
