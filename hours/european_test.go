package hours_test

import (
	"errors"
	"testing"

	"nearby/hours"
)

// Hours in European languages, as people write them. An empty want is a text that is not
// understood, as it means something else in another language or says more than a week.
func TestEuropeanHours(t *testing.T) {
	t.Parallel()
	parsed(t, map[string]string{
		"Mo-Fr 9-18 Uhr": "Mo-Fr 09:00-18:00; Sa-Su off",
		"Mo–Sa 11:30–22:00 Uhr, So geschlossen":     "Mo-Sa 11:30-22:00; Su off",
		"Täglich 10 bis 20 Uhr":                     "10:00-20:00",
		"Montag bis Freitag von 8.00 bis 18.30 Uhr": "Mo-Fr 08:00-18:30; Sa-Su off",
		"Mo, Mi, Fr 9-12 und 14-17 Uhr":             "Mo,We,Fr 09:00-12:00,14:00-17:00; Tu,Th,Sa-Su off",
		"Di-So 17-23 Uhr, Montag Ruhetag":           "Mo off; Tu-Su 17:00-23:00",
		"Mo-Do 11:00-22:00, Fr+Sa 11:00-24:00":      "Mo-Th 11:00-22:00; Fr-Sa 11:00-24:00; Su off",
		"Mo. - Fr.: 9.00 - 18.00 Uhr":               "Mo-Fr 09:00-18:00; Sa-Su off",
		"Mo-Sa 10:00-20:00 Uhr, Sa 10:00-18:00 Uhr": "Mo-Fr 10:00-20:00; Sa 10:00-18:00; Su off",
		"rund um die Uhr":                           "24/7",
		"geschlossen":                               "off",
		"ganztägig geöffnet":                        "", // of a kitchen, not of a night
		"Do 9:00-18:00":                             "", // Italian for Sunday
		"Di 9:00-18:00":                             "", // French for Sunday
		"Mi-Do 9:00-18:00":                          "", // Spanish for Wednesday to Sunday
		"9-5 Uhr":                                   "",
		"ab 18 Uhr":                                 "",
		"Mo-Fr 18:00+":                              "",
		"nach Vereinbarung":                         "",
		"01.04.-31.10. Mo-So 9-18 Uhr":              "",

		"lun-ven 9h-18h":                              "Mo-Fr 09:00-18:00; Sa-Su off",
		"Du lundi au vendredi de 9h00 à 18h30":        "Mo-Fr 09:00-18:30; Sa-Su off",
		"Tous les jours 12h-14h30 et 19h-22h30":       "12:00-14:30,19:00-22:30",
		"mar-sam 10h-19h ; fermé dimanche et lundi":   "Mo,Su off; Tu-Sa 10:00-19:00",
		"lun. au ven. : 9h-18h, sam. : 10h-17h":       "Mo-Fr 09:00-18:00; Sa 10:00-17:00; Su off",
		"24h/24 7j/7":                                 "24/7",
		"Fermé le lundi":                              "Mo off; Tu-Su unknown",
		"mars 10h-18h":                                "", // a month
		"à partir de 18h":                             "",
		"sauf lundi 10h-18h":                          "",
		"L-V 9:00 a 18:00":                            "Mo-Fr 09:00-18:00; Sa-Su off",
		"Lunes a viernes de 9 a 14 y de 17 a 20 h":    "Mo-Fr 09:00-14:00,17:00-20:00; Sa-Su off",
		"Martes a domingo 13:00-16:00; lunes CERRADO": "Mo off; Tu-Su 13:00-16:00",
		"M-S 9:00-18:00":                              "", // Tuesday or Wednesday
		"Lun-Ven 9:00-18:00; sabato chiuso":           "Mo-Fr 09:00-18:00; Sa-Su off",
		"tutti i giorni 12:00-15:00 e 19:00-23:00":    "12:00-15:00,19:00-23:00",
		"chiuso il lunedì":                            "Mo off; Tu-Su unknown",
		"Segunda a sexta das 9h às 18h":               "Mo-Fr 09:00-18:00; Sa-Su off",
		"ПН-ВС 10:00-22:00":                           "10:00-22:00",
		"пн-пт с 9:00 до 18:00, сб-вс выходной":       "Mo-Fr 09:00-18:00; Sa-Su off",
		"круглосуточно":                               "24/7",

		"月火水木金 11:00-14:30":            "Mo-Fr 11:00-14:30; Sa-Su off",
		"月・水・金 11:00-14:30":            "Mo,We,Fr 11:00-14:30; Tu,Th,Sa-Su off",
		"平日11:00〜15:00 土日祝11:00〜20:00": "Mo-Fr 11:00-15:00; Sa-Su 11:00-20:00; PH unknown",
		"10:00-22:00; 定休日: 水":          "Mo-Tu,Th-Su 10:00-22:00; We off",
		"11:00-20:00 第2火曜定休":           "",
		"每月休息":                         "",
	})
}

// parsed checks what each text is read as; "" is one that may mean something else.
func parsed(t *testing.T, texts map[string]string) {
	t.Helper()
	for text, want := range texts {
		week, err := hours.Parse(text)
		got := ""
		if err == nil {
			got = week.String()
		} else if !errors.Is(err, hours.ErrNotUnderstood) {
			t.Errorf("Parse(%q) error = %v", text, err)
		}
		if got != want {
			t.Errorf("Parse(%q) = %q, want %q", text, got, want)
		}
	}
}
