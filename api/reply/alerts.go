package reply

import (
	"slices"

	"nearby/api/dialogue"
	"nearby/timetable"
)

const (
	// maxAlerts is how many notices an answer in the chat has room for.
	maxAlerts = 2
	// maxAlert is how much of a notice is shown there, in runes.
	maxAlert = 60
)

// alerts are the first of the notices to those who wait, each in one line, fewer as the
// level rises; how many more there are is said.
func (p *phrases) alerts(in dialogue.Language, of []timetable.LiveAlert, level int) (lines []string) {
	all := alertTexts(of, in.String())
	shown := min(len(all), max(0, maxAlerts-level/2))
	for _, text := range all[:shown] {
		lines = append(lines, plain("⚠ "+truncate(text, maxAlert)))
	}
	if left := len(all) - shown; left > 0 {
		lines = append(lines, "⚠ "+p.leaving.moreAlerts(left))
	}
	return lines
}

// alertTexts are notices in a language, the header of each or, without one, its text; those
// that say the same are one.
func alertTexts(of []timetable.LiveAlert, language string) (texts []string) {
	for _, a := range of {
		text := timetable.InLanguage(a.Header, language)
		if text == "" {
			text = timetable.InLanguage(a.Text, language)
		}
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}
