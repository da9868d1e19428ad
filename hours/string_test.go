package hours

// String is the week as OpenStreetMap writes it, which Parse reads.
func (w Week) String() string {
	b := make([]byte, 0, 64)
	if w.Always() {
		b = append(b, "24/7"...)
	} else {
		b = w.appendDays(b)
	}
	if w.holidays {
		b = append(b, "; PH unknown"...)
	}
	return string(b)
}

// appendDays writes days with the same hours once.
func (w *Week) appendDays(b []byte) []byte {
	var written uint8
	for d := range w.days {
		if written>>d&1 != 0 {
			continue
		}
		var same uint8
		for other := range w.days {
			if w.days[other] == w.days[d] {
				same |= 1 << other
			}
		}
		written |= same
		if len(b) > 0 {
			b = append(b, "; "...)
		}
		if same != everyDay {
			b = append(appendSelector(b, same), ' ')
		}
		b = w.days[d].append(b)
	}
	return b
}

var dayNames = [daysOfWeek]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}

// appendSelector writes Mo-Fr,Su.
func appendSelector(b []byte, days uint8) []byte {
	first := true
	for d := 0; d < daysOfWeek; d++ {
		if days>>d&1 == 0 {
			continue
		}
		last := d
		for last+1 < daysOfWeek && days>>(last+1)&1 != 0 {
			last++
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, dayNames[d]...)
		if last > d {
			b = append(append(b, '-'), dayNames[last]...)
		}
		d = last
	}
	return b
}

func (d *dayHours) append(b []byte) []byte {
	switch {
	case d.unknown:
		return append(b, "unknown"...)
	case d.n == 0:
		return append(b, "off"...)
	}
	for i, s := range d.list() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendTime(append(appendTime(b, s.from), '-'), s.to)
	}
	return b
}

func appendTime(b []byte, minute uint16) []byte {
	hour, minute := minute/60, minute%60
	return append(b, byte('0'+hour/10), byte('0'+hour%10), ':', byte('0'+minute/10), byte('0'+minute%10))
}
