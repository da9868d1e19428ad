package charset

import (
	"slices"

	"golang.org/x/text/language"
)

// Prefer moves the readings in encodings of a language to the front, and tells whether
// there are any. Letters of single bytes that are hardly ever common there stay where they
// are; rare characters of several bytes are read all the same. A tag may have a region
// alone, as und-TW, which then stands for the language there; [language.Und] moves none.
func Prefer(readings []Reading, of language.Tag) (found bool) {
	script := scriptOf(of)
	preferred := func(r Reading) int {
		i := slices.IndexFunc(candidates, func(c candidate) bool { return c.name == r.Encoding })
		const hardly = 0.1
		switch {
		case i < 0 || r.Share < hardly && candidates[i].bytes == 1:
			return 2
		case candidates[i].scripts[0] == script:
			return 0
		case slices.Contains(candidates[i].scripts, script):
			return 1
		default:
			return 2
		}
	}
	slices.SortStableFunc(readings, func(a, b Reading) int { return preferred(a) - preferred(b) })
	return len(readings) > 0 && preferred(readings[0]) < 2
}

// ofScripts are the lines of frequent.txt for the scripts of languages (ISO 15924).
var ofScripts = map[string]string{
	"Hans": "simplified", "Hant": "traditional", "Jpan": "japanese", "Kore": "korean", "Cyrl": "cyrillic",
	"Grek": "greek", "Thai": "thai", "Hebr": "hebrew", "Arab": "arabic", "Latn": "western",
}

// ofLanguages are those of languages in Latin script that have letters of their own.
var ofLanguages = map[string]string{
	"vi": "vietnamese", "tr": "turkish", "az": "turkish", "pl": "central", "cs": "central", "sk": "central", "hu": "central",
	"sl": "central", "hr": "central", "bs": "central", "ro": "central", "sq": "central",
}

// scriptOf is the line of frequent.txt for a language; "" for one that is not known.
func scriptOf(of language.Tag) string {
	if of == language.Und {
		return ""
	}
	base, _ := of.Base()
	if script, known := ofLanguages[base.String()]; known {
		return script
	}
	script, _ := of.Script()
	return ofScripts[script.String()]
}
