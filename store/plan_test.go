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

// What leaves a stop is read by its place and by its platforms within one feed. With OR
// PostgreSQL read the whole index of all stops instead, at 300,000 of them for 66 ms each.
// A feed that was just loaded has no statistics yet.
func TestDeparturesAreReadByTheIndexesOfOneFeed(t *testing.T) {
	t.Parallel()
	conn, err := pgx.Connect(t.Context(), storetest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, statement := range []string{
		`INSERT INTO timetables (source, load_id, checksum, zone) VALUES ('feed', 1, '', 'UTC')`,
		`INSERT INTO services (timetable_id, number, weekdays, starts_on, ends_on, added, removed)
			SELECT id, 1, 127, '2026-01-01', '2026-12-31', '{}', '{}' FROM timetables`,
		`INSERT INTO departures (timetable_id, place, stop, stop_name, zone, line, headsign, service, clocks, trips)
			SELECT id, 's' || n, 's' || n || '_' || platform, '', '', '', '', 1, '{}', '{}'
			FROM timetables, generate_series(1, 10000) AS n, generate_series(1, 2) AS platform`,
	} {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}

	plan := genericPlan(t, conn, "departures", []string{"sources", "ids"}, "'{feed}', '{s1}'")
	for _, column := range []string{"place", "stop"} {
		if want := "Index Cond: ((timetable_id = t.id) AND (" + column + " = asked.id))"; !strings.Contains(plan, want) {
			t.Errorf("plan lacks %q:\n%s", want, plan)
		}
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
