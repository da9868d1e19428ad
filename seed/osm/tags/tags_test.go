package tags_test

import (
	"slices"
	"testing"

	"nearby/seed/osm/tags"
)

func of(t map[string]string) tags.Tags { return func(key string) string { return t[key] } }

func TestWhatTagsSay(t *testing.T) {
	t.Parallel()
	field := make(map[string]func(tags.Tags) string)
	for _, f := range tags.Fields {
		field[f.Name] = f.Value
	}
	type given map[string]string
	for _, test := range []struct {
		field string
		tags  given
		want  string
	}{
		{"name", given{"name": "中環 Central", "name:zh": "中環", "name:en": "Central"}, "中環"},
		{"name_en", given{"name": "中環 Central", "name:zh": "中環", "name:en": "Central"}, "Central"},
		{"name", given{"name": "Louvre", "name:zh": "卢浮宫", "name:en": "Louvre"}, "Louvre"},
		{"name_en", given{"name": "Louvre", "name:en": "Louvre"}, ""},
		{"name", given{"name:zh-Hant": "臺北車站", "name:en": "Taipei"}, "臺北車站"},
		{"name", given{"official_name": "Stazione di Roma", "alt_name": "Termini"}, "Stazione di Roma"},
		{"category", given{"amenity": "cafe", "shop": "books", "building": "yes"}, "cafe;books"},
		{"category", given{"railway": "station", "public_transport": "station", "train": "yes"}, "station"},
		{"category", given{"railway": "rail", "name": "Northeast Corridor"}, ""},
		{"category", given{"highway": "residential"}, ""},
		{"category", given{"shop": "seafood"}, "seafood shop"},
		{"category", given{"amenity": "bbq"}, "public grill"},
		{"category", given{"disused:amenity": "restaurant"}, "restaurant"},
		{"status", given{"disused:amenity": "restaurant"}, "disused"},
		{"status", given{"disused:amenity": "bank", "amenity": "cafe"}, ""},
		{"status", given{"abandoned:railway": "station"}, "abandoned"},
		{"status", given{"was:shop": "bakery"}, "closed"},
		{"status", given{"shop": "vacant"}, "closed"},
		{"status", given{"amenity": "cafe", "end_date": "2019-03"}, "closed"},
		{"status", given{"amenity": "cafe", "end_date": "2999"}, ""},
		{"status", given{"amenity": "cafe", "end_date": "C19"}, ""},
		{"status", given{"amenity": "cafe", "disused": "yes"}, "disused"},
		{"kind", given{"amenity": "restaurant", "cuisine": "noodle;chinese", "diet:halal": "only"}, "noodle;chinese;halal"},
		{"kind", given{"railway": "station", "station": "subway"}, "metro"},
		{"kind", given{"railway": "station", "subway": "yes", "train": "yes"}, "metro;rail"},
		{"kind", given{"railway": "halt"}, "rail"},
		{"kind", given{"public_transport": "platform", "bus": "yes"}, "bus"},
		{"kind", given{"amenity": "ferry_terminal"}, "ferry"},
		{"kind", given{"aerialway": "station"}, "cable_car"},
		{"phone", given{"contact:phone": "+86 21 1"}, "+86 21 1"},
		{"url", given{"contact:website": "https://a.example"}, "https://a.example"},
		{"image_url", given{"image": "File:A.jpg"}, ""},
		{"address", given{"addr:full": "x 1"}, "x 1"},
		{"address", given{"addr:province": "浙江省", "addr:city": "杭州市", "addr:street": "延安路", "addr:housenumber": "20"}, "浙江省杭州市延安路20号"},
		{"address", given{"addr:city": "臺北市", "addr:district": "大安區", "addr:street": "信義路", "addr:housenumber": "12"}, "臺北市大安區信義路12號"},
		{"address", given{
			"addr:province": "東京都", "addr:city": "千代田区", "addr:quarter": "丸の内", "addr:neighbourhood": "一丁目",
			"addr:block_number": "9", "addr:housenumber": "1",
		}, "東京都千代田区丸の内一丁目9-1"},
		{"address", given{"addr:city": "서울특별시", "addr:district": "중구", "addr:street": "세종대로", "addr:housenumber": "110"}, "서울특별시 중구 세종대로 110"},
		{"address", given{"addr:country": "US", "addr:housenumber": "12", "addr:street": "Main St", "addr:city": "Dover", "addr:state": "DE", "addr:postcode": "19901"}, "12 Main St, Dover, DE 19901"},
		{"address", given{"addr:country": "GB", "addr:housenumber": "10", "addr:street": "Downing Street", "addr:city": "London", "addr:postcode": "SW1A 2AA"}, "10 Downing Street, London SW1A 2AA"},
		{"address", given{"addr:country": "FR", "addr:housenumber": "5", "addr:street": "Rue de Rivoli", "addr:city": "Paris", "addr:postcode": "75001"}, "5 Rue de Rivoli, 75001 Paris"},
		{"address", given{"addr:housenumber": "5", "addr:street": "Hauptstraße", "addr:city": "Köln", "addr:postcode": "50667"}, "Hauptstraße 5, 50667 Köln"},
		{"address", given{"addr:housenumber": "2", "addr:street": "Via Roma"}, "Via Roma 2"},
		{"address", given{"addr:housenumber": "2", "addr:street": "High Street"}, "2 High Street"},
		{"address", given{"addr:postcode": "1"}, ""},
	} {
		if got := field[test.field](of(test.tags)); got != test.want {
			t.Errorf("%s of %v: got %q, want %q", test.field, test.tags, got, test.want)
		}
	}
}

// Who looks for the columns of tags asks for Keys, so no field may ask for another.
func TestKeysAreAllThatFieldsAskFor(t *testing.T) {
	t.Parallel()
	for _, f := range tags.Fields {
		for _, value := range []string{"", "yes", "station"} {
			f.Value(func(key string) string {
				if !slices.Contains(tags.Keys, key) {
					t.Errorf("%s asks for %s", f.Name, key)
				}
				return value
			})
		}
	}
}
