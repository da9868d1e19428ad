package words

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// A pattern fits a text as it is written exactly if the folded text holds the parts.
func TestPatternFitsWhatFoldingMakesOne(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"人民", "廣場", "广场", "捷運", "捷运", "地铁", "地鐵", "公車", "公交", "公交车", "巴士", "７", "7", "-", "11", "ＫＦＣ", "kfc", "Café", "cafe",
		"·", "（", "）", "(", ")", " ", "　", "'", "’", "&", "鼎泰豐", "鼎泰丰", "麥當勞", "店", "1號線", "1号线", ";", "①", "路", "]", "^", "\\", "_", "[",
	}
	random := rand.New(rand.NewPCG(1, 16))
	text := func(most int) string {
		var b strings.Builder
		for range 1 + random.IntN(most) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	fits := 0
	for range 2000 {
		typed, name := text(2), text(5)
		parts := Parts(typed)
		want := len(parts) > 0 && Holds(FoldName(name), parts)
		got := regexp.MustCompile(Pattern(parts)).MatchString(name)
		if want != got {
			t.Fatalf("%q of %q: the pattern %s says %v, folding says %v", typed, name, Pattern(parts), got, want)
		}
		if got {
			fits++
		}
		whole := FoldName(typed)
		if got := regexp.MustCompile(NamePattern(whole)).MatchString(name); got != HoldsName(FoldName(name), whole) {
			t.Fatalf("%q as a name of %q: the pattern %s says %v, folding does not", typed, name, NamePattern(whole), got)
		}
	}
	if fits < 100 {
		t.Errorf("%d fit, which shows nothing", fits)
	}
}

func TestHolds(t *testing.T) {
	t.Parallel()
	tests := []struct {
		typed, name string
		want        bool
	}{
		{"joe pizza", "Joe's Famous Pizza", true},
		{"pizza joe", "Joe's Famous Pizza", false},
		{"肯德基", "肯德基（人民廣場店）", true},
		{"7-11", "7-Eleven", false},
		{"711", "7-11便利店", true},
	}
	for _, test := range tests {
		if got := Holds(FoldName(test.name), Parts(test.typed)); got != test.want {
			t.Errorf("%q holds %q: %v, want %v", test.name, test.typed, got, test.want)
		}
	}
	if parts := Parts(" 😀 !! "); parts != nil {
		t.Errorf("Parts() of signs = %q, want none", parts)
	}
}

func TestHoldsName(t *testing.T) {
	t.Parallel()
	for in, want := range map[[2]string]bool{
		{"KFC", "kfc"}: true, {"KFC(人民广场店)", "kfc"}: true, {"上海KFC", "kfc"}: true, {"Kfc's", "kfc"}: true, {"XKFC", "kfc"}: false, {"KFC Express", "kfc"}: false,
		{"McDonald's", "mcdonald"}: true, {"Ultimsa 馆", "tims"}: false, {"Ultims 与 Tims", "tims"}: true, {"7-11便利店", "711"}: true, {"7117路", "711"}: false,
		{"Starbucks Reserve", "starbucks"}: true, {"新星巴克店", "星巴克"}: true, {"", "kfc"}: false, {"KFC", ""}: false,
	} {
		if got := HoldsName(FoldName(in[0]), in[1]); got != want {
			t.Errorf("HoldsName(%q, %q) = %v, want %v", in[0], in[1], got, want)
		}
		if got := regexp.MustCompile(NamePattern(in[1])).MatchString(in[0]); got != want {
			t.Errorf("NamePattern(%q) fits %q: %v, want %v", in[1], in[0], got, want)
		}
	}
}

func TestPlainName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"肯德基(人民广场店)": "肯德基", "星巴克（南京西路店）": "星巴克", "肯德基": "肯德基", "(没有名字)": "(没有名字)", "Joe's (Downtown)": "Joe's", "": "",
	} {
		if got := PlainName(name); got != want {
			t.Errorf("PlainName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestResembles(t *testing.T) {
	t.Parallel()
	tests := []struct {
		typed, name string
		want        Guess
	}{
		{"kendeji", "肯德基", SoundsTheSame},
		{"肯得基", "肯德基", SoundsTheSame},
		{"星八克", "星巴克咖啡", SoundBegins},
		{"haidilao", "海底捞火锅", SoundBegins},
		{"hdl", "海底捞火锅", InitialsBegin},
		{"xbk", "星巴克", InitialsOfWhole},
		{"macdonalds", "McDonald's", Mistyped},
		{"starbuks", "Starbucks", Mistyped},
		{"shengjianbao", "小杨生煎包", SoundInside},
		{"大壶青", "大壶春", Mistyped},
		{"noodels", "Lakeside Noodles", MistypedInside},
		{"noodels", "Lakeside Dumplings", Unlike},
		{"测所", "厕所串串", Unlike},
		{"kfc", "火锅", Unlike},
		{"xq", "星期", Unlike},
		{"", "星期", Unlike},
		{"肯得基", "麦当劳", Unlike},
	}
	for _, test := range tests {
		if got := NewTyped(test.typed).Resembles(test.name); got != test.want {
			t.Errorf("Resembles(%q, %q) = %d, want %d", test.typed, test.name, got, test.want)
		}
	}
}

func TestMeant(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"星八克": "星巴克", "xingbake": "星巴克", "xbk": "星巴克", "xingbakekafei": "星巴克咖啡"} {
		w := NewTyped(typed)
		if got := w.Meant("星巴克咖啡", w.Resembles("星巴克咖啡")); got != want {
			t.Errorf("%s means %q of 星巴克咖啡, want %s", typed, got, want)
		}
	}
}
