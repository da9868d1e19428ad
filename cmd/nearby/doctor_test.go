package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"nearby/api"
	"nearby/doctor"
	"nearby/send"
	"nearby/store/storetest"
	"nearby/wechat/platform/platformtest"
)

// What the installation of the tests is set up with.
const (
	testToken  = "doctortoken"
	testKey    = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
	otherKey   = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg"
	testSecret = "a secret of thirty-two characters, for tests"
)

// installation is a server, its database and its account, as doctor meets them.
// A test changes what it wants wrong before examining it.
type installation struct {
	wechat   *platformtest.Server
	flags    []string            // of doctor, after those of all
	server   []string            // of serve, the same
	callback http.Handler        // in place of the server's, when set
	api      http.Handler        // in place of the stand-in, when set
	resolve  func() []netip.Addr // what DNS says; a public address by default
	patience time.Duration       // of doctor; WeChat's when 0

	withoutTLS bool // the public address
}

// databases are made once, because most tests only look at them.
type databases struct{ loaded, empty, bare string }

func newDatabases(t *testing.T) databases {
	return databases{loadedSample(t), storetest.URL(t), storetest.EmptyURL(t)}
}

// parsed parses flags as the program does.
func parsed(t *testing.T, command string, flags ...string) *commands {
	t.Helper()
	var all commands
	parser, err := newParser(&all, streams{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(append([]string{command}, flags...)); err != nil {
		t.Fatal(err)
	}
	return &all
}

// examine starts the server and the account, and runs doctor on them.
func (i installation) examine(t *testing.T, databaseURL string) (string, error) {
	t.Helper()
	shared := []string{
		"--database-url=" + databaseURL,
		"--wechat-token=" + testToken, "--wechat-app-id=" + platformtest.AppID,
		"--wechat-aes-key=" + testKey, "--wechat-account=gh_123456789abc",
		"--secret=" + testSecret, "--public-url=https://nearby.example.com", "--admin-listen=",
	}
	callback := i.callback
	if callback == nil {
		callback = served(t, append(slices.Clone(shared), i.server...))
	}
	web := httptest.NewUnstartedServer(callback)
	if i.withoutTLS {
		web.Start()
	} else {
		web.StartTLS()
	}
	t.Cleanup(web.Close)
	wechat := i.api
	if wechat == nil {
		wechat = i.wechat
	}
	stand := httptest.NewServer(wechat)
	t.Cleanup(stand.Close)

	flags := append(shared,
		"--wechat-app-secret="+platformtest.AppSecret, "--wechat-api-url="+stand.URL)
	command := &parsed(t, "doctor", append(flags, i.flags...)...).Doctor
	var out strings.Builder
	err := command.print(&out, doctor.Examine(t.Context(), doctor.Installation{
		Server: command.Server,
		Client: client(web), Resolve: i.lookup, Timeout: cmp.Or(i.patience, send.Timeout),
	}))
	return strings.ReplaceAll(out.String(), stand.URL, "http://standin"), err
}

// served is the server's own handler. Its database need not be there.
func served(t *testing.T, flags []string) http.Handler {
	t.Helper()
	options, err := parsed(t, "serve", flags...).Serve.Options()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(options.Store.Close)
	options.Log = newLog(t.Output(), false)
	handler, err := api.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// client goes to the server under whatever name with TLS, and to the stand-in.
func client(web *httptest.Server) *http.Client {
	transport := web.Client().Transport.(*http.Transport).Clone()
	if transport.TLSClientConfig != nil {
		transport.TLSClientConfig.ServerName = "example.com" // as the certificate says
	}
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		switch host, _, _ := strings.Cut(address, ":"); host {
		case "nearby.example.com":
			address = web.Listener.Addr().String()
		case "closed.example.com":
			address = "127.0.0.1:1"
		}
		var d net.Dialer
		return d.DialContext(ctx, network, address)
	}
	return &http.Client{Transport: transport, CheckRedirect: send.NewClient().CheckRedirect}
}

func (i installation) lookup(_ context.Context, _, host string) ([]netip.Addr, error) {
	if i.resolve == nil {
		return []netip.Addr{netip.MustParseAddr("203.0.113.10")}, nil
	}
	found := i.resolve()
	if found == nil {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return found, nil
}

// withMenu is a stand-in whose account has the example menu.
func withMenu(t *testing.T, kind platformtest.Account) *platformtest.Server {
	t.Helper()
	a := connected(t, platformtest.Options{})
	a.must(t, "", "menu", "apply", exampleMenu)
	a.wechat.SetAccount(kind)
	return a.wechat
}

// steady takes out of a report what differs from one run to the next.
func steady(report string) string {
	for _, r := range []struct{ pattern, instead string }{
		{`98_\w{3}… \(512 characters\), good for another \w+`, "98_ABC… (512 characters), good for another 1h59m59s"},
		{`(PostgreSQL|PostGIS|btree_gist|pg_trgm|postgis) \d[\d.]*`, "$1 N"},
		{`\b\d\.\d s off (the|We)`, "0.2 s off $1"},
		{`\b(2m5\ds|3m\d{1,2}s) off`, "3m0s off"},
		{`\b(9m5\ds|10m\d{1,2}s) off`, "10m0s off"},
		{`verifies in [\d.]+[mµ]?s`, "verifies in 5ms"},
		{`schema       version \d+`, "schema       version N"},
		{`127\.0\.0\.1:\d{4,}`, "127.0.0.1:PORT"},
		{`loaded \d+ minutes? ago`, "loaded 0 minutes ago"},
	} {
		report = regexp.MustCompile(r.pattern).ReplaceAllString(report, r.instead)
	}
	return report
}

func TestDoctorFindsNothingWrongWhereNothingIs(t *testing.T) {
	t.Parallel()
	db := loadedSample(t)
	i := installation{wechat: withMenu(t, platformtest.VerifiedService)}
	got, err := i.examine(t, db)
	if err != nil {
		t.Errorf("doctor: %v", err)
	}
	golden(t, "doctor/good.txt", steady(got))

	for _, flag := range []string{"--output=json", "--json"} {
		i.flags = []string{flag}
		got, err = i.examine(t, db)
		var found []doctor.Finding
		if err := errors.Join(err, json.Unmarshal([]byte(got), &found)); err != nil {
			t.Fatalf("doctor %s: %v in\n%s", flag, err, got)
		}
		if !strings.Contains(got, `"check": "settings",
    "level": "ok",
    "text": `) {
			t.Errorf("the names of the fields are a contract with those who read them:\n%s", got)
		}
		for _, f := range found {
			if f.Level != doctor.Fine || f.Check == "" || f.Text == "" {
				t.Errorf("got %+v, want all to be well", f)
			}
		}
	}
	if n := count(t, db, "people"); n != 0 {
		t.Errorf("doctor left %d rows of people, want none", n)
	}
}

// count counts the rows of a table.
func count(t *testing.T, databaseURL, table string) (n int) {
	t.Helper()
	db := storetest.SQL(t, databaseURL)
	if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil { //nolint:gosec // a name of the test's
		t.Fatal(err)
	}
	return n
}

// change runs SQL that makes something wrong in a copy of a database.
func change(t *testing.T, databaseURL, statement string) string {
	t.Helper()
	databaseURL = storetest.CopyURL(t, databaseURL)
	if _, err := storetest.SQL(t, databaseURL).ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
	return databaseURL
}

func TestDoctorLooksAtReplicas(t *testing.T) {
	t.Parallel()
	databaseURL := loadedSample(t)
	command := parsed(t, "doctor", "--database-url="+databaseURL,
		"--database-replica-urls="+databaseURL+",postgres://nobody:hidden@127.0.0.1:1/none",
		"--wechat-token="+testToken, "--wechat-app-id="+platformtest.AppID, "--secret="+testSecret).Doctor
	var levels []doctor.Level
	for _, f := range doctor.Examine(t.Context(), doctor.Installation{
		Server: command.Server, Client: send.NewClient(), Resolve: installation{}.lookup, Timeout: time.Minute,
	}) {
		if f.Check == "replica" {
			levels = append(levels, f.Level)
		}
		if strings.Contains(f.Text+f.Advice, "hidden") {
			t.Errorf("a password is printed: %+v", f)
		}
	}
	if len(levels) != 2 || levels[0] != doctor.Warning || levels[1] != doctor.Failure {
		t.Errorf("replicas are found %v, want a warning for what is no standby and a failure for nobody", levels)
	}
}
