package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"nearby/store"
)

type doctorCommand struct {
	serverSettings
	apiSettings

	Output string `default:"text" enum:"text,json" help:"text or json."`
}

// Run examines the installation as it is set up here: what serve would be told,
// its database, its public address and its account. It changes nothing, but for
// a QR code of a minute that nobody sees.
func (c *doctorCommand) Run(ctx context.Context, std streams) error {
	d := doctor{
		settings: c,
		client:   &http.Client{CheckRedirect: asWeChat},
		resolve:  net.DefaultResolver.LookupNetIP,
		patience: answerTime,
	}
	return d.run(ctx, std.out)
}

// asWeChat follows no redirect: WeChat takes one for a failure.
func asWeChat(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// doctor is one examination. How it reaches the world is given to it.
type doctor struct {
	settings *doctorCommand
	client   *http.Client
	resolve  func(ctx context.Context, network, host string) ([]netip.Addr, error)
	patience time.Duration // with what WeChat would wait for no longer

	store  *store.Store // nil when the settings name none
	public *url.URL     // nil when it is not an address
	found  []finding
}

// finding is the result of one check.
type finding struct {
	Check  string `json:"check"`
	Level  level  `json:"level"`
	Text   string `json:"text"`
	Advice string `json:"advice,omitempty"` // what to do
}

type level string

const (
	fine    level = "ok"
	warning level = "warn"
	failure level = "FAIL"
	skipped level = "skip" // could not be checked
)

// run makes every check in turn, prints what was found and fails when a check did.
func (d *doctor) run(ctx context.Context, w io.Writer) error {
	d.examineSettings()
	if d.store != nil {
		defer d.store.Close()
	}
	d.examineDatabase(ctx)
	d.examineClock(ctx)
	d.examinePublicURL(ctx)
	d.examineCallback(ctx)
	d.examineAccount(ctx)
	if err := d.print(w); err != nil {
		return err
	}
	failed := 0
	for _, f := range d.found {
		if f.Level == failure {
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d checks failed", failed, len(d.found))
	}
	return nil
}

// note keeps a finding. What to do about it is left out where all is well.
func (d *doctor) note(check string, l level, text string, advice ...string) {
	d.found = append(d.found, finding{check, l, text, strings.Join(advice, "; ")})
}

// skip says of several checks why they were not made.
func (d *doctor) skip(why string, checks ...string) {
	for _, check := range checks {
		d.note(check, skipped, why)
	}
}

func (d *doctor) print(w io.Writer) error {
	if d.settings.Output == "json" {
		return writeJSON(w, d.found)
	}
	var b strings.Builder
	for _, f := range d.found {
		fmt.Fprintf(&b, "%-5s %-12s %s\n", f.Level, f.Check, f.Text)
		if f.Advice != "" {
			fmt.Fprintf(&b, "%18s → %s\n", "", f.Advice)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// examineSettings understands the settings as serve would, and gives what the
// other checks need of them even when some are wrong.
func (d *doctor) examineSettings() {
	const check = "settings"
	options, err := d.settings.options()
	d.store = options.Store
	d.public, _ = parsePublicURL(d.settings.PublicURL)
	for _, fault := range single(errors.Unwrap(err)) {
		d.note(check, failure, oneLine(fault), ".env.example explains each setting")
	}
	if err != nil {
		return
	}
	d.note(check, fine, d.summary())
	d.noteLeftovers(check)
}

// noteLeftovers warns of settings that are meant for a while and then forgotten.
func (d *doctor) noteLeftovers(check string) {
	s := d.settings
	const inConsole = "take it away when the console has had the new one for a few minutes"
	for _, left := range []struct {
		set          bool
		text, advice string
	}{
		{s.WechatTokenPrevious != "", "NEARBY_WECHAT_TOKEN_PREVIOUS is still set", inConsole},
		{s.WechatAESKeyPrevious != "", "NEARBY_WECHAT_AES_KEY_PREVIOUS is still set", inConsole},
		{
			s.SecretPrevious != "", "NEARBY_SECRET_PREVIOUS is still set",
			"take it away a day after the change, when no link is left that it opens",
		},
		{
			s.Simulator, "NEARBY_SIMULATOR is on: anybody can talk to the server at /simulator",
			"set NEARBY_SIMULATOR=false where WeChat reaches the server",
		},
	} {
		if left.set {
			d.note(check, warning, left.text, left.advice)
		}
	}
}

// summary names what an operator would check first, and no secret.
func (d *doctor) summary() string {
	s := d.settings
	text := fmt.Sprintf("%s mode", s.mode())
	if s.WechatAppID != "" {
		text += ", AppID " + s.WechatAppID
	}
	if s.WechatAccount != "" {
		text += ", account " + s.WechatAccount
	}
	return text + ", links begin with " + s.PublicURL
}

// reason is the innermost error, which says most in the fewest words.
func reason(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return oneLine(err.Error())
		}
		err = inner
	}
}

// oneLine puts a text of several lines on one, and a line that comes twice once.
func oneLine(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}
