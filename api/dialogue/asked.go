package dialogue

import (
	"strings"
	"time"

	"nearby/api/dialogue/prefilter"
)

// Asked is what somebody wants to know of departures. The zero value asks for the next.
type Asked struct {
	Which Which  `json:",omitzero"`
	To    string `json:",omitzero"` // towards a place of this name
	After Clock  `json:",omitzero"` // from that time of day on
	// Ahead is how many days ahead; Weekday, 1 for Sunday, is the next of that day.
	Ahead   int `json:",omitzero"`
	Weekday int `json:",omitzero"`
}

// Which tells which departures of a day are meant.
type Which string

// The departures that are not the next.
const (
	TheFirst Which = "first"
	TheLast  Which = "last"
	HowOften Which = "often" // the next, and how long it is between them
)

var (
	asksFirst = pattern(`首[班车]|首发|头[班趟]|第[一1][班趟]|最早|开始运营|几点开(?:始|门)|\b(?:first|start(?:s|ing)?(?: running)?|begins?|opens?|opening)\b`)
	asksLast  = pattern(`末[班车]|末地铁|末公交|尾[班趟]|最[后晚]|停运|收[班车]|几点(?:[停结]|关门)|停了|赶[得不]|来得及|\b(?:last|final|how late|stop(?:s|ped)?|close[sd]?|end[s]?|run until)\b`)
	asksBoth  = pattern(`首末`)
	asksOften = pattern(`(?:多久|多长时间|几分钟|多少分钟)(?:来|有|开|发|跑)*(?:一|1)?[班趟辆]|间隔|频率|密不密|\b(?:how (?:often|frequent(?:ly)?|regular(?:ly)?)|frequency|headway|every how many|how many min(?:ute)?s (?:between|apart))\b`)

	// atNight asks for the last one: it is late, and somebody wonders.
	atNight = pattern(`(?:今天)?(?:大?半夜|夜里|夜间|深夜|晚上|今晚|凌晨)(?:的话|了)?`, `\b(?:tonight|at night|late at night|this late)\b`)

	dayAhead = pattern(`(明天|明早|明晚|明儿)(?:早上|晚上|一早|早晨|上午)?(?:的)?`, `(后天)(?:早上|晚上)?(?:的)?`, `\b(tomorrow)(?: morning| night| evening)?\b`)
	weekday  = pattern(`(?:下?个?)(?:周|星期|礼拜)([一二三四五六日天])(?:早上|晚上)?(?:的)?`, `\b(?:on |this |next )*(sunday|monday|tuesday|wednesday|thursday|friday|saturday)s?\b`,
		`(周末|双休日?|(?:法定)?节?假日|公众假期|工作日|平日)(?:的)?`, `\b(?:on |at |this |the |public |bank )*(weekend|holiday|weekday)s?\b`)

	afterwards = prefilter.MustCompile(`^ ?(?:以后|之后|过后|后|左右)?(?:的)?`)
	afterEN    = prefilter.MustCompile(`(?:after|past|from|at|around|later than) ?$`)
	anyMore    = pattern(`^(?:[|]|还|都|也)*有(?:没有)?(?:车|公交|地铁|班次|火车)?(?:坐)?(?:吗|么|嘛|没|没有|不)?$`)
	runsThen   = pattern(`^(?:[|]|还|都|也)*(?:有(?:没有)?|开不开|开)(?:车|船|公交|地铁|火车|轮渡|班车|班次)(?:坐)?(?:吗|么|嘛|没|没有)?$`, `^(?:[|])*(?:车|船|公交|地铁|火车|轮渡)(?:还|都|也)*(?:有(?:没有)?|开不开|开|跑)(?:车)?(?:吗|么|嘛|没|没有)?$`,
		`^(?:[| ]|do|does|is|are|will|there|any|the|a|still|my)*(?:bus(?:es)?|trains?|metros?|subways?|trams?|ferr(?:y|ies)|runs?|running|operat(?:es?|ing))(?:[| ]|run|runs|running|go|goes|operate|operates|operating|service|on|in|at|during|all|the|morning|evening|night)*$`)
	towardsName  = prefilter.MustCompile(`(?:开往|前往|往|去|到|\b(?:to|towards?|for|bound for)(?: the)? ?)$`)
	afterTowards = prefilter.MustCompile(`^(?:站)?(?:方向|那边|那里|那儿)?(?:去|走)?(?:的)?`)
	towardsZH    = prefilter.MustCompile(`(?:开往|前往|往|去|到)(\p{Han}{2,10}?)(?:站)?(?:方向|的)(?:的)?`)
	noHeadsign   = prefilter.MustCompile(`[几班车时点]|末|首|多久`)
	wayEN        = prefilter.MustCompile(`\b((?:north|south|east|west|in|out)bound|downtown|uptown)\b`)
	towardsEN    = prefilter.MustCompile(`\b(?:to|towards?|bound for) (?:the )?([a-z][a-z' ]{1,30}?)(?: (?:from|please|leave|leaves|come|go|now)\b|$)`)
)

// cutAsked takes out what of departures is asked for, but not the words that ask for
// them.
func (g grammar) cutAsked(s *sentence) Asked {
	a := Asked{}
	switch {
	case asksBoth.MatchString(s.rest):
	case asksLast.MatchString(s.rest):
		a.Which = TheLast
	case asksFirst.MatchString(s.rest):
		a.Which = TheFirst
	case asksOften.MatchString(s.rest):
		a.Which = HowOften
	}
	a.After = s.cutAfter()
	if found := s.cut(dayAhead); found != nil {
		a.Ahead = 1
		if found[2] != "" {
			a.Ahead = 2
		}
	} else if found := s.cut(weekday); found != nil {
		a.Weekday = weekdayOf(strings.Join(found[1:], ""))
	}
	if s.cut(atNight) != nil && a.Which == "" && a.After == 0 {
		a.Which = TheLast
	}
	a.To = g.cutTowards(s)
	return a
}

// cutAfter takes a time of day out, from which on something is to leave.
func (s *sentence) cutAfter() Clock {
	t := *s
	part, at, ok := t.clock()
	before, after, _ := strings.Cut(t.rest, gap)
	if !ok || strings.Count(t.rest, gap) != strings.Count(s.rest, gap)+1 {
		return 0
	}
	if part == "" {
		at = evening(at)
	}
	s.rest = afterEN.ReplaceAllString(before, "") + gap + strings.TrimPrefix(after, afterwards.FindString(after))
	return at
}

// cutTowards takes out where something is to go.
func (g grammar) cutTowards(s *sentence) string {
	for from := 0; ; { // 从人民广场到外滩 names where it starts, too
		start, end, name := g.nameIn(s.rest[from:])
		if name == "" {
			break
		}
		before, after := s.rest[:from+start], s.rest[from+end:]
		if at := towardsName.FindStringIndex(before); at != nil {
			s.rest = before[:at[0]] + gap + strings.TrimPrefix(after, afterTowards.FindString(after))
			return name
		}
		from += end
	}
	if at := wayEN.FindStringIndex(s.rest); at != nil {
		to := s.rest[at[0]:at[1]]
		s.rest = s.rest[:at[0]] + strings.TrimPrefix(s.rest[at[1]:], " ")
		return s.original(to)
	}
	for _, p := range []*prefilter.Regexp{towardsZH, towardsEN} {
		at := p.FindStringSubmatchIndex(s.rest)
		if at == nil {
			continue
		}
		to := s.rest[at[2]:at[3]]
		if isFiller(to) || noPlace.MatchString(to) || noHeadsign.MatchString(to) {
			continue
		}
		s.rest = s.rest[:at[0]] + gap + s.rest[at[3]:]
		for _, after := range []string{"方向的", "方向", "的"} {
			s.rest = strings.Replace(s.rest, gap+after, gap, 1)
		}
		return s.original(to)
	}
	return ""
}

// weekdayOf is 1 for Sunday. A weekend is taken for its Saturday, a holiday for a Sunday, a
// working day for a Monday: the answer names the day.
func weekdayOf(word string) int {
	switch {
	case word == "weekend" || strings.HasPrefix(word, "周末") || strings.HasPrefix(word, "双休"):
		return int(time.Saturday) + 1
	case word == "holiday" || strings.Contains(word, "假"):
		return int(time.Sunday) + 1
	case word == "weekday" || word == "工作日" || word == "平日":
		return int(time.Monday) + 1
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if word == strings.ToLower(day.String()) || word == string([]rune("日一二三四五六")[day]) || word == "天" && day == time.Sunday {
			return int(day) + 1
		}
	}
	return 0
}
