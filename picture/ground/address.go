package ground

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// longest is the longest name of a street, in characters; what is longer is a sentence.
const longest = 28

// address is the street of an address and the house's number there.
func address(text string) (street string, number int, ok bool) {
	if end := strings.IndexAny(text, "号號"); end > 0 {
		return chinese([]rune(text[:end]))
	}
	first, _, _ := strings.Cut(text, ",")
	return western(strings.TrimSpace(first))
}

// chinese reads what stands before 号: 上海市黄浦区南京东路123.
func chinese(before []rune) (street string, number int, ok bool) {
	end := len(before)
	for end > 0 && isDigit(before[end-1]) {
		end--
	}
	number, err := strconv.Atoi(string(before[end:]))
	if err != nil || end == 0 || !strings.ContainsRune("路街道巷弄", before[end-1]) {
		return "", 0, false
	}
	begin := end - 1
	for begin > 0 && unicode.Is(unicode.Han, before[begin-1]) {
		begin--
	}
	return string(withoutDistrict(before[begin:end])), number, end-begin > 1 && end-begin <= longest
}

// withoutDistrict is the name of a street without the city, district and town before it,
// as far as they can be told from it: at least two characters stay before 路.
func withoutDistrict(name []rune) []rune {
	isDivision := func(r rune) bool { return strings.ContainsRune("省市区區县縣镇鎮", r) }
	for {
		i := slices.IndexFunc(name, isDivision)
		if i < 1 || len(name)-i-1 < 3 {
			return name
		}
		name = name[i+1:]
	}
}

// western reads a street with its number before or behind it: 12 Main Street, Hauptstraße 12.
func western(text string) (street string, number int, ok bool) {
	words := strings.Fields(text)
	if len(words) < 2 || len(text) > longest {
		return "", 0, false
	}
	last := len(words) - 1
	if number, err := strconv.Atoi(words[0]); err == nil {
		return strings.Join(words[1:], " "), number, hasLetter(words[1])
	}
	number, err := strconv.Atoi(words[last])
	return strings.Join(words[:last], " "), number, err == nil && hasLetter(words[0])
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func hasLetter(word string) bool { return strings.IndexFunc(word, unicode.IsLetter) >= 0 }
