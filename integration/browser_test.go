package integration_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is a real one, without a window, for one test.
type browser struct{ ctx context.Context }

// newBrowser starts a browser, with more options than all have. Where none is installed the test is skipped, except
// in CI, where it fails: what was not seen was not tested.
func newBrowser(t *testing.T, more ...chromedp.ExecAllocatorOption) browser {
	t.Helper()
	path := installedBrowser()
	if path == "" {
		t.Skip("no Chromium is installed")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.NoSandbox, // which root cannot have
		chromedp.WSURLReadTimeout(patience),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("force-color-profile", "srgb"),
	)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), append(options, more...)...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // the first call starts it
		t.Fatalf("start the browser: %v", err)
	}
	return browser{ctx}
}

func installedBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// look is how a person looks at a page.
type look struct {
	width, height int // of the screen, in CSS pixels; 390×844 unless set
	dark          bool
	noScript      bool
}

// tab is a page in the browser, and all that happened in it.
type tab struct {
	ctx context.Context

	mu         sync.Mutex
	requests   []string // addresses, in order
	complaints []string // of the console, of the policy, and errors nobody caught
	refused    string   // the address of the page itself, if it was opened again
}

// tab opens an empty tab.
func (b browser) tab(t *testing.T, l look) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	t.Cleanup(cancel)
	p := &tab{ctx: ctx}
	if err := chromedp.Listen(ctx, p.notice); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	p.ctx, cancel = context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	if l.width == 0 {
		l.width, l.height = 390, 844
	}
	p.must(t,
		command(network.Enable, network.EnableParams{}), command(log.Enable, cdp.Empty{}),
		command(audits.Enable, cdp.Empty{}), command(runtime.Enable, cdp.Empty{}),
		sized(l.width, l.height), lit(l.dark),
		command(emulation.SetScriptExecutionDisabled,
			emulation.SetScriptExecutionDisabledParams{Value: l.noScript}),
	)
	return p
}

// sized is a step that makes the screen so large, in CSS pixels.
func sized(width, height int) chromedp.Action[chromedp.Void] {
	return command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: int64(height), DeviceScaleFactor: 2, Mobile: true,
	})
}

// lit is a step that prefers dark pages, or light ones.
func lit(dark bool) chromedp.Action[chromedp.Void] {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	return command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"}, // steadier pictures
	}})
}

// command is a step that speaks to the browser in its own protocol.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, params)
		return err
	})
}

// open opens an address in a tab of its own, once more as long as the server is too busy
// for it, as a machine that runs everything at once may be.
func (b browser) open(t *testing.T, l look, address string) *tab {
	t.Helper()
	p := b.tab(t, l)
	for {
		p.must(t, chromedp.Navigate(address))
		if value[int](t, p, `performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200`) != http.StatusServiceUnavailable {
			return p
		}
		p.mu.Lock()
		p.refused = address
		p.mu.Unlock()
	}
}

// must does what cannot fail in a page as it should be.
func (p *tab) must(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	result(t, p, chromedp.Steps(steps...))
}

// result is what a step that cannot fail in a page as it should be returns.
func result[T any](t *testing.T, p *tab, step chromedp.Action[T]) T {
	t.Helper()
	got, err := chromedp.Run(p.ctx, step)
	if err != nil {
		t.Fatalf("in the browser: %v\ncomplaints: %q", err, p.complained())
	}
	return got
}

// value is what an expression of JavaScript is in the page.
func value[T any](t *testing.T, p *tab, expression string) T {
	t.Helper()
	return result(t, p, chromedp.Evaluate[T](expression))
}

// eventually waits until an expression of JavaScript is true.
func (p *tab) eventually(t *testing.T, expression string) {
	t.Helper()
	p.must(t, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingInterval(20*time.Millisecond)))
}

// notice collects what a person with the developer tools open would see.
func (p *tab) notice(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *log.EventEntryAdded:
		if strings.Contains(e.Entry.Text, "410 (Gone)") {
			return // a page that is gone says so itself
		}
		p.complaints = append(p.complaints, fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			p.complaints = append(p.complaints, fmt.Sprintf("console.%s", e.Type))
		}
	case *runtime.EventExceptionThrown:
		p.complaints = append(p.complaints, e.ExceptionDetails.Text)
	case *audits.EventIssueAdded:
		if e.Issue.Code == audits.InspectorIssueCodeContentSecurityPolicyIssue {
			d := e.Issue.Details.ContentSecurityPolicyIssueDetails
			p.complaints = append(p.complaints, fmt.Sprintf("policy: %s %s", d.ViolatedDirective, d.BlockedURL))
		}
	}
}

func (p *tab) complained() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.complaints), func(said string) bool {
		return p.refused != "" && strings.HasSuffix(said, "503 (Service Unavailable) "+p.refused)
	})
}

// hosts are the servers that the page asked for anything.
func (p *tab) hosts(t *testing.T) []string {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, request := range p.requests {
		u, err := url.Parse(request)
		if err != nil {
			t.Fatalf("the page asked for %q: %v", request, err)
		}
		if u.Host != "" && !slices.Contains(all, u.Host) { // data: has none
			all = append(all, u.Host)
		}
	}
	return all
}

// quiet fails when the page complained or asked any other server than these.
func (p *tab) quiet(t *testing.T, servers ...string) {
	t.Helper()
	if complaints := p.complained(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
	for _, host := range p.hosts(t) {
		if !slices.Contains(servers, "http://"+host) {
			t.Errorf("the page asked %s, may ask %q", host, servers)
		}
	}
}
