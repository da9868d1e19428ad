package hours

import "strings"

// lastHour is how far a time may reach into the next day: 26:00 is two in the
// morning, 48:00 its end.
const lastHour = 48

// time reads 9:00, 09.00, 21:00:00, 9am, 9:30 p.m., 9点, 9点半, 9时30分 or 26:00.
// Whether an hour alone is one, the span it stands in tells.
func (l *lexer) time() token {
	hour, ok := l.number(1, 2)
	minute, certain := 0, false // certain: it can be nothing but a time
	switch {
	case !ok:
		return token{kind: badToken}
	case l.skip(":"), l.skip("."):
		if minute, ok = l.number(2, 2); !ok {
			return token{kind: badToken}
		}
		l.skip(":00")
		l.hourSign()
		certain = true
	case l.skip("点"), l.skip("时"), l.skip("시"):
		minute, certain = l.quarter(), true
	case l.skip("h"), l.skip(" h"):
		minute, certain = l.afterH(), true
	}
	half := l.half()
	if half == 0 && !certain {
		half = l.sharedHalf(hour)
	}
	bare := half == 0 && !certain
	switch {
	case half != 0 && (hour < 1 || hour > 12):
		return token{kind: badToken}
	case half != 0:
		hour = hour%12 + half - 1
	}
	if at := hour*60 + minute; minute < 60 && at <= lastHour*60 {
		return token{kind: timeToken, minute: uint16(at), bare: bare, twelve: half != 0}
	}
	return token{kind: badToken}
}

// number reads so many digits and no more.
func (l *lexer) number(fewest, most int) (n int, ok bool) {
	digits := 0
	for digits < len(l.rest) && l.rest[digits] >= '0' && l.rest[digits] <= '9' {
		if digits < most {
			n = 10*n + int(l.rest[digits]-'0')
		}
		digits++
	}
	l.rest = l.rest[digits:]
	return n, digits >= fewest && digits <= most
}

func (l *lexer) skip(sign string) bool {
	rest, ok := strings.CutPrefix(l.rest, sign)
	l.rest = rest
	return ok
}

// quarter reads what follows 9点.
func (l *lexer) quarter() int {
	switch {
	case l.skip("半"):
		return 30
	case l.skip("钟"), l.skip("整"):
		return 0
	}
	if l.rest == "" || l.rest[0] < '0' || l.rest[0] > '9' {
		return 0
	}
	minute, ok := l.number(2, 2)
	if !l.skip("分") && !l.skip("분") || !ok {
		return 60 // no minute
	}
	return minute
}

// afterH reads the minutes of 9h and 9h30.
func (l *lexer) afterH() int {
	if l.rest == "" || l.rest[0] < '0' || l.rest[0] > '9' {
		if l.rest != "" && l.rest[0] >= 'a' && l.rest[0] <= 'z' {
			return 60 // no minute: this is a word
		}
		return 0
	}
	minute, ok := l.number(2, 2)
	if !ok {
		return 60
	}
	return minute
}

// hourSign skips the h of 9:00 h.
func (l *lexer) hourSign() {
	rest, ok := strings.CutPrefix(strings.TrimLeft(l.rest, " "), "h")
	if ok && ends('h', &rest) {
		l.rest = rest
	}
}

// sharedHalf is that of the other end of a span that says it once, 12-9pm, when that
// is the later one; 9-5pm may be anything.
func (l *lexer) sharedHalf(hour int) int {
	ahead := *l
	ahead.rest = strings.TrimLeft(ahead.rest, " ")
	if !ahead.skip("-") {
		return 0
	}
	ahead.rest = strings.TrimLeft(ahead.rest, " ")
	to, ok := ahead.number(1, 2)
	if ok && ahead.skip(":") {
		_, ok = ahead.number(2, 2)
	}
	if half := ahead.half(); ok && hour%12 < to%12 {
		return half
	}
	return 0
}

// half reads am (1) and pm (13); 0 for neither.
func (l *lexer) half() int {
	rest := strings.TrimLeft(l.rest, " ")
	for i, names := range [2][2]string{{"am", "a.m."}, {"pm", "p.m."}} {
		for _, name := range names {
			if after, ok := strings.CutPrefix(rest, name); ok && ends('m', &after) {
				l.rest = after
				return 12*i + 1
			}
		}
	}
	return 0
}
