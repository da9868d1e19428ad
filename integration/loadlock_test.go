package integration_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"nearby/store/storetest"
)

// loading is an importer that holds the lock of loads and waits for the rest of its file.
type loading struct {
	*exec.Cmd
	rest io.WriteCloser
	said *bytes.Buffer
}

// holdsLock: a transaction has the lock, and rows have arrived.
const holdsLock = `SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
	WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
	AND a.application_name LIKE 'nearby, process %' AND a.xact_start < now() - interval '0.2 s')`

// importing starts an importer whose file does not end.
func importing(t *testing.T, p program) loading {
	t.Helper()
	command := p.command(t.Context(), "seed", "--source", "slow", "--crs", "wgs84", "--category", "restaurant", "-")
	rest, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	l := loading{command, rest, &bytes.Buffer{}}
	command.Stderr = l.said
	// A signal to the group of the tests, such as one to go on, is not for it.
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	rows := "id,name,lat,lng\n"
	for i := range 20_000 {
		rows += fmt.Sprintf("%d,店,31.2,121.4\n", i)
	}
	go func() { _, _ = io.WriteString(rest, rows) }() // fails once the importer has ended
	return l
}

// ends waits for the importer to end with this code, and returns what it said.
func (l loading) ends(t *testing.T, code int) string {
	t.Helper()
	_ = l.Wait() // the code says it
	if got := l.ProcessState.ExitCode(); got != code {
		t.Errorf("the importer ends with %d, want %d: %s", got, code, l.said)
	}
	return l.said.String()
}

// An importer that is stopped does not hold the others up for good: the database ends
// its transaction, here after 15 seconds instead of a minute. Who waits says for whom.
func TestAStoppedImporterHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p, db := installed(t, databaseURL), storetest.SQL(t, databaseURL)
	stopped := importing(t, p.with("NEARBY_DATABASE_URL="+databaseURL+limited))
	eventually(t, db, holdsLock)
	waiting := loading{p.command(t.Context(), "seed", "--crs", "wgs84", written(t, "few.csv", few)), nil, &bytes.Buffer{}}
	waiting.Stderr = waiting.said
	if err := waiting.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, db, hasWaited)
	if err := stopped.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	said := waiting.ends(t, 0)
	if want := fmt.Sprintf("process %d on ", stopped.Process.Pid); !strings.Contains(said, want) {
		t.Errorf("the next importer says %q, want for whom it waits: %s", said, want)
	}
	if err := stopped.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if said := stopped.ends(t, 1); !strings.Contains(said, "nothing was loaded") {
		t.Errorf("the stopped importer says %q, want that nothing was loaded", said)
	}
	if n := one[int](t, db, `SELECT count(*) FROM places WHERE source = 'slow'`); n != 0 {
		t.Errorf("there are %d places of the stopped importer, want none", n)
	}
}

// hasWaited: a transaction waits for the lock for longer than it is silent.
const hasWaited = `SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
	WHERE l.locktype = 'advisory' AND NOT l.granted AND a.datname = current_database()
	AND a.xact_start < now() - interval '3 s')`

// limited is what bounds, in the URL of a database, how long it waits for its client.
const limited = "&idle_in_transaction_session_timeout=15000"

// Ctrl-C ends the importer and what the database does for it.
func TestAnImporterThatIsInterruptedSaysThatNothingWasLoaded(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p, db := installed(t, databaseURL), storetest.SQL(t, databaseURL)
	l := importing(t, p)
	eventually(t, db, holdsLock)
	if err := l.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if said := l.ends(t, 1); !strings.Contains(said, "nothing was loaded") {
		t.Errorf("the importer says %q, want that nothing was loaded", said)
	}
	eventually(t, db, alone)
	if n := one[int](t, db, `SELECT count(*) FROM places`); n != 0 {
		t.Errorf("there are %d places, want none", n)
	}
}

// What has read the answer may be gone once the places are there.
func TestALoadThatCannotBeReportedIsSaid(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p, db := installed(t, databaseURL), storetest.SQL(t, databaseURL)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = read.Close()
	defer write.Close()
	l := loading{p.command(t.Context(), "seed", "--crs", "wgs84", written(t, "few.csv", few)), nil, &bytes.Buffer{}}
	l.Stdout, l.Stderr = write, l.said
	if err := l.Start(); err != nil {
		t.Fatal(err)
	}
	if said := l.ends(t, 1); !strings.Contains(said, "few is loaded") || !strings.Contains(said, "broken pipe") {
		t.Errorf("the importer says %q, want that it has loaded, and that it cannot tell", said)
	}
	if n := one[int](t, db, `SELECT count(*) FROM places`); n == 0 {
		t.Error("there are no places")
	}
}

// A file of a header alone is more likely an export that failed.
func TestAFileWithoutARowIsNoSuccess(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	for name, content := range map[string]string{
		"header.csv":       "name,lat,lng,category\n",
		"empty.json":       "[]",
		"nothing.geojson":  `{"type":"FeatureCollection","features":[]}`,
		"header alone.csv": "name,lat,lng,category",
	} {
		e := p.run(t, "seed", "--crs", "wgs84", "--category", "restaurant", written(t, name, content))
		if e.code != 1 && e.code != 2 || !strings.Contains(e.err, name) {
			t.Errorf("%s: exit code %d, %q, want that nothing was loaded", name, e.code, e.err)
		}
		t.Log(e.err)
	}
}
