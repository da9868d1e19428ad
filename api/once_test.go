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

func TestAServerWaitsForTheOtherUntilItsTimeIsUp(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	claimedElsewhere(t, databaseURL, "message")
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	got := answerTo(ctx, newTestOnce(t, databaseURL, func() []byte {
		t.Error("worked on what another server has claimed")
		return nil
	}), "message")
	if got != nil {
		t.Errorf("answer = %q, want none", got)
	}
}

// A server that claimed a message and died keeps it no longer than its lease: the
// delivery that waits at another server takes it over.
func TestTheMessageOfADeadServerIsTakenOver(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	claimedElsewhere(t, databaseURL, "message")
	got := answerTo(t.Context(), newTestOnce(t, databaseURL, func() []byte { return []byte("after all") }), "message")
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

func TestKeptAnswersAndKeysCannotBeReadInTheDatabase(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	s := storetest.OpenURL(t, databaseURL)
	answerTo(t.Context(), newTestOnce(t, databaseURL, func() []byte { return []byte("<ToUserName>oOpenID") }), "message")
	var kept []byte
	for kept == nil {
		kept, _ = s.Reply(t.Context(), keyOf("message"))
	}
	if bytes.Contains(kept, []byte("oOpenID")) {
		t.Errorf("kept answer shows the receiver: %q", kept)
	}
}

// claimedElsewhere has the message claimed by a server that never answers it.
func claimedElsewhere(t *testing.T, databaseURL, message string) {
	t.Helper()
	claim, err := storetest.OpenURL(t, databaseURL).ClaimReply(t.Context(), keyOf(message), store.PersonKey{})
	if err != nil || !claim.Mine {
		t.Fatalf("ClaimReply() = %+v, %v, want it", claim, err)
	}
}

func keyOf(message string) store.ReplyKey {
	return store.ReplyKey(seal.New(testSecret, "").Hasher("reply").Hash(message))
}

// answerTo is the answer of a server to a message.
func answerTo(ctx context.Context, server *once, message string) []byte {
	return server.do(ctx, delivery{key: keyOf(message)}).answer
}

// newTestOnce is a server whose answers are made by work.
func newTestOnce(t *testing.T, databaseURL string, work func() []byte) *once {
	t.Helper()
	return onceOn(t, storetest.OpenURL(t, databaseURL), work)
}

func onceOn(t *testing.T, s *store.Store, work func() []byte) *once {
	t.Helper()
	o := Options{Store: s, Secret: seal.New(testSecret, ""), Log: slog.New(slog.DiscardHandler)}
	sessions, err := newSessions(o)
	if err != nil {
		t.Fatal(err)
	}
	answer := func(context.Context, delivery, *dialogue.Session) result { return result{answer: work()} }
	server, err := newOnce(o, sessions, answer)
	if err != nil {
		t.Fatal(err)
	}
	return server
}
