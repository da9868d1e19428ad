package load

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nearby/usage"
)

func TestRejectsAreNamedAfterTheirFile(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ path, input, source, want string }{
		"a file here":        {"", "stops.txt", "stops", "stops.rejects.csv"},
		"a file elsewhere":   {"", "/data/gtfs/stops.txt", "stops", "stops.rejects.csv"},
		"a compressed file":  {"", "food.csv.gz", "food", "food.rejects.csv"},
		"dots in the name":   {"", "food.2026.csv", "food.2026", "food.2026.rejects.csv"},
		"no ending":          {"", "food", "food", "food.rejects.csv"},
		"standard input":     {"", "-", "stdin", "stdin.rejects.csv"},
		"rejects of rejects": {"", "food.rejects.csv", "food.rejects", "food.rejects.rejects.csv"},
		"a name of its own":  {"/tmp/bad.csv", "food.csv", "food", "/tmp/bad.csv"},
	}
	for name, test := range tests {
		got, err := newRejectsFile(test.path, test.input, []string{test.input}, nil)
		if err != nil || got.path != test.want {
			t.Errorf("%s: rejects of %s go to %+v, %v, want %s", name, test.input, got, err, test.want)
		}
		if source := baseName(test.input); source != test.source {
			t.Errorf("%s: baseName(%s) = %s, want %s", name, test.input, source, test.source)
		}
	}
}

// An operator who mended a rejects file and loads everything at once must not
// lose the work.
func TestRejectsNeverOverwriteWhatIsToBeLoaded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"food.csv", "food.rejects.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("name\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	food, mended := filepath.Join(dir, "food.csv"), filepath.Join(dir, "food.rejects.csv")
	link := filepath.Join(dir, "link.csv")
	if err := os.Symlink(food, link); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		path   string
		inputs []string
	}{
		"the file itself":       {food, []string{food}},
		"by another name":       {link, []string{food}},
		"one that comes later":  {mended, []string{food, mended}},
		"one that came earlier": {mended, []string{mended, food}},
	} {
		_, err := newRejectsFile(test.path, food, test.inputs, nil)
		var wrong *usage.Error
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), "--rejects") {
			t.Errorf("%s: error %v, want a wrong call and what to do", name, err)
		}
	}
	if _, err := newRejectsFile(mended, food, []string{food}, nil); err != nil {
		t.Errorf("over the rejects of an earlier run: error %v, want none", err)
	}
}

func TestRejectedRowsAreWrittenThroughNoLink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	link, target := filepath.Join(dir, "food.rejects.csv"), filepath.Join(dir, "mine")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	var wrong *usage.Error
	if _, err := newRejectsFile(link, "food.csv", []string{"food.csv"}, nil); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "symbolic link") {
		t.Errorf("a link: error %v, want a wrong call that says so", err)
	}
	planted := &rejectsFile{path: link} // after it was looked at
	if err := planted.write(nil); err == nil {
		t.Error("a link that came later is written through")
	}
	if _, err := os.Lstat(target); err == nil {
		t.Error("the link's target was made")
	}
}

func TestACleanLoadRemovesTheRejectsOfAnEarlierOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	tests := map[string]struct {
		content string
		usual   bool
		removed bool
	}{
		"under the usual name":          {"A;31\r\n", true, true},
		"under a name of its own":       {"\uFEFFname;lat;reject_line;reject_column;reject_code;reject_reason\r\n", false, true},
		"another file of the same name": {"name;lat\r\n", false, false},
	}
	for name, test := range tests {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
			t.Fatal(err)
		}
		r := &rejectsFile{path: path, usual: test.usual}
		removed, err := r.clear()
		if _, gone := os.Stat(path); err != nil || removed != test.removed || (gone != nil) != test.removed {
			t.Errorf("%s: removed %v, %v, want %v", name, removed, err, test.removed)
		}
	}
}
