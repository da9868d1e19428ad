package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"nearby/people"
	"nearby/store"
	"nearby/store/storetest"
)

func somebody(n int) (person people.Key) {
	copy(person[:], fmt.Sprintf("person %d", n))
	return person
}

// take takes the conversation of a person for a message.
func take(t *testing.T, s *store.Store, person people.Key, m people.Message) *people.Held {
	t.Helper()
	held, err := s.People().Take(t.Context(), person, m)
	if err != nil {
		t.Fatalf("Take() error = %v", err)
	}
	return held
}

// say has a person say something that is then remembered, without waiting for that.
func say(t *testing.T, s *store.Store, person people.Key, m people.Message, content string) {
	t.Helper()
	if err := take(t, s, person, m).Save(t.Context(), []byte(content), time.Minute); err != nil {
		t.Fatalf("Save() error = %v", err)
	}
}

// remembered is what a server remembers of a person.
func remembered(t *testing.T, s *store.Store, person people.Key) string {
	t.Helper()
	content, err := s.People().Read(t.Context(), person)
	if err != nil {
		t.Fatalf("Read() error = %v", err)
	}
	return string(content)
}

// awaitRemembered waits until a server finds this in the database.
func awaitRemembered(t *testing.T, s *store.Store, person people.Key, want string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		got := remembered(t, s, person)
		if got == want {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("remembered is %q, want %q", got, want)
		}
	}
}

// The messages of a person are answered one after another wherever they arrive, and
// each begins with what came of the one before.
func TestMessagesOfAPersonBeginWhereTheLastEnded(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	servers := []*store.Store{storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)}
	const persons, messages = 20, 20
	var group sync.WaitGroup
	for p := range persons {
		for m := range messages {
			group.Go(func() {
				err := people.ErrStale // what the server remembered was not so: once more, as package api does
				for errors.Is(err, people.ErrStale) {
					held := take(t, servers[m%2], somebody(p), people.Message(m+1))
					content := append(slices.Clip(held.Content), byte('a'+m))
					err = errors.Join(held.Fault, held.Save(t.Context(), content, time.Minute))
				}
				if err != nil {
					t.Errorf("person %d, message %d: %v", p, m, err)
				}
			})
		}
	}
	group.Wait()
	for _, s := range servers {
		awaitWritten(t, s) // what came of the last message may be on its way
	}
	for p := range persons {
		got := remembered(t, servers[0], somebody(p))
		if len(got) != messages {
			t.Errorf("person %d: %d messages are remembered, %q, want %d", p, len(got), got, messages)
		}
	}
}

// A server that is shut down has written what it remembers.
func TestCloseWritesWhatIsOnItsWay(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	leaving, err := store.Open(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	for p := range 200 {
		say(t, leaving, somebody(p), 1, fmt.Sprint(p))
	}
	leaving.Close()
	staying := storetest.OpenURL(t, databaseURL)
	for p := range 200 {
		if got := remembered(t, staying, somebody(p)); got != fmt.Sprint(p) {
			t.Fatalf("person %d: remembered is %q", p, got)
		}
	}
}

// What was forgotten stays so, whatever a server had not written yet.
func TestForgettingIsDoneWhenItReturnsAndStays(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	mend := refusing(t, databaseURL, "late")
	for p := range 20 {
		say(t, here, somebody(p), 1, "late")
		forget(t, there, somebody(p), 2)
		if got := remembered(t, there, somebody(p)); got != "" {
			t.Fatalf("right after forgetting, remembered is %q", got)
		}
	}
	mend()
	awaitWritten(t, here)
	for p := range 20 {
		if got := remembered(t, there, somebody(p)); got != "" {
			t.Errorf("person %d is back: %q", p, got)
		}
	}
	forget(t, here, somebody(99), 1) // somebody unknown
}

func forget(t *testing.T, s *store.Store, person people.Key, m people.Message) {
	t.Helper()
	if err := take(t, s, person, m).Forget(t.Context(), nil); err != nil {
		t.Fatalf("Forget() error = %v", err)
	}
}

func awaitWritten(t *testing.T, s *store.Store) {
	t.Helper()
	for begun := time.Now(); s.People().Queued() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > time.Minute {
			t.Fatalf("%d conversations are not written", s.People().Queued())
		}
	}
}

// refusing makes the database refuse to write this content, and returns what ends that.
func refusing(t *testing.T, databaseURL, content string) (mend func()) {
	t.Helper()
	execute(t, databaseURL, `
		CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			IF NEW.content = '`+content+`'::bytea THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF;
			RETURN NEW;
		END $$;
		CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION refuse()`)
	return func() { execute(t, databaseURL, `DROP FUNCTION refuse() CASCADE`) }
}

// What cannot be written is known to this server all the same, and to the others as
// soon as it can be; until then they know that they do not know.
func TestWhatCannotBeWrittenIsTriedAgain(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	mend := refusing(t, databaseURL, "state")
	say(t, here, somebody(1), 1, "state")
	say(t, here, somebody(2), 1, "written") // together with it, perhaps
	awaitRemembered(t, there, somebody(2), "written")
	if got := remembered(t, here, somebody(1)); got != "state" {
		t.Errorf("here remembered is %q", got)
	}
	if got := remembered(t, there, somebody(1)); got != "" {
		t.Errorf("there remembered is %q", got)
	}
	mend()
	awaitRemembered(t, there, somebody(1), "state")
}

// While one waits to be tried again what is newer counts, wherever it is said.
func TestWhatIsLateReplacesNothingNewer(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	mend := refusing(t, databaseURL, "old")
	for p := range 2 {
		say(t, here, somebody(p), 1, "old")
	}
	if got := take(t, here, somebody(0), 2); string(got.Content) != "old" {
		t.Errorf("the next message here begins with %q", got.Content)
	} else if err := got.Save(t.Context(), []byte("new"), time.Minute); err != nil {
		t.Error(err)
	}
	held := take(t, there, somebody(1), 2) // after the lease has run out
	if held.Fault == nil {
		t.Errorf("another server claims to know what was said last: %q", held.Content)
	}
	if err := held.Save(t.Context(), []byte("new"), time.Minute); err != nil {
		t.Error(err)
	}
	mend()
	awaitWritten(t, here)
	for p := range 2 {
		awaitRemembered(t, there, somebody(p), "new")
	}
}

// An answer that is finished after its lease is not given when another server has
// answered meanwhile.
func TestAnAnswerThatComesTooLate(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	alone, stale := take(t, here, somebody(1), 1), take(t, here, somebody(2), 1)
	time.Sleep(people.Lease)
	say(t, there, somebody(2), 2, "newer")
	if err := alone.Save(t.Context(), []byte("late"), time.Minute); err != nil {
		t.Errorf("Save() of what nobody else has had error = %v", err)
	}
	if err := stale.Save(t.Context(), []byte("late"), time.Minute); !errors.Is(err, people.ErrStale) {
		t.Errorf("Save() after another has answered error = %v, want ErrStale", err)
	}
	awaitWritten(t, here)
	awaitWritten(t, there)
	if one, two := remembered(t, there, somebody(1)), remembered(t, here, somebody(2)); one != "late" || two != "newer" {
		t.Errorf("remembered is %q and %q", one, two)
	}
}

// The server that dies with a message under way leaves it to the delivery that comes
// next; of another message nobody knows what was said before it.
func TestTheMessageOfADeadServerIsTakenOver(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	dead, alive := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	before := storetest.OpenURL(t, databaseURL) // the other two remember nobody
	for p := range 2 {
		say(t, before, somebody(p), 1, "before")
	}
	awaitWritten(t, before)
	for p := range 2 {
		take(t, dead, somebody(p), 2)
	}
	var group sync.WaitGroup
	for p, m := range []people.Message{2, 3} {
		group.Go(func() {
			held := take(t, alive, somebody(p), m)
			if again := m == 2; again != (held.Fault == nil) || again && string(held.Content) != "before" {
				t.Errorf("message %d begins with %q, %v", m, held.Content, held.Fault)
			}
			held.Leave(t.Context())
		})
	}
	group.Wait()
}

func TestNobodyWaitsLongerThanTheirTime(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	held := take(t, here, somebody(1), 1)
	defer held.Leave(t.Context())
	for name, s := range map[string]*store.Store{"the same server": here, "another": there} {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		if _, err := s.People().Take(ctx, somebody(1), 2); !errors.Is(err, people.ErrBusy) {
			t.Errorf("%s: Take() error = %v, want ErrBusy", name, err)
		}
		cancel()
	}
}

// Rows whose time is up tell nothing, and are deleted unless somebody is at them.
func TestWhatIsOverIsHiddenAndDeleted(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	s := storetest.OpenURL(t, databaseURL)
	for p := range 5 {
		say(t, s, somebody(p), 1, "content")
	}
	awaitWritten(t, s)
	execute(t, databaseURL, `UPDATE people SET expires_at = 0 WHERE person <> 'person 4'::bytea || decode(repeat('00', 24), 'hex')`)
	if got := remembered(t, s, somebody(0)); got != "" {
		t.Errorf("of somebody whose time is up remembered is %q", got)
	}
	s = storetest.OpenURL(t, databaseURL) // a server that has had nobody's row
	held := take(t, s, somebody(0), 2)
	if held.Content != nil {
		t.Errorf("a message of somebody whose time is up begins with %q", held.Content)
	}
	held.Leave(t.Context())
	for i, want := range []int{3, 0} {
		total := 0
		for slice := range store.PeopleSlices {
			n, err := s.PurgePeople(t.Context(), slice)
			if err != nil {
				t.Fatal(err)
			}
			total += n
		}
		if total != want {
			t.Errorf("purge %d deletes %d rows, want %d", i+1, total, want)
		}
	}
	if got := remembered(t, s, somebody(4)); got != "content" {
		t.Errorf("of somebody whose time is not up remembered is %q", got)
	}
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
	for p := range 2 {
		say(t, leaving, somebody(p), 1, "state")
	}
	leaving.Close()
	total := 0
	for _, err := range lost {
		var n int
		if _, scan := fmt.Sscanf(err.Error(), "%d conversations not written: ", &n); scan != nil {
			t.Errorf("told of %v", err)
		}
		total += n
	}
	if total != 2 {
		t.Errorf("told of %v, want 2 conversations in all", lost)
	}
}
