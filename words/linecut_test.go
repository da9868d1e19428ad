package words

import "testing"

func TestCutLineFindsTheLineOfASentence(t *testing.T) {
	tests := map[string]struct {
		before, line string
		kind         Kind
		after        string
	}{
		"10号线怎么坐":             {"", "10", Metro, "怎么坐"},
		"55路公交站":              {"", "55", Bus, "站"},
		"坐49路公交站在哪":           {"坐", "49", Bus, "站在哪"},
		"closest bus 49 stop": {"closest", "49", Bus, "stop"},
		"where is line 2":     {"where is", "2", Metro, ""},
		"line 2 near me":      {"", "2", Metro, "near me"},
		"the 49 bus please":   {"", "49", Bus, "please"},
		"bus no. 49?":         {"", "49", Bus, ""},
		"我要坐四十九路":             {"我要坐", "49", Bus, ""},
		"附近的2號線":              {"附近的", "2", Metro, ""},
		"上海一号线":               {"上海", "1", Metro, ""},
		"人民广场49路":             {"人民广场", "49", Bus, ""},
		"地铁2":                 {"", "2", Metro, ""},
		"地铁二号":                {"", "2", Metro, ""},
		"夜宵49路在哪":             {"", "夜宵49", Bus, "在哪"},
		"49路区间在哪":             {"", "49 区间", Bus, "在哪"},
		"M2怎么走":               {"", "2", Metro, "怎么走"},
		"116B路":               {"", "116b", Bus, ""},
		"S1线":                 {"", "s1", AnyKind, ""},
		"上海地铁2号线站":            {"上海", "2", Metro, "站"},
		"49路和20路":             {"", "49", Bus, "和20路"},
		"公車二十路":               {"", "20", Bus, ""},
		"metro line 10 exit":  {"", "10", Metro, "exit"},
	}
	for text, want := range tests {
		before, l, after, ok := CutLine(text)
		if !ok || before != want.before || l.Key() != want.line || l.Kind != want.kind || after != want.after {
			t.Errorf("CutLine(%q) = %q, %+v, %q, %v, want %+v", text, before, l, after, ok, want)
		}
	}
}

func TestCutLineFindsNoneElsewhere(t *testing.T) {
	for _, text := range []string{
		"", "2", "49", "第2个", "火锅", "中山北一路", "申崇二线", "瑞金二路附近的火锅", "地铁2号口", "地铁2公里内", "公交500米内",
		"bus 20 minutes", "metro 500m", "2号", "within 500 m", "7-11", "一品轩", "24小时", "三的路线", "3的路线",
		"bus stop", "columbus 4", "no 2", "number 3", "去2", "怎么去2",
	} {
		if before, l, after, ok := CutLine(text); ok {
			t.Errorf("CutLine(%q) = %q, %+v, %q, want none", text, before, l, after)
		}
	}
}
