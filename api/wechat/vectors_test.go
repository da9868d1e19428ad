package wechat_test

import (
	"os"
	"path/filepath"
	"testing"
)

// vectors returns the folder of recorded and published samples, which lies beside
// the repository.
func vectors(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for parent := filepath.Dir(dir); parent != dir; dir, parent = parent, filepath.Dir(parent) {
		folder := filepath.Join(parent, "shared", "vectors", "wechat")
		if _, err := os.Stat(folder); err == nil {
			return folder
		}
	}
	if os.Getenv("CI") != "" {
		tb.Fatal("the vectors are missing: no ../shared/vectors/wechat beside the repository")
	}
	tb.Skip("no ../shared/vectors/wechat beside the repository")
	return ""
}

// read returns the content of a file.
func read(tb testing.TB, path string) []byte {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}
