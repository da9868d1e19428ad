package reply

import (
	"math"
	"strconv"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/geo"
	"nearby/kind"
	"nearby/notice"
	"nearby/place"
)

// phrases are the sentences of one language. What takes no argument is a
// string, what does is a function, so that word order is the language's own.
type phrases struct {
	chatPhrases
	pagePhrases
	placePhrases
	qualities qualityPhrases
	answers   answerPhrases
	leaving   leavingPhrases
	operators operatorPhrases
}

// chatPhrases are about the conversation and the person.
type chatPhrases struct {
	welcome, help, languageSet string
	sendLocation, howTo        string // the first says why, the second only how
	choose, chooseListed       string // the latter where digits are those of a list
	orType                     string
	helpWord                   string   // as a link that types itself, as are
	others                     []string // the languages to change to
	commands                   string
	anything                   string // nothing in particular, as a subject
	whereAreYou                string
	unclearLocation            string
	notUnderstood              [dialogue.Document + 1]string
	instead                    string
	chosen                     func(subject string) string
	quoted, inBrackets         func(string) string

	privacy, forgotten, apology string
	tooFast, busy               string
}

// pagePhrases are about a page of places.
type pagePhrases struct {
	// Near is the name of the place that was looked around, "" for the person's own.
	around            func(near string) string
	stopsOf           func(line string) string // as a subject
	titleOne          func(near, qualities string, g lookup.Group) string
	titleAll          func(near string, groups []lookup.Group, limit int) string // says less as the limit falls to 0
	titleWord         func(near, qualities, word string, g lookup.Group) string
	titleLine         func(near, line string, g lookup.Group) string
	titleMeant        func(meant string, g lookup.Group) string // of a name that may be meant
	guessed           func(typed, right, or string) string      // no name has what was typed, and right is a guess; or, if any, may be meant as well
	servedBy          func(dish string, by kind.Kind) string    // no name near has the dish, but places of the kind have it
	titleAddress      func(word string, g lookup.Group) string  // of addresses that have it
	titleNext         func(subject string, page int) string
	widened           func(asked geo.Metres) string // over what was found farther out
	noneWithin        func(geo.Metres) string
	butWithin         func(lookup.Group) string
	nothing           func(near, subject string, widest geo.Metres) string
	nothingAtAll      func(near string, widest geo.Metres) string
	noData            func(subject string) string // of a kind that no place around is
	beyond            func(place.Found) string
	tryElse           string
	pickHint          string // then, as they apply:
	moreHint, allHint string
	openHint          string
	aged              func(time.Duration) string // of places from memory
	noMore            string
	whichPlace        func(last int) string // 0: there is no list
	gone              string
	noSuchNumber      func(n, last int) string

	chosenOne   func(name, whereabouts string) string // of one place alone
	nearestOne  func(c place.Category, f place.Found, nth int, name, whereabouts string) string
	chosenHint  string
	nearestHint string

	onlyOpen       func(subject string) string // as a subject; "" is anything
	noneOpen       func(near, subject string, widest geo.Metres) string
	widenedOpen    func(asked geo.Metres) string
	noneOpenWithin func(geo.Metres) string
}

// qualityPhrases are about filters and orders.
type qualityPhrases struct {
	inTitle   func(qualities []string) string  // beside the noun of a title
	price     func(least, most float64) string // 0 is no bound
	stars     func(least float64) string
	openAt    func(clock string) string
	allDay    string
	noKind    func(kinds []string) string                     // that it is none of these
	notNamed  func(word string) string                        // that no name has it
	such      func(qualities []string, subject string) string // places that are such, as a subject
	only      func(qualities []string) string                 // a line that says what was left out
	untold    func(qualities string) string                   // that no data tell these
	lacks     map[lacking]string                              // what places have not got
	others    func(n int, measure, lacks string) string       // passed over, as they lack it
	ordered   map[dialogue.Order]string
	lackLast  func(n int, measure, lacks string) string // of an order
	allLack   func(lacks string) string                 // so they are in order of distance
	noneSuch  func(near, such string, widest geo.Metres) string
	showThese string // over what there is instead
}

// lacking is what a place may have not got that was asked for.
type lacking uint8

const (
	lacksPrice lacking = iota
	lacksRating
	lacksHours
	lacksValue // one of several
)

// placePhrases are about one place.
type placePhrases struct {
	alwaysOpen, nowOpen, nowClosed string
	onHolidays                     string                                  // behind any of them
	openUntil, closedUntil         func(t time.Time, daysAhead int) string // until t

	maxName                      int // how much of a name a line shows, in runes
	category                     func(place.Category) string
	measure                      func(place.Category) string // 家 or 个; "" where there is none
	name                         func(place.Place) string
	placeName                    func(place.Found) string // with the entrance, when known
	whereabouts                  func(place.Found) string // distance and direction
	walk                         func(geo.Metres) string
	ride                         func(geo.Metres) string // beyond walkable
	lineName                     func(string) string     // a line, by its name in the data
	address, lines, phone, hours string
	rating, price                string
	comma, pause                 string                 // between the items of a list, between parts of a line
	stop                         string                 // at the end of a sentence
	sentences                    func(...string) string // one after the other
	onMap, theWay, website       string
	cardHint                     string
	listenHint                   func(n int) string
	audioGuide                   string
	noAudio, audio, routeTo      func(name string) string
	routeNote                    string
}

// answerPhrases are small talk, and answers to questions about places.
type answerPhrases struct {
	chat           map[dialogue.Topic]string // small talk
	unable         map[dialogue.Topic]string // what cannot be done; then
	able           string                    // what can
	notSaid        string
	noPageBefore   string
	noTimetable    string
	noneLeaves     func(stop string) string // though its source has a timetable
	noSuchPlace    func(name string) string
	whichTown      func(name string, n int) string               // over the n places of one name
	seenFrom       func(number, whereabouts string) string       // where one of them lies from another
	unknown        map[dialogue.Command]func(name string) string // of a place: that nobody knows it
	distanceOfName func(name, whereabouts string) string
	notTold        string                                   // that no data tell what was asked
	callThem       string                                   // over its phone number
	first          map[dialogue.Order]func([]string) string // of several places these come first
	same           map[dialogue.Order]string                // none of several comes before the others
	noneTold       func(lacks string) string                // that it is known of none of several
}

// decimal writes 50 and 4.5.
func decimal(n float64) string {
	return strconv.FormatFloat(math.Round(10*n)/10, 'f', -1, 64)
}

// leavingPhrases are about departures. Times are those of the stop's own clocks.
type leavingPhrases struct {
	towards func(line, headsign string) string // 49路 → 汉口路
	soon    string                             // within the minute
	minutes func(n int) string
	about   string // before a time that is an estimate
	walk    func(minutes int) string
	last    string // marks the last of the day
	live    string // marks what the source says now
	off     string // marks what is cancelled
	// when is a time on a day: today, tomorrow, another.
	when    func(t time.Time, daysAhead int) string
	firstAt func(when string) string
	lastAt  func(when string) string
	ends    func(first, last string) string
	// every is how many minutes it is between the next: from the least to the most.
	every func(least, most int) string
	// lastThatRuns goes on after a last that is cancelled.
	lastThatRuns func(when string) string
	over         func(first string) string       // today has nothing more, first is the next day's
	lastGone     func(last, first string) string // the same for who asked for the last
	lastMissed   func(last, first string) string // the same where it leaves before one can be there
	thenLast     func(when string) string        // goes on after a last that has gone, of the day that has begun
	notToday     func(first string) string
	// notThatDay is said of a day ahead.
	notThatDay func(first string) string
	endHere    func(directions string) string // they end at the stop
	moreAlerts func(n int) string             // notices without room
	noneGo     func(to string) string         // over all directions: no headsign names that place
	areThere   func(to string) string         // the same where the stop itself is that place
	more       func(n int) string             // directions without room
	board      string                         // the link to all of it
	noneLeft   string                         // the timetable has ended
	colon      string
	bracketed  func(string) string
}

// operatorPhrases are what operators are told of the system.
type operatorPhrases struct {
	dateTime, date string // the forms of a time and of a day

	trouble   map[notice.What]string // what does not work and what to do, of {subject} since {since}
	over      map[notice.What]string // that it works again
	more      func(n int) string
	ask       string                 // that there is more to ask for
	brief     map[notice.What]string // a trouble in few characters
	briefOver string
	several   func(n int) string // troubles

	state, allWell                          string
	troubles                                func(n int) string
	database, databaseAway, databaseStandby string
	replicas                                func(n, away int) string
	token, tokenRefused                     string
	places                                  func(n int64) string
	lastLoad, ends, live                    func(source, when string) string
	ago                                     func(time.Duration) string
	silent                                  string // in place of how long ago
	program                                 func(version string) string
}
