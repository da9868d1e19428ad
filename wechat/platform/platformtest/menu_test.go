package platformtest_test

import (
	"strings"
	"testing"
)

func TestJSONThatWeChatRefuses(t *testing.T) {
	t.Parallel()
	c := setup(t)
	menu := func(name string) string {
		return `{"button":[{"type":"click","name":"` + name + `","key":"k"}]}`
	}
	tests := map[string]struct {
		body string
		want int
	}{
		"raw UTF-8":                    {menu("餐厅"), 0},
		"an escaped letter":            {menu(`\u9910`), 40033},
		"an escaped ampersand":         {menu(`a\u0026b`), 40033},
		"a backslash before a u":       {menu(`\\u9910`), 0},
		"a backslash before an escape": {menu(`\\\u9910`), 40033},
		"other escapes":                {menu(`\"\/`), 0},
		"JSON of another shape":        {`[]`, 47001},
		"JSON that ends too early":     {`{"button":[`, 47001},
		"something behind the JSON":    {menu("a") + "}", 47001},
		"no button":                    {`{}`, 40016},
		"a third level": {
			`{"button":[{"name":"a","sub_button":[{"name":"b","sub_button":[{"name":"c"}]}]}]}`, 40022,
		},
		"a type that does not exist":     {`{"button":[{"type":"open","name":"a"}]}`, 40017},
		"a sub-button without an action": {`{"button":[{"name":"a","sub_button":[{"name":"b"}]}]}`, 65308},
		"a link that opens nothing":      {`{"button":[{"type":"view","name":"a","url":"javascript:1"}]}`, 40055},
		"one below": {
			`{"button":[{"name":"a","sub_button":[{"type":"view","name":"b","url":"x"}]}]}`, 40054,
		},
	}
	for name, test := range tests {
		if got := c.code("/cgi-bin/menu/create", test.body); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}

func TestMenuLimits(t *testing.T) {
	t.Parallel()
	c := setup(t)
	top := func(b string) string { return `{"button":[` + b + `]}` }
	sub := func(b string) string { return top(`{"name":"a","sub_button":[` + b + `]}`) }
	click := func(name, key int) string {
		return `{"type":"click","name":"` + strings.Repeat("n", name) + `","key":"` + strings.Repeat("k", key) + `"}`
	}
	view := func(length int) string {
		return `{"type":"view","name":"n","url":"http://a.cn/` + strings.Repeat("u", length-12) + `"}`
	}
	times := func(b string, n int) string { return strings.TrimSuffix(strings.Repeat(b+",", n), ",") }
	one := click(1, 1)
	tests := map[string]struct {
		body string
		want int
	}{
		"three buttons":             {top(times(one, 3)), 0},
		"four buttons":              {top(times(one, 4)), 40016},
		"five sub-buttons":          {sub(times(one, 5)), 0},
		"six sub-buttons":           {sub(times(one, 6)), 40023},
		"a name of 16":              {top(click(16, 1)), 0},
		"a name of 17":              {top(click(17, 1)), 40018},
		"a sub-button's name of 60": {sub(click(60, 1)), 0},
		"a sub-button's name of 61": {sub(click(61, 1)), 40025},
		"a key of 128":              {top(click(1, 128)), 0},
		"a key of 129":              {top(click(1, 129)), 40019},
		"a sub-button's key of 129": {sub(click(1, 129)), 40026},
		"a url of 1024":             {top(view(1024)), 0},
		"a url of 1025":             {top(view(1025)), 40020},
		"a sub-button's url of 1025": {
			sub(view(1025)), 40027,
		},
		"material that is not there": {top(`{"type":"media_id","name":"n","media_id":"x"}`), 40007},
	}
	for name, test := range tests {
		if got := c.code("/cgi-bin/menu/create", test.body); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}

func TestConditionalMenuRules(t *testing.T) {
	t.Parallel()
	c := setup(t)
	const button = `"button":[{"type":"click","name":"a","key":"k"}]`
	add := func(rule string) int {
		return c.code("/cgi-bin/menu/addconditional", `{`+button+`,"matchrule":`+rule+`}`)
	}
	if got := add(`{"tag_id":"2"}`); got != 65303 {
		t.Errorf("without a default menu: %d, want 65303", got)
	}
	c.code("/cgi-bin/menu/create", `{`+button+`}`)
	tests := map[string]int{
		`{"tag_id":"2"}`: 0, `{"tag_id":2}`: 0, `{"client_platform_type":"1","tag_id":"2"}`: 0,
		`{}`: 65304, `{"tag_id":""}`: 65304, `{"sex":"1"}`: 65320, `{"tag_id":"2","country":"中国"}`: 65320,
		`{"language":"zh_CN"}`: 65320, `{"sex":"","tag_id":"2"}`: 0,
	}
	for rule, want := range tests {
		if got := add(rule); got != want {
			t.Errorf("matchrule %s: %d, want %d", rule, got, want)
		}
	}
}
