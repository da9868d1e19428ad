package integration_test

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/migrations"
	"nearby/store/storetest"
	"nearby/store/storetest/cluster"
)

// The commands of the manual, as they stand there, on a database that has been
// loaded twice: all of it comes back, and can be worked with.
func TestABackupComesBackAsItWas(t *testing.T) {
	t.Parallel()
	dump, err := cluster.Tool("pg_dump")
	if err != nil {
		t.Skipf("needs pg_dump: %v", err)
	}
	before := storetest.URL(t)
	after, environ := plainDatabase(t, filepath.Dir(dump))
	p := installed(t, before)
	p.must(t, 0, append([]string{"seed"}, samples(t)...)...)
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	p.must(t, 0, "seed", "--crs", "wgs84", "--source", "few", written(t, "fewer.csv",
		strings.Replace(few, "附近的面馆", "换了名字的面馆", 1)))
	s := p.serve(t)
	s.say(t, location(squareX, squareY))
	s.terminate(t)
	s.exitCode(t)

	commands := documented(t, "pg_dump", "sudo -u postgres createdb", "pg_restore")
	for _, command := range commands {
		shell := exec.CommandContext(t.Context(), "bash", "-ec", command)
		shell.Dir = p.dir
		shell.Env = append(environ, "NEARBY_DATABASE_URL="+before, "RESTORED_DATABASE_URL="+after)
		if said, err := shell.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, said)
		}
	}

	restored := p.with("NEARBY_DATABASE_URL=" + after)
	for _, args := range [][]string{
		{"migrate", "version"},
		{"loads"},
		{"search", "--json", "--lat", squareLat, "--lng", squareLng, "--limit", "500", "--radius", "50000"},
		{"search", "--json", "--lat", squareLat, "--lng", squareLng, "--category", "transit"},
		{"search", "--json", "--lat", squareLat, "--lng", squareLng, "--keyword", "换了名字"},
	} {
		want, got := p.must(t, 0, args...), restored.must(t, 0, args...)
		if diff := cmp.Diff(want.out, got.out); diff != "" || len(want.out) < 2 {
			t.Errorf("nearby %v (-before +after):\n%s", args, diff)
		}
	}
	db, was := storetest.SQL(t, after), storetest.SQL(t, before)
	for _, question := range []string{
		`SELECT version || ' ' || changed_at FROM dataset_version`,
		`SELECT string_agg(extname, ' ' ORDER BY extname) FROM pg_extension`,
		`SELECT string_agg(md5(p::text), ' ' ORDER BY id) FROM places p`,
		`SELECT string_agg(indexdef, E'\n' ORDER BY indexname) FROM pg_indexes WHERE tablename = 'places'`,
	} {
		if got, want := one[string](t, db, question), one[string](t, was, question); got != want || got == "" {
			t.Errorf("%s: got %q, want %q", question, got, want)
		}
	}
	if n := one[int](t, db, `SELECT count(*) FROM people`); n != 0 {
		t.Errorf("%d rows about people came back, want none", n)
	}
	restored.must(t, 0, "loads", "undo")
	if found := restored.search(t, "--lat", squareLat, "--lng", squareLng, "--keyword", "附近的面馆"); len(found) != 1 {
		t.Errorf("after undoing the last load: %+v, want the name of before", found)
	}
	if got := restored.seed(t, 0, "--crs", "wgs84", "--source", "new", written(t, "new.csv", few)); got.Inserted != 3 {
		t.Errorf("a load into the restored database: %+v, want 3 new places", got)
	}
}

// Whoever has run the very first version may go to this one with their places.
func TestPlacesOfTheFirstVersionComeAlong(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.EmptyURL(t)
	db := scripted(t, databaseURL)
	first, err := os.ReadFile("../migrations/000001_places.up.sql")
	if err != nil {
		t.Fatal(err)
	}
	const rows = `
		CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
		INSERT INTO schema_migrations VALUES (1, false);
		INSERT INTO places (source, external_id, category_id, name, lines, lat, lng)
		SELECT 'old', n::text, 2, '老站 ' || n, '49路', 31.2347 + n * 0.0001, 121.4706
		FROM generate_series(1, 500) n;
		UPDATE dataset_version SET version = 7`
	if _, err := db.ExecContext(t.Context(), string(first)+rows); err != nil {
		t.Fatal(err)
	}

	p := installed(t, databaseURL)
	p.must(t, 0, "migrate", "up")
	found := p.search(t, "--lat", squareLat, "--lng", squareLng, "--category", "transit", "--limit", "500")
	if len(found) != 500 || found[0].Name != "老站 1" || found[0].ExternalID != "1" {
		t.Errorf("found %d places, the first %+v, want 500 from 老站 1 on", len(found), found[:min(1, len(found))])
	}
	if version := one[int](t, db, `SELECT version FROM dataset_version`); version != 7 {
		t.Errorf("the data are of version %d, want 7 as before", version)
	}
	if r := p.serve(t).say(t, location(squareX, squareY)); len(r.Articles) != 1 ||
		!strings.Contains(r.Articles[0].Description, "老站 1") {
		t.Errorf("a location was answered %+v, want the old places", r)
	}
	again := p.seed(t, 0, "--crs", "wgs84", "--source", "old", "--category", "transit",
		written(t, "old.csv", "id,name,lat,lng\n1,新站,31.2348,121.4706\n"))
	if again.Updated != 1 {
		t.Errorf("a load over an old place: %+v, want it updated", again)
	}
}

// One version back, and forth again: no place is lost on the way.
func TestTheLastMigrationIsTakenBackWithoutLosingAPlace(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	db := scripted(t, databaseURL)
	p := installed(t, databaseURL)
	p.must(t, 0, append([]string{"seed"}, samples(t)...)...)
	around := []string{"--lat", squareLat, "--lng", squareLng, "--limit", "100"}
	before := p.search(t, around...)
	// What the first version could ask, and every later one can.
	const nearest = `SELECT string_agg(id || ' ' || name || ' ' || category_id || ' ' || distance, ', ') FROM (
		SELECT id, name, category_id, ST_Distance(geog, ST_MakePoint(` + squareLng + `, ` + squareLat + `)::geography) AS distance
		FROM places ORDER BY distance, id LIMIT 50) AS found`
	want := one[string](t, db, nearest)
	latest, err := migrations.Latest()
	if err != nil {
		t.Fatal(err)
	}

	p.must(t, 0, "migrate", "down", "1", "--yes")
	if got := one[uint](t, db, `SELECT version FROM schema_migrations WHERE NOT dirty`); got != latest-1 {
		t.Errorf("the schema is of version %d, want %d", got, latest-1)
	}
	if got := one[string](t, db, nearest); got != want || got == "" {
		t.Errorf("one version back: %s\nwant %s", got, want)
	}
	if e := p.run(t, "serve"); e.code != 1 || !strings.Contains(e.err, "nearby migrate up") {
		t.Errorf("serve on the older schema: %+v, want it to say what to run", e)
	}

	p.must(t, 0, "migrate", "up")
	if diff := cmp.Diff(before, p.search(t, around...)); diff != "" || len(before) == 0 {
		t.Errorf("back and forth (-before +after):\n%s", diff)
	}
	p.must(t, 0, append([]string{"seed"}, samples(t)...)...)
}

// scripted is a connection that takes several statements at once.
func scripted(t *testing.T, databaseURL string) *sql.DB {
	t.Helper()
	separator := "?"
	if strings.Contains(databaseURL, "?") {
		separator = "&"
	}
	return storetest.SQL(t, databaseURL+separator+"default_query_exec_mode=simple_protocol")
}

// samples are the files that come with the program.
func samples(t *testing.T) []string {
	t.Helper()
	return []string{local(t, "../seed/sample/beijing.csv"), local(t, "../seed/sample/shanghai.csv")}
}

// documented are the blocks of the manual that run these programs, in this order.
// The translation has the same.
func documented(t *testing.T, programs ...string) []string {
	t.Helper()
	block := regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")
	var all []string
	for _, path := range []string{"../docs/operations.md", "../docs/operations.zh-CN.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var own []string
		for _, program := range programs {
			for _, found := range block.FindAllStringSubmatch(string(text), -1) {
				if strings.HasPrefix(found[1], program+" ") {
					own = append(own, found[1])
				}
			}
		}
		if len(own) != len(programs) || all != nil && !slices.Equal(all, own) {
			t.Fatalf("%s has %q, want one block of each of %v, the same in both languages", path, own, programs)
		}
		all = own
	}
	return all
}
