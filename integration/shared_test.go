package integration_test

import (
	"os"
	"path/filepath"
	"testing"
)

const (
	shanghai  = "data/ni1o1__pygeo-tutorial/"
	beijing   = "data/BoyInTheSun__beijing-subway-gtfs/"
	xian      = "data/richieBao__python-urbanPlanning/"
	singapore = "data/NicsLvl__McPredictor/"
)

// shared is the path of a real file, which stands beside the repository. Without
// it the test is skipped, except in CI, where it must be there.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for parent := filepath.Dir(dir); parent != dir; dir, parent = parent, filepath.Dir(parent) {
		path := filepath.Join(parent, "shared", name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("shared/%s is missing, and CI must not skip what it shows", name)
	}
	t.Skipf("shared/%s is not here", name)
	return ""
}

// content is a real file as text.
func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// written is the path of a new file with this content.
func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
