package reply

import (
	"cmp"
	"fmt"
	"strings"

	"nearby/api/dialogue"
	"nearby/geo"
)

var englishQuality = qualityPhrases{
	inTitle: func(qualities []string) string { return " " + strings.Join(qualities, ", ") },
	price: func(least, most float64) string {
		switch {
		case least == 0:
			return "up to " + decimal(most) + " a head"
		case most == 0:
			return "from " + decimal(least) + " a head"
		}
		return decimal(least) + " to " + decimal(most) + " a head"
	},
	stars:    func(least float64) string { return "rated " + decimal(least) + " or more" },
	openAt:   func(clock string) string { return "open at " + clock },
	allDay:   "open 24 hours",
	noKind:   func(kinds []string) string { return "other than " + strings.Join(kinds, ", ") },
	notNamed: func(word string) string { return "without “" + word + "” in the name" },
	such: func(qualities []string, subject string) string {
		return cmp.Or(subject, "places") + " " + strings.Join(qualities, ", ")
	},
	only:   func(qualities []string) string { return "Only " + strings.Join(qualities, ", ") },
	untold: func(qualities string) string { return "My data do not tell “" + qualities + "”, so all are listed" },
	lacks:  map[lacking]string{lacksPrice: "price", lacksRating: "rating", lacksHours: "hours", lacksValue: "such data"},
	others: func(n int, _, lacks string) string {
		if n == 1 {
			return "1 more has no " + lacks
		}
		return fmt.Sprintf("%d more have no %s", n, lacks)
	},
	ordered:  map[dialogue.Order]string{dialogue.ByRating: "Best rated first", dialogue.ByPrice: "Cheapest first", dialogue.Dearest: "Most expensive first"},
	lackLast: func(n int, _, lacks string) string { return fmt.Sprintf(", %d without a %s last", n, lacks) },
	allLack:  func(lacks string) string { return "None has a " + lacks + ": nearest first" },
	noneSuch: func(near, such string, widest geo.Metres) string {
		return fmt.Sprintf("%s: I know of none within %s.", capital(such), enAround(near, widest))
	},
	showThese: "Here is what there is:",
}
