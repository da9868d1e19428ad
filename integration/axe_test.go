package integration_test

import (
	_ "embed"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"nearby/api/dialogue"
)

//go:embed testdata/browser/violations.js
var violationsJS string

// axe is the source of axe-core where NODE_PATH leads to it, as scripts/axe.sh sets it; or
// the test is skipped.
func axe(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("NODE_PATH")
	if folder == "" {
		t.Skip("axe-core is not here (scripts/axe.sh brings it)")
	}
	source, err := os.ReadFile(filepath.Join(folder, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// The pages in the three languages, by day and by night, and with text twice as large, hold
// nothing that axe-core calls a violation.
func TestAxeFindsNoViolation(t *testing.T) {
	t.Parallel()
	source := axe(t)
	full, difficult := newSite(t, town(50)), newSite(t, hard())
	b := newBrowser(t)
	full.seed(t, 0, "--source=places", written(t, "timetable.csv", everyTenMinutes))
	place := full.search(t, "--lat", squareLat, "--lng", squareLng, "--category", "restaurant", "--limit", "1")[0].ID
	stop := full.search(t, "--lat", squareLat, "--lng", squareLng, "--category", "transit", "--keyword", "人民广场0站", "--limit", "1")[0].ID
	for name, in := range map[string]dialogue.Language{
		"simplified": dialogue.Chinese, "traditional": dialogue.Traditional, "English": dialogue.English,
	} {
		card, _ := full.links.Place(in, place)
		board, _ := full.links.Place(in, stop)
		for what, address := range map[string]string{
			"list": full.list(in, restaurants), "nothing": full.list(in, dialogue.Want{Word: "龙虾"}),
			"place": card, "stop": board, "a line": full.list(in, dialogue.Want{Line: "1号线"}), "hard": difficult.list(in, dialogue.Want{}), "no such page": full.url + "/nowhere",
		} {
			t.Run(what+", "+name, func(t *testing.T) {
				t.Parallel()
				p := b.open(t, look{}, address)
				p.must(t, chromedp.Evaluate[chromedp.Void](source+"; 0"))
				p.accessible(t, "by day")
				p.must(t, lit(true))
				p.accessible(t, "by night")
				p.enlarge(t)
				p.accessible(t, "by night, text of 200 %")
				p.must(t, lit(false))
				p.accessible(t, "by day, text of 200 %")
			})
		}
	}
}

// accessible fails for what axe-core, which the page must have, finds in it now.
func (p *tab) accessible(t *testing.T, how string) {
	t.Helper()
	for _, fault := range result(t, p, chromedp.Evaluate[[]string](violationsJS, chromedp.EvalAwaitPromise)) {
		t.Errorf("%s: %s", how, fault)
	}
}
