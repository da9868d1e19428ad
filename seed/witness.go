package seed

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/rangetable"

	"nearby/seed/table"
)

// witnesses are the countries that a row itself says its place is in, and which part
// of it says so: its country column, else the prefix of its phone number, else the
// script of its name and address, else the continent of its time zone. Scripts that are
// written everywhere say nothing.
func (m *meaning) witnesses(row []string) (countries []string, witness string) {
	if i := m.countryColumn(); i != table.None && i < len(row) {
		switch code := countryCode(table.Clean(row[i])); code {
		case "":
		case "CN": // files differ on what they write there
			return []string{"CN", "HK", "MO", "TW"}, "the column " + m.header[i]
		default:
			return []string{code}, "the column " + m.header[i]
		}
	}
	if countries := dialled(m.cell(row, fieldPhone)); countries != nil {
		return countries, "the phone number"
	}
	if countries := written(m.cell(row, fieldName) + m.cell(row, fieldAddress)); countries != nil {
		return countries, byScript
	}
	if countries := continent(cmp.Or(m.cell(row, fieldZone), m.table.Zone)); countries != nil {
		return countries, "the time zone"
	}
	return nil, ""
}

// byScript is the weakest witness: people abroad have names in their own script.
const byScript = "the script of the name"

// continents are the first parts of time zones' names, and the UN's number of what lies
// there.
var continents = map[string]string{"Europe": "150", "Asia": "142", "Africa": "002", "America": "019", "Australia": "AU"}

// continent is where a time zone is; nil of one of an ocean.
func continent(zone string) []string {
	first, _, _ := strings.Cut(zone, "/")
	if region, known := continents[first]; known {
		return []string{region}
	}
	return nil
}

// twoContinents are the countries whose time zones are of another continent than the UN
// counts them to, or of two.
var twoContinents = []string{"RU", "TR", "CY", "GE", "AM", "AZ", "KZ", "??"}

// meet tells whether one of the countries of a point is one that a row says, or on a
// continent that it says.
func meet(countries, within []string) bool {
	for _, country := range countries {
		for _, said := range within {
			if country == said || isNumber(said) && contains(said, country) {
				return true
			}
		}
	}
	return false
}

func isNumber(region string) bool { return region[0] <= '9' }

func contains(continent, country string) bool {
	if slices.Contains(twoContinents, country) {
		return true
	}
	outer, err := language.ParseRegion(continent)
	inner, errInner := language.ParseRegion(country)
	return err == nil && errInner == nil && outer.Contains(inner)
}

// countryKeys are the headers of a column of countries.
var countryKeys = []string{
	"country", "countrycode", "countryname", "addr:country", "addresses.country", "isocountry", "countryiso",
	"国家", "國家", "国", "pays", "land", "país", "pais", "paese", "страна", "국가",
}

func (m *meaning) countryColumn() int {
	for _, key := range countryKeys {
		if i := slices.Index(m.keys, key); i >= 0 {
			return i
		}
	}
	return table.None
}

// countryNames are names of countries by their keys, of those that have none of ISO's codes.
var countryNames = map[string]string{
	"china": "CN", "中国": "CN", "中國": "CN", "hongkong": "HK", "香港": "HK", "macau": "MO", "macao": "MO", "澳门": "MO",
	"澳門": "MO", "taiwan": "TW", "台湾": "TW", "台灣": "TW", "臺灣": "TW", "japan": "JP", "日本": "JP", "korea": "KR",
	"southkorea": "KR", "韩国": "KR", "韓國": "KR", "대한민국": "KR", "한국": "KR", "singapore": "SG", "新加坡": "SG",
	"malaysia": "MY", "马来西亚": "MY", "thailand": "TH", "泰国": "TH", "vietnam": "VN", "越南": "VN", "indonesia": "ID",
	"india": "IN", "france": "FR", "法国": "FR", "germany": "DE", "deutschland": "DE", "德国": "DE", "italy": "IT",
	"italia": "IT", "意大利": "IT", "spain": "ES", "españa": "ES", "西班牙": "ES", "portugal": "PT", "unitedkingdom": "GB",
	"england": "GB", "scotland": "GB", "greatbritain": "GB", "英国": "GB", "ireland": "IE", "netherlands": "NL",
	"nederland": "NL", "belgium": "BE", "switzerland": "CH", "schweiz": "CH", "suisse": "CH", "austria": "AT",
	"österreich": "AT", "poland": "PL", "polska": "PL", "czechia": "CZ", "sweden": "SE", "norway": "NO", "denmark": "DK",
	"finland": "FI", "greece": "GR", "turkey": "TR", "russia": "RU", "россия": "RU", "俄罗斯": "RU", "ukraine": "UA",
	"unitedstates": "US", "unitedstatesofamerica": "US", "美国": "US", "美國": "US", "canada": "CA", "加拿大": "CA",
	"mexico": "MX", "méxico": "MX", "brazil": "BR", "brasil": "BR", "argentina": "AR", "chile": "CL", "colombia": "CO",
	"peru": "PE", "australia": "AU", "澳大利亚": "AU", "newzealand": "NZ", "southafrica": "ZA", "egypt": "EG", "kenya": "KE",
	"nigeria": "NG", "morocco": "MA", "unitedarabemirates": "AE", "uae": "AE", "uk": "GB",
}

// countryCode is the alpha-2 code of a country by its name or one of its codes; "" for
// anything else.
func countryCode(value string) string {
	if code, known := countryNames[table.Key(value)]; known {
		return code
	}
	if region, err := language.ParseRegion(value); err == nil && region.IsCountry() {
		return region.String()
	}
	return ""
}

// prefixes are the international prefixes of phone numbers, none of which begins
// another.
var prefixes = map[string][]string{
	"86": {"CN"}, "852": {"HK"}, "853": {"MO"}, "886": {"TW"}, "81": {"JP"}, "82": {"KR"}, "65": {"SG"}, "60": {"MY"},
	"66": {"TH"}, "84": {"VN"}, "62": {"ID"}, "63": {"PH"}, "91": {"IN"}, "33": {"FR"}, "49": {"DE"}, "44": {"GB"},
	"34": {"ES"}, "39": {"IT"}, "351": {"PT"}, "31": {"NL"}, "32": {"BE"}, "41": {"CH"}, "43": {"AT"}, "45": {"DK"},
	"46": {"SE"}, "47": {"NO"}, "48": {"PL"}, "420": {"CZ"}, "421": {"SK"}, "36": {"HU"}, "40": {"RO"}, "30": {"GR"},
	"90": {"TR"}, "380": {"UA"}, "353": {"IE"}, "358": {"FI"}, "359": {"BG"}, "385": {"HR"}, "386": {"SI"}, "381": {"RS"},
	"7": {"RU", "KZ"}, "1": {"US", "CA", "PR", "DO", "JM"}, "52": {"MX"}, "54": {"AR"}, "55": {"BR"}, "56": {"CL"},
	"57": {"CO"}, "51": {"PE"}, "61": {"AU"}, "64": {"NZ"}, "27": {"ZA"}, "20": {"EG"}, "234": {"NG"}, "254": {"KE"},
	"212": {"MA"}, "971": {"AE"}, "972": {"IL"},
}

// dialled are the countries of a phone number with an international prefix; nil for
// any other.
func dialled(phone string) []string {
	rest, ok := strings.CutPrefix(phone, "+")
	if !ok {
		rest, ok = strings.CutPrefix(phone, "00")
	}
	if !ok {
		return nil
	}
	for n := 1; n <= min(3, len(rest)); n++ {
		if countries := prefixes[rest[:n]]; countries != nil {
			return countries
		}
	}
	return nil
}

// scripts are those that few countries write, the one that decides first: Japanese has
// Chinese characters as well.
var scripts = []struct {
	table     *unicode.RangeTable
	countries []string
}{
	{unicode.Hiragana, []string{"JP"}},
	{unicode.Katakana, []string{"JP"}},
	{unicode.Hangul, []string{"KR", "KP"}},
	{unicode.Han, []string{"CN", "HK", "MO", "TW", "JP", "SG", "MY"}},
	{unicode.Thai, []string{"TH"}},
	{unicode.Greek, []string{"GR", "CY"}},
	{unicode.Hebrew, []string{"IL", "PS"}},
	{unicode.Devanagari, []string{"IN", "NP"}},
	{unicode.Georgian, []string{"GE"}},
	{unicode.Armenian, []string{"AM"}},
	{unicode.Khmer, []string{"KH"}},
	{unicode.Lao, []string{"LA"}},
	{unicode.Myanmar, []string{"MM"}},
	{unicode.Cyrillic, []string{
		"RU", "UA", "BY", "BG", "RS", "MK", "ME", "BA", "XK", "MD", "KZ", "KG", "TJ", "UZ", "TM", "MN", "GE", "AM", "AZ", "LV", "EE", "LT",
	}},
	// Letters of few languages.
	{rangetable.New('ğ', 'Ğ', 'ı', 'İ'), []string{"TR", "CY", "AZ"}},
	{rangetable.New('ł', 'Ł', 'ź', 'Ź'), []string{"PL"}},
	{rangetable.New('ř', 'Ř', 'ů', 'Ů', 'ě', 'Ě'), []string{"CZ", "SK"}},
	{rangetable.New('ő', 'Ő', 'ű', 'Ű'), []string{"HU", "RO", "SK", "RS"}},
	{rangetable.New('ț', 'Ț', 'ș', 'Ș'), []string{"RO", "MD"}},
	{rangetable.New('ơ', 'Ơ', 'ư', 'Ư', 'ạ', 'ả', 'ế', 'ệ', 'ố', 'ộ', 'ở'), []string{"VN"}},
	{rangetable.New('ð', 'Ð', 'þ', 'Þ'), []string{"IS", "FO"}},
}

// written are the countries that write as a text is written; nil if that is most.
func written(text string) []string {
	for _, s := range scripts {
		if strings.IndexFunc(text, func(r rune) bool { return unicode.Is(s.table, r) }) >= 0 {
			return s.countries
		}
	}
	return nil
}
