package dialogue

import (
	"strings"

	"nearby/api/dialogue/prefilter"
)

const (
	nowZH  = `(?:现在|目前|这会儿?|此刻|当前|这个点|这时候|这个时间|马上|今晚|今天)`
	openZH = `(?:营业(?:中|着)?|开(?:着|放)?(?:门)?(?:着)?(?:营业)?)`
	ofZH   = `(?:的|吗|呢|店|没|未)*`
)

var (
	allDay = pattern(`(?:24|二十四)(?:个)?小时(?:都)?(?:营业|开门|开放|开着|不打烊|开)?(?:的)?`, `(?:开)?(?:通宵|通宿|全天候?|昼夜)(?:都)?(?:营业|开门|开放|开着|开)?(?:的)?`,
		`不(?:打烊|关门)(?:的)?`, `(?:open )?24/7`, `(?:open )?24 ?(?:hours?|hrs?|h)\b(?: a day)?(?: open)?`, `open all night`, `all[ -]night`, `round the clock`)
	clockZH = pattern(`(凌晨|清晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|今晚|明早|夜晚|夜间|晚|早)?` +
		numeral + `(?:点|时)(钟|整|半|一刻|三刻|\d{1,2}分?|[一二三四五]?十[一二三四五六七八九]?分?)?`)
	clockDigits = pattern(`(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|半夜|深夜|今晚)?(\d{1,2}):(\d{2})(?: ?(am|pm)\b)?`)
	clockEN     = pattern(`\b(\d{1,2})(?: (\d{2}))? ?(am|pm|a m|p m|oclock|in the (?:morning|afternoon|evening)|at night)\b`)
	clockWord   = pattern(`\bmidnight\b`, `\bnoon\b`)
	around      = prefilter.MustCompile(`^(?:以后|之后|后|前|左右|都|也|就)*(?:还|仍|依然)?(?:在|有)?` + openZH + ofZH)
	aroundEN    = prefilter.MustCompile(`(?:(?:thats|that is|are|is|stays?)? ?(?:still )?open ?(?:until|till|at|after|past|by|around)?|at|until|till|after|by) ?$`)
	still       = prefilter.MustCompile(`^(?:都)?(?:还|仍|依然)`)

	openNow = pattern(
		`(?:营业|开)(?:到|得)(?:很|比较|更|最|那么)?(?:晚|深夜|半夜)(?:一?点儿?)?`+ofZH,
		`(?:都|已经)?(?:这么晚|大?半夜)了?(?:还|还有|有)(?:什么|哪些|哪家)?(?:在)?(?:`+openZH+ofZH+`)?`,
		nowZH+`?(?:还|仍然?|依然|都)(?:在|有|是)?(?:什么|哪些|哪家|没)?`+openZH+ofZH,
		nowZH+`(?:在|有|可以|能|正)?`+openZH+ofZH,
		`(?:正在|在)营业(?:中)?`+ofZH, `营业中`+ofZH, `营业(?:的|着)`, `开着(?:门)?`+ofZH, `开门(?:的|着的?)`, `有开(?:门)?(?:的|吗)`, `没(?:有)?(?:关门|打烊)(?:的|吗)?`,
		`(?:what(?:s| is) )?(?:that are |thats |that is |is |are )?(?:still|currently|now) open(?: now)?`, `(?:what(?:s| is) )?\bopen(?: right)? now\b`, `\bopen late\b`,
	)
	openWord = pattern(`^(?:(?:whats|what is|what|anything) )?open\b`, `\bopen$`)
	// notOpen are names that look like it.
	notOpen = pattern(`营业中心|开门红|开放大学`)
)

// cutWhen takes out when it has to be open.
func (s *sentence) cutWhen(w *Want) {
	if s.cut(allDay) != nil {
		w.AllDay = true
		s.cut(openNow)
		return
	}
	if notOpen.MatchString(s.rest) {
		return
	}
	if at, ok := s.cutClock(); ok {
		w.OpenAt = at
		return
	}
	w.OpenNow = s.cut(openNow) != nil
}

// cutOpen reads a piece that begins or ends with open. In a name it says nothing: only
// with what is looked for, or alone.
func (g grammar) cutOpen(piece string, w *Want) string {
	rest := strings.TrimSpace(openWord.ReplaceAllString(piece, ""))
	if rest == piece || rest != "" && !isFiller(rest) && !g.holdsSubject(rest) {
		return piece
	}
	w.OpenNow = w.OpenAt == 0 && !w.AllDay
	return rest
}

// cutClock takes a time of day out, with the words for being open around it.
func (s *sentence) cutClock() (Clock, bool) {
	before := s.rest
	found, at, ok := s.clock()
	if !ok {
		s.rest = before
		return 0, false
	}
	cutAt := 0 // where the time of day was
	for before[cutAt] == s.rest[cutAt] && s.rest[cutAt:] != gap {
		cutAt++
	}
	head, tail := s.rest[:cutAt], s.rest[cutAt+len(gap):]
	open := around.FindString(tail)
	tail = strings.TrimPrefix(tail, open)
	if open == "" && found != "" {
		tail = strings.TrimPrefix(tail, afterwards.FindString(tail))
	}
	headEN := aroundEN.FindString(head)
	head = strings.TrimSuffix(head, headEN)
	if open == "" && headEN == "" && found == "" { // 8点 alone says nothing of being open
		s.rest = before
		return 0, false
	}
	if still.MatchString(open) && found == "" {
		at = evening(at)
	}
	s.rest = head + gap + tail
	return at, true
}

// clock cuts a time of day. Part is the part of the day that was named with it.
func (s *sentence) clock() (part string, at Clock, ok bool) {
	if g := s.cut(clockDigits); g != nil {
		hour, _ := amount(g[2])
		minute, _ := amount(g[3])
		if g[4] != "" {
			g[1] = g[4]
		}
		at, ok = timeOfDay(g[1], hour, minute)
		return g[1], at, ok
	}
	if g := s.cut(clockEN); g != nil {
		hour, _ := amount(g[1])
		minute, _ := amount(g[2])
		part = strings.ReplaceAll(g[3], " ", "")
		at, ok = timeOfDay(part, hour, minute)
		return part, at, ok
	}
	if g := s.cut(clockWord); g != nil {
		if g[0] == "noon" {
			return g[0], At(12, 0), true
		}
		return g[0], Midnight, true
	}
	g := s.cut(clockZH)
	if g == nil {
		return "", 0, false
	}
	hour, ok := amount(g[2])
	if !ok {
		return "", 0, false
	}
	at, ok = timeOfDay(g[1], hour, minutesOf(g[3]))
	return g[1], at, ok
}

// minutesOf reads what stands after 点.
func minutesOf(text string) float64 {
	switch text {
	case "半":
		return 30
	case "一刻":
		return 15
	case "三刻":
		return 45
	}
	n, _ := amount(strings.TrimSuffix(text, "分"))
	return n
}

// timeOfDay is an hour of a part of the day.
func timeOfDay(part string, hour, minute float64) (Clock, bool) {
	if hour > 24 || minute > 59 || hour != float64(int(hour)) {
		return 0, false
	}
	h := int(hour)
	switch part {
	case "凌晨", "清晨", "清早", "早上", "早晨", "上午", "明早", "早", "am", "inthemorning":
		h %= 12
	case "中午":
		if h < 10 {
			h += 12
		}
	case "下午", "傍晚", "pm", "intheafternoon", "intheevening", "atnight":
		if h < 12 {
			h += 12
		}
	case "晚上", "夜里", "半夜", "深夜", "今晚", "夜晚", "夜间", "晚":
		switch {
		case h == 12:
			h = 24
		case h > 4 && h < 12:
			h += 12
		}
	}
	return At(h, int(minute)), true
}

// evening is the time that is meant by 10点还开: late, as the place is still open.
func evening(at Clock) Clock {
	if at >= At(5, 0) && at <= At(12, 59) {
		at += At(12, 0)
	}
	return (at-1)%Midnight + 1
}
