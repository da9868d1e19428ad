package hours

import "errors"

// ErrNotUnderstood means that a text is no timetable, or one of which not every
// word is understood.
var ErrNotUnderstood = errors.New("opening hours not understood")

// Parse reads opening hours:
//
//   - of OpenStreetMap (wiki.openstreetmap.org/wiki/Key:opening_hours/specification):
//     24/7, days, times to 48:00, off, rules that override (;) and add (,);
//   - as the Chinese map services and shops write them: 周一至周五 10:00-22:00,
//     周一、三、五, 工作日, 周末, 每天, 全天, 24小时营业, 次日02:00, 下午5点, 周一休息,
//     full-width or not;
//   - in simple English: Mon-Fri 9am-5pm, daily 10:00-22:00, closed Mondays, Sun 12-9pm;
//   - in traditional Chinese, Japanese and Korean: 週一公休, 水曜定休, 月火水木金, 매일;
//   - in German, French, Spanish, Italian, Portuguese and Russian: Di-So 17-23 Uhr,
//     lun-ven 9h-18h, L-V 9:00 a 18:00, chiuso il lunedì, пн-вс 10:00-22:00;
//   - in Dutch and Polish: ma-vr 9-18 uur, pn-pt 9:00-18:00;
//   - with Chinese numerals for the clock: 早上十點到晚上九點半;
//   - with a remark on the last order or admission, which is left out: (L.O.21:30), （16:30停止入场）;
//   - as an object by day: {"Monday": "11:00-21:00"}.
//
// Days that no rule names are closed, unless all that is said is when it is closed.
// A text of which anything is not understood is ErrNotUnderstood.
func Parse(text string) (Week, error) {
	plain, ok := normal(dict(text))
	if !ok {
		return Week{}, ErrNotUnderstood
	}
	plain = withDigits(withoutRemarks(plain))
	p := parser{lexer: lexer{rest: plain, language: languageOf(plain)}}
	p.advance()
	if !p.rules() || !p.table.finish(p.osm) {
		return Week{}, ErrNotUnderstood
	}
	return p.table.week, nil
}

// parser reads rules and enters each into the table.
type parser struct {
	lexer
	token token // the next one
	sign  sign  // the weightiest since the last word or time
	osm   bool  // the text is OpenStreetMap's: its rules hold
	rule  rule  // that is being read
	table table
}

func (p *parser) advance() {
	p.token = p.next()
	p.osm = p.osm || p.token.osm
}

// rules reads to the end; false if something is not understood.
func (p *parser) rules() bool {
	for ok := true; ok; {
		switch p.token.kind {
		case endToken:
			return p.close()
		case ',':
			ok = p.separated(comma)
		case '(', ')':
			ok = p.separated(bracket)
		case ';':
			ok = p.separated(semicolon)
		case dayToken, holidayToken:
			ok = p.days()
		case timeToken:
			ok = p.times()
		case offToken, alwaysToken, unknownToken, usualToken:
			ok = p.word()
		default:
			ok = false
		}
	}
	return false
}

func (p *parser) separated(by sign) bool {
	p.sign = max(p.sign, by)
	p.advance()
	return true
}

// close enters the rule into the table, if there is one.
func (p *parser) close() bool {
	if p.rule.body == nothing {
		return !p.rule.selected()
	}
	return p.table.enter(p.rule, p.osm)
}

// begin closes the rule before and begins one.
func (p *parser) begin(r rule) bool {
	ok := p.close()
	p.rule = r
	return ok
}

// days reads what a rule is for. Behind times, with nothing to follow, it is for
// those: 10:00-22:00（周一至周五）, closed Mondays.
func (p *parser) days() bool {
	before := p.sign
	s, ok := p.selector()
	bare := !p.rule.selected()
	switch {
	case !ok:
		return false
	case bare && p.rule.body == nothing:
		return p.begin(rule{selector: s, after: before})
	case bare && !p.bodyFollows():
		p.rule.selector, p.rule.done = s, true
		return true
	case bare && p.unclear(before, s):
		return false
	}
	return p.begin(rule{selector: s, after: before})
}

// unclear tells whether days may as well belong to the times before them as to
// what follows: 9am-5pm Mon-Fri, Sat 10am-4pm.
func (p *parser) unclear(before sign, s selector) bool {
	return before < bracket && s.listed || before == noSign && p.token.kind != offToken
}

func (p *parser) bodyFollows() bool {
	switch p.token.kind {
	case timeToken, offToken, alwaysToken, unknownToken, usualToken:
		return true
	}
	return false
}

// times reads a span, of this rule or of a new one.
func (p *parser) times() bool {
	before := p.sign
	s, ok := p.span()
	if !ok || !p.ensureRule(before, p.rule.body != nothing && p.rule.body != times) {
		return false
	}
	if p.rule.n > 0 && before == semicolon {
		p.rule.loose = true
	}
	return p.rule.add(s)
}

// ensureRule makes sure that the rule takes what comes now: if it is full a new one is
// begun. Its days may not stand in a sentence of their own.
func (p *parser) ensureRule(before sign, full bool) bool {
	if full || p.rule.done {
		return p.begin(rule{after: before})
	}
	return !p.rule.selected() || p.rule.body != nothing || before != semicolon
}

// word reads what stands in the place of times.
func (p *parser) word() bool {
	kind := p.token.kind
	if !p.ensureRule(p.sign, p.rule.body != nothing) {
		return false
	}
	p.advance()
	p.sign = noSign
	switch kind {
	case offToken:
		p.rule.body = off
	case unknownToken:
		p.rule.body = notSaid
	case usualToken:
		p.rule.body = asUsual
	default:
		return p.rule.add(span{0, minutesOfDay})
	}
	return true
}

// certain tells of a span with an hour alone whether it can be nothing but these hours: 9-18,
// and where the text says that its numbers are hours, 9-12; 9-5 may be anything.
func (p *parser) certain(from, to token) bool {
	switch {
	case to.minute <= from.minute, to.bare && to.minute > minutesOfDay:
		return false
	case p.hours:
		return true
	default:
		return to.minute > 12*60 && !from.twelve && !to.twelve
	}
}

// span reads 10:00-22:00 or 18:00-次日02:00.
func (p *parser) span() (span, bool) {
	from := p.token
	p.advance()
	if p.token.kind != '-' {
		return span{}, false
	}
	p.advance()
	to := p.token
	if to.kind != timeToken || (from.bare || to.bare) && !p.certain(from, to) {
		return span{}, false
	}
	if from.nextDay || from.minute >= minutesOfDay {
		return span{}, false
	}
	p.advance()
	p.sign = noSign
	end := to.minute
	if to.nextDay && end > from.minute || !to.nextDay && end == from.minute {
		return span{}, false // more than a day, or none
	}
	if end <= from.minute {
		end += minutesOfDay
	}
	if end%minutesOfDay == minutesOfDay-1 {
		end++ // 23:59 is how people write midnight
	}
	return span{from.minute, end}, end <= lastHour*60
}
