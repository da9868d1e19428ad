package seed

import (
	"bytes"
	"errors"
	"regexp"
)

// unreadable are texts that hold places and are no tables, by their beginnings, with what
// makes one of them.
var unreadable = []struct {
	begins *regexp.Regexp
	advice string
}{
	{regexp.MustCompile(`^version https://git-lfs\.github\.com/`), "this is a pointer of Git LFS, not the file itself: run git lfs pull"},
	{regexp.MustCompile(`(?i)^(<!doctype html|<html|<head|<body)`), "this is a web page: save the file that it links to, or its table as CSV"},
	{regexp.MustCompile(`^<(\?xml|[A-Za-z!])`), "this is XML, and neither KML nor another kind that is read: " +
		"if a service answered with an error it says which; else convert it (ogr2ogr -f CSV -lco GEOMETRY=AS_XY out.csv FILE)"},
	{
		regexp.MustCompile(`^(?:(?:(?:var|let|const)\s+)?[A-Za-z_$][\w$.]*\s*=\s*[\[{]|export\s+default\s*[\[{]|[A-Za-z_$][\w$.]*\(\s*[\[{]\s*["\[{])`),
		"this is JavaScript, not JSON: keep what stands from the first bracket to the one that closes it, and save that as .json",
	},
	{
		regexp.MustCompile(`(?i)^(--[^\n]*(dump|sql)|insert into |create table |begin;|set [a-z_]+ ?=)`),
		"this is a dump of a database: load it into one and export the table " +
			"(psql -c '\\copy TABLE to out.csv csv header')",
	},
}

// checkReadable says what a text is that nobody can read as a table, or nil.
func checkReadable(sample []byte) error {
	start := bytes.TrimLeft(sample, " \t\r\n")
	for _, f := range unreadable {
		if f.begins.Match(start) {
			return errors.New(f.advice)
		}
	}
	return nil
}
