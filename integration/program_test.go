package integration_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"testing"
)

const (
	wechatToken = "integrationtoken"
	secret      = "a secret of thirty-two characters, for tests"
)

// program is the real binary with the settings and the directory of one test.
// Nothing else of the environment reaches it.
type program struct {
	dir      string   // where it runs, and so where rejects files go
	settings []string // NAME=value; of two with one name the last counts
}

// installed is the program set up for a database as an operator would do it.
func installed(t *testing.T, databaseURL string) program {
	t.Helper()
	return program{dir: t.TempDir()}.with(
		"NEARBY_DATABASE_URL="+databaseURL,
		"NEARBY_WECHAT_TOKEN="+wechatToken,
		"NEARBY_SECRET="+secret,
		"NEARBY_LISTEN=127.0.0.1:0",
		"NEARBY_ADMIN_LISTEN=",
		"NEARBY_LIMIT_PERSON=0", // tests type faster than people
	)
}

// with is the same program with more settings.
func (p program) with(settings ...string) program {
	p.settings = slices.Concat(p.settings, settings)
	return p
}

func (p program) command(ctx context.Context, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, executable, args...)
	command.Dir, command.Env = p.dir, p.settings
	return command
}

// ended is a run of the program that is over.
type ended struct {
	code     int
	out, err string
}

// run runs the program to its end.
func (p program) run(t *testing.T, args ...string) ended { return p.feed(t, nil, args...) }

// feed is run with something on standard input.
func (p program) feed(t *testing.T, in io.Reader, args ...string) ended {
	t.Helper()
	command := p.command(t.Context(), args...)
	var out, said bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = in, &out, &said
	var exit *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatalf("nearby %v: %v", args, err)
	}
	return ended{command.ProcessState.ExitCode(), out.String(), said.String()}
}

// must is run for tests that cannot go on unless it ends with this exit code.
func (p program) must(t *testing.T, code int, args ...string) ended {
	t.Helper()
	e := p.run(t, args...)
	if e.code != code {
		t.Fatalf("nearby %v: exit code %d, want %d\n%s%s", args, e.code, code, e.out, e.err)
	}
	return e
}

// summary is what "seed --output json" answers.
type summary struct {
	Source     string         `json:"source"`
	Read       int            `json:"read"`
	Inserted   int            `json:"inserted"`
	Updated    int            `json:"updated"`
	Unchanged  int            `json:"unchanged"`
	Deleted    int            `json:"deleted"`
	Rejected   int            `json:"rejected"`
	Skipped    int            `json:"skipped"`
	Merged     int            `json:"merged"`
	Duplicates int            `json:"duplicates"`
	Reasons    map[string]int `json:"reasons"`
	Rejects    string         `json:"rejects"`
}

// seed loads with these arguments and checks that the counts add up.
func (p program) seed(t *testing.T, code int, args ...string) summary {
	t.Helper()
	e := p.must(t, code, append([]string{"seed", "--output", "json"}, args...)...)
	return summed(t, e)
}

func summed(t *testing.T, e ended) summary {
	t.Helper()
	var s summary
	if err := json.Unmarshal([]byte(e.out), &s); err != nil {
		t.Fatalf("summary %q: %v\n%s", e.out, err, e.err)
	}
	if sum := s.Inserted + s.Updated + s.Unchanged + s.Rejected + s.Skipped + s.Merged + s.Duplicates; sum != s.Read {
		t.Errorf("the counts of %+v make %d, want those that were read, %d", s, sum, s.Read)
	}
	return s
}

// found is one place of "search --json".
type found struct {
	ID         int64   `json:"id"`
	Source     string  `json:"source"`
	ExternalID string  `json:"external_id"`
	Name       string  `json:"name"`
	Category   string  `json:"category"`
	Distance   float64 `json:"distance"`
	Bearing    float64 `json:"bearing"`
	Lat        float64 `json:"lat"`
	Lng        float64 `json:"lng"`
}

// search runs "search --json" with these arguments.
func (p program) search(t *testing.T, args ...string) []found {
	t.Helper()
	e := p.must(t, 0, append([]string{"search", "--json"}, args...)...)
	var all []found
	if err := json.Unmarshal([]byte(e.out), &all); err != nil {
		t.Fatalf("search %v: %v in %q", args, err, e.out)
	}
	return all
}
