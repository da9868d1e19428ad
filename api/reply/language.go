package reply

import "nearby/api/dialogue"

// The languages.
var (
	chinese     = zh{}.phrases()
	traditional = zh{traditional: true}.phrases()
	english     = phrases{englishChat, englishPage, englishPlace, englishQuality, englishAnswers, englishLeaving, englishOperators}
)

// phrasesIn returns the sentences of a language.
func phrasesIn(in dialogue.Language) *phrases {
	switch in {
	case dialogue.English:
		return &english
	case dialogue.Traditional:
		return &traditional
	}
	return &chinese
}

func (z zh) phrases() phrases {
	return phrases{z.chat(), z.page(), z.place(), z.quality(), z.answers(), z.leaving(), z.operators()}
}
