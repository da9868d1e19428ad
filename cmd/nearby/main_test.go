package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"nearby/usage"
)

func TestEveryKindOfErrorHasItsExitCode(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err  error
		want int
	}{
		"done":                            {nil, 0},
		"failed":                          {errors.New("disk on fire"), 1},
		"wrong usage":                     {usage.Errorf("no such flag"), 2},
		"wrong usage, wrapped":            {fmt.Errorf("seed: %w", usage.Errorf("no such flag")), 2},
		"done, with rejects":              {errRejected, 3},
		"rejects do not hide wrong usage": {errors.Join(errRejected, usage.Errorf("b.csv")), 2},
	}
	for name, test := range tests {
		if got := exitCode(test.err); got != test.want {
			t.Errorf("%s: exitCode(%v) = %d, want %d", name, test.err, got, test.want)
		}
	}
}

func TestAWrongCallSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	const database = "--database-url=postgres://nobody@localhost:1/none"
	tests := map[string]struct {
		args []string
		want string
	}{
		"no command":              {nil, "see nearby help"},
		"no such command":         {[]string{"cook"}, "cook"},
		"no such flag":            {[]string{"version", "--loud"}, "--loud"},
		"half a place":            {[]string{"search", "--lat=31"}, "--lng"},
		"a word for a number":     {[]string{"search", "--lat=north", "--lng=121"}, "--lat"},
		"off the globe":           {[]string{"search", "--lat=91", "--lng=121", database}, "--lat, --lng"},
		"not a number":            {[]string{"search", "--lat=NaN", "--lng=121", database}, "--lat, --lng"},
		"no places at all":        {[]string{"search", "--lat=31", "--lng=121", "--limit=0", database}, "--limit"},
		"too many places":         {[]string{"search", "--lat=31", "--lng=121", "--limit=10001", database}, "--limit"},
		"a radius of nothing":     {[]string{"search", "--lat=31", "--lng=121", "--radius=0", database}, "--radius"},
		"a radius not a number":   {[]string{"search", "--lat=31", "--lng=121", "--radius=NaN", database}, "--radius"},
		"a datum nobody knows":    {[]string{"search", "--lat=31", "--lng=121", "--crs=mars", database}, "mars"},
		"no database to search":   {[]string{"search", "--lat=31", "--lng=121"}, "NEARBY_DATABASE_URL"},
		"no database to migrate":  {[]string{"migrate", "up"}, "NEARBY_DATABASE_URL"},
		"down by nothing":         {[]string{"migrate", "down", "0", database}, "at least 1"},
		"no file to load":         {[]string{"seed", database}, "file"},
		"a limit of nonsense":     {[]string{"seed", "--max-errors=some", database, "a.csv"}, "--max-errors"},
		"a format nobody reads":   {[]string{"seed", "--format=pdf", database, "a.csv"}, "--format"},
		"an encoding of nobody's": {[]string{"seed", "--encoding=ebcdic", database, "a.csv"}, "--encoding"},
		"one rejects file for two": {
			[]string{"seed", "--rejects=r.csv", database, "a.csv", "b.csv"}, "--rejects",
		},
		"an address without a port": {[]string{"healthcheck", "--listen=localhost"}, "NEARBY_LISTEN"},
		"nowhere to send to":        {[]string{"send", "--to=here", "--wechat-token=t", "subscribe"}, "--to"},
		"no token to sign with":     {[]string{"send", "subscribe"}, "token"},
		"a file that is not there":  {[]string{"send", "--wechat-token=t", "event", "/nowhere.xml"}, "/nowhere.xml"},
	}
	for name, test := range tests {
		got := account{}.run(t, "", test.args...)
		if got.code != 2 || !strings.Contains(got.err, test.want) || got.out != "" {
			t.Errorf("%s: exit code %d, %q, %q, want 2 and something about %s", name, got.code, got.err, got.out, test.want)
		}
	}
}

func TestVersionIsOneLine(t *testing.T) {
	t.Parallel()
	got := account{}.must(t, "", "version")
	if !strings.HasPrefix(got, "nearby ") || strings.Count(got, "\n") != 1 || !strings.Contains(got, "go1.") {
		t.Errorf("version prints %q, want one line with the version and that of Go", got)
	}
}

func TestHelpIsACommandToo(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"help": "--help", "help seed": "seed --help", "help places export": "places export --help",
		"seed help": "seed help", "": "",
	} {
		if got := strings.Join(asked(strings.Fields(args)), " "); got != want {
			t.Errorf("nearby %s means nearby %s, want %s", args, got, want)
		}
	}
}
