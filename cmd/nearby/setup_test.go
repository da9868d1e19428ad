package main

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/settings"
	"nearby/store/storetest"
	"nearby/wechat/platform/platformtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain takes the settings of whoever runs the tests out of the environment:
// a test passes its own as flags.
func TestMain(m *testing.M) {
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, settings.Prefix) && !strings.HasPrefix(name, "NEARBY_TEST_") &&
			name != "NEARBY_POSTGIS_IMAGE" {
			if err := os.Unsetenv(name); err != nil {
				panic(err)
			}
		}
	}
	os.Exit(m.Run())
}

// account is the command line as an operator of a stand-in's account has it.
type account struct {
	wechat *platformtest.Server
	flags  []string
}

// connected returns the command line for a new account without a database.
func connected(t *testing.T, o platformtest.Options) account {
	t.Helper()
	wechat, address := platformtest.Start(t, o)
	return account{wechat, []string{
		"--wechat-api-url=" + address,
		"--wechat-app-id=" + platformtest.AppID,
		"--wechat-app-secret=" + platformtest.AppSecret,
	}}
}

// ended is one run of the program.
type ended struct {
	code     int
	out, err string
}

// seenSecrets are the warnings that tests get for passing secrets as flags.
var seenSecrets = regexp.MustCompile(`(?m)^nearby: warning: --\S+ is seen by everybody.*\n`)

// run runs the program as main does. What every command says about the token
// when it has no database is left out.
func (a account) run(t *testing.T, in string, args ...string) ended {
	t.Helper()
	var out, said bytes.Buffer
	err := run(t.Context(), append(args, a.flags...), streams{strings.NewReader(in), &out, &said})
	if err != nil {
		said.WriteString("nearby: " + err.Error() + "\n")
	}
	const note = "nearby: without NEARBY_DATABASE_URL and NEARBY_SECRET the access token is this command's alone\n"
	errors := seenSecrets.ReplaceAllString(said.String(), "")
	return ended{exitCode(err), out.String(), strings.Replace(errors, note, "", 1)}
}

// must is run for what has to end well, and returns what it printed.
func (a account) must(t *testing.T, in string, args ...string) string {
	t.Helper()
	e := a.run(t, in, args...)
	if e.code != 0 {
		t.Fatalf("nearby %v: got exit code %d, want 0\n%s%s", args, e.code, e.out, e.err)
	}
	return e.out
}

// golden compares got with the file of that name, or writes the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; go test -update writes it anew):\n%s", path, diff)
	}
}

// loadedSample returns the address of a database with the sample places of the two cities.
func loadedSample(t *testing.T) string {
	t.Helper()
	databaseURL := storetest.URL(t)
	operator(databaseURL).must(t, "", "seed", "../../seed/sample/beijing.csv", "../../seed/sample/shanghai.csv")
	return databaseURL
}

// file writes a file for one test and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func sortedNames[T any](tests map[string]T) []string {
	return slices.Sorted(maps.Keys(tests))
}
