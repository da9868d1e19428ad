// Package tags says what the tags of OpenStreetMap mean for a place: its name, what it
// is, whether it is still there, its address as its country writes it
// (wiki.openstreetmap.org/wiki/Map_features).
//
// It knows single places. Which of them are parts of one stop is for package osm, and
// which of our categories a word means for package seed.
package tags

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Tags gives the value of a key; "" where there is none.
type Tags func(key string) string

// first is the first of some keys that has a value.
func (t Tags) first(keys ...string) string {
	for _, key := range keys {
		if value := t(key); value != "" {
			return value
		}
	}
	return ""
}

var nameKeys = []string{
	"name", "name:zh", "name:zh-Hans", "name:zh-Hant", "name:en", "official_name", "int_name", "alt_name", "short_name", "brand",
}

// chinese is the name in Chinese, whichever the script.
func chinese(t Tags) string { return t.first("name:zh", "name:zh-Hans", "name:zh-Hant") }

// Name is the name that is on the sign, else one in another script or of another kind.
// Of a sign in two languages (中環 Central) it is the Chinese part, as English has
// words of its own.
func Name(t Tags) string {
	name, zh, en := t("name"), chinese(t), t("name:en")
	if zh != "" && en != "" && strings.Contains(name, zh) && strings.Contains(name, en) && zh != en {
		return zh
	}
	return cmp.Or(name, zh, t("official_name"), en, t.first("int_name", "alt_name", "short_name", "brand"))
}

// English is the name in English, or in Latin letters, where that is another one.
func English(t Tags) string {
	en := cmp.Or(t("name:en"), t("int_name"))
	if en == Name(t) {
		return ""
	}
	return en
}

// placeKeys are the keys that say what a place is, the more telling first.
var placeKeys = []string{
	"amenity", "shop", "tourism", "leisure", "railway", "public_transport", "highway", "aerialway", "aeroway", "station",
}

// only are the values of keys that are no place with any other: railway=rail is a
// track, highway=residential a street.
var only = map[string][]string{
	"railway":          {"station", "halt", "tram_stop", "subway_entrance", "train_station_entrance", "stop", "platform"},
	"public_transport": {"station", "platform", "stop_position"},
	"highway":          {"bus_stop", "platform"},
	"aerialway":        {"station"},
	"aeroway":          {"aerodrome", "terminal"},
	"station":          {},
}

// words are what values are called that alone would be taken for something else: a
// shop that sells fish is no restaurant.
var words = map[string]string{
	"shop=seafood": "seafood shop", "shop=fish": "fish shop", "shop=tea": "tea shop", "shop=coffee": "coffee shop",
	"shop=pasta": "pasta shop", "shop=beverages": "beverages shop", "shop=juice": "juice shop", "shop=vacant": "shop",
	"amenity=bbq": "public grill", "railway=train_station_entrance": "station", "railway=stop": "stop_position",
}

// Category are the words for what a place is, separated by ";"; "" for what is none. Of
// a place that is gone they say what it was, see [Status].
func Category(t Tags) string {
	if live := category(t, ""); live != "" {
		return live
	}
	for _, gone := range lifecycles {
		if was := category(t, gone.prefix); was != "" {
			return was
		}
	}
	return ""
}

func category(t Tags, prefix string) string {
	var all string
	for _, key := range placeKeys {
		value := t(prefix + key)
		if values, limited := only[key]; value == "" || value == "no" || limited && !slices.Contains(values, value) {
			continue
		}
		value = cmp.Or(words[key+"="+value], value)
		if !slices.Contains(strings.Split(all, ";"), value) {
			all = strings.TrimPrefix(all+";"+value, ";")
		}
	}
	return all
}

// lifecycles are the prefixes of keys that say what a place was, and what it is then.
var lifecycles = []struct{ prefix, status string }{
	{"disused:", "disused"},
	{"abandoned:", "abandoned"},
	{"was:", "closed"},
	{"closed:", "closed"},
	{"demolished:", "demolished"},
	{"removed:", "removed"},
	{"razed:", "demolished"},
}

func lifecycleKeys() (keys []string) {
	for _, gone := range lifecycles {
		for _, key := range placeKeys {
			keys = append(keys, gone.prefix+key)
		}
	}
	return keys
}

// Status is disused, abandoned, demolished, removed or closed for what is no longer
// there, and "" for all else.
func Status(t Tags) string {
	for _, key := range []string{"disused", "abandoned", "demolished"} {
		if t(key) == "yes" {
			return key
		}
	}
	switch {
	case t("shop") == "vacant", ended(t("end_date"), time.Now()):
		return "closed"
	case category(t, "") != "":
		return ""
	}
	for _, gone := range lifecycles {
		if category(t, gone.prefix) != "" {
			return gone.status
		}
	}
	return ""
}

// ended tells whether a date, of which the day or the month may be left out, is over. A
// date that is about, or of a century, is not understood.
func ended(date string, now time.Time) bool {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}
	layout, known := layouts[len(date)]
	if !known {
		return false
	}
	_, err := time.Parse(layout, date)
	return err == nil && date < now.Format(layout)
}

var kindKeys = []string{
	"cuisine", "diet:halal", "diet:vegetarian", "diet:vegan",
	"subway", "light_rail", "monorail", "tram", "train", "bus", "trolleybus", "ferry",
}

// Kind are the words for its kind: of food its cuisine, of a stop what stops there.
func Kind(t Tags) string {
	kinds := transit(t)
	if kinds == nil {
		kinds = append(kinds, t("cuisine"))
		for _, diet := range []string{"halal", "vegetarian", "vegan"} {
			if t("diet:"+diet) == "only" {
				kinds = append(kinds, diet)
			}
		}
	}
	return strings.Trim(strings.Join(kinds, ";"), ";")
}

// transit are the kinds of a stop; nil of what is none. A station of which nothing
// else is said is one of trains.
func transit(t Tags) (kinds []string) {
	is := func(kind string, hints ...bool) {
		if slices.Contains(hints, true) && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	railway, station := t("railway"), t("station")
	is("metro", t("subway") == "yes", t("light_rail") == "yes", t("monorail") == "yes", railway == "subway_entrance",
		station == "subway", station == "light_rail", station == "monorail")
	is("tram", railway == "tram_stop", t("tram") == "yes")
	is("cable_car", t("aerialway") == "station", station == "funicular")
	is("rail", t("train") == "yes", len(kinds) == 0 && slices.Contains([]string{"station", "halt"}, railway))
	is("bus", t("highway") == "bus_stop", t("bus") == "yes", t("trolleybus") == "yes", t("amenity") == "bus_station")
	is("ferry", t("amenity") == "ferry_terminal", t("ferry") == "yes")
	if category(t, "") == "" || t("amenity") != "" && len(kinds) > 0 && t("amenity") != "bus_station" && t("amenity") != "ferry_terminal" {
		return nil
	}
	return kinds
}

// image is a picture by its address; many have the name of a file of Wikimedia's.
func image(t Tags) string {
	if at := t("image"); strings.HasPrefix(at, "http://") || strings.HasPrefix(at, "https://") {
		return at
	}
	return ""
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
