package integration_test

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nearby/migrations"
	"nearby/store/storetest"
)

// Whoever sets a server up wants to hear of every mistake at once, and nobody
// wants to find a secret in the log.
func TestEveryWrongSettingIsNamedAndNoSecretIs(t *testing.T) {
	t.Parallel()
	const hidden = "xyzzy"
	bare := program{dir: t.TempDir()}
	tests := map[string]struct {
		settings []string
		want     []string
	}{
		"nothing is set": {nil, []string{"NEARBY_DATABASE_URL", "NEARBY_SECRET", "token"}},
		"everything is wrong": {
			[]string{
				"NEARBY_DATABASE_URL=postgres://u:" + hidden + "@h:port/d",
				"NEARBY_DATABASE_REPLICA_URLS=postgres://u:" + hidden + "@h/d,postgres://u:" + hidden + "@h:port/d",
				"NEARBY_SECRET=" + hidden,
				"NEARBY_WECHAT_TOKEN=" + hidden,
				"NEARBY_WECHAT_MODE=quantum",
				"NEARBY_WECHAT_AES_KEY=" + hidden,
				"NEARBY_WECHAT_MAX_SKEW=long",
				"NEARBY_LOCATION_CRS=mars",
				"NEARBY_SHIFT_REGION=moon",
				"NEARBY_MAP=paper",
				"NEARBY_LANGUAGE=eo",
				"NEARBY_REPLY=song",
				"NEARBY_RADIUS=10,5",
			},
			[]string{
				"NEARBY_DATABASE_URL", "NEARBY_DATABASE_REPLICA_URLS", "NEARBY_SECRET", "NEARBY_WECHAT_MODE", "EncodingAESKey",
				"NEARBY_WECHAT_MAX_SKEW", "NEARBY_LOCATION_CRS", "NEARBY_SHIFT_REGION", "NEARBY_MAP",
				"NEARBY_LANGUAGE", "NEARBY_REPLY", "NEARBY_RADIUS",
			},
		},
		"both a setting and its file": {
			[]string{"NEARBY_SECRET=" + hidden, "NEARBY_SECRET_FILE=/run/secret"},
			[]string{"NEARBY_SECRET", "NEARBY_SECRET_FILE"},
		},
		"a file that is not there": {
			[]string{"NEARBY_SECRET_FILE=/nowhere/secret", "NEARBY_WECHAT_TOKEN_FILE=/nowhere/token"},
			[]string{"NEARBY_SECRET_FILE", "NEARBY_WECHAT_TOKEN_FILE"},
		},
	}
	for name, test := range tests {
		e := bare.with(test.settings...).must(t, 2, "serve")
		for _, want := range test.want {
			if !strings.Contains(e.err, want) {
				t.Errorf("%s: nothing about %s in:\n%s", name, want, e.err)
			}
		}
		if said := e.out + e.err; strings.Contains(said, hidden) {
			t.Errorf("%s: a secret is printed:\n%s", name, said)
		}
	}
}

func TestASchemaThatIsBehindIsOneSentence(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.EmptyURL(t))
	e := p.must(t, 1, "serve")
	if strings.Count(e.err, "\n") != 1 || !strings.Contains(e.err, `run "nearby migrate up"`) {
		t.Errorf("it says %q, want one line that says what to do", e.err)
	}
	e = p.must(t, 1, "search", "--lat", squareLat, "--lng", squareLng)
	if !strings.Contains(e.err, `run "nearby migrate up"`) {
		t.Errorf("search says %q, want what to do", e.err)
	}
}

func TestMigratingUpAndDownTellsTheVersion(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.EmptyURL(t))
	latest := strconv.FormatUint(uint64(latestVersion(t)), 10)
	for _, step := range []struct {
		args []string
		want string
	}{
		{[]string{"version"}, "0"},
		{[]string{"up"}, latest},
		{[]string{"up"}, latest},
		{[]string{"version"}, latest},
		{[]string{"down", latest, "--yes"}, "0"},
		{[]string{"up"}, latest},
	} {
		e := p.must(t, 0, append([]string{"migrate"}, step.args...)...)
		if e.out != step.want+"\n" {
			t.Errorf("migrate %v: %q, want %s", step.args, e.out, step.want)
		}
	}
}

func latestVersion(t *testing.T) uint {
	t.Helper()
	latest, err := migrations.Latest()
	if err != nil {
		t.Fatal(err)
	}
	return latest
}

// Four servers of one deployment begin on a database that has nothing: one
// migrates, the others wait for it, all of them serve.
func TestEightServersBeginOnOneEmptyDatabase(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.EmptyURL(t)
	p := installed(t, databaseURL)
	servers := make([]*server, 8)
	for i := range servers {
		servers[i] = p.start(t, "--migrate")
	}
	for i, s := range servers {
		s.awaitServing(t)
		if a := s.get(t, "/readyz"); a.status != http.StatusOK {
			t.Errorf("server %d: ready is %d %q, want 200", i, a.status, a.body)
		}
	}
	if e := p.must(t, 0, "migrate", "version"); strings.Contains(e.out, "dirty") {
		t.Errorf("the schema is %q, want it clean", e.out)
	}
}

// A database that starts after the server, as happens when a machine boots.
func TestAServerWaitsForItsDatabase(t *testing.T) {
	t.Parallel()
	db := proxyTo(t, storetest.URL(t))
	db.down(t)
	s := installed(t, db.url).start(t)
	s.logged(t, "waiting for the database")
	db.up(t)
	s.awaitServing(t)
	if r := s.say(t, text("help")); r.MsgType != "text" {
		t.Errorf("answered %+v, want the help", r)
	}
}

func TestASettingComesFromAFile(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	p.settings = slices.DeleteFunc(p.settings, func(setting string) bool {
		return strings.HasPrefix(setting, "NEARBY_SECRET=") || strings.HasPrefix(setting, "NEARBY_WECHAT_TOKEN=")
	})
	s := p.with(
		"NEARBY_SECRET_FILE="+written(t, "secret", secret+"\n"),
		"NEARBY_WECHAT_TOKEN=", // as compose writes what is not set
		"NEARBY_WECHAT_TOKEN_FILE="+written(t, "token", wechatToken+"\r\n"),
	).serve(t)
	if r := s.say(t, text("help")); r.MsgType != "text" {
		t.Errorf("answered %+v, want the help", r)
	}
}

func TestAPortThatIsTakenIsAClearSentence(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	taken := strings.TrimPrefix(p.serve(t).url, "http://")
	e := p.with("NEARBY_LISTEN="+taken).must(t, 1, "serve")
	sentence := e.err[strings.LastIndex(e.err, "nearby:"):]
	for _, want := range []string{taken, "address already in use", "NEARBY_LISTEN"} {
		if !strings.Contains(sentence, want) {
			t.Errorf("it says %q, want something about %s", sentence, want)
		}
	}
}

// A wrong password is no database that is about to start.
func TestAWrongPasswordEndsAtOnce(t *testing.T) {
	t.Parallel()
	u, err := url.Parse(storetest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/no_such_database" // refused in the same way, also where the tests need no password
	p := installed(t, u.String())
	for _, args := range [][]string{{"serve"}, {"migrate", "up"}, {"search", "--lat=31", "--lng=121"}} {
		e := p.run(t, args...)
		if e.code != 1 || strings.Contains(e.err, "waiting for the database") || !strings.Contains(e.err, "no_such_database") {
			t.Errorf("%v: %+v, want it to fail at once", args, e)
		}
	}
}
