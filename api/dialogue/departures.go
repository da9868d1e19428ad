package dialogue

import (
	"regexp"
	"strings"

	"nearby/kind"
)

// leaving are the words that ask when something leaves.
var (
	leaving = pattern(
		`(?:坐|等)?(?:下|上|后|这)(?:一|1)?(?:班|趟|辆|部)(?:车|次|地铁|公交|火车|轮渡|船)?(?:是)?(?:(?:几点钟?|什么时候|何时|几时|还要|还有|要|等)*(?:来|到|到站|开|发车|多久|几分钟)*)`,
		`(?:首|末|头|尾)(?:末)?(?:班|趟)(?:车|地铁|公交|火车|轮渡)?(?:的)?(?:时间|是)*(?:(?:几点钟?|什么时候|何时|几时|到几点)(?:来|到|开|发车)?)?`, `末车|首车`,
		`最[后早晚](?:的)?(?:一|1)?(?:班|趟)(?:车|地铁|公交|的)*(?:是)?(?:(?:几点钟?|什么时候|几时)(?:来|到|开|发车)?)?`, `末(?:地铁|公交)`,
		`时刻表|班次(?:表)?|(?:发车|到站|到达|运营|首末班)(?:的)?时间|(?:车次|列车)时刻`,
		`(?:还|现在还|今天还|晚上还)(?:有)?(?:没有)?(?:车|地铁|公交)(?:吗|没|坐|来)?|还有没有车|(?:几点钟?|什么时候|何时|几时)(?:还)?(?:有|到|来)(?:车|站)|(?:几点钟?|什么时候|几时)(?:停运|停|收班|收车|发车|开始运营|开始|首发|运营)(?:结束|到几点)?`,
		`(?:地铁|公交|火车|轮渡)(?:车)?(?:最晚|最早|最后)(?:是|到)?(?:几点钟?|什么时候|几时)?`, `(?:地铁|公交|火车|轮渡)(?:车)?(?:今天|现在|晚上)?还有(?:没有)?(?:吗|没|么)?$`,
		`(?:车|公交|地铁)?(?:还要|还有|要|需要|要等)?(?:多久|几分钟|多少分钟|多长时间)(?:才)?(?:来|一班|一趟|到站|有车|到)(?:车|一班)?`, `(?:车)?(?:几点钟?|什么时候|何时|几时)(?:能|会|才)?(?:来|到|到站|进站|开)(?:车)?$`, `车(?:几点钟?|什么时候)(?:来|到|开)`,
		`\b(?:next|last|first|final)(?: few)? (?:departures?|arrivals?)\b|\b(?:timetable|time table|schedules?|departures?|arrival times?|departure times?)\b`,
		`\b(?:when|what time)(?: (?:does|do|is|will|are|s))* (?:the |my )?.*\b(?:stop running|stop|close[sd]?|open|start(?: running)?|run until|come|comes|coming|arrive|arrives|arriving|leave|leaves|leaving|depart|departs|due|go|run)\b`)
	leavingEN = pattern(`\b(?:the )?(?:next|last|first|final) (bus|train|metro|subway|tram|ferry|mrt)(?:es|s)?\b`)
	whichOne  = pattern(`\b(?:next|last|first|final)\b`)
	stillRuns = pattern(`还有(?:吗|没有?|没|么)?$|还开吗$|有车吗`)
	ofHours   = regexp.MustCompile(`(?:几点钟?|什么时候|几时)(?:关门|开门|停运|营业|开始|结束|开|停|关|到)|(?:营业|运营|开放)时间`)
	restKind  = regexp.MustCompile(`地铁|公交|轮渡|有轨电车|火车|metro|subway|\bbus(?:es)?\b|\btram\b|\bferry\b`)
)

// namesLine tells a number that is a line's, not a place's of the list.
var namesLine = regexp.MustCompile(`\b(?:line|bus|metro|subway|tram) \d|\d ?(?:号线|路)`)

// kindsOfTransit are the words for what leaves.
var kindsOfTransit = map[string]kind.Kind{
	"地铁": kind.Metro, "metro": kind.Metro, "subway": kind.Metro, "mrt": kind.Metro,
	"公交": kind.Bus, "bus": kind.Bus, "buses": kind.Bus, "有轨电车": kind.Tram, "tram": kind.Tram,
	"轮渡": kind.Ferry, "船": kind.Ferry, "ferry": kind.Ferry, "火车": kind.Rail,
}

// departures reads a question for what leaves next, first or last: of a line, of a
// kind, near a place, at a stop of the list.
func (g grammar) departures(text string, s sentence) (Meaning, bool) {
	for rest, n := range withoutNumber(text) {
		if n != 0 && strings.Contains(rest, it) && !namesLine.MatchString(text) {
			if cut := (sentence{typed: s.typed, rest: rest}); cut.cut(leaving) != nil && onlyFiller(strings.ReplaceAll(cut.rest, it, gap)) {
				return Meaning{Intent: DeparturesIntent, Number: n}, true
			}
		}
	}
	s.rest = text
	m := Meaning{Intent: DeparturesIntent}
	m.Want.Near = g.knownName(&s)
	m.Want.Line = s.cutLine()
	asked := false
	if found := s.cut(leavingEN); found != nil {
		asked = true
		m.Want.Kind = kindsOfTransit[found[1]]
	}
	before := s.rest
	if found := s.cut(leaving); found != nil {
		asked = true
		if k := restKind.FindString(before); k != "" && m.Want.Line == "" {
			m.Want.Kind = kindsOfTransit[k]
		}
	}
	asked = asked || m.Want.Line != "" && s.cut(whichOne) != nil
	if !asked && (m.Want.Line != "" && (s.cut(stillRuns) != nil || s.cut(ofHours) != nil)) {
		asked = true
	}
	if !asked || !onlyFiller(restKind.ReplaceAllString(s.rest, gap)) {
		return Meaning{}, false
	}
	if m.Want.Line != "" {
		m.Want.Kind = ""
	}
	m.Want.Category = m.Want.Kind.Category()
	return m, true
}

// knownName cuts a name of the data out, and nothing that is not one.
func (g grammar) knownName(s *sentence) string {
	start, end, name := g.nameIn(s.rest)
	if name != "" {
		s.rest = s.rest[:start] + gap + strings.TrimPrefix(s.rest[end:], besideOf(s.rest[end:]))
	}
	return name
}

// onlyFiller tells that nothing of a sentence is left but what stands around a wish.
func onlyFiller(text string) bool {
	for piece := range strings.SplitSeq(text, gap) {
		if piece = strings.Trim(piece, " "); piece != "" && !isFiller(piece) && !leftover.MatchString(piece) {
			return false
		}
	}
	return true
}

// leftover is what may remain of a question for departures.
var leftover = whole(`(?:车|站|站台|开往|方向|今天|现在|的|是|几点|什么时候|时间|when|is|the|does|do|will|what|time|for|of|at|from|on|line|stop|station|s|leave|come|to| )*`)
