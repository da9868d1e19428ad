package dialogue_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/kind"
	"nearby/words"
)

// corpusTalk is what the corpus is read with: the program's own categories, and the
// places that people in it name.
func corpusTalk() dialogue.Dialogue {
	names := map[string]string{}
	for _, name := range strings.Fields("静安寺 五角场 人民广场 外滩 徐家汇 陆家嘴 南京东路 豫园 王府井 三里屯 西单 中关村") {
		names[words.FoldName(name)] = name
	}
	for _, name := range []string{"The Bund", "People's Square", "Jing'an Temple", "Xujiahui", "Lujiazui", "Yu Garden"} {
		names[words.FoldName(name)] = name
	}
	return dialogue.Dialogue{
		Now: now, Names: func(folded string) (string, bool) { name, ok := names[folded]; return name, ok },
		Choices: []dialogue.Choice{
			{Category: "restaurant", Words: []string{"restaurant", "餐厅", "Restaurants", "吃", "吃饭", "吃的", "好吃的", "饿了", "美食", "饭店", "餐馆", "food", "eat"}},
			{Category: "transit", Words: []string{"transit", "公交地铁", "Transit", "公交", "公交站", "地铁", "地铁站", "车站", "bus", "metro", "subway", "station"}},
		},
	}
}

// The corpus was written by hand from how people type, not from the grammar. What is
// wrong in it is printed.
func TestCorpus(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/corpus.tsv")
	if err != nil {
		t.Fatal(err)
	}
	talk := corpusTalk()
	right, all := 0, 0
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, "\n"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		typed, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		all++
		if wrong := misread(talk.Understand(typed), want); wrong != "" {
			t.Logf("%s\t%s\t%s", typed, want, wrong)
			continue
		}
		right++
	}
	t.Logf("%d of %d right, %.1f %%", right, all, 100*float64(right)/float64(all))
	if right*1000 < all*995 || all < 2000 {
		t.Errorf("%d of %d right, want 99.5 %% of 2000 and more", right, all)
	}
}

// misread tells what is wrong with a meaning, "" for nothing. The columns are an
// intent and fields.
func misread(m dialogue.Meaning, columns string) string {
	fields := strings.Split(columns, " ")
	want := dialogue.Meaning{Intent: dialogue.Intent(fields[0]), LanguageKnown: true}
	for _, field := range joined(fields[1:]) {
		name, value, _ := strings.Cut(field, "=")
		set(&want, name, value)
	}
	got := m
	got.Topic, got.Anything, got.Want.Said, got.Want.Guess.Said, got.Want.Guess.Or = "", false, "", "", ""
	if !strings.Contains(columns, " asks=") && !strings.Contains(columns, " to=") {
		got.Asked = dialogue.Asked{}
	}
	if want.Want.Guess != (dialogue.Guess{}) && want.Want.Word == "" {
		got.Want.Word = "" // what was typed
	}
	if !want.LanguageKnown {
		got.Language, got.LanguageKnown = 0, false
	}
	if want.Want.Untold == "" {
		got.Want.Untold = ""
	}
	if want.Want.Kind != "" {
		want.Want.Category = want.Want.Kind.Category()
	}
	if want.Want.Line != "" {
		got.Want.Category = ""
	}
	if got == want {
		return ""
	}
	return fmt.Sprintf("%+v", got)
}

// joined puts values with blanks in them together again: near=The Bund.
func joined(fields []string) []string {
	var all []string
	for _, field := range fields {
		if len(all) > 0 && !strings.Contains(field, "=") && field != "open" && field != "allday" && field != "untold" {
			all[len(all)-1] += " " + field
			continue
		}
		all = append(all, field)
	}
	return all
}

func set(m *dialogue.Meaning, name, value string) {
	number, _ := strconv.ParseFloat(value, 64)
	switch w := &m.Want; name {
	case "category":
		w.Category = value
	case "kind":
		w.Kind = kind.Kind(value)
	case "also":
		w.Also = strings.ReplaceAll(value, ",", ";")
	case "word":
		w.Word = value
	case "guess":
		w.Guess.Kind = kind.Kind(value)
		if w.Guess.Category = w.Guess.Kind.Category(); len(w.Guess.Kind.Words()) == 0 {
			w.Guess = dialogue.Guess{Category: value}
		}
	case "chain":
		w.Guess.Chain = value
	case "line":
		w.Line = value
	case "near":
		w.Near = value
	case "radius":
		w.Radius = geo.Metres(number)
	case "beyond":
		w.Beyond = geo.Metres(number)
	case "untold":
		w.Untold = value
	case "open":
		w.OpenNow = true
	case "allday":
		w.AllDay = true
	case "open_at":
		hour, minute, _ := strings.Cut(value, ":")
		h, _ := strconv.Atoi(hour)
		m, _ := strconv.Atoi(minute)
		w.OpenAt = dialogue.At(h, m)
	case "max":
		w.PriceMax = number
	case "min":
		w.PriceMin = number
	case "rating":
		w.RatingMin = number
	case "not":
		w.Without = dialogue.Refused(strings.ReplaceAll(value, ",", "|"))
	case "order":
		w.Order = dialogue.Order(value)
	case "command":
		m.Command = dialogue.Command(value)
	case "asks":
		m.Asked.Which = dialogue.Which(value)
	case "to":
		m.Asked.To = value
	case "n":
		m.Number = int(number)
	case "lang":
		languages := map[string]dialogue.Language{"hant": dialogue.Traditional, "en": dialogue.English}
		m.Language, m.LanguageKnown = languages[value], value != "-"
	default:
		panic("unknown field " + name)
	}
}
