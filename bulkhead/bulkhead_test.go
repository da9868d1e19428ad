package bulkhead_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"nearby/bulkhead"
)

const patience = time.Second

var budget = bulkhead.Budget{Burst: 4 * time.Second, Share: 0.1}

// enter takes a slot and fails when there is none.
func enter(t *testing.T, b *bulkhead.Bulkhead, ctx context.Context, expected time.Duration) func(time.Duration) {
	t.Helper()
	leave, err := b.Enter(ctx, expected)
	if err != nil {
		t.Fatalf("Enter(%s) error = %v, want a slot", expected, err)
	}
	return leave
}

func TestHalfOfTheSlotsAreForLightWork(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bulkhead.New(4, patience)
		for range 2 {
			enter(t, b, t.Context(), time.Second)
		}
		begun := time.Now()
		if _, err := b.Enter(t.Context(), time.Second); !errors.Is(err, bulkhead.ErrFull) || time.Since(begun) != patience {
			t.Errorf("a third heavy one: error %v after %s, want ErrFull after %s", err, time.Since(begun), patience)
		}
		begun = time.Now()
		for range 2 {
			enter(t, b, t.Context(), time.Millisecond)
		}
		if took := time.Since(begun); took != 0 {
			t.Errorf("light ones wait for %s, want not at all", took)
		}
		if _, err := b.Enter(t.Context(), time.Millisecond); !errors.Is(err, bulkhead.ErrFull) {
			t.Errorf("a fifth: error %v, want ErrFull", err)
		}
	})
}

func TestWhoHasHadLeastIsNext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bulkhead.New(2, patience)
		leave := enter(t, b, t.Context(), time.Second)
		glutton := bulkhead.NewAccount(budget, time.Now)
		enter(t, b, bulkhead.On(t.Context(), glutton), time.Millisecond)(3 * time.Second)
		order := make(chan string, 2)
		for _, who := range []struct {
			name    string
			account *bulkhead.Account
		}{{"glutton", glutton}, {"modest", bulkhead.NewAccount(budget, time.Now)}} {
			ctx := bulkhead.On(t.Context(), who.account)
			go func() {
				leave := enter(t, b, ctx, 600*time.Millisecond)
				order <- who.name
				leave(0)
			}()
			synctest.Wait()
		}
		leave(time.Second)
		if first, second := <-order, <-order; first != "modest" || second != "glutton" {
			t.Errorf("first %s, then %s, want the modest first though the glutton came before", first, second)
		}
	})
}

func TestABudgetIsUsedUpAndComesBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bulkhead.New(8, patience)
		account := bulkhead.NewAccount(budget, time.Now)
		visit := bulkhead.On(t.Context(), account)
		enter(t, b, visit, time.Second)(3 * time.Second)
		enter(t, b, visit, time.Second)(2 * time.Second)
		if _, err := b.Enter(bulkhead.On(t.Context(), account), time.Second); !errors.Is(err, bulkhead.ErrSpent) {
			t.Errorf("5 s of 4 used: error %v, want ErrSpent", err)
		}
		enter(t, b, visit, time.Second)(0) // what was begun is finished
		if got, want := account.Wait(), 10*time.Second; got != want {
			t.Errorf("Wait() = %s, want %s", got, want)
		}
		time.Sleep(10*time.Second + time.Millisecond)
		enter(t, b, bulkhead.On(t.Context(), account), time.Second)(0)
		time.Sleep(budget.Forgiven())
		enter(t, b, bulkhead.On(t.Context(), account), 0)(budget.Burst - 1)
		enter(t, b, bulkhead.On(t.Context(), account), 0)(0)
	})
}

// What is under way counts, or a crowd of connections would all be let in.
func TestAFewAtATimeUseUpABudget(t *testing.T) {
	t.Parallel()
	b := bulkhead.New(100, 0)
	account := bulkhead.NewAccount(budget, time.Now)
	let := 0
	for range 48 {
		if _, err := b.Enter(bulkhead.On(t.Context(), account), time.Second); err == nil {
			let++
		}
	}
	if let > 5 {
		t.Errorf("%d of 48 are let in at once, want 5 at most", let)
	}
}

func TestWhoGivesUpLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bulkhead.New(2, patience)
		leave := enter(t, b, t.Context(), time.Second)
		account := bulkhead.NewAccount(budget, time.Now)
		ctx, cancel := context.WithTimeout(bulkhead.On(t.Context(), account), patience/2)
		defer cancel()
		if _, err := b.Enter(ctx, time.Second); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("given up: error %v, want that of the context", err)
		}
		if !bulkhead.Light(bulkhead.On(t.Context(), account)) {
			t.Error("what was not done is on the account")
		}
		leave(0)
		enter(t, b, t.Context(), time.Second)(0)
	})
}

// Work that comes after that of others keeps them from nothing, however little it is.
func TestWorkThatComesAfterThatOfOthersIsHeavy(t *testing.T) {
	t.Parallel()
	b := bulkhead.New(2, 0)
	after := func() context.Context { return bulkhead.On(t.Context(), bulkhead.NewAccountAfter(budget, time.Now)) }
	if bulkhead.Light(after()) {
		t.Error("it is light")
	}
	enter(t, b, after(), time.Millisecond)
	if _, err := b.Enter(after(), time.Millisecond); !errors.Is(err, bulkhead.ErrFull) {
		t.Errorf("the second of two slots: error %v, want ErrFull", err)
	}
	enter(t, b, t.Context(), time.Millisecond)
}
