package words

import (
	"strconv"
	"strings"
	"testing"
)

func TestNumberReadsEveryWayToWriteIt(t *testing.T) {
	tests := map[string]int{
		"49": 49, "４９": 49, "②": 2, "⑩": 10, "2️⃣": 2, "🔟": 10, "❸": 3,
		"四十九": 49, "四九": 49, "十": 10, "十二": 12, "二十": 20, "廿": 20, "廿三": 23, "卅": 30, "三十二": 32,
		"两": 2, "两百": 200, "两百五": 250, "一百二": 120, "一百零二": 102, "一百〇五": 105, "三千二": 3200, "两万五千": 25000,
		"二十万": 200000, "二〇二六": 2026, "九二六": 926, "〇四": 4, "3千": 3000, "5百": 500, "壹拾": 10, "1.": 1,
	}
	for text, want := range tests {
		if got, ok := Number(text); !ok || got != want {
			t.Errorf("Number(%q) = %d, %v, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "百", "千味", "二十三四", "两三百", "2号", "1.5", "99999999999", "一百一千", "火", "半"} {
		if got, ok := Number(text); ok {
			t.Errorf("Number(%q) = %d, want none", text, got)
		}
	}
}

// inChinese writes numbers below 10,000 as they are said.
func inChinese(n int) string {
	const digits = "零一二三四五六七八九"
	digit := func(d int) string { return string([]rune(digits)[d]) }
	var b strings.Builder
	zero := false
	for i, unit := range []string{"千", "百", "十", ""} {
		p := []int{1000, 100, 10, 1}[i]
		d := n / p % 10
		switch {
		case d == 0:
			zero = zero || b.Len() > 0
			continue
		case zero:
			b.WriteString("零")
		}
		zero = false
		b.WriteString(digit(d) + unit)
	}
	return b.String()
}

func TestNumberReadsAllNumbersInWords(t *testing.T) {
	for n := 1; n < 10_000; n++ {
		if got, ok := Number(inChinese(n)); !ok || got != n {
			t.Fatalf("Number(%q) = %d, %v, want %d", inChinese(n), got, ok, n)
		}
		plain := strings.Map(func(r rune) rune { return []rune("〇一二三四五六七八九")[r-'0'] }, strconv.Itoa(n))
		if got, ok := Number(plain); !ok || got != n {
			t.Fatalf("Number(%q) = %d, %v, want %d", plain, got, ok, n)
		}
	}
}

func TestCutNumber(t *testing.T) {
	tests := map[string]struct {
		n    float64
		rest string
	}{
		"500米内": {500, "米内"}, "1.5km": {1.5, "km"}, "半小时": {0.5, "小时"}, "两三家": {2, "三家"},
		"十分钟": {10, "分钟"}, "50-100元": {50, "-100元"}, "8:30": {8, ":30"}, "500 m": {500, " m"}, "3.": {3, ""},
		"一公里半": {1, "公里半"}, "2千米": {2000, "米"},
	}
	for text, want := range tests {
		if n, rest, ok := CutNumber(text); !ok || n != want.n || rest != want.rest {
			t.Errorf("CutNumber(%q) = %v, %q, %v, want %+v", text, n, rest, ok, want)
		}
	}
}

func TestCutOrdinal(t *testing.T) {
	tests := map[string]struct {
		n    int
		rest string
	}{
		"第2个": {2, ""}, "第二个": {2, ""}, "第二个的电话": {2, "的电话"}, "第三家怎么走": {3, "怎么走"}, "第１０": {10, ""},
		"second one": {2, ""}, "the 2nd one": {2, ""}, "the second": {2, ""}, "first one please": {1, "please"},
		"No. 3": {3, ""}, "number 3 phone": {3, "phone"}, "最后一个": {Last, ""}, "最后一家的地址": {Last, "的地址"}, "the last one": {Last, ""},
		"第2": {2, ""}, "21st": {21, ""},
	}
	for text, want := range tests {
		if n, rest, ok := CutOrdinal(text); !ok || n != want.n || rest != want.rest {
			t.Errorf("CutOrdinal(%q) = %v, %q, %v, want %+v", text, n, rest, ok, want)
		}
	}
	for _, text := range []string{"", "2", "两个", "第", "第一食品商店"[:3] + "食", "2号线", "最后", "street", "no", "nothing", "best"} {
		if n, rest, ok := CutOrdinal(text); ok {
			t.Errorf("CutOrdinal(%q) = %v, %q, want none", text, n, rest)
		}
	}
}
