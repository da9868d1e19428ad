package main

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"nearby/api"
	"nearby/api/metrics"
	"nearby/wechat/platform/platformtest"
)

// TestDoctorNamesEachFault makes one thing wrong at a time. The golden file has,
// for each, the lines of the report that are not in that of a sound installation.
func TestDoctorNamesEachFault(t *testing.T) {
	t.Parallel()
	db := newDatabases(t)
	tests := map[string]struct {
		database string // the loaded one when empty
		failed   bool
		make     func(*installation)
	}{
		"nothing is set": {failed: true, make: func(i *installation) {
			i.flags = []string{
				"--database-url=", "--wechat-token=", "--wechat-app-id=", "--wechat-aes-key=",
				"--wechat-app-secret=", "--secret=", "--public-url=nearby", "--radius=far",
			}
		}},
		"what is meant for a while is still set": {make: func(i *installation) {
			i.flags = []string{
				"--wechat-token-previous=oldtoken", "--wechat-aes-key-previous=" + otherKey,
				"--secret-previous=" + strings.Repeat("o", 32),
			}
		}},
		"what is for a trial is open to the world": {failed: true, make: func(i *installation) {
			i.flags = []string{"--wechat-token=local-development-only", "--simulator"}
			i.server = []string{"--public-url=http://localhost"}
		}},
		"pages are signed for WeChat": {make: func(i *installation) { i.flags = []string{"--jssdk"} }},
		"no account to call the API for": {make: func(i *installation) {
			i.flags = []string{"--wechat-app-secret="}
		}},

		"operators are told": {make: func(i *installation) {
			i.flags = []string{"--operators=oAnn_1234567,oBob_1234567", "--operators-template=ID,thing1=what,time2=when"}
		}},
		"operators cannot be told": {make: func(i *installation) {
			kind(platformtest.UnverifiedService)(i)
			i.flags = []string{"--operators=oAnn_1234567"}
		}},
		"operators and no AppSecret": {failed: true, make: func(i *installation) {
			i.flags = []string{"--operators=oAnn 1234567,", "--operators-template=ID,time2=when", "--wechat-app-secret="}
		}},

		"nobody listens at the database": {failed: true, make: func(i *installation) {
			i.flags = []string{"--database-url=postgres://nearby:hidden@127.0.0.1:1/nearby"}
		}},
		"the database has no tables":  {database: db.bare, failed: true},
		"the schema is behind":        {database: change(t, db.loaded, `UPDATE schema_migrations SET version = 1`), failed: true},
		"a migration failed half-way": {database: change(t, db.loaded, `UPDATE schema_migrations SET dirty = true`), failed: true},
		"nothing is loaded":           {database: db.empty, failed: true},
		"one category is empty": {database: change(t, db.loaded,
			`DELETE FROM places WHERE category_id = (SELECT id FROM categories WHERE slug = 'transit')`)},
		"the data are old": {database: change(t, db.loaded, `UPDATE dataset_version SET changed_at = now() - interval '200 days'`)},

		"the clock is off by 3 minutes":  {make: func(i *installation) { i.api = atAnotherTime(i.wechat, 3*time.Minute) }},
		"the clock is off by 10 minutes": {failed: true, make: func(i *installation) { i.api = atAnotherTime(i.wechat, -10*time.Minute) }},

		"the public address has no TLS": {make: func(i *installation) {
			i.withoutTLS = true
			i.flags = []string{"--public-url=http://nearby.example.com"}
		}},
		"the public address has port 8080": {failed: true, make: publicly("https://nearby.example.com:8080")},
		"the public address is private": {failed: true, make: func(i *installation) {
			i.resolve = func() []netip.Addr { return []netip.Addr{netip.MustParseAddr("192.168.1.20")} }
		}},
		"the public address is unknown to DNS": {failed: true, make: func(i *installation) {
			i.resolve = func() []netip.Addr { return nil }
		}},

		"nobody listens at the public address": {failed: true, make: publicly("https://closed.example.com")},
		"the server has another token":         {failed: true, make: func(i *installation) { i.server = []string{"--wechat-token=another"} }},
		"a redirect stands in front":           {failed: true, make: answering(http.RedirectHandler("https://www.nearby.example.com/", http.StatusMovedPermanently))},
		"a page of a web server answers":       {failed: true, make: answering(page(http.StatusNotFound))},
		"something echoes whatever comes": {failed: true, make: answering(http.HandlerFunc(
			func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(r.URL.Query().Get("echostr"))) }))},
		"the server does not answer in time": {failed: true, make: func(i *installation) {
			i.patience = 200 * time.Millisecond
			i.callback = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		}},
		"the server has another key":              {failed: true, make: func(i *installation) { i.server = []string{"--wechat-aes-key=" + otherKey} }},
		"the server is of another account":        {failed: true, make: func(i *installation) { i.server = []string{"--wechat-account=gh_another"} }},
		"the server takes messages in clear":      {failed: true, make: func(i *installation) { i.server = []string{"--wechat-mode=compatible"} }},
		"server and console are in plain mode":    {make: inPlainMode},
		"the server is secure, the console plain": {failed: true, make: func(i *installation) { i.flags = []string{"--wechat-mode=plain"} }},

		"the console sends JSON": {failed: true, make: func(i *installation) {
			i.flags = []string{"--admin-listen=" + afterJSON(t)}
		}},

		"another AppSecret":     {failed: true, make: func(i *installation) { i.flags = []string{"--wechat-app-secret=guess"} }},
		"an AppID of nobody":    {failed: true, make: func(i *installation) { i.flags = []string{"--wechat-app-id=wxnobody"}; i.server = i.flags }},
		"not on the allow-list": {failed: true, make: func(i *installation) { i.wechat.AllowIPs() }},
		"the API is not reachable": {failed: true, make: func(i *installation) {
			i.flags = []string{"--wechat-api-url=http://127.0.0.1:1"}
		}},
		"a proxy answers for the API":              {failed: true, make: func(i *installation) { i.api = page(http.StatusOK) }},
		"WeChat finds no address for the callback": {failed: true, make: func(i *installation) { i.wechat.SetReachable() }},
		"the account has no menu":                  {make: func(i *installation) { i.wechat = platformtest.New(platformtest.Options{}) }},
		"the menu has keys of an earlier system": {make: func(i *installation) {
			a := connected(t, platformtest.Options{})
			a.must(t, "", "menu", "apply", file(t, "old.yaml",
				"button:\n- {type: click, name: 今日歌曲, key: V1001_TODAY_MUSIC}\n- {type: click, name: 餐厅, key: restaurant}\n"))
			a.wechat.SetAccount(platformtest.VerifiedService)
			i.wechat = a.wechat
		}},
		"a subscription account, verified":     {make: kind(platformtest.VerifiedSubscription)},
		"a service account, not verified":      {make: kind(platformtest.UnverifiedService)},
		"a subscription account, not verified": {make: kind(platformtest.UnverifiedSubscription)},
		"the menu breaks half-way": {failed: true, make: func(i *installation) {
			broken := platformtest.Fault{Break: platformtest.HTML}
			i.wechat.Fail("/cgi-bin/menu/get", broken, broken)
		}},
		"little is left of a quota":  {make: func(i *installation) { use(t, i.wechat, 28, 30) }},
		"nothing is left of a quota": {failed: true, make: func(i *installation) { i.wechat.SetQuota("/cgi-bin/qrcode/create", 1) }},
	}
	good, err := installation{wechat: withMenu(t, platformtest.VerifiedService)}.examine(t, db.loaded)
	if err != nil {
		t.Fatalf("doctor of a sound installation: %v", err)
	}
	var shown strings.Builder
	for _, name := range sortedNames(tests) {
		test := tests[name]
		i := installation{wechat: withMenu(t, platformtest.VerifiedService)}
		if test.make != nil {
			test.make(&i)
		}
		database := test.database
		if database == "" {
			database = db.loaded
		}
		got, err := i.examine(t, database)
		if failed := err != nil; failed != test.failed {
			t.Errorf("%s: got %v from\n%s\nwant failed: %v", name, err, got, test.failed)
		}
		if secret := leaked(got); secret != "" {
			t.Errorf("%s: the report tells %q", name, secret)
		}
		shown.WriteString("# " + name + "\n" + news(steady(got), steady(good)) + "\n")
	}
	golden(t, "doctor/faults.txt", shown.String())
}

// news are the lines of a report that the other does not have, with their advice.
func news(report, other string) string {
	known := map[string]bool{}
	for line := range strings.Lines(other) {
		known[line] = true
	}
	var b strings.Builder
	for line := range strings.Lines(report) {
		if !known[line] {
			b.WriteString(line)
		}
	}
	return b.String()
}

// leaked returns a secret that is in the report.
func leaked(report string) string {
	for _, secret := range []string{
		testToken, testKey, otherKey, testSecret, platformtest.AppSecret, "hidden", "signature=",
	} {
		if strings.Contains(report, secret) {
			return secret
		}
	}
	return ""
}

// use makes n of the QR codes that an account may make in a day.
func use(t *testing.T, wechat *platformtest.Server, n, perDay int) {
	t.Helper()
	wechat.SetQuota("/cgi-bin/qrcode/create", perDay)
	stand := httptest.NewServer(wechat)
	defer stand.Close()
	a := account{flags: []string{
		"--wechat-api-url=" + stand.URL, "--wechat-app-id=" + platformtest.AppID,
		"--wechat-app-secret=" + platformtest.AppSecret,
	}}
	for range n {
		a.must(t, "", "qr", "restaurant")
	}
}

func publicly(address string) func(*installation) {
	return func(i *installation) { i.flags = []string{"--public-url=" + address} }
}

func answering(h http.Handler) func(*installation) {
	return func(i *installation) { i.callback = h }
}

func kind(a platformtest.Account) func(*installation) {
	return func(i *installation) { i.wechat.SetAccount(a) }
}

func inPlainMode(i *installation) {
	i.flags = []string{"--wechat-aes-key="}
	i.server = i.flags
}

// afterJSON is the admin address of a server that WeChat has sent JSON.
func afterJSON(t *testing.T) string {
	t.Helper()
	figures := metrics.New("")
	figures.JSON()
	admin := httptest.NewServer(api.NewAdmin(nil, figures))
	t.Cleanup(admin.Close)
	return admin.Listener.Addr().String()
}

// page is what a web server says that was not told what to do.
func page(status int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		_, _ = w.Write([]byte("<html><body><h1>Welcome to the web server!</h1></body></html>"))
	})
}

// atAnotherTime passes on to a stand-in whose clock is off by that much.
func atAnotherTime(wechat http.Handler, off time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", time.Now().Add(off).UTC().Format(http.TimeFormat))
		wechat.ServeHTTP(w, r)
	})
}
