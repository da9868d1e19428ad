package tags

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var addressKeys = []string{
	"addr:full", "addr:country", "addr:province", "addr:state", "addr:city", "addr:district", "addr:subdistrict", "addr:suburb",
	"addr:quarter", "addr:neighbourhood", "addr:block_number", "addr:place", "addr:street", "addr:housenumber", "addr:housename",
	"addr:unit", "addr:floor", "addr:postcode",
}

// Address is the address in the order in which the country writes it. The country is
// that of the tags, else the given one (ISO 3166-1 alpha-2), else told by the script
// and the words of the street.
func Address(t Tags, country string) string {
	if whole := t("addr:full"); whole != "" {
		return whole
	}
	country = strings.ToUpper(cmp.Or(t("addr:country"), country))
	street := cmp.Or(t("addr:street"), t("addr:place"))
	written := street + t("addr:quarter") + t("addr:neighbourhood") + t("addr:city")
	switch {
	case strings.ContainsFunc(written, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }):
		return join(" ", t("addr:province"), t("addr:city"), t("addr:district"), street, t("addr:housenumber"))
	case han(written) && (country == "JP" || t("addr:block_number") != "" || country == "" && t("addr:quarter") != ""):
		return japanese(t)
	case han(written):
		return inChinese(t, street, strings.ContainsAny(written, "臺號灣區廣龍東門興華"))
	default:
		return western(t, country, street)
	}
}

// join puts a separator between those that are not empty.
func join(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

var number = regexp.MustCompile(`^[0-9]+[A-Za-z]?([-–][0-9]+)?$`)

// inChinese runs from the province down to the house: 上海市黄浦区南京东路20号.
func inChinese(t Tags, street string, traditional bool) string {
	house := t("addr:housenumber")
	switch {
	case !number.MatchString(house):
	case traditional:
		house += "號"
	default:
		house += "号"
	}
	return join("", cmp.Or(t("addr:province"), t("addr:state")), t("addr:city"), cmp.Or(t("addr:district"), t("addr:suburb")),
		t("addr:subdistrict"), street, house, t("addr:housename"), t("addr:floor"), t("addr:unit"))
}

// japanese runs from the prefecture to the house: 東京都千代田区丸の内一丁目9-1.
func japanese(t Tags) string {
	return join("", cmp.Or(t("addr:province"), t("addr:state")), t("addr:city"), t("addr:suburb"), t("addr:quarter"),
		t("addr:neighbourhood"), join("-", t("addr:block_number"), t("addr:housenumber")))
}

// numberFirst are the countries in which the number stands before the street, and
// postcodeLast those in which the postcode stands behind the city.
var (
	numberFirst = []string{
		"US", "GB", "IE", "CA", "AU", "NZ", "ZA", "FR", "LU", "MC", "IN", "SG", "MY", "PH", "TH", "VN", "HK", "MO", "CN", "TW", "JP",
		"KR", "LK", "BD", "PK", "NG", "KE", "GH", "EG", "MA", "TN", "DZ", "SN", "CI", "MT", "JM", "BS", "AE", "SA", "IL",
	}
	postcodeLast = []string{
		"US", "GB", "IE", "CA", "AU", "NZ", "ZA", "IN", "SG", "TH", "VN", "HK", "CN", "TW", "JP", "KR", "BD", "PK", "NG", "KE", "MT",
		"BR", "RU", "UA", "ID",
	}
	stateCountries = []string{"US", "CA", "AU", "BR", "MX"}
)

// streetFirst are words for streets of languages that put the number behind them.
var streetFirst = regexp.MustCompile(`(?i)(str\.?|strasse|straße|weg|gasse|platz|allee|damm|straat|laan|plein|gade|vej|gata|gatan|vägen|veien|katu)( |$)|` +
	`^(via|viale|piazza|corso|calle|avenida|avda|paseo|plaza|carrer|plaça|passeig|carretera|rua|largo|praça|travessa|ulica|ul\.|улица|ul|utca|strada|bulevardul) `)

// western is a street, a city and what stands about them.
func western(t Tags, country, street string) string {
	house, city, postcode := t("addr:housenumber"), t("addr:city"), t("addr:postcode")
	first, last := slices.Contains(numberFirst, country), slices.Contains(postcodeLast, country)
	if country == "" {
		first = !streetFirst.MatchString(street)
	}
	line := join(" ", street, house)
	if first {
		line = join(" ", house, street)
	}
	if unit := t("addr:unit"); unit != "" && line != "" {
		line += ", " + unit
	}
	town := join(" ", postcode, city)
	switch {
	case slices.Contains(stateCountries, country) || country == "" && t("addr:state") != "":
		town = join(", ", city, join(" ", t("addr:state"), postcode))
	case last:
		town = join(" ", city, postcode)
	}
	if line == "" && city == "" {
		return t("addr:housename") // a postcode or a state alone leads nobody there
	}
	return join(", ", t("addr:housename"), line, town)
}
