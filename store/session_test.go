package store_test

import (
	"bytes"
	"errors"
	"fmt"
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
