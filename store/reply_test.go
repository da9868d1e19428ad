package store_test

import (
	"encoding/binary"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/store"
	"nearby/store/storetest"
)

func TestOneOfManyClaimsAReply(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	servers := []*store.Store{storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)}
	const messages, deliveries = 300, 4
	var claimed atomic.Int64
	var group sync.WaitGroup
	for m := range messages {
		for d := range deliveries {
			group.Go(func() {
				claim, err := servers[d%2].ClaimReply(t.Context(), replyKey(m), somebody(m))
				if err != nil {
					t.Errorf("ClaimReply() error = %v", err)
				}
				if claim.Mine {
					claimed.Add(1)
				}
			})
		}
	}
	group.Wait()
	if claimed.Load() != messages {
		t.Errorf("%d claims succeeded for %d messages", claimed.Load(), messages)
	}
}

func TestReplyIsThereOnceKeptAndGoneOncePurged(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	key, other := replyKey(1), replyKey(2)
	if _, err := s.Reply(t.Context(), key); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Reply() before a claim error = %v, want ErrNotFound", err)
	}
	for _, k := range []store.ReplyKey{key, other} {
		if claim, err := s.ClaimReply(t.Context(), k, somebody(1)); err != nil || !claim.Mine {
			t.Fatalf("ClaimReply() = %+v, %v, want it", claim, err)
		}
	}
	if _, err := s.Reply(t.Context(), key); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Reply() before the answer error = %v, want ErrNotFound", err)
	}
	if err := s.KeepReply(key, []byte("answer")).Wait(); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Reply(t.Context(), key); err != nil || string(got) != "answer" {
		t.Errorf("Reply() = %q, %v, want the answer", got, err)
	}
	if n, err := s.PurgeReplies(t.Context(), time.Hour); err != nil || n != 0 {
		t.Errorf("PurgeReplies(1h) = %d, %v, want 0", n, err)
	}
	if n, err := s.PurgeReplies(t.Context(), 0); err != nil || n != 2 {
		t.Errorf("PurgeReplies(0) = %d, %v, want 2", n, err)
	}
}

// A server that is shut down has written every answer it gave.
func TestCloseWritesWhatIsOnItsWay(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	leaving, err := store.Open(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	for m := range 200 {
		if _, err := leaving.ClaimReply(t.Context(), replyKey(m), somebody(m)); err != nil {
			t.Fatal(err)
		}
		leaving.KeepReply(replyKey(m), []byte{byte(m)})
	}
	leaving.Close()
	staying := storetest.OpenURL(t, databaseURL)
	for m := range 200 {
		if got, err := staying.Reply(t.Context(), replyKey(m)); err != nil || got[0] != byte(m) {
			t.Fatalf("Reply(%d) = %v, %v, want what was kept", m, got, err)
		}
	}
}

// A claim comes with what the sender's last message left, wherever that is.
func TestAClaimBringsTheSession(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	here, there := storetest.OpenURL(t, databaseURL), storetest.OpenURL(t, databaseURL)
	save := func(s *store.Store, person int, state string, expires time.Time) {
		<-s.SaveSession(somebody(person), store.Session{State: []byte(state), Expires: expires})
	}
	save(there, 1, "from there", soon())
	save(there, 2, "replaced here", soon())
	here.SaveSession(somebody(2), store.Session{State: []byte("on its way"), Expires: soon()})
	save(there, 3, "its time is up", time.Now().Add(-time.Second))
	save(there, 4, "forgotten", soon())
	if err := here.ForgetSession(t.Context(), somebody(4)); err != nil {
		t.Fatal(err)
	}
	want := []string{"", "from there", "on its way", "", "", ""}
	var group sync.WaitGroup
	for person, want := range want {
		group.Go(func() { // those that come together are read together
			claim, err := here.ClaimReply(t.Context(), replyKey(person), somebody(person))
			if err != nil || !claim.Mine || string(claim.Session) != want || (claim.Session == nil) != (want == "") {
				t.Errorf("person %d: ClaimReply() = %v with session %q, %v, want it with %q",
					person, claim.Mine, claim.Session, err, want)
			}
		})
	}
	group.Wait()
}

func replyKey(n int) (key store.ReplyKey) {
	binary.BigEndian.PutUint64(key[:], uint64(n))
	return key
}
