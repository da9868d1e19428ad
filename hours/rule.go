package hours

import "math/bits"

// rule is what holds on some days.
type rule struct {
	selector
	after sign // what stands before it
	body  body
	spans [maxSpans]span
	n     int
	loose bool // a semicolon stands between its spans
	done  bool // its days stand behind its times: nothing more belongs to it
}

// body is what a rule says of its days.
type body uint8

const (
	nothing body = iota
	times
	off
	notSaid
	asUsual
)

// add is false for a span that meets another, which is more likely a slip.
func (r *rule) add(s span) bool {
	for _, have := range r.spans[:r.n] {
		if s.from < have.to && have.from < s.to {
			return false
		}
	}
	if r.n == maxSpans {
		return false
	}
	r.spans[r.n] = s
	r.n++
	r.body = times
	return true
}

// selector is which days a rule is for; without any it is for all of them.
type selector struct {
	days     uint8
	holidays bool
	maybe    uint8 // days that some people count among those holidays
	listed   bool  // it has commas
}

func (s selector) selected() bool { return s.days != 0 || s.holidays }

// selector reads Mo-Fr,PH or 周一至周五、周日 or 周六 周日.
func (p *parser) selector() (selector, bool) {
	var s selector
	for {
		if p.token.kind == holidayToken {
			s.holidays, s.maybe = true, s.maybe|p.token.days
			p.advance()
		} else {
			days, ok := p.dayRange()
			if !ok {
				return s, false
			}
			s.days |= days
		}
		p.sign = noSign
		lexer, token := p.lexer, p.token
		switch {
		case p.token.kind == ',':
			p.advance()
			if p.token.kind != dayToken && p.token.kind != holidayToken {
				p.lexer, p.token = lexer, token
				return s, true
			}
			s.listed = true
		case p.token.kind == dayToken && single(p.token.days): // 周六 周日
		default:
			return s, true
		}
	}
}

// dayRange reads a day, or from one day to another, also over the weekend.
func (p *parser) dayRange() (days uint8, ok bool) {
	from := p.token.days
	p.advance()
	if p.token.kind != '-' {
		return from, true
	}
	p.advance()
	to := p.token.days
	if p.token.kind != dayToken || !single(from) || !single(to) {
		return 0, false
	}
	p.advance()
	days = from
	for day := from; day != to; days |= day {
		if day <<= 1; day > sunday {
			day = monday
		}
	}
	return days, true
}

func single(days uint8) bool { return bits.OnesCount8(days) == 1 }
