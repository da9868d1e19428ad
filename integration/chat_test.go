package integration_test

import (
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/store/storetest"
)

var update = flag.Bool("update", false, "write down the answers of today in testdata/*.chat")

// Whole conversations, played over HTTP against the real program. Two tell what
// an answer is for: the people who read it, and the next who changes it.
func TestChat(t *testing.T) {
	t.Parallel()
	for data, all := range transcripts(t) {
		t.Run(data, func(t *testing.T) {
			t.Parallel()
			databaseURL := storetest.URL(t)
			p := installed(t, databaseURL)
			load[data](t, p, storetest.SQL(t, databaseURL))
			for settings, all := range bySettings(all) {
				servers := serveTwo(t, p.with(strings.Fields(settings)...), all)
				for _, c := range all {
					t.Run(strings.TrimSuffix(filepath.Base(c.path), ".chat"), func(t *testing.T) {
						t.Parallel()
						play(t, c, servers[:c.servers], storetest.SQL(t, databaseURL))
					})
				}
			}
		})
	}
}

// play plays a transcript and compares what is answered with what it says.
func play(t *testing.T, c transcript, servers []*server, db *sql.DB) {
	t.Helper()
	before := c.lines()
	v := &visitor{openID: person(), servers: servers, db: db, unhurried: c.timed() || len(servers) > 1}
	for i := range c.turns {
		c.turns[i].answer = v.do(t, c.turns[i].does)
	}
	if diff := cmp.Diff(before, c.lines()); diff != "" && !*update {
		t.Errorf("%s is answered otherwise (-written +answered); if it is better, run with -update:\n%s", c.path, diff)
	}
	if *update {
		if err := os.WriteFile(c.path, []byte(strings.Join(c.lines(), "\n")), 0o600); err != nil {
			t.Error(err)
		}
	}
}

// bySettings groups transcripts that the same servers can answer.
func bySettings(all []transcript) map[string][]transcript {
	groups := map[string][]transcript{}
	for _, c := range all {
		groups[c.settings] = append(groups[c.settings], c)
	}
	return groups
}

// serveTwo starts as many servers as the transcripts want.
func serveTwo(t *testing.T, p program, all []transcript) []*server {
	t.Helper()
	wanted := 1
	for _, c := range all {
		wanted = max(wanted, c.servers)
	}
	servers := make([]*server, wanted)
	for i := range servers {
		servers[i] = p.serve(t)
	}
	return servers
}

// load has how to load each kind of data.
var load = map[string]func(*testing.T, program, *sql.DB){
	"sample": func(t *testing.T, p program, _ *sql.DB) {
		p.seed(t, 0, local(t, "../seed/sample/shanghai.csv"))
		p.seed(t, 0, local(t, "../seed/sample/beijing.csv"))
	},
	// An operator with a third category, and with everything known of a place.
	"lake": func(t *testing.T, p program, db *sql.DB) {
		const sights = `INSERT INTO categories (slug, name_zh, name_en, aliases, position)
			VALUES ('sight', '景点', 'Sights', ARRAY['景区', '好玩的', 'sightseeing'], 3)`
		if _, err := db.ExecContext(t.Context(), sights); err != nil {
			t.Fatal(err)
		}
		p.seed(t, 0, local(t, "testdata/lake.csv"))
		noonAtTheLake(t, db)
	},
	"cities": func(t *testing.T, p program, _ *sql.DB) {
		const wgs84, lines = "--crs=wgs84", "--map=lines=address"
		p.seed(t, 0, wgs84, sampledata.Path(t, shanghai+"shanghai_food.csv"))
		p.seed(t, 0, wgs84, lines, sampledata.Path(t, shanghai+"shanghai_bus.csv"))
		p.seed(t, 0, wgs84, lines, sampledata.Path(t, shanghai+"shanghai_urban.csv"))
		p.seed(t, 3, sampledata.Path(t, beijing)) // a feed in which two stops have no name
	},
}

// noonAtTheLake moves the lake to where it is between noon and one, so that the same
// places are open whenever the tests run. Hours of one day of the week are for
// nobody's clock then.
func noonAtTheLake(t *testing.T, db *sql.DB) {
	t.Helper()
	ahead := 12 - time.Now().UTC().Hour()
	here := fmt.Sprintf("Etc/GMT%+d", -ahead) // signs are reversed in these names
	const move = `UPDATE places SET zone = CASE WHEN opening_hours LIKE '%周%' THEN '' ELSE $1 END WHERE zone <> ''`
	moved, err := db.ExecContext(t.Context(), move, here)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := moved.RowsAffected(); err != nil || n < 8 {
		t.Fatalf("%d places of the lake have a time zone, %v, want 8 at least", n, err)
	}
}

// local is the absolute path of a file of the repository: the program runs
// elsewhere.
func local(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(fmt.Errorf("a file of the repository: %w", err))
	}
	return path
}
