package hours

// days as bits, from Monday.
const (
	monday uint8 = 1 << iota
	tuesday
	wednesday
	thursday
	friday
	saturday
	sunday

	weekdays = monday | tuesday | wednesday | thursday | friday
	weekend  = saturday | sunday
	everyDay = weekdays | weekend
)

// tokenKind is what a token stands for; signs are their own.
type tokenKind byte

const (
	endToken tokenKind = iota
	badToken           // what is not understood
	dayToken
	holidayToken
	timeToken
	offToken
	alwaysToken
	unknownToken
	usualToken  // as on other days
	prefixToken // says which half of the day, or which day, a time is on
	labelToken  // says nothing
)

// token is a word, a time or a sign.
type token struct {
	kind    tokenKind
	days    uint8  // of a dayToken; of a holidayToken those it may mean as well
	minute  uint16 // of a timeToken, from midnight
	nextDay bool   // of a time or a prefix
	part    part   // of a prefix
	osm     bool   // only OpenStreetMap writes it
	only    tongue // the language in which alone it means this
	holiday bool   // of a dayToken: and holidays
	bare    bool   // a time of an hour alone
	twelve  bool   // a time with am or pm
}

// with is a token with the prefix before it, if there is one.
func (t token) with(prefix token) token {
	if prefix.kind != prefixToken {
		return t
	}
	minute, ok := prefix.part.of(t.minute)
	if t.kind != timeToken || !ok {
		return token{kind: badToken}
	}
	t.minute, t.nextDay = minute, prefix.nextDay
	return t
}

// part of the day that a time is said to be in.
type part uint8

const (
	anyPart part = iota
	morning
	midday
	afternoon
	evening
	secondHalf // 午後, 오후: any hour from noon on
)

// of is the time of the day when that part of it has the minute; false when it has
// none such: 晚上2点 is nobody's evening.
func (p part) of(minute uint16) (uint16, bool) {
	const noon = 12 * 60
	hour := minute / 60
	switch {
	case p == anyPart,
		p == morning && hour < 12,
		p == midday && hour >= 10 && hour < 14,
		p == afternoon && hour >= 12 && hour < 24,
		p == evening && hour >= 17 && minute <= minutesOfDay:
		return minute, true
	case p == secondHalf && hour == 12:
		return minute, true
	case p == secondHalf && hour < 12,
		p == afternoon && hour >= 1 && hour < 12, // 下午8点 is what many call eight in the evening
		p == evening && hour >= 5 && hour < 13:
		return minute + noon, true
	}
	return 0, false
}
