package seed_test

import (
	"path/filepath"
	"strings"
	"testing"

	"nearby/internal/sampledata"
	"nearby/seed"
)

// What is no table is named, with what makes one of it.
func TestForeignFiles(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]string{
		"version https://git-lfs.github.com/spec/v1\noid sha256:1\n": "git lfs pull",
		"<!DOCTYPE html><html><table>":                               "web page",
		"<?xml version=\"1.0\"?><Error/>":                            "this is XML",
		"-- PostgreSQL database dump\n--\nSET x = 0;":                "dump of a database",
		"INSERT INTO poi VALUES (1,'x',31.5,121.5);":                 "dump of a database",
		"SQLite format 3\x00\x10":                                    "GeoPackage",
		"PAR1\x15\x04":                                               "Parquet",
		"\x00\x00\x27\x0A\x00\x00":                                   "shapefile",
	} {
		if _, err := seed.Open(strings.NewReader(content), plain()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", content, err, want)
		}
	}
	zip := filepath.Join(sampledata.Path(t, "cases/data"), "16_shapefile_geofabrik.zip")
	if _, err := seed.OpenFile(zip, plain()); err == nil || !strings.Contains(err.Error(), "ogr2ogr -f CSV") {
		t.Errorf("a shapefile in a zip: got %v", err)
	}
}
