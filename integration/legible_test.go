package integration_test

import (
	"context"
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a person who sees badly, enlarges the text, or uses a keyboard or a screen reader
// would stumble over. Each check is a function in a file of JavaScript of its own.

//go:embed testdata/browser/whole.js
var wholeJS string

//go:embed testdata/browser/legible.js
var legibleJS string

//go:embed testdata/browser/focusable.js
var focusableJS string

// whole fails when the page must be moved sideways, or cuts off any text.
func (p *tab) whole(t *testing.T) {
	t.Helper()
	for _, fault := range value[[]string](t, p, wholeJS) {
		t.Error(fault)
	}
}

// legible fails for text whose contrast is below 4.5 (WCAG 2.1, 1.4.3).
func (p *tab) legible(t *testing.T) {
	t.Helper()
	faults := value[[]string](t, p, legibleJS)
	for _, fault := range faults {
		t.Error(fault)
	}
}

// enlarge doubles the size of the text, as people set it in their browser.
func (p *tab) enlarge(t *testing.T) {
	t.Helper()
	value[string](t, p, `document.documentElement.style.fontSize = "200%"`)
}

// named fails when a screen reader has nothing to call something that people use or look
// at, or finds no heading or language.
func (p *tab) named(t *testing.T) {
	t.Helper()
	tree := result(t, p, func(ctx context.Context, target *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	})
	want := []string{"link", "button", "image", "DisclosureTriangle", "Audio", "navigation", "region", "heading", "RootWebArea"}
	seen := map[string]int{}
	for _, node := range tree.Nodes {
		if node.Ignored || node.Role == nil {
			continue
		}
		role := spoken(node.Role)
		seen[role]++
		if slices.Contains(want, role) && spoken(node.Name) == "" {
			t.Errorf("a %s has no name", role)
		}
	}
	if seen["heading"] == 0 || seen["main"] != 1 {
		t.Errorf("the page has %d headings and %d main parts, want some and one", seen["heading"], seen["main"])
	}
	if lang := value[string](t, p, "document.documentElement.lang"); lang == "" {
		t.Error("the page does not say its language")
	}
}

// spoken is the text of a value of the accessibility tree.
func spoken(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	return strings.Trim(string(v.Value), `" `)
}

// tabbed fails when the keyboard does not visit everything that can be used, in the order
// of the page and with a mark around it.
func (p *tab) tabbed(t *testing.T) {
	t.Helper()
	stops := value[int](t, p, focusableJS)
	if stops == 0 {
		t.Fatal("a keyboard can reach nothing")
	}
	for want := range stops {
		p.must(t, chromedp.KeyEvent(kb.Tab))
		got := value[int](t, p, "window.stops.indexOf(document.activeElement)")
		marked := value[bool](t, p, `getComputedStyle(document.activeElement).outlineStyle !== "none"`)
		if got != want || !marked {
			t.Fatalf("tab %d leads to stop %d, marked: %v", want, got, marked)
		}
	}
}
