package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/words"
)

// resembling are the fields whose columns are also known by headers that only
// resemble theirs.
var resembling = []field{fieldName, fieldNameEN, fieldAddress, fieldPhone, fieldHours, fieldCategory}

// otherThings are words with which a header is about something else than the place:
// City Name, Street Name, 负责人姓名, Email Address.
var otherThings = []string{
	"city", "town", "street", "road", "country", "county", "district", "province", "state", "region", "owner", "user",
	"contact", "agency", "route", "line", "brand", "chain", "company", "file", "layer", "email", "mail", "ip", "web", "legal",
	"first", "last", "direction", "category", "type", "borough", "城市", "省", "市区", "区县", "街道", "线路", "負責人", "负责人", "联系人",
	"法人", "类别", "类型", "品牌", "公司", "行政区",
}

// way is a way in which a header can resemble those of a field, and what is said of it.
type way struct {
	fits func(header string) bool
	say  string
}

// stationWords are what the column of the names is called where it is called by what it names.
var stationWords = []string{
	"station", "stations", "stop", "stops", "gare", "gares", "arrêt", "arrêts", "haltestellen", "bahnhof", "bahnhöfe", "halte", "haltes",
	"estación", "estaciones", "parada", "paradas", "stazione", "stazioni", "fermata", "fermate", "estação", "estações",
	"станция", "станции", "остановка", "остановки", "przystanek", "zastávka", "zastávky", "restaurant", "restaurants", "restaurante", "ristorante",
	"站", "车站", "車站", "站点", "站點", "站牌", "地铁站", "捷運站", "公交站", "駅", "역", "정류장", "餐厅", "餐廳", "店铺", "飲食店",
}

// callsStations tells a header such as Station, Stations de métro or 地铁站; not Station ID.
func callsStations(header string) bool {
	words := strings.Fields(strings.ToLower(header))
	if len(words) == 0 || !slices.Contains(stationWords, words[0]) {
		return false
	}
	last := words[len(words)-1]
	return len(words) == 1 || len(words) < 4 && !slices.Contains(otherThings, last) &&
		!slices.Contains([]string{"id", "code", "no", "no.", "nr", "number", "desc", "description", "lat", "lon", "url", "lines"}, last)
}

// resemble is the column whose header resembles those of a field, best first: it says
// the same in two languages, it begins or ends with one of them, or it is one of them
// with a letter wrong. The last two are guesses, of which the operator is told.
func (c *columns) resemble(f field) int {
	ways := []way{
		{func(h string) bool {
			return slices.ContainsFunc(partsOfHeader(h), func(p string) bool { return isKey(f, p) })
		}, ""},
		{func(h string) bool { return holdsKey(f, h) }, "column %q is taken for the %s"},
		{func(h string) bool { return misspells(f, h) }, "column %q is taken for the %s, with a letter wrong"},
	}
	switch f {
	case fieldCategory:
		ways = ways[:1] // Fuel Type is no guess to make
	case fieldName:
		ways = append(ways, way{callsStations, "column %q is taken for the %s"})
	}
	for _, way := range ways {
		for i, header := range c.header {
			if c.taken(i) || slices.Contains(c.at[:], i) || strings.Contains(header, "[]") || !way.fits(header) {
				continue
			}
			if way.say != "" {
				c.guesses = append(c.guesses, fault.Warning{Code: "header", Text: fmt.Sprintf(way.say, header, f) +
					fmt.Sprintf("; --map %s=COLUMN names another", f)})
			}
			return i
		}
	}
	return table.None
}

func isKey(f field, text string) bool { return slices.Contains(fieldTable[f].keys, table.Key(text)) }

// partsOfHeader are the parts of a header in two languages, or with one in brackets:
// 经度 Longitude, 经度(Longitude), Longitude/经度.
func partsOfHeader(header string) []string {
	parts := strings.FieldsFunc(header, func(r rune) bool { return strings.ContainsRune("()（）[]/／|｜\n", r) })
	latin := func(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
	first := strings.IndexFunc(header, latin)
	last := strings.LastIndexFunc(header, latin)
	if first >= 0 && last+1 < len(header) && first == 0 {
		parts = append(parts, header[:last+1], header[last+1:])
	} else if first > 0 {
		parts = append(parts, header[:first], header[first:])
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// languageWords are what headers end with where a table has the same in several languages:
// facility.name_tc. English has fields of its own.
var languageWords = []string{"tc", "sc", "zh", "hant", "hans", "cht", "chs", "cn", "tw", "hk", "ja", "jp", "ko", "kr", "th", "local"}

// holdsKey tells whether a header ends with a header of the field, Store Name and
// 商店名称, or begins with one, Address 1.
func holdsKey(f field, header string) bool {
	of := strings.FieldsFunc(strings.ToLower(header), func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == '.' })
	if slices.ContainsFunc(of, func(word string) bool { return slices.Contains(otherThings, word) }) ||
		slices.ContainsFunc(otherThings, func(word string) bool { return word[0] >= 0x80 && strings.Contains(header, word) }) {
		return false
	}
	several := len(of) > 1
	for len(of) > 1 && slices.Contains(languageWords, of[len(of)-1]) {
		of = of[:len(of)-1]
	}
	if several && (isKey(f, of[len(of)-1]) || isKey(f, of[0])) {
		return true
	}
	key := table.Key(header)
	return slices.ContainsFunc(fieldTable[f].keys, func(known string) bool {
		return known[0] >= 0x80 && len(known) >= len("名称") && (strings.HasSuffix(key, known) || strings.HasPrefix(key, known))
	})
}

// misspells tells a header that is one of the field's but for a letter: Longtitude.
func misspells(f field, header string) bool {
	const shortest = 5
	key := table.Key(header)
	return len(key) >= shortest && !slices.Contains(otherThings, key) && slices.ContainsFunc(fieldTable[f].keys, func(known string) bool {
		return len(known) >= shortest && known[0] < 0x80 && words.Distance(key, known, 1) == 1
	})
}
