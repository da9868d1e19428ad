package dialogue

import (
	"strings"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
	"nearby/brand"
)

const (
	beside   = `(?:(?:那|这)?(?:附近|周边|周围|旁边|四周|左近|一带|那边|那里|那儿|这边|这里|这儿|边上|隔壁|对面|门口|楼下|旁|内|里面)(?:那边|一带)?)`
	standing = `(?:(?:我|我们|人|俺)?(?:现在|目前|正|已经|刚)*(?:在|到了?|到达了?|位于|住在?|就在)|从|离|去|距离?|靠近|于|到)`
)

var (
	besideName = prefilter.MustCompile(`^(?:地铁站|火车站|站)?` + beside + `?(?:的|了)?`)
	standsAt   = prefilter.MustCompile(standing + `$`)
	nearEN     = `(?:(?:i am|im|we are|were|i m) (?:now |currently )?(?:at|in|near|by|around)|close to|next to|near(?:by)?(?: to)?|around|by|beside|opposite|at|in|from|of)(?: the)?`
	standsEN   = prefilter.MustCompile(`(?:^|\b)` + nearEN + ` ?$`)
	// besideUnknown is a place that nobody here knows, and says it is a place.
	besideUnknown  = prefilter.MustCompile(`^(.{2,}?)(?:站)?(?:附近|周边|周围|一带)(?:的|有|哪|找|吃|$|还|能|可以|最|卖|那)`)
	atUnknown      = prefilter.MustCompile(`^(?:我|我们|人)(?:现在|目前|正|已经)*(?:在|到了?)(\p{Han}{2,12})$`)
	atUnknownLatin = prefilter.MustCompile(`^(?:我|我们|人)(?:现在|目前|正|已经)*(?:在|到了?) ?(?:the )?([a-z][a-z' ]{2,40})$`)
	atUnknownEN    = prefilter.MustCompile(`^(?:i am|im|we are|i m) (?:now |currently )?(?:at|in|near) (?:the )?(.{2,40})$`)
	nearUnknownEN  = prefilter.MustCompile(` (?:near|close to|next to) (?:the )?([a-z0-9 ]{3,40})$`)
	hereEN         = prefilter.MustCompile(`^(?:me|here|us|by|this place|my (?:place|hotel|location|home)|a .*|an .*|the )`)
	here           = prefilter.MustCompile(`^(?:我|我们|这|这里|这边|这儿|身边|哪|哪里|那|那边|公司|家|家里|我家|酒店|本|在|请问|你|您|此)(?:的|附近)?$`)
)

// cutNear takes the place out that is to be searched around.
func (g grammar) cutNear(s *sentence) string {
	start, end, name := g.nameIn(s.rest)
	if name == "" {
		return g.cutUnknown(s)
	}
	before, after := s.rest[:start], s.rest[end:]
	if strings.HasPrefix(after, "店") || strings.HasPrefix(after, "分店") {
		return "" // 海底捞静安寺店
	}
	if at := standsEN.FindStringIndex(before); at != nil {
		before = before[:at[0]]
	} else if at := standsAt.FindStringIndex(before); at != nil {
		before = before[:at[0]]
	}
	after = strings.TrimPrefix(after, besideOf(after))
	s.rest = before + gap + after
	return name
}

// besideOf is what follows a name and belongs to it: 站附近的. 地铁站 alone is a wish.
func besideOf(after string) string {
	found := besideName.FindString(after)
	if found == "地铁站" || found == "火车站" {
		return ""
	}
	return found
}

// cutUnknown takes a place out that only the words around it tell.
func (g grammar) cutUnknown(s *sentence) string {
	for _, p := range []*prefilter.Regexp{atUnknown, atUnknownLatin, atUnknownEN, besideUnknown, nearUnknownEN} {
		at := p.FindStringSubmatchIndex(s.rest)
		if at == nil {
			continue
		}
		piece := strip(s.rest[at[2]:at[3]], placeHead, placeTail)
		if !g.mayBePlace(piece) {
			continue
		}
		after := s.rest[at[3]:]
		s.rest = s.rest[:at[0]] + gap + strings.TrimPrefix(after, besideName.FindString(after))
		return s.original(piece)
	}
	return ""
}

// mayBePlace tells a place that nobody here knows from words like 我这里.
func (g grammar) mayBePlace(piece string) bool {
	return utf8.RuneCountInString(piece) > 1 && !noPlace.MatchString(piece) && !here.MatchString(piece) && !hereEN.MatchString(piece) &&
		!isFiller(piece) && !strings.Contains(piece, gap) && !g.isSubject(piece) && !g.isEatery(piece)
}

// isEatery tells a chain, and what is called after what one eats there: 海底捞, 兰州拉面.
func (g grammar) isEatery(piece string) bool {
	if brand.Names(piece) != nil {
		return true
	}
	for _, from := range boundaries(piece) {
		if k, end := g.kindAt(piece[from:]); k.Category() == restaurant && from+end == len(piece) && end > len("面") {
			return true
		}
	}
	return false
}

// noPlace are words of sentences, which the names of places do not have.
var noPlace = prefilter.MustCompile(`疼|痛|不舒服|发烧|我|你|请问|问一?下|想|什么|有没有|一下|饿|怎么|可以|哪里|吗|然后`)

// placeHead and placeTail are taken off a place that nobody knows; particle is off a name.
var (
	placeHead = prefilter.MustCompile(`^(?:` + politeZH + `|问一?下|想问一?下|帮我|给我|找一?下?|搜一?下?|看看|推荐|查一?下?|` + standing + `|最近的?|the | )`)
	placeTail = prefilter.MustCompile(`(?:的|站| )$`)
	particle  = prefilter.MustCompile(`(?:的| )$`) // 虹桥火车站 is a name to its end
)

// isName tells a word that is the name of a place of the data.
func (d Dialogue) isName(word string) bool {
	return newGrammar(nil, d.Names).name(newSentence(word).rest) != ""
}
