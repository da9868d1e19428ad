package seed_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/seed"
	"nearby/seed/fault"
)

func TestExpand(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		files feed
		names []string // under the folder
		want  []string
	}{
		"files as they are named, each once": {
			feed{"b.csv": "", "a.rejects.csv": ""},
			[]string{"b.csv", "a.rejects.csv", "b.csv"},
			[]string{"b.csv", "a.rejects.csv"},
		},
		"a folder of data": {
			feed{
				"b.csv": "", "a.geojson": "", "c.csv.gz": "", "b.rejects.csv": "", "README.txt": "",
				".hidden.csv": "", "photo.jpg": "", "deeper/d.csv": "",
			},
			[]string{""},
			[]string{"a.geojson", "b.csv", "c.csv.gz"},
		},
		"a folder that is a feed":       {feed{"stops.txt": "", "trips.txt": ""}, []string{""}, []string{""}},
		"a folder with a feed in it":    {feed{"gtfs/stops.txt": "", "LICENSE": ""}, []string{""}, []string{""}},
		"a folder of feeds and a table": {feed{"a/stops.txt": "", "b/stops.txt": "", "c.csv": ""}, []string{""}, []string{"a", "b", "c.csv"}},
		"a pattern in quotes": {
			feed{"a.csv": "", "b.csv": "", "a.rejects.csv": "", "c.csv/x": ""},
			[]string{"*.csv"},
			[]string{"a.csv", "b.csv"},
		},
		"a file that is called like a pattern": {feed{"[1].csv": "", "1.csv": ""}, []string{"[1].csv"}, []string{"[1].csv"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := test.files.folder(t)
			var names, want []string
			for _, name := range test.names {
				names = append(names, filepath.Join(dir, name))
			}
			for _, name := range test.want {
				want = append(want, filepath.Join(dir, name))
			}
			got, err := seed.Expand(names)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("Expand(%q): %v (-want +got):\n%s", test.names, err, diff)
			}
		})
	}
}

func TestExpandRefuses(t *testing.T) {
	t.Parallel()
	dir := feed{"photo.jpg": ""}.folder(t)
	for _, test := range []struct{ name, want string }{
		{filepath.Join(dir, "none.csv"), "no such file"},
		{filepath.Join(dir, "*.csv"), "no file is called so"},
		{filepath.Join(dir, "[.csv"), "faulty"},
		{dir, "nothing in this folder"},
	} {
		_, err := seed.Expand([]string{test.name})
		var usage *fault.Usage
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Expand(%s): got %v, want a UsageError that says %q", test.name, err, test.want)
		}
	}
}

// A folder that others can write to must not choose files elsewhere.
func TestNoLinkLeadsOutOfAFolder(t *testing.T) {
	t.Parallel()
	secret := filepath.Join(feed{"secret.csv": "name,lat,lng\nA,31,121\n"}.folder(t), "secret.csv")
	folder := feed{"a.csv": ""}.folder(t)
	link := filepath.Join(folder, "b.csv")
	for _, name := range []string{link, filepath.Join(feed{"gtfs/trips.txt": ""}.folder(t), "gtfs", "stops.txt")} {
		if err := os.Symlink(secret, name); err != nil {
			t.Fatal(err)
		}
		within := filepath.Dir(name)
		if got, err := seed.Expand([]string{within}); err == nil && slices.Contains(got, name) {
			t.Errorf("Expand(%s) = %v, want nothing of the link", within, got)
		}
		if file, err := seed.OpenFile(within, seed.Options{}); err == nil {
			t.Errorf("OpenFile(%s) follows the link", within)
			_ = file.Close()
		}
		if got := seed.Links([]string{within}); !slices.Equal(got, []string{name}) {
			t.Errorf("Links(%s) = %v, want %s", within, got, name)
		}
	}
	if got, err := seed.Expand([]string{link}); err != nil || !slices.Equal(got, []string{link}) {
		t.Errorf("Expand(%s) = %v, %v, want it: it was named", link, got, err)
	}
}
