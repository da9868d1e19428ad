package wechat

import (
	"os"
	"path/filepath"
	"testing"
)

// Samples returns the XML files of a folder, by name. It may be empty or missing.
func Samples(tb testing.TB, folder string) map[string][]byte {
	tb.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.xml"))
	if err != nil {
		tb.Fatal(err)
	}
	files := make(map[string][]byte)
	for _, path := range paths {
		if files[filepath.Base(path)], err = os.ReadFile(path); err != nil {
			tb.Fatal(err)
		}
	}
	return files
}
