package dialogue

import (
	"slices"
	"strings"

	"nearby/api/dialogue/prefilter"
)

// commands are the patterns for what is said about the conversation. The ways to say each
// stand in ofhelp.go, turning.go, fromhere.go, choosing.go and ofme.go.
var commands = []struct {
	command Command
	pattern *prefilter.Regexp
}{
	{ShowHelp, command(wrongPlace, helpZH, howToZH, helpEN)},
	{More, command(moreZH, turnedDownZH, isThatAllZH, moreEN, turnedDownEN)},
	{FromHere, command(fromHereZH)},
	{Back, command(backZH, backEN)},
	{Nearer, command(nearerZH, tooFarZH, nearerEN)}, // before farther: 好远啊
	{Farther, command(fartherZH, fartherEN)},
	{ShowPrivacy, command(privacyZH, privacyEN)},
	{ForgetMe, command(forgetZH, forgetEN)},
	{ToEnglish, command(englishWords)},
	{ToHant, command(hantWords)},
	{ToHans, command(hansWords)},
	{Random, command(whatToEatZH, anyWillDoZH, youChooseZH, randomEN)},
	{Everything, command(everythingZH, everythingEN)},
}

// command is the pattern of a command, with politeness around it.
func command(ways ...[]string) *prefilter.Regexp {
	return whole(`(?:请问|请|麻烦|那|那么|嗯|好的?|我想|我要|给我|帮我|please|can you|could you|ok|show me|give me|find me|let me see|is there|are there|do you have|have you got|got|well|hmm| )*(?:(?:` + anyOf(ways...) + `)(?:吗|嘛|呢|啊|呀|吧|啦|了|哦|喔|哈|的|谢谢|一下|please|thanks|pls|thank you|is (?:also )?(?:ok|okay|fine|good)|would be (?:ok|fine|good|better)|if possible| )*)+`)
}

// anyOf is the pattern of all the ways to say something.
func anyOf(ways ...[]string) string { return strings.Join(slices.Concat(ways...), "|") }

// commandOf reads a command that is the whole text.
func commandOf(text string) (Command, bool) {
	for _, c := range commands {
		if c.pattern.MatchString(text) {
			return c.command, true
		}
	}
	return "", false
}
