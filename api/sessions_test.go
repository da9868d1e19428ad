package api

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
)

const anna, bert = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn", "oBertBertBertBertBertBertBer"

// standing is somebody who has sent a place and looks at a list.
func standing(now time.Time) dialogue.Session {
	at := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	s := dialogue.Session{SeenAt: now}.WithPlace(at, now)
	return s.Listed(dialogue.List{At: at, Want: dialogue.Want{Word: "火锅"}, Page: 1, Skip: []int{1}, IDs: []int64{7}})
}

// remembered keeps a session and waits until it is in the database.
func remembered(t *testing.T, m *sessions, openID string, s dialogue.Session) {
	t.Helper()
	if err := m.remember(m.person(openID), s); err != nil {
		t.Fatalf("remember() error = %v", err)
	}
	<-m.store.SaveSession(store.PersonKey{}, store.Session{Expires: time.Now()}) // written after it
}

func TestWhatIsRememberedIsRecalledAtAnyServer(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := testSessions(t, databaseURL, testSecret), testSessions(t, databaseURL, testSecret)
	want := standing(time.Now().UTC().Truncate(time.Second))
	remembered(t, here, anna, want)
	for name, m := range map[string]*sessions{"here": here, "there": there} {
		if diff := cmp.Diff(want, recalled(t, m, m.person(anna))); diff != "" {
			t.Errorf("%s: recall() differs (-want +got):\n%s", name, diff)
		}
		if got := recalled(t, m, m.person(bert)); !cmp.Equal(got, dialogue.Session{}) {
			t.Errorf("%s: recall() of somebody new = %+v", name, got)
		}
	}
}

// What stands in the database tells nothing, and one row cannot stand in for
// another.
func TestASessionIsSealedForItsPerson(t *testing.T) {
	t.Parallel()
	m := testSessions(t, storetest.URL(t), testSecret)
	remembered(t, m, anna, standing(time.Now()))
	state, err := m.store.Session(t.Context(), m.person(anna))
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []string{"31.23", "121.47", "火锅", anna, "Lat"} {
		if bytes.Contains(state, []byte(private)) {
			t.Errorf("the state in the database shows %q", private)
		}
	}
	<-m.store.SaveSession(m.person(bert), store.Session{State: state, Expires: time.Now().Add(time.Minute)})
	if got := recalled(t, m, m.person(bert)); !cmp.Equal(got, dialogue.Session{}) {
		t.Errorf("recall() of somebody with another's state = %+v, want somebody new", got)
	}
}

// A server with another secret meets everybody anew, and says why in its log.
func TestAnotherSecretRecallsNobody(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	ours, other := testSessions(t, databaseURL, testSecret), testSessions(t, databaseURL, strings.Repeat("x", 32))
	remembered(t, ours, anna, standing(time.Now()))
	if got := recalled(t, other, other.person(anna)); !cmp.Equal(got, dialogue.Session{}) {
		t.Errorf("recall() under another secret = %+v, want somebody new", got)
	}
	var log bytes.Buffer
	other.log = slog.New(slog.NewTextHandler(&log, nil))
	if got := recalled(t, other, ours.person(anna)); !cmp.Equal(got, dialogue.Session{}) {
		t.Errorf("recall() of a state under another secret = %+v, want somebody new", got)
	}
	if !strings.Contains(log.String(), "session not opened") {
		t.Errorf("log = %q, want why nothing was recalled", log.String())
	}
}

func TestForgottenIsForgotten(t *testing.T) {
	t.Parallel()
	m := testSessions(t, storetest.URL(t), testSecret)
	if err := m.remember(m.person(anna), standing(time.Now())); err != nil {
		t.Fatal(err)
	}
	if err := m.forget(t.Context(), m.person(anna)); err != nil {
		t.Fatalf("forget() error = %v", err)
	}
	if got := recalled(t, m, m.person(anna)); !cmp.Equal(got, dialogue.Session{}) {
		t.Errorf("recall() = %+v, want somebody new", got)
	}
}

// Somebody who has only said hello leaves no row behind.
func TestNothingIsRememberedOfAHello(t *testing.T) {
	t.Parallel()
	m := testSessions(t, storetest.URL(t), testSecret)
	hello, _ := dialogue.Dialogue{Now: time.Now()}.Next(dialogue.Session{}, dialogue.Typed{Text: "你好"})
	remembered(t, m, anna, hello)
	if state, err := m.store.Session(t.Context(), m.person(anna)); err == nil {
		t.Errorf("a row of %d bytes is kept of a hello", len(state))
	}
}

// A wish that is taken back is not remembered, though nothing is left to remember.
func TestAWishTakenBackIsForgotten(t *testing.T) {
	t.Parallel()
	m := testSessions(t, storetest.URL(t), testSecret)
	talk := dialogue.Dialogue{Now: time.Now()}
	for _, text := range []string{"火锅", "全部"} {
		s, _ := talk.Next(recalled(t, m, m.person(anna)), dialogue.Typed{Text: text})
		remembered(t, m, anna, s)
	}
	if got := recalled(t, m, m.person(anna)).Want; got != (dialogue.Want{}) {
		t.Errorf("after 火锅 and then 全部 they want %+v, want everything", got)
	}
}

// recalled is what is recalled of a person by a database that answers.
func recalled(t *testing.T, m *sessions, person store.PersonKey) dialogue.Session {
	t.Helper()
	session, err := m.recall(t.Context(), person)
	if err != nil {
		t.Fatalf("recall() error = %v", err)
	}
	return session
}

func testSessions(t *testing.T, databaseURL, secret string) *sessions {
	t.Helper()
	m, err := newSessions(Options{
		Store: storetest.OpenURL(t, databaseURL), Secret: seal.New(secret, ""), Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}
