package main

import (
	"os"
	"strings"
	"testing"

	"nearby/api/dialogue"
	"nearby/wechat/menu"
	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

const exampleMenu = "../../deploy/menu.example.yaml"

// aMenu has all that a menu can have, and in its names what YAML and JSON could
// trip over.
const aMenu = `
button:
  - name: 附近
    sub_button:
      - {name: 餐厅 🍜, type: click, key: restaurant}
      - {name: "公交: \"地铁\" & <b>", type: click, key: transit}
      - {name: 网页, type: view, url: "https://nearby.example/a?b=1&c=%E9%A4%90"}
  - {name: '1', type: location_select, key: location}
  - {name: 小程序, type: miniprogram, url: "https://nearby.example/", appid: wx1, pagepath: pages/index}
conditionalmenu:
  - matchrule: {tag_id: 2, client_platform_type: 1}
    button: [{name: Food, type: click, key: restaurant}]
  - matchrule: {tag_id: "3"}
    button: [{name: Help, type: click, key: help}]
`

func TestMenuThatIsPrintedCanBeAppliedAgain(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"yaml", "json"} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			a := connected(t, platformtest.Options{})
			a.must(t, aMenu, "menu", "apply", "-")
			printed := a.must(t, "", "menu", "get", "--output", format)
			golden(t, "menu/get."+format, printed)

			again := a.run(t, printed, "menu", "apply", "-")
			if again.code != 0 || again.out != "" || !strings.Contains(again.err, "has this menu already") {
				t.Errorf("apply what get printed: got %+v, want nothing to do", again)
			}
			other := connected(t, platformtest.Options{})
			other.must(t, printed, "menu", "apply", "-")
			if got := other.must(t, "", "menu", "get", "--output", format); got != printed {
				t.Errorf("get after apply of what get printed: got\n%s\nwant\n%s", got, printed)
			}
		})
	}
}

// Conditional menus from before 2021 have conditions that WeChat takes no longer: they stay as
// they are until somebody takes them out of the file.
func TestOldConditionalMenusStay(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	a.must(t, "button: [{name: 餐厅, type: click, key: restaurant}]\n", "menu", "apply", "-")
	a.wechat.AddOldMenu(map[string]any{"group_id": 2, "sex": "1", "country": "中国", "province": "广东", "city": "", "language": ""}, "旧", "old")
	a.wechat.AddOldMenu(map[string]any{"sex": 2, "country": "", "language": "zh_CN"}, "旧", "old")
	printed := a.must(t, "", "menu", "get")
	for _, want := range []string{`group_id: "2"`, `sex: "1"`, "country: 中国", "province: 广东", `sex: "2"`, "language: zh_CN"} {
		if !strings.Contains(printed, want) {
			t.Errorf("menu get prints\n%s\nwant %s in it", printed, want)
		}
	}
	const add, remove = "/cgi-bin/menu/addconditional", "/cgi-bin/menu/delconditional"
	if e := a.run(t, printed, "menu", "apply", "-"); e.code != 0 || e.out != "" {
		t.Errorf("apply what get printed: got %+v, want nothing to do", e)
	}
	a.must(t, strings.Replace(printed, "name: 餐厅", "name: 吃饭", 1), "menu", "apply", "-")
	a.must(t, printed+"  - {matchrule: {tag_id: 2}, button: [{name: new, type: click, key: a}]}\n", "menu", "apply", "-")
	if n := a.wechat.Calls(add); n != 1 || a.wechat.Calls(remove) != 0 {
		t.Errorf("%d conditional menus are made and %d deleted, want the new one made and the old ones left alone", n, a.wechat.Calls(remove))
	}
	if got := a.must(t, "", "menu", "get"); strings.Count(got, "matchrule") != 3 || !strings.Contains(got, "country: 中国") {
		t.Errorf("afterwards there is\n%s\nwant the old ones and the new one", got)
	}
	a.must(t, "button: [{name: 餐厅, type: click, key: restaurant}]\n", "menu", "apply", "-")
	if got := a.must(t, "", "menu", "get"); strings.Contains(got, "matchrule") {
		t.Errorf("without them in the file there is\n%s", got)
	}
}

func TestMenuApplyShowsWhatChanges(t *testing.T) {
	t.Parallel()
	const two = "button: [{name: 餐厅, type: click, key: restaurant}, {name: 公交, type: click, key: transit}]\n"
	const forTwo = "conditionalmenu:\n" +
		"  - {matchrule: {tag_id: 1}, button: [{name: A, type: click, key: a}]}\n" +
		"  - {matchrule: {tag_id: 2}, button: [{name: B, type: click, key: b}]}\n"
	tests := map[string]struct{ from, to string }{
		"the first menu":     {"", aMenu},
		"a button renamed":   {two, strings.Replace(two, "餐厅", "吃饭", 1)},
		"another key":        {two, strings.Replace(two, "transit", "bus", 1)},
		"one more in front":  {two, strings.Replace(two, "[", "[{name: 帮助, type: click, key: help}, ", 1)},
		"one less":           {two, "button: [{name: 公交, type: click, key: transit}]"},
		"two swapped":        {two, "button: [{name: 公交, type: click, key: transit}, {name: 餐厅, type: click, key: restaurant}]"},
		"put into a submenu": {two, "button: [{name: 附近, sub_button: [{name: 餐厅, type: click, key: restaurant}]}, {name: 公交, type: click, key: transit}]"},
		"menus for some":     {two, two + forTwo},
		"none for some":      {two + forTwo, two},
		"some see another": {
			two + forTwo, two + strings.ReplaceAll(strings.Replace(forTwo, "name: B", "name: C", 1), "tag_id: 1", "client_platform_type: 2"),
		},
		"another order": {
			two + forTwo, two + "conditionalmenu:\n" +
				"  - {matchrule: {tag_id: 2}, button: [{name: B, type: click, key: b}]}\n" +
				"  - {matchrule: {tag_id: 1}, button: [{name: A, type: click, key: a}]}\n",
		},
	}
	var shown strings.Builder
	for _, name := range sortedNames(tests) {
		test := tests[name]
		a := connected(t, platformtest.Options{})
		if test.from != "" {
			a.must(t, test.from, "menu", "apply", "-")
		}
		before := a.run(t, "", "menu", "get")
		dry := a.must(t, test.to, "menu", "apply", "-", "--dry-run")
		if after := a.run(t, "", "menu", "get"); before.out != after.out {
			t.Errorf("%s: --dry-run changed the menu to\n%s", name, after.out)
		}
		if done := a.must(t, test.to, "menu", "apply", "-"); done != dry {
			t.Errorf("%s: apply showed\n%s\nwant what --dry-run showed\n%s", name, done, dry)
		}
		if left := a.run(t, test.to, "menu", "apply", "-"); left.out != "" {
			t.Errorf("%s: after apply there is still to change\n%s", name, left.out)
		}
		shown.WriteString("# " + name + "\n" + dry + "\n")
	}
	golden(t, "menu/diff.txt", shown.String())
}

func TestTheFirstConditionalMenuThatFitsIsShown(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	a.must(t, `
button: [{name: all, type: click, key: all}]
conditionalmenu:
  - {matchrule: {tag_id: 2}, button: [{name: first, type: click, key: a}]}
  - {matchrule: {tag_id: 2, client_platform_type: 1}, button: [{name: second, type: click, key: b}]}
`, "menu", "apply", "-")
	client, err := platform.New(platform.Options{
		AppID: platformtest.AppID, AppSecret: platformtest.AppSecret,
		BaseURL: strings.TrimPrefix(a.flags[0], "--wechat-api-url="),
	})
	if err != nil {
		t.Fatal(err)
	}
	menus, err := menu.Present(t.Context(), client)
	if err != nil || len(menus.Conditional) != 2 || menus.Conditional[0].Buttons[0].Name != "first" {
		t.Errorf("menus, newest first: got %+v, %v, want the file's first to be the newest", menus.Conditional, err)
	}
}

func TestMenuFileThatIsWrongIsNotSent(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("长", 6)
	tests := map[string]string{
		"names and keys too long, too many buttons": "button:\n" +
			"  - {name: " + long + ", type: click, key: " + strings.Repeat("k", 129) + "}\n" +
			"  - name: ok\n    sub_button: [" + strings.Repeat("{name: a, type: click, key: b}, ", 6) + "]\n" +
			"  - {name: c, type: tap}\n  - {name: d, type: view}\n",
		"wrong in a conditional menu": "button: [{name: a, type: click, key: b}]\n" +
			"conditionalmenu: [{button: [{name: " + long + ", type: click, key: b}]}]\n",
		"an unknown field":      "button:\n  - {title: a, type: click, key: b}\n",
		"a field twice":         "button:\n  - {name: a, name: b, type: click, key: b}\n",
		"not YAML":              "button: [\n",
		"JSON cut short":        `{"button": [`,
		"JSON with more behind": `{"button": [{"name": "a", "type": "click", "key": "b"}]} {}`,
		"nothing":               "",
		"two documents":         "button: [{name: a, type: click, key: b}]\n---\nbutton: []\n",
	}
	var shown strings.Builder
	for _, name := range sortedNames(tests) {
		a := connected(t, platformtest.Options{})
		e := a.run(t, tests[name], "menu", "apply", "-")
		if e.code != 1 || e.out != "" || a.wechat.Calls("/cgi-bin/stable_token") != 0 {
			t.Errorf("%s: got %+v and %d calls, want exit code 1 and nobody called",
				name, e, a.wechat.Calls("/cgi-bin/stable_token"))
		}
		shown.WriteString("# " + name + "\n" + e.err + "\n")
	}
	golden(t, "menu/wrong.txt", shown.String())
}

func TestMenuDeleteShowsWhatGoes(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	a.must(t, aMenu, "menu", "apply", "-")
	golden(t, "menu/delete.txt", a.must(t, "", "menu", "delete"))
	if e := a.run(t, "", "menu", "delete"); e.code != 0 || e.out != "" ||
		!strings.Contains(e.err, "no menu") {
		t.Errorf("delete without a menu: got %+v, want exit code 0 and to be told", e)
	}
}

func TestMenuRefusalsAreExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{Account: platformtest.UnverifiedSubscription})
	for _, args := range [][]string{{"menu", "get"}, {"menu", "apply", exampleMenu}, {"menu", "delete"}} {
		e := a.run(t, "", args...)
		if e.code != 1 || !strings.Contains(e.err, "48001") ||
			!strings.Contains(e.err, "may not make this call") || !strings.Contains(e.err, "没有这个接口的权限") {
			t.Errorf("nearby %v: got %+v, want exit code 1 and 48001 explained twice", args, e)
		}
	}
	if e := a.run(t, "", "menu", "apply", "no/such/file"); e.code != 2 {
		t.Errorf("apply a missing file: got exit code %d, want 2", e.code)
	}
}

// An interrupted change is finished by the same command.
func TestMenuChangeThatFailsHalfWayIsFinishedByTheNext(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	a.must(t, aMenu, "menu", "apply", "-")
	wanted := strings.Replace(aMenu, "name: Food", "name: Eat", 1)
	a.wechat.Fail("/cgi-bin/menu/delconditional", platformtest.Fault{Break: platformtest.Reset})
	if e := a.run(t, wanted, "menu", "apply", "-"); e.code != 1 || !strings.Contains(e.err, "apply again") {
		t.Fatalf("apply while WeChat fails: got %+v, want exit code 1 and what to do", e)
	}
	a.must(t, wanted, "menu", "apply", "-")
	if e := a.run(t, wanted, "menu", "apply", "-"); e.out != "" {
		t.Errorf("after that there is still to change\n%s", e.out)
	}
	if got := a.must(t, "", "menu", "get"); strings.Count(got, "matchrule") != 2 {
		t.Errorf("conditional menus: got\n%s\nwant the two of the file", got)
	}
}

func TestEveryKeyOfTheExampleMenuMeansSomething(t *testing.T) {
	t.Parallel()
	menus, err := menu.Read(exampleMenu, nil)
	if err != nil {
		t.Fatal(err)
	}
	talk := dialogue.Dialogue{Choices: []dialogue.Choice{
		{Category: "restaurant", Words: []string{"restaurant"}},
		{Category: "transit", Words: []string{"transit"}},
	}}
	for _, top := range menus.Default.Buttons {
		for _, b := range append(top.SubButtons, top) {
			if b.Type != platform.Click {
				continue
			}
			_, action := talk.Next(dialogue.Session{}, dialogue.Clicked{Key: b.Key})
			if ask, ok := action.(dialogue.AskLocation); ok && ask.Want.Word != "" {
				t.Errorf("the key %q of %s is looked for as a word, want a choice or a command", b.Key, b.Name)
			}
		}
	}
	content, err := os.ReadFile(exampleMenu)
	if err != nil {
		t.Fatal(err)
	}
	a := connected(t, platformtest.Options{})
	a.must(t, string(content), "menu", "apply", "-")
	uncommented := strings.ReplaceAll(string(content), "\n#", "\n")
	_, conditional, _ := strings.Cut(uncommented, "\nconditionalmenu:")
	a.must(t, string(content)+"conditionalmenu:"+conditional, "menu", "apply", "-")
}
