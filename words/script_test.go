package words

import "testing"

func TestScriptOf(t *testing.T) {
	tests := map[string]Script{
		"": Unclear, "2": Unclear, "KFC": Unclear, "kfc": Unclear, "starbucks": Unclear, "huoguo": Unclear, "ok": Unclear,
		"wo yao chi fan": Unclear, "ni hao": Unclear, "49": Unclear, "😋": Unclear, "ラーメン屋": Unclear,
		"你好": Chinese, "咖啡": Chinese, "KTV在哪": Chinese, "附近的KFC": Chinese,
		"餐厅": Simplified, "附近的地铁站": Simplified, "hello, 附近有地铁吗": Simplified, "Starbucks在哪里，请问": Simplified,
		"餐廳": Traditional, "捷運": Traditional, "附近有什麼好吃的": Traditional, "搵食": Traditional, "喺邊": Traditional, "7-11喺邊度": Traditional,
		"喺边度搵食嘅": Traditional, "公車 bus": Traditional,
		"metro station": English, "closest metro": English, "noodles": English, "I'm hungry": English, "I’m at 人民广场": English,
		"bus 20": English, "line 2": English, "KFC near me": English, "where is 外滩": English, "hi": English, "second one": English,
	}
	for text, want := range tests {
		if got := ScriptOf(text); got != want {
			t.Errorf("ScriptOf(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestNoEnglishWordIsPinyinOfOneSyllable(t *testing.T) {
	for word := range english {
		for _, split := range SplitPinyin(word) {
			if len(split) == 1 {
				t.Errorf("%q is pinyin as well", word)
			}
		}
	}
}
