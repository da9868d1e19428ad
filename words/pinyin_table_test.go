package words

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

// pinyinTable is the whole of pinyin.txt as it follows from go-pinyin's readings.
func pinyinTable() string {
	characters := make(map[string][]rune)
	for r := rune(firstHan); r <= lastHan; r++ {
		for _, reading := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
			spelled, folded := foldPinyin(reading), simplified(r)
			if strings.ContainsAny(spelled, "aeiouv") && folded >= firstHan { // not the hums m, ng
				characters[spelled] = append(characters[spelled], folded)
			}
		}
	}
	var b strings.Builder
	b.WriteString("# Made from github.com/mozillazg/go-pinyin (MIT) by go test ./words -run Table -update: see README.md.\n")
	for _, spelled := range slices.Sorted(maps.Keys(characters)) {
		slices.Sort(characters[spelled])
		fmt.Fprintf(&b, "%s %s\n", spelled, string(slices.Compact(characters[spelled])))
	}
	return b.String()
}

func TestPinyinTableIsThatOfGoPinyin(t *testing.T) {
	want := pinyinTable()
	if *update {
		if err := os.WriteFile("pinyin.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("pinyin.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("pinyin.txt differs from go-pinyin's readings; run this test with -update and look at the change")
	}
}
