package reply

import "nearby/api/dialogue"

const enHowTo = "tap “+” next to the text box → “Location” → “Send Location”."

var englishChat = chatPhrases{
	welcome:      "Hello and welcome!",
	help:         "Send me your location and I'll tell you what is nearby, how far it is and which way.",
	languageSet:  "OK, English it is.",
	sendLocation: "Send me your location and I'll tell you what is nearby: " + enHowTo,
	howTo:        "To send it, " + enHowTo,
	choose:       "Know what you want? Tap it, or reply with its number:",
	chooseListed: "What are you looking for? Tap or type:",
	orType:       "Or just type what you want, such as “noodles” or “Line 2”.",
	helpWord:     "Help",
	others:       []string{"中文", "繁體"},
	commands: "Once there is a list:\n" +
		"· a number shows details, “more” the next page\n" +
		"· “route 2” takes you to number 2\n" +
		"· “noodles 500m” looks within 500 m only\n" +
		"· “open now” shows what is open\n" +
		"· “privacy” tells you what I remember",
	anything:        "Nearby",
	whereAreYou:     "Where are you? Just send me your location.",
	unclearLocation: "I couldn't make out where you are. Please send your location again.",
	notUnderstood: [...]string{
		dialogue.Picture:   "Thanks, but I can't make sense of pictures yet.",
		dialogue.Recording: "I can't understand voice messages yet. Please type instead.",
		dialogue.Film:      "Thanks for the video, but I can't watch it.",
		dialogue.Article:   "Thanks for the link, but I can't open it.",
		dialogue.Document:  "Thanks for the file, but I can't open it.",
	},
	instead:    "To find out what is nearby, send me your location.",
	chosen:     func(subject string) string { return capital(subject) + " it is. Now send me your location." },
	quoted:     func(word string) string { return "“" + truncate(word, 20) + "”" },
	inBrackets: func(name string) string { return "[" + name + "] " },

	privacy: "I remember only what our chat needs:\n" +
		"· the location you sent, what you are looking for and your language, for 30 minutes at most; then it is deleted. There is no history.\n" +
		"· your WeChat identity (OpenID) only as an encrypted fingerprint, which names nobody.\n" +
		"· your last replies, encrypted, for 30 minutes at most, in case the network makes WeChat ask again.\n" +
		"· the link of a list holds the place, encrypted, and stops working after 24 hours.\n" +
		"Reply “forget me” or unfollow, and what I remember is deleted at once.",
	forgotten: "Done: everything about you is deleted. Send a location whenever you like to start again.",
	apology:   "Sorry, that search failed. Please try again in a moment.",
	tooFast:   "That was a little fast for me. Please wait a few seconds.",
	busy:      "A great many people are asking right now. Please try again in a moment.",
}
