package hours

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

// sign is what separates, by its weight.
type sign uint8

const (
	noSign sign = iota
	comma
	bracket
	semicolon
)
