package integration_test

import (
	"bytes"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"index/suffixarray"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"

	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/seal"
	"nearby/store/storetest"
	"nearby/store/storetest/cluster"
)

// Many people send ten messages each to two servers. Afterwards nothing
// tells who they are or where they were: no row, no dump, no log, no figure. When
// they have unfollowed, nothing is remembered at all.
func TestNothingTellsWhoWasWhere(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	db := storetest.SQL(t, databaseURL)
	p := installed(t, databaseURL).with("NEARBY_ADMIN_LISTEN=127.0.0.1:0")
	load["sample"](t, p, db)
	servers := []*server{p.serve(t), p.serve(t)}
	crowd := crowdOf(testsize.Pick(60, 1000))
	everybody(t, crowd, func(who somebody) { who.talk(t, servers, db) })

	eventually(t, db, `SELECT count(*) = $1 FROM people WHERE content IS NOT NULL`, len(crowd))
	secrets := secretsOf(crowd)
	rows := everyValue(t, db)
	if name := seal.New(secret, "").Hasher("person").Hash(crowd[0].openID); !bytes.Contains(rows, name) {
		t.Fatal("what is looked through does not hold the rows of people")
	}
	secrets.mustNotBeIn(t, "the rows of the database", rows)
	secrets.mustNotBeIn(t, "a dump of the database", dumped(t, databaseURL))
	for _, s := range servers {
		log, _ := s.log.read()
		secrets.mustNotBeIn(t, "the log", []byte(log))
		secrets.mustNotBeIn(t, "the admin address", []byte(s.admin(t, "/metrics")+s.admin(t, "/healthz")))
	}

	everybody(t, crowd, func(who somebody) {
		v := &visitor{openID: who.openID, servers: servers, db: db, turns: 100}
		v.do(t, "[取关]")
	})
	if left := one[int](t, db, `SELECT count(*) FROM people WHERE content IS NOT NULL`); left != 0 {
		t.Errorf("%d people are remembered after they have unfollowed", left)
	}
}

// somebody is one of the crowd, and where they are.
type somebody struct {
	openID string
	at     geo.GCJ02
}

// crowdOf is so many people in Shanghai. Their places have six decimals, which no
// place of the sample has.
func crowdOf(n int) []somebody {
	random := rand.New(rand.NewPCG(1, 1000))
	crowd := make([]somebody, n)
	for i := range crowd {
		crowd[i] = somebody{person(), geo.GCJ02{
			Lat: 31.2 + float64(1+10*random.IntN(7000))/1e6,
			Lng: 121.4 + float64(1+10*random.IntN(9000))/1e6,
		}}
	}
	return crowd
}

// everybody lets all of them do something, several at a time.
func everybody(t *testing.T, crowd []somebody, do func(somebody)) {
	t.Helper()
	const atATime = 16
	queue := make(chan somebody)
	var group sync.WaitGroup
	for range atATime {
		group.Go(func() {
			for who := range queue {
				do(who)
			}
		})
	}
	for _, who := range crowd {
		queue <- who
	}
	close(queue)
	group.Wait()
}

// pageLink is the path of the page behind an answer.
var pageLink = regexp.MustCompile(`<Url>(?:<!\[CDATA\[)?https?://[^/]+(/n/[^\]<]+)`)

// talk is ten messages, and a look at the page behind an answer.
func (who somebody) talk(t *testing.T, servers []*server, db *sql.DB) {
	t.Helper()
	wgs84 := who.at.WGS84(geo.Mainland)
	v := &visitor{openID: who.openID, servers: servers, db: db}
	for _, line := range []string{
		"[关注]", "1", fmt.Sprintf("[定位 %f,%f]", wgs84.Lat, wgs84.Lng),
		fmt.Sprintf("[位置 我家 %f,%f]", who.at.Lat, who.at.Lng),
		"2", "路线", "更多", "汤包", "[位置 我家]", "[菜单 restaurant]",
	} {
		v.do(t, line)
		if link := pageLink.FindStringSubmatch(v.answered); link != nil && line == "更多" {
			servers[0].do(t, http.MethodGet, link[1], "")
		}
	}
}

// secrets are what must not be found anywhere, with whose it is.
type secrets map[string]string

// secretsOf are the OpenIDs of the crowd, plain, as hex and as base64, and their
// places on both datums.
func secretsOf(crowd []somebody) secrets {
	all := secrets{}
	for _, who := range crowd {
		const telling = 21 // bytes at the end of an OpenID that only one person has
		end := who.openID[len(who.openID)-telling:]
		all[end] = who.openID
		all[hex.EncodeToString([]byte(end))] = who.openID
		for shift := range 3 { // base64 takes three bytes together, wherever the OpenID begins
			all[base64.StdEncoding.EncodeToString([]byte(end[shift:shift+telling-3]))] = who.openID
		}
		wgs84 := who.at.WGS84(geo.Mainland)
		for _, degrees := range []float64{who.at.Lat, who.at.Lng, wgs84.Lat, wgs84.Lng} {
			full := fmt.Sprintf("%.9f", degrees)
			all[full[:len(full)-3]] = who.openID // cut and not rounded, to be part of the full number
		}
	}
	return all
}

// timeOfDay is what a clock writes. Its 31.225875 seconds are no latitude.
var timeOfDay = regexp.MustCompile(`\d\d:\d\d:\d\d\.\d+`)

func (s secrets) mustNotBeIn(t *testing.T, what string, text []byte) {
	t.Helper()
	if len(text) == 0 {
		return
	}
	index := suffixarray.New(timeOfDay.ReplaceAll(text, []byte("hh:mm:ss")))
	text = index.Bytes()
	for secret, whose := range s {
		if found := index.Lookup([]byte(secret), 1); found != nil {
			from, to := max(0, found[0]-60), min(len(text), found[0]+60)
			t.Fatalf("%s has %q of %s in it: …%q…", what, secret, whose, text[from:to])
		}
	}
}

// everyValue is every value of every table of ours, bytes as they are.
func everyValue(t *testing.T, db *sql.DB) []byte {
	t.Helper()
	names := one[string](t, db, `SELECT string_agg(quote_ident(relname), ' ') FROM pg_class
		WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'spatial_ref_sys'`)
	var all bytes.Buffer
	for name := range strings.FieldsSeq(names) {
		rows, err := db.QueryContext(t.Context(), "SELECT * FROM "+name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, &all, rows)
	}
	return all.Bytes()
}

func write(t *testing.T, all *bytes.Buffer, rows *sql.Rows) {
	t.Helper()
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values := make([]sql.RawBytes, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for _, value := range values {
			all.Write(append(value, '\n'))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// dumped is what pg_dump writes, or nothing where PostgreSQL is not installed.
func dumped(t *testing.T, databaseURL string) []byte {
	t.Helper()
	program, err := cluster.Tool("pg_dump")
	if err != nil {
		t.Logf("the rows have been looked through, a dump has not: %v", err)
		return nil
	}
	command := exec.CommandContext(t.Context(), program, "--dbname", databaseURL)
	command.Stderr = os.Stderr
	dump, err := command.Output()
	if err != nil {
		t.Fatalf("pg_dump: %v", err)
	}
	return dump
}

// admin asks the address for operators.
func (s *server) admin(t *testing.T, path string) string {
	t.Helper()
	of := *s
	of.url = "http://" + s.logged(t, "serving admin")["address"].(string)
	return of.get(t, path).body
}
