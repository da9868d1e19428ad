package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"nearby/store"
	"nearby/store/storetest"
)

// pgx prepares every statement, and PostgreSQL stops planning a prepared
// statement anew after five runs. The search must use the index then as well:
// once in index order for the bound, once as a filter for what lies within it.
func TestSearchUsesTheIndexUnderAGenericPlan(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	loadPlaces(t, storetest.OpenURL(t, databaseURL), scattered(rand.New(rand.NewPCG(5, 6)), 3000))
	conn, err := pgx.Connect(t.Context(), databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())

	plan := genericPlan(t, conn, "nearby",
		[]string{"lng", "lat", "pattern", "in_address", "lines", "kinds", "radius", "limit", "beyond_stops", "stops", "categories", "beyond"},
		"121.47, 31.23, '', false, NULL, NULL, 10000, 10, 0, 10, '{}', 0")
	if got := strings.Count(plan, "Index Scan using places_category_geog_idx"); got != 2 {
		t.Errorf("index scans = %d, want 2 in\n%s", got, plan)
	}
	for _, want := range []string{"Order By: (geog <->", "(geog && _st_expand("} {
		if !strings.Contains(plan, want) {
			t.Errorf("plan lacks %q:\n%s", want, plan)
		}
	}
	if strings.Contains(plan, "Seq Scan on places") {
		t.Errorf("plan reads every place:\n%s", plan)
	}
}

// genericPlan explains a query file as PostgreSQL runs it when it no longer
// looks at the arguments.
func genericPlan(t *testing.T, conn *pgx.Conn, file string, args []string, values string) string {
	t.Helper()
	sql := store.Statement(file)
	for i, arg := range args {
		sql = strings.ReplaceAll(sql, "@"+arg, fmt.Sprintf("$%d", i+1))
	}
	for _, statement := range []string{
		"SET plan_cache_mode = force_generic_plan",
		"PREPARE search AS " + sql,
	} {
		if _, err := conn.Exec(t.Context(), statement, pgx.QueryExecModeSimpleProtocol); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	rows, _ := conn.Query(t.Context(), "EXPLAIN (COSTS OFF) EXECUTE search ("+values+")")
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}
