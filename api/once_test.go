package api

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/internal/testsize"
	"nearby/people"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
)

const testSecret = "0123456789abcdef0123456789abcdef"

// The same message three times at once, again and again, at two servers
// that share a database: one of them works, once, and all three answers are its.
func TestThreeDeliveriesAtTwoServersGetOneAnswer(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	var works atomic.Int64
	work := func() []byte {
		works.Add(1)
		return []byte(rand.Text()) // no two works give the same
	}
	servers := []*once{newTestOnce(t, databaseURL, work), newTestOnce(t, databaseURL, work)}
	for message := range testsize.Pick(200, 1000) {
		works.Store(0)
		var answers [3][]byte
		var group sync.WaitGroup
		for delivery := range answers {
			group.Go(func() {
				server := servers[(message+delivery)%2]
				answers[delivery] = answerTo(t.Context(), server, fmt.Sprint(message))
			})
		}
		group.Wait()
		if works.Load() != 1 {
			t.Fatalf("message %d was worked on %d times, want once", message, works.Load())
		}
		if answers[0] == nil || !bytes.Equal(answers[0], answers[1]) || !bytes.Equal(answers[0], answers[2]) {
			t.Fatalf("message %d: answers %q, want three times the same", message, answers)
		}
	}
}

func TestALaterDeliveryGetsTheFirstAnswer(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	first := answerTo(t.Context(), newTestOnce(t, databaseURL, func() []byte { return []byte("first") }), "message")
	again := answerTo(t.Context(), newTestOnce(t, databaseURL, func() []byte {
		t.Error("worked again")
		return nil
	}), "message")
	if string(first) != "first" || !bytes.Equal(first, again) {
		t.Errorf("answers = %q, %q, want the first twice", first, again)
	}
}

// The server that is at work on a message has the others wait, and one that has died
// leaves it to them.
func TestAServerWaitsForTheOtherUntilThatHasDied(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	server := newTestOnce(t, databaseURL, func() []byte { return []byte("after all") })
	taken, err := storetest.OpenURL(t, databaseURL).People().Take(t.Context(), server.delivery("message").sender, server.delivery("message").message)
	if err != nil || taken.Fault != nil {
		t.Fatalf("Take() error = %v, %v", err, taken.Fault)
	}
	var got []byte
	for begun := time.Now(); got == nil && time.Since(begun) < 4*people.Lease; {
		got = server.do(t.Context(), server.delivery("message")).answer
	}
	if string(got) != "after all" {
		t.Errorf("answer = %q, want that of the second server", got)
	}
}

func TestWithoutADatabaseTheMessageIsAnsweredAllTheSame(t *testing.T) {
	t.Parallel()
	nowhere, err := store.Open("postgres://nobody@127.0.0.1:1/none")
	if err != nil {
		t.Fatal(err)
	}
	defer nowhere.Close()
	got := answerTo(t.Context(), onceOn(t, nowhere, func() []byte { return []byte("answer") }), "message")
	if string(got) != "answer" {
		t.Errorf("answer = %q, want the work's", got)
	}
}

func TestWhatIsKeptCannotBeReadInTheDatabase(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	s, server := storetest.OpenURL(t, databaseURL), newTestOnce(t, databaseURL, func() []byte { return []byte("<ToUserName>oOpenID") })
	answerTo(t.Context(), server, "message")
	var kept []byte
	for kept == nil {
		kept, _ = s.People().Read(t.Context(), server.delivery("message").sender)
	}
	if bytes.Contains(kept, []byte("oOpenID")) {
		t.Errorf("kept answer shows the receiver: %q", kept)
	}
}

// delivery is a delivery of a message of a person of its own.
func (o *once) delivery(message string) delivery {
	return delivery{message: o.conversations.message(message), sender: o.conversations.person(message)}
}

// answerTo is the answer of a server to a message.
func answerTo(ctx context.Context, server *once, message string) []byte {
	return server.do(ctx, server.delivery(message)).answer
}

// newTestOnce is a server whose answers are made by work.
func newTestOnce(t *testing.T, databaseURL string, work func() []byte) *once {
	t.Helper()
	return onceOn(t, storetest.OpenURL(t, databaseURL), work)
}

func onceOn(t *testing.T, s *store.Store, work func() []byte) *once {
	t.Helper()
	o := Options{Store: s, Secret: seal.New(testSecret, ""), Log: slog.New(slog.DiscardHandler), Now: time.Now}
	conversations, err := newConversations(o)
	if err != nil {
		t.Fatal(err)
	}
	return newOnce(o, conversations, func(context.Context, delivery, *dialogue.Session) result { return result{answer: work()} })
}
