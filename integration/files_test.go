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

// written is the path of a new file with this content.
func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
