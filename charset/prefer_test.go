package charset_test

import (
	"testing"

	"golang.org/x/text/language"

	"nearby/charset"
)

func TestReadingsOfALanguageComeFirst(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"und-CN": "gb18030", "zh": "gb18030", "und-TW": "big5", "zh-Hant": "big5", "ja": "shift_jis", "und-KR": "euc-kr",
		"und-TH": "windows-874", "ru": "windows-1251", "cs": "windows-1250", "und-TR": "windows-1254", "und-GR": "windows-1253",
		"und-VN": "windows-1258", "und-FR": "windows-1252", "he": "windows-1255", "und-EG": "windows-1256", "und": "koi8-r",
	} {
		var readings []charset.Reading
		for _, encoding := range []string{
			"koi8-r", "windows-1258", "windows-1256", "windows-1255", "windows-874", "windows-1253", "windows-1251", "windows-1254",
			"windows-1250", "windows-1252", "euc-kr", "shift_jis", "big5", "gb18030",
		} {
			readings = append(readings, charset.Reading{Encoding: encoding, Share: 0.4})
		}
		if tag == "ru" {
			readings = readings[1:] // as likely as the other one in Cyrillic
		}
		if any := charset.Prefer(readings, language.MustParse(tag)); readings[0].Encoding != want || any != (tag != "und") {
			t.Errorf("Prefer(%s) puts %s first, want %s", tag, readings[0].Encoding, want)
		}
	}
	nonsense := []charset.Reading{{Encoding: "koi8-r", Share: 0.9}, {Encoding: "windows-1253", Share: 0.01}}
	if charset.Prefer(nonsense, language.Greek) || nonsense[0].Encoding != "koi8-r" {
		t.Error("Prefer puts a reading without a common character first")
	}
}

// Chinese in GBK is no Thai, although nearly all its bytes are letters there.
func TestChineseIsNotTakenForThai(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"人民广场站\n南京东路\n小杨生煎\n豫园", "蜊岐溇站\n逯埭堰\n氹仔湾\n垟塍"} {
		readings, _ := charset.Readings(encode(t, "gb18030", text))
		for _, r := range readings {
			if r.Encoding == "windows-874" && r.Share > 0.75 {
				t.Errorf("%q has a share of %.2f in %s: %s", text, r.Share, r.Encoding, r.Text)
			}
		}
	}
}
