package words

import (
	"slices"
	"strconv"
	"strings"
)

// lineNumber is the number of a line and what is written after it.
type lineNumber struct {
	number string // "49", "116b"; letters before it are still in the text before
	unit   string // "路", "号线", "线", "号"; "" for none
	tail   string
}

// lineUnits are what stands after the number of a line, the longest first.
var lineUnits = []string{"号地铁线", "号线", "号地铁", "路", "线"}

// numberAt reads the number of a line at a place of a folded text: digits with at
// most one letter, or a Chinese number, then a unit, the end, or the word for a kind.
func numberAt(text string, at int) (n lineNumber, ok bool) {
	rest := text[at:]
	end := digits(rest)
	if end > 0 {
		n.number = rest[:end]
		if letterEnds(rest[end:]) {
			n.number += rest[end : end+1]
			end++
		}
	} else {
		end = numerals(rest)
		value, ok := Number(rest[:end])
		if !ok {
			return n, false
		}
		n.number = strconv.Itoa(value)
	}
	n.tail = rest[end:]
	for _, unit := range lineUnits {
		if tail, found := strings.CutPrefix(n.tail, unit); found {
			n.unit, n.tail = unit, tail
			return n, true
		}
	}
	return n, n.bare(text[:at])
}

// letterEnds tells whether a text begins with one letter that belongs to a number
// before it: 116b, 703b路.
func letterEnds(text string) bool {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return false
	}
	return len(text) == 1 || text[1] >= 0x80
}

// bare tells whether a number without a unit may be that of a line: nothing comes
// after it but a kind, or 号 where a kind was named before it (地铁2号).
func (n *lineNumber) bare(before string) bool {
	if _, kind := cutKind(before, 0); n.tail == "号" && kind != AnyKind {
		n.tail = ""
	}
	_, kind := cutTail(n.tail, AnyKind)
	return n.tail == "" || kind != AnyKind
}

// line is the line with a number after a text.
func (n lineNumber) line(before string) Line {
	before, kind := cutKind(before, maxLetters)
	area, letters := cutLetters(before)
	area = cutCity(area)
	tail, kind := cutTail(n.tail, kind)
	if letters == "m" && area == "" && len(n.number) <= 2 && n.unit != "路" {
		letters, kind = "", kind&Metro
	}
	switch kind {
	case 0: // 地铁49路公交 contradicts itself
		kind = AnyKind
	case AnyKind:
		kind = unitKind(n.unit, area+letters)
	}
	return Line{Kind: kind, Name: area + letters + n.number, Variant: variant(tail)}
}

// unitKind is what 路 and 号线 say. With a name before it (崇明1号线) 号线 may be a bus.
func unitKind(unit, before string) Kind {
	switch {
	case unit == "路":
		return Bus
	case strings.HasPrefix(unit, "号") && before == "":
		return Metro
	}
	return AnyKind
}

// tailWords may stand after the name of a line and say nothing of it.
var tailWords = []string{"线路", "车站", "站", "车", "line", "route", "stop", "station"}

// cutTail drops the words for a kind and a station after a number, if nothing else
// is there, and returns the kinds that are left of those given.
func cutTail(tail string, kind Kind) (string, Kind) {
	rest, left := tail, kind
	for cut := true; cut; {
		cut = false
		for _, k := range kindWords {
			if after, ok := strings.CutPrefix(rest, k.word); ok {
				rest, left, cut = after, left&k.kind, true
			}
		}
	}
	if rest != "" && !slices.Contains(tailWords, rest) {
		return tail, kind
	}
	return "", left
}

// cities whose name before a number says nothing but where the line is.
var cities = []string{
	"北京", "上海", "广州", "深圳", "天津", "重庆", "成都", "武汉", "南京", "杭州", "西安", "苏州",
	"台北", "高雄", "香港",
}

// cutCity drops a city that is all that stands before a number: 上海2号线.
func cutCity(area string) string {
	if slices.Contains(cities, strings.TrimSuffix(area, "市")) {
		return ""
	}
	return area
}

// variant brings together the ways to write which part or form of a line is meant.
func variant(tail string) string {
	switch tail {
	case "区间车", "区间线":
		return "区间"
	}
	return tail
}
