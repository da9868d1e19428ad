package kind_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"nearby/kind"
)

func TestWhatPeopleMeanByAWord(t *testing.T) {
	t.Parallel()
	tests := map[string][]kind.Kind{
		"火锅": {"hotpot"}, "火鍋": {"hotpot"}, "打邊爐": {"hotpot"}, "Hot Pot": {"hotpot"}, "hot-pot": {"hotpot"},
		"日料": {"japanese"}, "日本料理": {"japanese"}, "Japanese": {"japanese"}, "壽司": {"sushi"}, "すし": {"sushi"},
		"捷運站": {"metro"}, "地鐵": {"metro"}, "subway": {"metro"}, "公車站": {"bus"}, "廁所": {"toilet"},
		"咖啡廳": {"cafe"}, "café": {"cafe"},
		"综合酒楼": nil, // a file's word, not a person's
		"海底捞":  nil, "": nil,
	}
	for word, want := range tests {
		if got := kind.Said(word); !slices.Equal(got, want) {
			t.Errorf("Said(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestWhatFilesMean(t *testing.T) {
	t.Parallel()
	tests := map[string][]kind.Kind{
		"餐饮服务;中餐厅;火锅店":                 {"hotpot"},
		"餐饮服务;中餐厅;中餐厅":                 {"chinese"},
		"餐饮服务;外国餐厅;日本料理":               {"foreign", "japanese"},
		"餐饮服务;外国餐厅;泰国/越南菜品餐厅":          {"foreign", "thai", "vietnamese"},
		"餐饮服务;中餐厅;特色/地方风味餐厅":           {"chinese"},
		"餐饮服务;咖啡厅;星巴克咖啡":               {"cafe"},
		"餐饮服务;中餐厅;清真菜馆":                {"chinese", "halal"},
		"交通设施服务;地铁站;地铁站":               {"metro"},
		"交通设施服务;公交车站;公交车站相关":           {"bus"},
		"住宿服务;宾馆酒店;四星级宾馆|餐饮服务;糕饼店;糕饼店": {"hotel", "bakery"},

		"美食;咖啡厅":      {"cafe"},
		"sushi;ramen": {"sushi", "ramen"},
		"hot_pot":     {"hotpot"},

		"生活服务;生活服务场所;生活服务场所": nil,
		"": nil,
	}
	for written, want := range tests {
		if got := kind.Of(written); !slices.Equal(got, want) {
			t.Errorf("Of(%q) = %v, want %v", written, got, want)
		}
	}
}

// The table is written by hand: each line must be whole, what a kind is within must
// be there, and a word of people must not mean two kinds of which neither is the other.
func TestTheTableIsSound(t *testing.T) {
	t.Parallel()
	seen := map[kind.Kind]bool{}
	for k := range kind.All() {
		if seen[k] {
			t.Errorf("%s stands twice", k)
		}
		seen[k] = true
		names := k.Names()
		if names.Hans == "" || names.Hant == "" || names.English == "" {
			t.Errorf("%s has no name in one of the languages: %+v", k, names)
		}
		if category := k.Category(); !slices.Contains([]string{"", "restaurant", "transit"}, category) {
			t.Errorf("%s is of a category %q", k, category)
		}
		if strings.ToLower(string(k)) != string(k) || strings.ContainsAny(string(k), " -") {
			t.Errorf("%q is no slug", k)
		}
		for _, word := range k.Words() {
			if meant := kind.Said(word); len(meant) != 1 {
				t.Errorf("%q means %v", word, meant)
			}
		}
	}
	for k := range kind.All() {
		for other := range kind.All() {
			if k != other && k.Is(other) && other.Is(k) {
				t.Errorf("%s and %s are within each other", k, other)
			}
		}
	}
	if !kind.Kind("sushi").Is("japanese") || kind.Kind("japanese").Is("sushi") {
		t.Error("sushi is japanese, and not the other way around")
	}
}

// The places that have a dish are of a kind that there is, and a dish is not the word for
// them: else none of them would ever be named after it.
func TestTheDishesAreSound(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("dishes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		slug, dishes, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		k := kind.Kind(slug)
		if k.Category() != "restaurant" {
			t.Errorf("%s is no kind of restaurants", slug)
		}
		for dish := range strings.SplitSeq(dishes, "|") {
			if seen[dish] || slices.Contains(k.Words(), dish) {
				t.Errorf("%s stands twice", dish)
			}
			seen[dish] = true
			if !kind.IsDish(dish) || !slices.Equal(kind.Said(dish), []kind.Kind{k}) {
				t.Errorf("%s means %v", dish, kind.Said(dish))
			}
		}
	}
	if len(seen) < 200 || kind.IsDish("火锅") || !kind.IsDish("酸菜魚") {
		t.Errorf("%d dishes, hotpot among them %v", len(seen), kind.IsDish("火锅"))
	}
}

func TestWhatAWordWithinTells(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]kind.Kind{"兰州牛肉面": "noodles", "越南河粉": "vietnamese", "希爾頓酒店": "hotel", "停车场收费": "parking", "咖啡馆里的面包": "bakery", "Barcelona": "", "大壶春": "", "火锅": "", "外滩": ""} {
		if got, word := kind.Told(name); got != want || (word == "") != (want == "") {
			t.Errorf("%s has %q, of %q, want %q", name, word, got, want)
		}
	}
}

func TestAListOfKindsIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	for _, kinds := range [][]kind.Kind{nil, {"hotpot"}, {"sushi", "metro"}} {
		if got := kind.Listed(kind.List(kinds)); !slices.Equal(got, kinds) {
			t.Errorf("Listed(List(%v)) = %v", kinds, got)
		}
	}
	if got := kind.List([]kind.Kind{"sushi", "metro"}); got != "sushi;metro" {
		t.Errorf("a list is %q", got)
	}
}

func TestWhoLooksForAKindLooksForNarrowerOnes(t *testing.T) {
	t.Parallel()
	got := kind.Kind("japanese").Within()
	for _, want := range []kind.Kind{"japanese", "sushi", "ramen"} {
		if !slices.Contains(got, want) {
			t.Errorf("within japanese: %v, without %s", got, want)
		}
	}
	if slices.Contains(got, "noodles") || slices.Contains(got, "korean") {
		t.Errorf("within japanese: %v", got)
	}
	if got := kind.Metro.Within(); !slices.Equal(got, []kind.Kind{kind.Metro}) {
		t.Errorf("within metro: %v", got)
	}
}
