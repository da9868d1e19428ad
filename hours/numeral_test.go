package hours_test

import "testing"

// Hours in Dutch and Polish, hours alone, and clocks in Chinese numerals. An empty want is a
// text that may mean something else.
func TestHoursInMoreLanguages(t *testing.T) {
	t.Parallel()
	parsed(t, map[string]string{
		"ma-vr 9-18": "Mo-Fr 09:00-18:00; Sa-Su off",
		"Ma t/m Za 11:00 - 22:00 uur, zo gesloten": "Mo-Sa 11:00-22:00; Su off",
		"maandag t/m vrijdag 9.00 - 17.30 uur":     "Mo-Fr 09:00-17:30; Sa-Su off",
		"Dagelijks van 10 tot 22 uur":              "10:00-22:00",
		"di en do 12-15 en 17-21 uur, wo gesloten": "Mo,We,Fr-Su off; Tu,Th 12:00-15:00,17:00-21:00",
		"ma-do 9:00-18:00":                         "", // Italian for Tuesday to Sunday
		"pn-pt 9:00-18:00":                         "Mo-Fr 09:00-18:00; Sa-Su off",
		"Pn.-Pt. 9:00-20:00, Sob. 10-16":           "Mo-Fr 09:00-20:00; Sa 10:00-16:00; Su off",
		"od poniedziałku do piątku 8-16":           "Mo-Fr 08:00-16:00; Sa-Su off",
		"codziennie od 12:00 do 22:00":             "12:00-22:00",
		"Śr-Nd 12:00-22:00; pn nieczynne":          "Mo-Tu off; We-Su 12:00-22:00",
		"9-18":                                     "09:00-18:00",
		"周一至周五 9-21":                               "Mo-Fr 09:00-21:00; Sa-Su off",
		"9-18:30":                                  "09:00-18:30",
		"9-5":                                      "",
		"9-5pm":                                    "",
		"10-12":                                    "",
		"12-25":                                    "",
		"12-24 closed":                             "",
		"十一點至晚上十點":                                 "11:00-22:00",
		"早上十點到晚上九點半":                               "10:00-21:30",
		"週一至週五上午九點三十分至下午兩點": "Mo-Fr 09:30-14:00; Sa-Su off",
		"周一十点到二十一点一刻":       "Mo 10:00-21:15; Tu-Su off",
		"五十一点到六点":           "",
		"零点到六点":             "00:00-06:00",
	})
}
