package reply

import (
	"strings"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/place"
	"nearby/wechat"
)

// single is the article for one place: the one that was chosen for the person, or the
// nearest of a kind, to which they asked the way.
func (c Composer) single(in dialogue.Language, page lookup.Page) wechat.Article {
	p, f := phrasesIn(in), page.Places()[0]
	article := wechat.Article{Title: c.singleTitle(p, page), Description: lines(c.singleFacts(p, f, append(c.leavingLines(p, page, f, 0), c.singleHint(p, page))...)...)}
	if c.Links == nil {
		article.URL = c.Maps.Place(pin(f))
		return article
	}
	article.URL, article.PicURL = c.Links.Place(in, f.ID)
	return article
}

// singleText is the same as a text with links.
func (c Composer) singleText(in dialogue.Language, page lookup.Page) wechat.Reply {
	p, f := phrasesIn(in), page.Places()[0]
	way := anchor(c.Maps.Route(pin(f)), p.theWay)
	all := append([]string{plain(c.singleTitle(p, page))}, c.singleFacts(p, f, append(c.leavingLines(p, page, f, 0), way, c.singleHint(p, page))...)...)
	return text(all...)
}

func (c Composer) singleTitle(p *phrases, page lookup.Page) string {
	f, group := page.Places()[0], page.Groups[0].Category
	return fitTitle(func(limit int) string {
		name := truncate(p.placeName(f), limit)
		if isChosen(page.Want) {
			return p.chosenOne(name, p.whereabouts(f))
		}
		return p.nearestOne(group, f, page.Number, name, p.whereabouts(f))
	})
}

// singleFacts are how far it is on foot, whether it is open and where it is, with what
// can be typed behind.
func (c Composer) singleFacts(p *phrases, f place.Found, behind ...string) []string {
	var all []string
	for _, fact := range []string{
		capital(strings.TrimPrefix(p.walk(f.Distance), p.pause)), p.status(f.Place, c.Now),
		labelled(p.rating, rating(f.Rating)), labelled(p.price, f.Price), plain(truncate(p.where(f), maxFact)),
	} {
		if fact != "" {
			all = append(all, fact)
		}
	}
	return append(all, behind...)
}

func labelled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + plain(truncate(value, maxFact))
}

func (c Composer) singleHint(p *phrases, page lookup.Page) string {
	if isChosen(page.Want) {
		return p.chosenHint
	}
	return p.nearestHint
}

// isChosen tells a place that was chosen for the person from the nearest of a kind.
func isChosen(want dialogue.Want) bool { return want.Order == dialogue.ByRating }
