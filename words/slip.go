package words

import (
	"slices"
	"strings"
)

// noSlip is more than any Slip is.
const noSlip = 9

// Slip is how far a Latin word as it was typed is from a word of a vocabulary that it may
// be meant for, from 1 for one fault: a letter too many, too few, wrong, or two that
// changed places. It is ok if people would take it for a slip: one fault in words of five
// letters and more, which begin alike, two in words of eight. Of a long word whose letters
// only stand in another order one may be missing. In a word of four
// letters two may have changed places. Both words are folded; what is no letter
// does not count.
func Slip(typed, word string) (faults int, ok bool) {
	a, b := lettersOf(typed), lettersOf(word)
	if a == "" || b == "" || a == b {
		return 0, false
	}
	switch n := len(b); {
	case n < 4:
		return 0, false
	case n == 4:
		return 1, len(a) == n && isSwapped(a, b)
	case n < 8:
		faults = Distance(a, b, 1)
		return faults, faults == 1 && (a[0] == b[0] || isSwapped(a, b))
	}
	if faults = Distance(a, b, 2); faults <= 2 && (faults == 1 || a[0] == b[0]) {
		return faults, true
	}
	return 3, a[0] == b[0] && a[len(a)-1] == b[len(b)-1] && lettersApart(a, b) <= 1
}

// lettersOf is a folded text without blanks, "" if it has anything but Latin letters.
func lettersOf(folded string) string {
	if folded = strings.ReplaceAll(folded, " ", ""); strings.Trim(folded, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return folded
}

// isSwapped tells two words that differ by two neighbours that changed places.
func isSwapped(a, b string) bool {
	return len(a) == len(b) && Distance(a, b, 1) == 1 && lettersApart(a, b) == 0
}

// lettersApart is how many letters one of two words has that the other has not, wherever
// they stand.
func lettersApart(a, b string) int {
	var count ['z' + 1]int
	for _, letter := range []byte(a) {
		count[letter]++
	}
	for _, letter := range []byte(b) {
		count[letter]--
	}
	apart := 0
	for _, n := range count {
		apart += max(n, -n)
	}
	return apart
}

// Misread tells whether a Chinese word as it was typed may be meant for a word of a
// vocabulary: it has as many characters, at least half of them the same, and the others
// sound or look alike. 伙锅 and 火窝 are for 火锅. Both are folded.
func Misread(typed, word string) bool {
	if len(typed) != len(word) || typed == word { // Chinese characters are of three bytes each
		return false
	}
	a, b := []rune(typed), []rune(word)
	if len(a) != len(b) || len(a) < 2 || 2*differing(a, b) > len(a) {
		return false
	}
	for i, r := range a {
		if r != b[i] && !soundsLike(r, b[i]) && !looksLike(r, b[i]) {
			return false
		}
	}
	return true
}

// differing is how many characters of two words of one length are not the same.
func differing(a, b []rune) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// soundsLike tells characters that share a reading, or nearly do: in the south many do
// not tell zh from z, l from n, ing from in.
func soundsLike(a, b rune) bool {
	return slices.ContainsFunc(Readings(a), func(s Syllable) bool {
		return slices.ContainsFunc(Readings(b), func(other Syllable) bool {
			return s == other || slurred.Replace(s.String()) == slurred.Replace(other.String())
		})
	})
}

// slurred makes one of the sounds that people mix up.
var slurred = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ing", "in", "eng", "en", "ang", "an", "l", "n")

// looksLike tells characters that people take for each other.
func looksLike(a, b rune) bool {
	for group := range strings.FieldsSeq(alike) {
		if strings.ContainsRune(group, a) && strings.ContainsRune(group, b) {
			return true
		}
	}
	return false
}

// alike are simplified characters that look alike, of those that words for kinds of
// places are written with, and ways to write one that no table of scripts has: 歺 for 餐.
const alike = `锅窝蜗涡祸 茶荼搽 咖加伽枷珈 菜莱采彩 烤拷考铐 烧浇挠晓 铁轶跌贴 站占沾玷 面而 馆管官 饭板饮返贩 饺绞狡较 餐歺飧 厅厛听斤 酒洒 吧把爸肥 ` +
	`奶仍扔妈 鱼渔角 辣棘赖 烫汤荡 虾吓 海悔 鲜蝉 寿春 司同 拉位啦垃 肉内 鸡鸣 鸭鸦鸥 堡保煲褒 披坡波 超起 便使更 利刘和 药约 房旁 院完 银根很 公么分 交父文 地他池 厕侧测 ` +
	`洗先 间问闻 场扬汤杨 园圆 停亭 加如 油抽由 早旱草 小少 日曰目 料科 湘相 糕羔 包抱饱 子于 粉纷份 饼拼并 素索 自目 清请情青 真直 西酉 快块 淇其 旅旋 学字 串吊 ` +
	`超越 市布 医匿 店占 粥弼 龙尤 牛午 米来 电申 茶察`
