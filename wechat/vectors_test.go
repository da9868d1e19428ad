package wechat

import (
	"os"
	"path/filepath"
	"testing"
)

// Vectors returns the folder of recorded and published samples, which lies beside
// the repository. Without it the test is skipped; where CI is set, it fails.
func Vectors(tb testing.TB) string {
	tb.Helper()
	folder := sharedSamples("")
	if _, err := os.Stat(folder); err == nil {
		return folder
	}
	if os.Getenv("CI") != "" {
		tb.Fatal("no ../shared/vectors/wechat beside the repository")
	}
	tb.Skip("no ../shared/vectors/wechat beside the repository")
	return ""
}

// sharedSamples is where a folder of the vectors should be, seen from here.
func sharedSamples(folder string) string {
	return filepath.Join("..", "..", "..", "shared", "vectors", "wechat", folder)
}

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
