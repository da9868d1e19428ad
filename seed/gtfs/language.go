package gtfs

import (
	"strings"

	"golang.org/x/text/language"
)

// zoneRegions are the countries of time zones in which files are in other encodings than
// those of Western Europe.
var zoneRegions = map[string]string{
	"Asia/Shanghai": "CN", "Asia/Chongqing": "CN", "Asia/Harbin": "CN", "Asia/Urumqi": "CN", "PRC": "CN", "Asia/Hong_Kong": "HK",
	"Asia/Macau": "MO", "Asia/Taipei": "TW", "Asia/Tokyo": "JP", "Asia/Seoul": "KR", "Asia/Bangkok": "TH",
	"Asia/Ho_Chi_Minh": "VN", "Asia/Saigon": "VN", "Asia/Jerusalem": "IL", "Asia/Tel_Aviv": "IL", "Europe/Athens": "GR",
	"Asia/Nicosia": "CY", "Europe/Istanbul": "TR", "Asia/Baku": "AZ", "Europe/Kiev": "UA", "Europe/Kyiv": "UA", "Europe/Minsk": "BY",
	"Europe/Sofia": "BG", "Europe/Belgrade": "RS", "Europe/Skopje": "MK", "Asia/Almaty": "KZ", "Asia/Bishkek": "KG",
	"Asia/Ulaanbaatar": "MN", "Europe/Moscow": "RU", "Europe/Kaliningrad": "RU", "Europe/Samara": "RU", "Europe/Volgograd": "RU",
	"Asia/Yekaterinburg": "RU", "Asia/Omsk": "RU", "Asia/Novosibirsk": "RU", "Asia/Krasnoyarsk": "RU", "Asia/Irkutsk": "RU",
	"Asia/Yakutsk": "RU", "Asia/Vladivostok": "RU", "Europe/Warsaw": "PL", "Europe/Prague": "CZ", "Europe/Bratislava": "SK",
	"Europe/Budapest": "HU", "Europe/Ljubljana": "SI", "Europe/Zagreb": "HR", "Europe/Sarajevo": "BA", "Europe/Bucharest": "RO",
	"Europe/Tirane": "AL", "Africa/Cairo": "EG", "Africa/Casablanca": "MA", "Africa/Tunis": "TN", "Africa/Algiers": "DZ",
	"Asia/Riyadh": "SA", "Asia/Dubai": "AE", "Asia/Baghdad": "IQ", "Asia/Amman": "JO", "Asia/Beirut": "LB", "Asia/Kuwait": "KW",
	"Asia/Qatar": "QA", "Asia/Bahrain": "BH", "Asia/Muscat": "OM", "Asia/Tehran": "IR",
}

// language is that of the feed by the time zone of its agency, else by what the agency
// says (agency.txt, agency_lang): many say en, as their software does. Both are ASCII,
// whatever the encoding of the names beside them.
func (f *feed) language() language.Tag {
	ascii := &feed{files: f.files, options: Options{Encoding: "ibm866"}} // which has a character for every byte
	tag := language.Und
	// A feed without the file has no language.
	_ = ascii.each(agencyFile, []string{"agency_timezone?", "agency_lang?"}, func(cells []string) error {
		if tag != language.Und {
			return nil
		}
		if region, known := zoneRegions[cells[0]]; known {
			tag = language.Make("und-" + region)
		} else if cells[1] != "" {
			tag = language.Make(cells[1])
		} else if strings.HasPrefix(cells[0], "Europe/") || strings.HasPrefix(cells[0], "America/") {
			tag = language.English
		}
		return nil
	})
	return tag
}
