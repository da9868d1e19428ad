package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"nearby/store"
	"nearby/store/storetest"
)

// soon is a time to which a session of these tests is kept.
func soon() time.Time { return time.Now().Add(time.Minute) }

func somebody(n int) (person store.PersonKey) {
	copy(person[:], fmt.Sprintf("person %d", n))
	return person
}

func TestASessionIsKnownAtOnceAndSoonToOthers(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	person := somebody(1)
	if _, err := here.Session(t.Context(), person); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("Session() of somebody new error = %v, want ErrNotFound", err)
	}
	saved := here.SaveSession(person, store.Session{State: []byte("state"), Expires: soon()})
	if state, err := here.Session(t.Context(), person); err != nil || string(state) != "state" {
		t.Errorf("Session() right after saving = %q, %v, want the state", state, err)
	}
	<-saved
	for name, s := range map[string]*store.Store{"here": here, "there": there} {
		if state, err := s.Session(t.Context(), person); err != nil || string(state) != "state" {
			t.Errorf("%s: Session() once saved = %q, %v, want the state", name, state, err)
		}
	}
}

// Of what one server saves the last counts, also when much is written together.
func TestTheLastStateOfASessionCounts(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	const people, messages = 50, 40
	last := make([]<-chan struct{}, people)
	var group sync.WaitGroup
	for p := range people {
		group.Go(func() {
			for m := range messages {
				last[p] = s.SaveSession(somebody(p), store.Session{State: fmt.Appendf(nil, "%d", m), Expires: soon()})
			}
		})
	}
	group.Wait()
	for p := range people {
		<-last[p]
		want := fmt.Append(nil, messages-1)
		if state, err := s.Session(t.Context(), somebody(p)); err != nil || !bytes.Equal(state, want) {
			t.Errorf("Session(%d) = %q, %v, want %q", p, state, err, want)
		}
	}
}

func TestForgettingIsDoneWhenItReturns(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	person := somebody(1)
	here.SaveSession(person, store.Session{State: []byte("state"), Expires: soon()}) // perhaps still on its way
	if err := here.ForgetSession(t.Context(), person); err != nil {
		t.Fatalf("ForgetSession() error = %v", err)
	}
	for name, s := range map[string]*store.Store{"here": here, "there": there} {
		if state, err := s.Session(t.Context(), person); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: Session() once forgotten = %q, %v, want ErrNotFound", name, state, err)
		}
	}
	if err := here.ForgetSession(t.Context(), person); err != nil {
		t.Errorf("ForgetSession() of somebody unknown error = %v, want none", err)
	}
}

// Expiry hides a session at once and deletes its row soon.
func TestExpiredSessionsAreHiddenAndDeleted(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	past := time.Now().Add(-time.Second)
	<-s.SaveSession(somebody(1), store.Session{State: []byte("old"), Expires: past})
	<-s.SaveSession(somebody(2), store.Session{State: []byte("new"), Expires: soon()})
	if state, err := s.Session(t.Context(), somebody(1)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Session() that has expired = %q, %v, want ErrNotFound", state, err)
	}
	for i, want := range []int64{1, 0} {
		if n, err := s.PurgeSessions(t.Context()); err != nil || n != want {
			t.Errorf("purge %d: PurgeSessions() = %d, %v, want %d rows deleted", i+1, n, err, want)
		}
	}
	if state, err := s.Session(t.Context(), somebody(2)); err != nil || string(state) != "new" {
		t.Errorf("Session() that has not expired = %q, %v, want it", state, err)
	}
}

// A session that expires on its way into the database is gone as well.
func TestAnExpiredSessionOnItsWayIsNotKnown(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	person := somebody(1)
	saved := s.SaveSession(person, store.Session{State: []byte("old"), Expires: time.Now()})
	if state, err := s.Session(t.Context(), person); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Session() = %q, %v, want ErrNotFound", state, err)
	}
	<-saved
}

// A server that is shut down has written what it remembers.
func TestCloseWritesSessions(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	leaving, err := store.Open(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	for p := range 200 {
		leaving.SaveSession(somebody(p), store.Session{State: []byte{byte(p)}, Expires: soon()})
	}
	leaving.Close()
	staying := storetest.OpenURL(t, databaseURL)
	for p := range 200 {
		if state, err := staying.Session(t.Context(), somebody(p)); err != nil || state[0] != byte(p) {
			t.Fatalf("Session(%d) = %v, %v, want what was remembered", p, state, err)
		}
	}
}

// refusing makes the database refuse to save sessions with this state, and returns
// what ends that.
func refusing(t *testing.T, databaseURL, state string) (mend func()) {
	t.Helper()
	execute(t, databaseURL, `
		CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			IF NEW.state = '`+state+`'::bytea THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF;
			RETURN NEW;
		END $$;
		CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON sessions FOR EACH ROW EXECUTE FUNCTION refuse()`)
	return func() { execute(t, databaseURL, `DROP FUNCTION refuse() CASCADE`) }
}

// wantState waits until a server finds this state of a person; none for "".
func wantState(t *testing.T, s *store.Store, person store.PersonKey, want string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		state, err := s.Session(t.Context(), person)
		if string(state) == want && (err == nil || want == "" && errors.Is(err, store.ErrNotFound)) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("Session() = %q, %v, want %q", state, err, want)
		}
	}
}

// What cannot be written is known to this server all the same, and to the others as
// soon as it can be.
func TestASessionThatCannotBeWrittenIsTriedAgain(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	mend := refusing(t, databaseURL, "state")
	<-here.SaveSession(somebody(1), store.Session{State: []byte("state"), Expires: soon()})
	wantState(t, here, somebody(1), "state")
	wantState(t, there, somebody(1), "")
	if n := here.Queued().Sessions; n != 1 {
		t.Errorf("%d sessions wait, want the one", n)
	}
	mend()
	wantState(t, there, somebody(1), "state")
}

// While one waits to be tried again, what is newer counts, wherever it is said.
func TestASessionThatIsLateReplacesNothingNewer(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	mend := refusing(t, databaseURL, "old")
	for person := range 3 {
		<-here.SaveSession(somebody(person), store.Session{State: []byte("old"), Expires: soon()})
	}
	<-here.SaveSession(somebody(0), store.Session{State: []byte("new"), Expires: soon()})
	<-there.SaveSession(somebody(1), store.Session{State: []byte("new"), Expires: soon().Add(time.Minute)})
	if err := here.ForgetSession(t.Context(), somebody(2)); err != nil {
		t.Fatalf("ForgetSession() error = %v", err)
	}
	mend()
	for here.Queued().Sessions > 0 {
		time.Sleep(10 * time.Millisecond)
	}
	<-here.SaveSession(somebody(3), store.Session{State: []byte("last"), Expires: soon()}) // written after them
	for person, want := range []string{"new", "new", "", "last"} {
		wantState(t, there, somebody(person), want)
	}
}

// Whoever could not be forgotten is so for this server, and soon for all.
func TestForgettingIsTriedAgain(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	<-here.SaveSession(somebody(1), store.Session{State: []byte("state"), Expires: soon()})
	execute(t, databaseURL, `ALTER TABLE sessions RENAME TO elsewhere`)
	if err := here.ForgetSession(t.Context(), somebody(1)); err == nil {
		t.Fatal("ForgetSession() without a table error = nil")
	}
	wantState(t, here, somebody(1), "")
	execute(t, databaseURL, `ALTER TABLE elsewhere RENAME TO sessions`)
	wantState(t, there, somebody(1), "")
}

// A server that is shut down tells what it could not write, and does not wait for it.
func TestCloseGivesUpWhatCannotBeWritten(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	refusing(t, databaseURL, "state")
	leaving, err := store.Open(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	var lost []error
	leaving.OnLost(func(err error) { lost = append(lost, err) })
	<-leaving.SaveSession(somebody(1), store.Session{State: []byte("state"), Expires: soon()})
	leaving.SaveSession(somebody(2), store.Session{State: []byte("state"), Expires: soon()})
	leaving.Close()
	if len(lost) != 1 || !strings.HasPrefix(lost[0].Error(), "2 sessions not written: ") {
		t.Errorf("told of %v, want one line about 2 sessions", lost)
	}
}
