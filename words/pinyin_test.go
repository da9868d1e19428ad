package words

import (
	"slices"
	"strings"
	"testing"
)

func TestFitSound(t *testing.T) {
	tests := map[[2]string]Fit{
		{"huoguo", "火锅"}: Whole, {"huo guo", "火鍋"}: Whole, {"huǒguō", "火锅"}: Whole, {"Huo锅", "火锅"}: Whole,
		{"huoguo", "老北京火锅店"}: Inside, {"huoguo", "火锅店"}: Beginning,
		{"ditie", "地铁"}: Whole, {"kendeji", "肯德基"}: Whole, {"xian", "西安"}: Whole, {"xi'an", "西安"}: Whole, {"xian", "鲜"}: Whole,
		{"肯得基", "肯德基"}: Whole, {"星八克", "星巴克咖啡"}: Beginning, {"火锅", "火锅"}: Whole,
		{"lvcha", "绿茶"}: Whole, {"lǜchá", "绿茶"}: Whole, {"lücha", "绿茶"}: Whole, {"jvyuan", "剧院"}: Whole, {"lveduo", "掠夺"}: Whole,
		{"chongqing", "重庆"}: Whole, {"yinhang", "银行"}: Whole, {"mjia", "M佳"}: Whole, {"zhuming", "著名"}: Whole, {"qianlong", "乾隆"}: Whole,
		{"huog", "火锅"}: None, {"uoguo", "火锅"}: None, {"", "火锅"}: None, {"huoguo", ""}: None, {"hotel", "火锅"}: None, {"火", "活"}: Whole,
	}
	for in, want := range tests {
		if got := FitSound(in[0], in[1]); got != want {
			t.Errorf("FitSound(%q, %q) = %d, want %d", in[0], in[1], got, want)
		}
	}
}

func TestFitInitials(t *testing.T) {
	tests := map[[2]string]Fit{
		{"xbk", "星巴克"}: Whole, {"XBK", "星巴克咖啡"}: Beginning, {"kdj", "肯德基"}: Whole, {"hg", "老火锅"}: Inside, {"zsyh", "招商银行"}: Whole,
		{"zhsyh", "招商银行"}: Whole, {"zhshyh", "招商银行"}: Whole, {"cqxm", "重庆小面"}: Whole, {"x", "星"}: None, {"xbk", "肯德基"}: None, {"", "星"}: None,
		{"星", "星"}: None,
	}
	for in, want := range tests {
		if got := FitInitials(in[0], in[1]); got != want {
			t.Errorf("FitInitials(%q, %q) = %d, want %d", in[0], in[1], got, want)
		}
	}
}

func TestSplitPinyin(t *testing.T) {
	tests := map[string]int{"xian": 2, "huoguo": 4, "fangan": 2, "kfc": 0, "xbk": 0, "hotel": 0, "": 0, "火锅": 0, "lvse": 1, "nihao2": 0}
	for typed, want := range tests {
		if got := SplitPinyin(typed); len(got) != want {
			t.Errorf("SplitPinyin(%q) = %v, want %d ways", typed, got, want)
		}
	}
}

func TestSplitPinyinDoesNotTryAllWaysToADeadEnd(t *testing.T) {
	if got := SplitPinyin(strings.Repeat("huo", 20) + "kk"); got != nil {
		t.Errorf("SplitPinyin of nonsense = %v", got)
	}
	if got := SplitPinyin(strings.Repeat("huo", 20)); len(got) != maxSplits {
		t.Errorf("SplitPinyin of 20 syllables in two ways each = %d ways, want %d", len(got), maxSplits)
	}
}

func TestTraditionalCharactersHaveTheReadingsOfSimplified(t *testing.T) {
	if !slices.Equal(Readings('鐵'), Readings('铁')) || Readings('a') != nil || Readings('〇') != nil {
		t.Errorf("Readings = %v, %v, %v", Readings('鐵'), Readings('a'), Readings('〇'))
	}
}
