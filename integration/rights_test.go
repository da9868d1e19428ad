package integration_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nearby/store/storetest"
	"nearby/store/storetest/cluster"
)

// plainDatabase makes a role that is no superuser, and the environment in which the lines
// of the manual make a database for it. The role, whose name is not nearby as another
// test may have that, stands in their place by a sudo of the test's own.
func plainDatabase(t *testing.T, tools string) (databaseURL string, environ []string) {
	t.Helper()
	admin, err := url.Parse(storetest.EmptyURL(t))
	if err != nil {
		t.Fatal(err)
	}
	db := scripted(t, admin.String())
	role, name := "nearby_"+strings.ToLower(rand.Text()[:10]), "restored_"+strings.ToLower(rand.Text()[:10])
	run(t, db, `CREATE ROLE `+role+` LOGIN PASSWORD 'plain'`)
	t.Cleanup(func() {
		for _, statement := range []string{`DROP DATABASE IF EXISTS ` + name + ` WITH (FORCE)`, `DROP ROLE ` + role} {
			if _, err := db.ExecContext(context.Background(), statement); err != nil {
				t.Logf("%s: %v", statement, err)
			}
		}
	})
	password, _ := admin.User.Password()
	environ = append(os.Environ(), "PGHOST="+host(admin), "PGPORT="+admin.Port(),
		"PGUSER="+admin.User.Username(), "PGPASSWORD="+password, "ROLE="+role, "DATABASE="+name)
	shim := t.TempDir()
	const sudo = `#!/bin/sh
# sudo -u postgres COMMAND…, for another role and database
shift 2
command=$1
shift
case $command in
createdb) exec createdb --owner="$ROLE" "$DATABASE" ;;
psql) shift; exec psql --set ON_ERROR_STOP=1 --dbname="$DATABASE" "$@" ;;
esac
exit 1
`
	if err := os.WriteFile(filepath.Join(shim, "sudo"), []byte(sudo), 0o755); err != nil { //nolint:gosec // a program
		t.Fatal(err)
	}
	environ = append(environ, "PATH="+shim+":"+tools+":"+os.Getenv("PATH"))
	plain := *admin
	plain.User, plain.Path = url.UserPassword(role, "plain"), "/"+name
	return plain.String(), environ
}

// host is where a database is, also when its address names the folder of a socket.
func host(u *url.URL) string {
	if folder := u.Query().Get("host"); folder != "" {
		return folder
	}
	return u.Hostname()
}

func run(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// The roles of deploy/postgresql: a server answers and remembers, a loader loads, and
// neither can do more.
func TestRolesHaveTheRightsTheyNeedAndNoMore(t *testing.T) {
	t.Parallel()
	psql, err := cluster.Tool("psql")
	if err != nil {
		t.Skipf("needs psql: %v", err)
	}
	databaseURL := storetest.URL(t)
	text, err := os.ReadFile("../deploy/postgresql/roles.sql")
	if err != nil {
		t.Fatal(err)
	}
	prefix := "nearby_" + strings.ToLower(rand.Text()[:10])
	grants := strings.NewReplacer("nearby_server", prefix+"_server", "nearby_loader", prefix+"_loader").Replace(string(text))
	for range 2 { // as after each migration
		command := exec.CommandContext(t.Context(), psql, "--set", "ON_ERROR_STOP=1", databaseURL)
		command.Stdin = strings.NewReader(grants)
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("roles.sql: %v\n%s", err, said)
		}
	}
	db := scripted(t, databaseURL)
	as := func(name string) program {
		role := prefix + "_" + name
		run(t, db, `ALTER ROLE `+role+` PASSWORD 'plain'`)
		t.Cleanup(func() {
			if _, err := db.ExecContext(context.Background(), `DROP OWNED BY `+role+`; DROP ROLE `+role); err != nil {
				t.Logf("role %s stays: %v", role, err)
			}
		})
		u, err := url.Parse(databaseURL)
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.UserPassword(role, "plain")
		return installed(t, u.String())
	}
	server, loader := as("server"), as("loader")
	loader.must(t, 0, append([]string{"seed"}, samples(t)...)...)
	loader.must(t, 0, "loads", "undo")
	loader.must(t, 0, append([]string{"seed"}, samples(t)...)...)
	s := server.serve(t)
	who := person()
	if r := s.say(t, message(who, "<MsgType>text</MsgType><Content>餐厅</Content>")); !strings.Contains(r.Content, "位置") {
		t.Errorf("a wish is answered %+v, want to be asked where", r)
	}
	s.say(t, message(who, "<MsgType>location</MsgType><Location_X>"+squareX+"</Location_X><Location_Y>"+squareY+"</Location_Y>"))
	s.terminate(t)
	s.exitCode(t)
	if said, _ := s.log.read(); strings.Contains(said, "permission denied") {
		t.Errorf("the server lacks rights:\n%s", said)
	}
	if n := one[int](t, db, `SELECT count(*) FROM people`); n != 1 {
		t.Errorf("%d people are remembered, want 1", n)
	}
	if e := server.run(t, "places", "delete", "--source", "shanghai", "--yes"); e.code != 1 || !strings.Contains(e.err, "permission denied") {
		t.Errorf("the server's role deletes places: %+v, want it refused", e)
	}
	if e := loader.run(t, "migrate", "down", "1", "--yes"); e.code != 1 || !strings.Contains(e.err, "only the owner") {
		t.Errorf("the loader's role migrates: %+v, want it refused", e)
	}
}
