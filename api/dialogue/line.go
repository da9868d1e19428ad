package dialogue

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nearby/api/dialogue/prefilter"
	"nearby/words"
)

var (
	// lineName is a text that is a line and nothing else: 隧道三线, 崇明1号线.
	lineName = prefilter.MustCompile(`^\p{Han}{0,2}(?:[a-z]{0,2}\d{1,4}[a-z]?|[一二三四五六七八九十百]{1,5})(?:路|号线|线)$|^\p{Han}{2,5}专线$|^夜宵\d{1,3}路?$`)
	// lineHead and lineTail stand around a line and say nothing more.
	lineLead = prefilter.MustCompile(`^(?:请问|哪里|有没有|没有|可以|能|我|想|要|怎么|去|到|坐|乘坐?|搭乘?|等|找|查|附近的?|最近的?|有|在)`)
	lineEnd  = prefilter.MustCompile(`在哪(?:里|儿)?(?:坐|上车|上|乘)$|` + plainTail.String())
	lineHead = prefilter.MustCompile(`(?:坐|乘坐?|搭乘?|等|上|在|take|catch|ride|stop of|stops of|station of) ?$`)
	lineTail = prefilter.MustCompile(`^(?:站台|车站|站点|站|的站|公交|地铁|车|在哪(?:里|儿)?(?:坐|上车|上)|哪(?:里|儿)?(?:坐|有|能坐)|怎么[坐走乘搭]|的| (?:bus|metro|subway|stops?|stations?)\b)+`)
)

// cutLine takes a line out of a sentence: as people call it, 49路 and 2号线.
func (s *sentence) cutLine() string {
	if piece := strip(s.rest, lineLead, lineEnd); lineName.MatchString(piece) && strings.Count(s.rest, piece) == 1 {
		s.rest = strings.Replace(s.rest, piece, gap, 1)
		return s.nameLine(piece)
	}
	var pieces []string
	line := ""
	for piece := range strings.SplitSeq(s.rest, gap) {
		before, l, after, ok := words.CutLine(piece)
		if !ok || line != "" {
			pieces = append(pieces, piece)
			continue
		}
		end := len(piece)
		if after != "" {
			end = strings.LastIndex(piece, after)
		}
		start := strings.Index(piece, before) + len(before)
		line = s.lineOf(l, strings.TrimSpace(piece[max(0, min(start, end)):max(start, end)]))
		before = lineHead.ReplaceAllString(before, "")
		after = strings.TrimPrefix(after, lineTail.FindString(after))
		pieces = append(pieces, before+gap+after)
	}
	s.rest = strings.Join(pieces, gap)
	return line
}

func (s *sentence) nameLine(piece string) string { return s.lineOf(words.ParseLine(piece), piece) }

// lineOf is what a line is called: by its number and kind, any other as it was typed.
func (s *sentence) lineOf(l words.Line, piece string) string {
	number := strings.Trim(l.Name, "0123456789") == ""
	switch {
	case number && l.Kind == words.Metro:
		return l.Name + "号线" + l.Variant
	case number && l.Kind == words.Bus:
		return l.Name + "路" + l.Variant
	case number && l.Kind == words.Tram:
		return "有轨电车" + l.Name + "号线" + l.Variant
	}
	return s.original(piece)
}

// spelledLine is a line whose number is written out: line two.
var spelledLine = regexp.MustCompile(`\b(?:line|bus) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b`)

// inDigits is such a line with its number in digits.
func inDigits(line string) string {
	before, number, _ := strings.Cut(line, " ")
	return before + " " + strconv.Itoa(slices.Index(inEnglish, number))
}
