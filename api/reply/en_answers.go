package reply

import (
	"fmt"
	"strings"

	"nearby/api/dialogue"
)

var englishAnswers = answerPhrases{
	chat: map[dialogue.Topic]string{
		dialogue.Greeting:  "Hello! What are you looking for? Send a location, or type it: “hotpot”, “nearest metro”.",
		dialogue.Thanks:    "You're welcome! Tell me whenever you want to find something else.",
		dialogue.Farewell:  "Bye! Come back whenever you look for food or a station.",
		dialogue.Assent:    "OK. Type or send a location whenever you want to find something.",
		dialogue.Praise:    "Thank you! What else are you looking for?",
		dialogue.Complaint: "Sorry that was no help. Try it in other words, such as “hotpot”, “nearest metro” or “within 500m”; “help” shows what I can do.",
		dialogue.Self:      "I am a program that answers by itself: it tells you which restaurants, buses and metros are around you.",
	},
	unable: map[dialogue.Topic]string{
		dialogue.Human:    "There is nobody here to talk to: all answers are automatic. ",
		dialogue.Weather:  "I don't know the weather. ",
		dialogue.Taxi:     "I can't call a taxi. ",
		dialogue.Tickets:  "I can't buy tickets. ",
		dialogue.Booking:  "I can't book a table. Type “phone” for the number of the last place. ",
		dialogue.Delivery: "I can't order food. ",
		dialogue.Vouchers: "I have no vouchers. ",
		dialogue.Traffic:  "I don't know the traffic. ",
		dialogue.Talk:     "I can't do that. ",
	},
	able:         "I can tell you which restaurants, buses and metros are around you: send a location, or type “hotpot” or “line 2”.",
	notSaid:      "I didn't understand that. Send a location, or type what you look for: “hotpot”, “nearest metro”, “bus 49”. “help” shows what I can do.",
	noPageBefore: "This is the first page.",
	noTimetable:  "There is no timetable in the data, so I don't know when it comes. Type a line, such as “bus 49”, for its nearest stop.",
	noneLeaves:   func(stop string) string { return "By the timetable nothing leaves from “" + stop + "”." },
	whichTown: func(name string, n int) string {
		return fmt.Sprintf("There are %d places called “%s”. Which one? Reply with its number:", n, name)
	},
	seenFrom: func(number, whereabouts string) string { return whereabouts + " of " + number },
	noSuchPlace: func(name string) string {
		return "I don't know where “" + name + "” is."
	},
	unknown: map[dialogue.Command]func(string) string{
		dialogue.Phone:   func(name string) string { return "No phone number of " + name + " is known." },
		dialogue.Hours:   func(name string) string { return "The opening hours of " + name + " are not known." },
		dialogue.Address: func(name string) string { return "No address of " + name + " is known." },
		dialogue.Price:   func(name string) string { return "The prices of " + name + " are not known." },
		dialogue.Rating:  func(name string) string { return name + " has no rating, so I don't know how good it is." },
		dialogue.Untold:  func(name string) string { return "My data do not say that about " + name + "." },
	},
	notTold:  "My data do not say that. Reply with a number for what I know of a place; some have a phone number to ask.",
	callThem: "You could call and ask: ",
	first: map[dialogue.Order]func([]string) string{
		dialogue.ByDistance: firstOf("Nearest: "), dialogue.ByRating: firstOf("Best rated: "),
		dialogue.ByPrice: firstOf("Cheapest: "), dialogue.Dearest: firstOf("Most expensive: "),
	},
	same: map[dialogue.Order]string{
		dialogue.ByDistance: "They are equally near.", dialogue.ByRating: "They are rated the same.",
		dialogue.ByPrice: "They cost the same.", dialogue.Dearest: "They cost the same.",
	},
	noneTold:       func(lacks string) string { return "None of them has a " + lacks + ", so I can't compare them." },
	distanceOfName: func(name, whereabouts string) string { return name + ": " + whereabouts },
}

// firstOf says which of several places come first.
func firstOf(said string) func([]string) string {
	return func(names []string) string { return said + strings.Join(names, ", ") + "." }
}
