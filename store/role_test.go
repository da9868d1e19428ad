package store_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

// loader makes a role that may load and owns nothing, and returns the database's address
// for it.
func loader(t *testing.T, databaseURL string, admin *pgx.Conn) string {
	t.Helper()
	role, password := "nearby_loader_"+strings.ToLower(rand.Text()[:10]), rand.Text()
	exec := func(sql string) {
		t.Helper()
		if _, err := admin.Exec(t.Context(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	exec(fmt.Sprintf(`CREATE ROLE %s LOGIN PASSWORD '%s'`, role, password))
	t.Cleanup(func() {
		if _, err := admin.Exec(t.Context(), fmt.Sprintf(`DROP OWNED BY %[1]s; DROP ROLE %[1]s`, role)); err != nil {
			t.Logf("role %s stays: %v", role, err)
		}
	})
	exec(fmt.Sprintf(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %s`, role))
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(role, password)
	return u.String()
}

// Who may load renews the statistics too, though only a table's owner may analyze it.
func TestARoleThatOwnsNothingLoadsAndAnalyzes(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	admin, err := pgx.Connect(t.Context(), databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = admin.Close(t.Context()) })
	s := storetest.OpenURL(t, loader(t, databaseURL, admin))
	var places []place.Place
	for i := range 300 {
		places = append(places, restaurant(fmt.Sprint(i), 31, 121))
	}
	for _, test := range []struct {
		privilege  string
		unanalyzed bool
		counted    float32
	}{
		{"SELECT 1", false, 300},
		{"REVOKE EXECUTE ON FUNCTION analyze_places() FROM PUBLIC", true, 300}, // of 600
	} {
		if _, err := admin.Exec(t.Context(), test.privilege); err != nil {
			t.Fatal(err)
		}
		source := test.privilege[:3]
		loaded, err := s.Load(t.Context(), store.Load{Source: source, Next: from(places)})
		if err != nil || loaded.Unanalyzed != test.unanalyzed {
			t.Fatalf("Load() after %s = %+v, %v, want unanalyzed %v", test.privilege, loaded, err, test.unanalyzed)
		}
		var counted float32
		if err := admin.QueryRow(t.Context(), `SELECT reltuples FROM pg_class WHERE oid = 'places'::regclass`).Scan(&counted); err != nil || counted != test.counted {
			t.Errorf("after %s the statistics say %v places, %v, want %v", test.privilege, counted, err, test.counted)
		}
	}
}

// A database that takes no writes is named as such, and is not called unavailable.
func TestALoadIntoADatabaseThatTakesNoWrites(t *testing.T) {
	t.Parallel()
	s := storetest.OpenURL(t, storetest.URL(t)+"&default_transaction_read_only=on")
	_, err := s.Load(t.Context(), store.Load{Source: "test", Next: from([]place.Place{restaurant("a", 31, 121)})})
	if err == nil || errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "takes no writes") {
		t.Errorf("Load() error = %v, want that the database takes no writes", err)
	}
}
