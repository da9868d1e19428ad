package reply

import "nearby/api/dialogue"

// phrasesIn returns the sentences of a language.
func phrasesIn(in dialogue.Language) *phrases {
	if in == dialogue.English {
		return &english
	}
	return &chinese
}
