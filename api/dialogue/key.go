package dialogue

import "nearby/api/dialogue/prefilter"

// identifier is a key that a program made up, not a word of people's: V1001_TODAY, menu.2.
var identifier = prefilter.MustCompile(`^[A-Za-z0-9_.:/#-]*[0-9_.:/#][A-Za-z0-9_.:/#-]*$`)

// KnowsKey tells whether the key of a button says something here. An account may still
// have buttons of the system before, and whoever taps one is to get the menu.
func (d Dialogue) KnowsKey(key string) bool { return d.Understand(key).knows(key) }

// knows tells whether this, which a key was taken for, is what it says.
func (m Meaning) knows(key string) bool {
	switch {
	case m.Intent == UnknownIntent:
		return false
	case !identifier.MatchString(key), m.Intent == CommandIntent:
		return true
	}
	want := Want{Category: m.Want.Category, Kind: m.Want.Kind, Said: m.Want.Said}
	return m.Intent == SearchIntent && (m.Anything || want.Category != "" || want.Kind != "") && m.Want == want
}
