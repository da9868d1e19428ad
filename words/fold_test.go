package words

import (
	"strings"
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	tests := map[string]string{
		"":                  "",
		"？":                 "",
		"😋👍🏽":               "",
		"[微笑][Smile]":       "",
		"火锅～":               "火锅",
		"火锅😋":               "火锅",
		"“火锅，谢谢”":           "火锅谢谢",
		"餐廳":                "餐厅",
		"附近有什麼好吃的":          "附近有什么好吃的",
		"捷運站":               "地铁站",
		"公車":                "公交",
		"公交车站":              "公交站",
		"计程车 巴士":            "出租车公交",
		"办公车位":              "办公车位",
		"傢俱":                "家具",
		"俱乐部":               "俱乐部",
		"藉由 回覆 甦醒 著名":       "借由回复苏醒着名",
		"ＫＦＣ　附近":            "kfc附近",
		"２号线":               "2号线",
		"②":                 "2",
		"❷":                 "2",
		"2️⃣":               "2",
		"I'm  hungry!":      "im hungry",
		"I’m at 人民广场":       "im at人民广场",
		"Café Crème":        "cafe creme",
		"huǒ guō":           "huo guo",
		"within 1.5 km":     "within 1.5 km",
		"8:30 50-100 4.5/5": "8:30 50-100 4.5/5",
		"50～100元":           "50-100元",
		"¥50以下":             "¥50以下",
		"3 的 路线":            "3的路线",
		"bus\n20":           "bus 20",
		"全家[人民广场店,24h]":     "全家人民广场店24h",
		"がっこう":              "がっこう",
		"\xff火\xfe锅":        "火锅",
		"No.2":              "no 2",
		"M&M's":             "m ms",
		"a\u200bb":          "ab",
		"ﬁne ㎞":             "fine km",
		"怎么走，坏了，象山，沈阳，淼，堃，喆": "怎么走坏了象山沈阳淼堃喆",
	}
	for text, want := range tests {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFoldNameHasNoBlanksOrSigns(t *testing.T) {
	tests := map[string]string{
		"7-11 (人民廣場店)": "711人民广场店",
		"全家[人民广场店]":    "全家人民广场店",
		"Wi-Fi Café":   "wificafe",
		"老字号·大壶春":      "老字号大壶春",
		"M+咖啡":         "m咖啡",
	}
	for name, want := range tests {
		if got := FoldName(name); got != want {
			t.Errorf("FoldName(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "2️⃣ 捷運 [微笑]", "Café ①", "公公車車", "1.-2", "e\u200d\u0301", "ᄀ'ᅡ", "İ", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, fold := range map[string]func(string) string{"Fold": Fold, "FoldName": FoldName} {
			once := fold(text)
			if again := fold(once); again != once {
				t.Errorf("%s(%q) = %q, again %q", name, text, once, again)
			}
			if name == "FoldName" && strings.ContainsFunc(once, unicode.IsSpace) {
				t.Errorf("FoldName(%q) = %q has a blank", text, once)
			}
		}
		if FoldName(Fold(text)) != FoldName(withoutFaces(text)) {
			t.Errorf("FoldName(Fold(%q)) = %q, want %q", text, FoldName(Fold(text)), FoldName(withoutFaces(text)))
		}
	})
}

// FuzzAll asks everything of any text, for it must not panic.
func FuzzAll(f *testing.F) {
	f.Add("第二个的电话", "肯德基(人民广场店)")
	f.Add("(在建)14号线/夜宵49路", "一百零五万三")
	f.Add("xianshi", "西安市")
	f.Fuzz(func(t *testing.T, a, b string) {
		ScriptOf(a)
		if n, ok := Number(a); ok && n < 0 {
			t.Errorf("Number(%q) = %d", a, n)
		}
		CutNumber(a)
		CutOrdinal(a)
		ParseLines(a)
		if l := ParseLine(a); l != (Line{}) && !l.Is(l) {
			t.Errorf("ParseLine(%q) = %+v is not itself", a, l)
		}
		if before, l, after, ok := CutLine(a); ok && (l.Name == "" || l.Kind == 0) {
			t.Errorf("CutLine(%q) = %q, %+v, %q", a, before, l, after)
		}
		if len(SplitPinyin(a)) > maxSplits {
			t.Errorf("SplitPinyin(%q) is more than %d", a, maxSplits)
		}
		FitSound(a, b)
		FitInitials(a, b)
		FitTypo(a, b)
		if d := Distance(a, b, 2); d != Distance(b, a, 2) {
			t.Errorf("Distance(%q, %q) = %d, and %d the other way", a, b, d, Distance(b, a, 2))
		}
	})
}
