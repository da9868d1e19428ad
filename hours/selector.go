package hours

import "math/bits"

// selector reads Mo-Fr,PH or 周一至周五、周日 or 周六 周日.
func (p *parser) selector() (selector, bool) {
	var s selector
	for {
		if p.token.kind == holidayToken {
			s.holidays, s.maybe = true, s.maybe|p.token.days
			p.advance()
		} else {
			s.holidays = s.holidays || p.token.holiday
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
	if p.token.kind != dayToken || p.token.holiday || !single(from) || !single(to) {
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

// single tells one day from several.
func single(days uint8) bool { return bits.OnesCount8(days) == 1 }
