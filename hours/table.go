package hours

// table puts rules together into a week.
type table struct {
	week  Week
	rules [maxRules]uint8 // the days of each
	n     int
	named uint8 // days that a rule names
	said  uint8 // days of which a rule says something
	maybe uint8 // days that may count among holidays with hours of their own
	opens bool  // a rule says when it is open
	loose bool
}

const maxRules = 16

// enter is false for a rule that does not go with those before it.
func (t *table) enter(r rule, osm bool) bool {
	if r.body == asUsual {
		return true
	}
	t.week.holidays = t.week.holidays || r.holidays
	days := r.days
	switch {
	case days == 0 && r.holidays:
		t.maybe |= r.maybe
		return true
	case days == 0 && !osm && r.body == times && t.named != 0 && !t.opens && t.n < maxRules:
		days = everyDay &^ t.named // 周一休息 10:00-22:00
	case days == 0 && t.n > 0, t.n == maxRules:
		return false // for every day, in spite of the rules before
	case days == 0:
		days = everyDay
	default:
		t.named |= days
	}
	adds, ok := t.adds(r, osm)
	if !ok {
		return false
	}
	t.said |= days
	t.opens = t.opens || r.body == times
	t.loose = t.loose || r.loose
	t.rules[t.n] = r.days
	t.n++
	for d := range t.week.days {
		if days>>d&1 != 0 && !t.week.days[d].enter(r, adds, osm) {
			return false
		}
	}
	return true
}

// adds tells whether a rule adds to those before it or takes their place. In
// OpenStreetMap the sign before it says so. Other people mean more hours of the
// same days, or else some of those days, which are an exception.
func (t *table) adds(r rule, osm bool) (adds, ok bool) {
	if osm {
		return r.after == comma, true
	}
	replaces := false
	for _, days := range t.rules[:t.n] {
		switch common := days & r.days; {
		case common == 0:
		case days == r.days:
			adds = true
		case common == r.days:
			replaces = true
		default:
			return false, false
		}
	}
	return adds, !(adds && replaces) && (!adds || r.body == times)
}

// enter applies a rule to one of its days.
func (d *dayHours) enter(r rule, adds, osm bool) bool {
	if !adds || r.body != times {
		*d = dayHours{unknown: r.body == notSaid}
	}
	for _, s := range r.spans[:r.n] {
		if adds && !osm && d.meets(s) || !d.add(s) {
			return false
		}
	}
	return true
}

// finish says of the other days what can be said; false if it is nothing.
func (t *table) finish(osm bool) bool {
	if t.n == 0 || t.loose && osm { // to the letter, ";" would make the later times those of every day
		return false
	}
	known := false
	for d := range t.week.days {
		bit := uint8(1) << d
		if t.said&bit == 0 && !t.opens || t.maybe&^t.named&bit != 0 {
			t.week.days[d] = dayHours{unknown: true}
		}
		known = known || !t.week.days[d].unknown
	}
	return known
}
