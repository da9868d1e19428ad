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
	"nearby/people"
	"nearby/seal"
)

const anna, bert = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn", "oBertBertBertBertBertBertBer"

// standing is somebody who has sent a place and looks at a list.
func standing(now time.Time) dialogue.Session {
	at := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	s := dialogue.Session{SeenAt: now}.WithPlace(at, now)
	return s.Listed(dialogue.List{At: at, Want: dialogue.Want{Word: "火锅"}, Page: 1, Skip: []int{1}, IDs: []int64{7}})
}

func testConversations(t *testing.T, secret string) *conversations {
	t.Helper()
	c, err := newConversations(Options{Secret: seal.New(secret, ""), Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sealedFor(t *testing.T, s *conversations, openID string, c conversation) []byte {
	t.Helper()
	content, err := s.seal(c, s.person(openID))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestWhatIsSealedOpensAtAnyServer(t *testing.T) {
	t.Parallel()
	here, there := testConversations(t, testSecret), testConversations(t, testSecret)
	now := time.Now().UTC().Truncate(time.Second)
	want := conversation{session: standing(now)}.with(1, []byte("first"), now).with(2, success, now)
	got := there.open(t.Context(), sealedFor(t, here, anna, want), there.person(anna))
	if diff := cmp.Diff(want.session, got.session); diff != "" {
		t.Errorf("session differs (-want +got):\n%s", diff)
	}
	for m, want := range map[people.Message]string{1: "first", 2: "success", 3: ""} {
		if answer, ok := got.answerTo(m); string(answer) != want || ok != (want != "") {
			t.Errorf("message %d was answered %q, %v, want %q", m, answer, ok, want)
		}
	}
}

// What is sealed tells nothing, and one person's content cannot stand in for another's.
func TestAConversationIsSealedForItsPerson(t *testing.T) {
	t.Parallel()
	s := testConversations(t, testSecret)
	content := sealedFor(t, s, anna, conversation{session: standing(time.Now())}.with(1, []byte(anna), time.Now()))
	for _, private := range []string{"31.23", "121.47", "火锅", anna, "Lat"} {
		if bytes.Contains(content, []byte(private)) {
			t.Errorf("the content shows %q", private)
		}
	}
	if got := s.open(t.Context(), content, s.person(bert)); !cmp.Equal(got.session, dialogue.Session{}) || got.answers != nil {
		t.Errorf("with another's content somebody is %+v, want somebody new", got)
	}
}

// A server with another secret meets everybody anew, and says why in its log.
func TestAnotherSecretOpensNothing(t *testing.T) {
	t.Parallel()
	ours, other := testConversations(t, testSecret), testConversations(t, strings.Repeat("x", 32))
	var log bytes.Buffer
	other.log = slog.New(slog.NewTextHandler(&log, nil))
	content := sealedFor(t, ours, anna, conversation{session: standing(time.Now())})
	if got := other.open(t.Context(), content, ours.person(anna)); !cmp.Equal(got.session, dialogue.Session{}) {
		t.Errorf("under another secret somebody is %+v, want somebody new", got)
	}
	if !strings.Contains(log.String(), "conversation not opened") {
		t.Errorf("log = %q, want why nothing was opened", log.String())
	}
}

// The last answers are kept, for as long as WeChat may want them; of some more it is
// known that they were given.
func TestWhichAnswersAreKept(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_700_000_000, 0)
	var c conversation
	for m := range people.Message(20) {
		c = c.with(m, []byte{byte(m)}, now)
	}
	for m, want := range map[people.Message]string{19: "\x13", 16: "\x10", 15: "success", 8: "success", 7: ""} {
		if answer, ok := c.answerTo(m); string(answer) != want || ok != (want != "") {
			t.Errorf("message %d was answered %q, %v, want %q", m, answer, ok, want)
		}
	}
	c = c.with(20, []byte("later"), now.Add(answerTTL))
	if len(c.answers) != 1 {
		t.Errorf("%d answers are kept for longer than %s", len(c.answers)-1, answerTTL)
	}
}

// Somebody who has only said hello is kept as long as the answer, and a place for its
// time and no longer.
func TestHowLongAConversationIsKept(t *testing.T) {
	t.Parallel()
	s, now := testConversations(t, testSecret), time.Now()
	hello, _ := dialogue.Dialogue{Now: now}.Next(dialogue.Session{}, dialogue.Typed{Text: "你好"})
	if got := (conversation{session: hello}).ttl(now); got != answerTTL {
		t.Errorf("a hello is kept %s, want %s", got, answerTTL)
	}
	if got := (conversation{session: standing(now)}).ttl(now); got != dialogue.TTL {
		t.Errorf("a place is kept %s, want %s", got, dialogue.TTL)
	}
	old := sealedFor(t, s, anna, conversation{session: standing(now.Add(-dialogue.TTL))})
	if got := s.open(t.Context(), old, s.person(anna)); !cmp.Equal(got.session, dialogue.Session{}) {
		t.Errorf("after its time somebody is %+v, want somebody new", got.session)
	}
}

func TestDamagedContentDoesNotOpen(t *testing.T) {
	t.Parallel()
	whole, err := conversation{session: standing(time.Now())}.with(1, []byte("answer"), time.Now()).encode()
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if c, err := decode(whole[:n]); err == nil && !cmp.Equal(c.session, dialogue.Session{}) {
			t.Errorf("%d of %d bytes decode to %+v", n, len(whole), c.session)
		}
	}
	damaged := conversation{answers: []answered{{message: 1, packed: []byte("no S2")}}}
	if answer, ok := damaged.answerTo(1); ok {
		t.Errorf("a damaged answer is %q", answer)
	}
	for _, b := range [][]byte{{packedAnswers + 1, 2, 3}, {255, 255, 255, 255, 255, 255, 255, 255, 255, 1}, {1, 2, 3}, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 1}} {
		if _, err := decode(b); err == nil {
			t.Errorf("decode(%v) error = nil", b)
		}
	}
}

// A server of the version before, which is being replaced, did not compress answers.
func TestAnswersOfTheVersionBeforeAreRead(t *testing.T) {
	t.Parallel()
	before := []byte{2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 5, 'f', 'i', 'r', 's', 't', 0, 0, 0, 0, 0, 0, 0, 2, 0, 0}
	c, err := decode(before)
	if err != nil {
		t.Fatal(err)
	}
	for m, want := range map[people.Message]string{1: "first", 2: "success"} {
		if answer, ok := c.answerTo(m); string(answer) != want || !ok {
			t.Errorf("message %d was answered %q, %v, want %q", m, answer, ok, want)
		}
	}
}
