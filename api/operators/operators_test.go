package operators

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// desk is a server with its operators and WeChat as it meets them.
type desk struct {
	t *testing.T
	*Teller
	wechat *platformtest.Server
	there  *store.Store // the database
	gone   *store.Store // one that does not answer
	log    *lines
}

// lines collects a log.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

const ann, bob = "oAnn_1234567", "oBob_1234567"

// open starts a server for these operators, with a clock that the stand-in moves.
func open(t *testing.T, openIDs ...string) *desk {
	t.Helper()
	begin := time.Date(2026, 11, 28, 4, 0, 0, 0, time.UTC)
	server, address := platformtest.Start(t, platformtest.Options{Now: func() time.Time { return begin }})
	there := storetest.Open(t)
	gone, err := store.Open("postgres://nobody@127.0.0.1:1/nothing")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(gone.Close)
	d := &desk{t: t, wechat: server, there: there, gone: gone}
	client, err := platform.New(platform.Options{
		AppID: platformtest.AppID, AppSecret: platformtest.AppSecret, BaseURL: address, ImageURL: address,
		Pause: time.Millisecond, Now: d.wechat.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Teller = New(Options{
		OpenIDs: openIDs, AppID: platformtest.AppID, Client: client, Store: d.there,
		Watcher: store.NewWatcher(d.there, d.wechat.Now), Language: dialogue.Auto, Version: "test", Now: d.wechat.Now,
	})
	d.log = &lines{}
	d.Teller.log = slog.New(slog.NewTextHandler(d.log, nil))
	d.leaseFor = time.Hour // of the database's clock, which no test moves
	return d
}

// again is another server of the same operators, or this one after a restart.
func (d *desk) again() *desk {
	other := *d
	other.Teller = New(d.Options)
	other.leaseFor = d.leaseFor
	other.log = &lines{}
	other.Teller.log = slog.New(slog.NewTextHandler(other.log, nil))
	return &other
}

// after moves the clock, checks, and returns what was sent by that: who, and the
// beginning of what.
func (d *desk) after(pause time.Duration) string {
	d.t.Helper()
	d.wechat.Advance(pause)
	before := len(d.wechat.Sent())
	d.check(context.Background())
	var all []string
	for _, m := range d.wechat.Sent()[before:] {
		var text struct{ Content string }
		if m.Type != "text" || json.Unmarshal(m.Message, &text) != nil {
			all = append(all, m.To+": "+string(m.Message))
			continue
		}
		said, _, _ := strings.Cut(text.Content, "\n回复")
		all = append(all, m.To+": "+said)
	}
	return strings.Join(all, " | ")
}

// wants fails the test unless what was sent has these parts; none for nothing.
func (d *desk) wants(when, got string, parts ...string) {
	d.t.Helper()
	if len(parts) == 0 && got != "" {
		d.t.Errorf("%s: %q was sent, want nothing", when, got)
	}
	for _, part := range parts {
		if !strings.Contains(got, part) {
			d.t.Errorf("%s: %q was sent, want it to say %q; the log: %s", when, got, part, d.log)
		}
	}
}

func TestTheDatabaseGoesAndComesBack(t *testing.T) {
	t.Parallel()
	d := open(t, ann, bob)
	d.wechat.Did(ann, platformtest.Wrote)
	d.wechat.Did(bob, platformtest.Wrote)
	d.wants("all is well", d.after(0))
	d.Store = d.gone
	d.wants("at once", d.after(10*time.Second))
	d.wants("within a minute", d.after(50*time.Second))
	d.wants("after a minute", d.after(10*time.Second), ann+": ⚠️ 数据库没有回应，从 11月28日 12:00 起", bob+": ⚠️")
	d.wants("again", d.after(10*time.Minute))
	d.Store = d.there
	d.wants("when it is back", d.after(10*time.Second), ann+": ✅ 数据库恢复了", bob+": ✅")
	d.wants("and later", d.after(10*time.Second))
	d.Store = d.gone
	d.wants("away again", d.after(0))
	d.wants("within the hour", d.after(20*time.Minute))
	d.wants("after the hour", d.after(40*time.Minute), "⚠️ 数据库没有回应")
}

func TestALoadFails(t *testing.T) {
	t.Parallel()
	d := open(t, ann)
	d.wechat.Did(ann, platformtest.Wrote)
	now := time.Now() // of the database, by which loads are dated
	d.wechat.Advance(now.Sub(d.wechat.Now()))
	d.wechat.Did(ann, platformtest.Wrote)
	if err := d.there.LoadFailed(t.Context(), "metro", "stops.csv"); err != nil {
		t.Fatal(err)
	}
	d.wants("a load failed", d.after(time.Second), "⚠️ metro 载入失败")
	restarted := d.again()
	restarted.holder = d.holder // which is not waited for
	restarted.wants("after a restart", restarted.after(time.Second))
	if _, err := d.there.Load(t.Context(), store.Load{Source: "metro", Next: onePlace()}); err != nil {
		t.Fatal(err)
	}
	restarted.wants("when it is loaded", restarted.after(time.Second), "✅ metro 又载入了")
	if _, err := d.there.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	restarted.wants("undone within the hour", restarted.after(time.Second))
	restarted.wants("undone, after the hour", restarted.after(time.Hour), "⚠️ metro 最近一次载入已撤销")
}

func TestOneServerTells(t *testing.T) {
	t.Parallel()
	a := open(t, ann)
	b := a.again()
	a.wechat.Did(ann, platformtest.Wrote)
	a.wants("the first has the lease", a.after(0))
	b.wants("the second has not", b.after(0))
	a.Store, b.Store = a.gone, b.gone
	for range 8 {
		b.wants("the second keeps silent", b.after(10*time.Second))
	}
	a.wants("the first begins to wait", a.after(0))
	a.wants("the first tells", a.after(time.Minute), "⚠️ 数据库没有回应")
	b.wants("the second does not", b.after(0))
	a.Store, b.Store = a.there, b.there
	b.wants("the second sees it back", b.after(0))
	a.wants("the first says so", a.after(0), "✅ 数据库恢复了")
	b.wants("the second does not", b.after(0))
}

func TestTheTokenIsRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]func(w *platformtest.Server, refuse bool){
		"in use": func(w *platformtest.Server, refuse bool) { w.RefuseTokens(refuse) },
		"not given": func(w *platformtest.Server, refuse bool) {
			w.AllowIPs(netip.MustParsePrefix("192.0.2.0/24"))
			if !refuse {
				w.AllowIPs(netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0"))
			}
		},
	}
	for name, refuse := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, ann)
			d.wechat.Did(ann, platformtest.Wrote)
			refuse(d.wechat, true)
			d.Store = d.gone // for something to tell
			d.book.leads = true
			d.after(0)
			d.wants("nobody can be told", d.after(time.Minute))
			d.wants("nor a minute later", d.after(time.Minute))
			if !strings.Contains(d.log.String(), "operators cannot be told") || strings.Count(d.log.String(), "cannot be told") != 1 {
				t.Errorf("the log says\n%s\nwant once that operators cannot be told", d.log)
			}
			if s := d.State(t.Context()); s.Refused.IsZero() {
				t.Error("the state does not tell that the token is refused")
			}
			refuse(d.wechat, false)
			d.Store = d.there
			for range 3 { // WeChat is not asked at once again
				d.after(2 * time.Minute)
			}
			all := ""
			for _, m := range d.wechat.Sent() {
				all += string(m.Message)
			}
			d.wants("afterwards", all, "微信又接受访问凭据了")
		})
	}
}

func TestOperatorsWhoMayNotBeWrittenTo(t *testing.T) {
	t.Parallel()
	template, err := ParseTemplate("t1,thing1=what,time2=when,thing3=附近")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		template Template
		prepare  func(*platformtest.Server)
		want     string // what Ann gets
		logged   string
	}{
		"two days after they wrote": {
			Template{},
			func(w *platformtest.Server) { w.Did(ann, platformtest.Wrote); w.Advance(48 * time.Hour) },
			"", "45015",
		},
		"then a notice": {
			template, func(w *platformtest.Server) {
				w.Did(ann, platformtest.Wrote)
				w.Advance(48 * time.Hour)
				w.Subscribe(ann, "t1", 1)
			},
			`"thing1":{"value":"数据库没有回应"}`, "",
		},
		"a minute after they followed": {
			template, func(w *platformtest.Server) {
				w.Did(ann, platformtest.Followed)
				w.Advance(30 * time.Second)
				w.Subscribe(ann, "t1", 1)
			},
			`"thing3":{"value":"附近"},"time2":{"value":"2026年11月28日`, "",
		},
		"who has not asked for notices": {
			template, func(w *platformtest.Server) { w.Did(ann, platformtest.Scanned); w.Advance(time.Minute) },
			"", "43101",
		},
		"who follows no more": {Template{}, func(w *platformtest.Server) { w.Unfollow(ann) }, "", "43004"},
		"somebody unknown":    {Template{}, func(*platformtest.Server) {}, "", "40003"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, ann, bob)
			d.Template = test.template
			test.prepare(d.wechat)
			d.wechat.Did(bob, platformtest.Wrote)
			d.Store, d.book.leads = d.gone, true
			d.after(0)
			got := d.after(time.Minute)
			d.wants("Bob is told", got, bob+": ⚠️")
			if toldAnn := strings.Contains(got, ann); toldAnn != (test.want != "") {
				t.Errorf("%q was sent; was Ann to be told: %v", got, test.want != "")
			}
			d.wants("Ann", got, test.want)
			if !strings.Contains(d.log.String(), test.logged) || strings.Contains(d.log.String(), ann) {
				t.Errorf("the log says %s, want %q and no OpenID", d.log, test.logged)
			}
			d.wants("a minute later", d.after(time.Minute))
		})
	}
}

func TestWhatMayPassIsTriedAgain(t *testing.T) {
	t.Parallel()
	const sendPath = "/cgi-bin/message/custom/send"
	tests := map[string]struct {
		begin, end func(*platformtest.Server)
		again      bool
	}{
		"busy": {func(w *platformtest.Server) {
			w.Fail(sendPath, platformtest.Fault{Break: platformtest.Busy})
		}, func(*platformtest.Server) {}, true},
		"the day's quota": {
			func(w *platformtest.Server) { w.SetQuota(sendPath, 0) },
			func(w *platformtest.Server) { w.SetQuota(sendPath, 100) }, true,
		},
		"an answer that is lost": {func(w *platformtest.Server) {
			w.Fail(sendPath, platformtest.Fault{Break: platformtest.Reset})
		}, func(*platformtest.Server) {}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, ann)
			d.wechat.Did(ann, platformtest.Wrote)
			d.Store, d.book.leads = d.gone, true
			d.after(0)
			test.begin(d.wechat)
			d.wants("at first", d.after(time.Minute))
			test.end(d.wechat)
			d.wants("ten seconds later", d.after(10*time.Second))
			want := []string(nil)
			if test.again {
				want = []string{"⚠️ 数据库没有回应"}
			}
			d.wants("a minute later", d.after(time.Minute), want...)
		})
	}
}

func TestOperatorsAskForTheState(t *testing.T) {
	t.Parallel()
	d := open(t, ann)
	tests := map[string]struct {
		from, text string
		in         dialogue.Language
		asks       bool
	}{
		"Chinese":             {ann, "状态", dialogue.Chinese, true},
		"with a full stop":    {ann, " 状态。", dialogue.Chinese, true},
		"traditional":         {ann, "狀態", dialogue.Traditional, true},
		"English":             {ann, "Status", dialogue.English, true},
		"something else":      {ann, "火锅", 0, false},
		"somebody else":       {bob, "状态", 0, false},
		"somebody without id": {"", "状态", 0, false},
	}
	for name, test := range tests {
		in, asks := d.Asks(wechat.Text{Header: wechat.Header{FromUser: test.from}, Content: test.text})
		if in != test.in || asks != test.asks {
			t.Errorf("%s: Asks() = %v, %v, want %v, %v", name, in, asks, test.in, test.asks)
		}
	}
	var nobody *Teller
	if _, asks := nobody.Asks(wechat.Text{Content: "状态"}); asks {
		t.Error("without operators somebody asks")
	}
	if _, err := d.there.Load(t.Context(), store.Load{Source: "metro", Next: onePlace()}); err != nil {
		t.Fatal(err)
	}
	s := d.State(t.Context())
	if !s.Known || s.Places != 1 || s.LastLoad == nil || s.LastLoad.Source != "metro" || len(s.Troubles()) != 0 {
		t.Errorf("State() = %+v, want one place of metro and no trouble", s)
	}
	d.Store = d.gone
	if s := d.State(t.Context()); s.Known || s.DatabaseAway.IsZero() {
		t.Errorf("State() = %+v, want the database away", s)
	}
}

func TestSettingsOfOperators(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "", "ID,thing1=what": "", "ID,thing1=what,time2=when,thing3=附近": "",
		"ID": "is not FIELD=what", "ID,thing1": "is not FIELD", "ID,time2=when": "no field has what happened", ",thing1=what": "is not ID",
	} {
		if _, err := ParseTemplate(text); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("ParseTemplate(%q) error = %v, want %q", text, err, want)
		}
	}
	got, err := ParseOpenIDs(" " + ann + " ,," + bob)
	if err != nil || len(got) != 2 || got[1] != bob {
		t.Errorf("ParseOpenIDs() = %q, %v, want both", got, err)
	}
	if _, err := ParseOpenIDs(ann + ",secret name"); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("ParseOpenIDs() error = %v, want one that does not quote it", err)
	}
}
