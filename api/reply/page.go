package reply

import (
	"cmp"
	"strings"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/kind"
	"nearby/maplink"
	"nearby/place"
	"nearby/wechat"
)

// maxWhere is how much of an address a line shows, in runes.
const maxWhere = 14

// Page answers with a page of places: one article in answer to a message, or a
// text with links; each place an article in answer to an event.
func (c Composer) Page(in dialogue.Language, page lookup.Page, each bool) wechat.Reply {
	p := phrasesIn(in)
	page = AskedLineFirst(page)
	if page.Instead != nil {
		return c.show(in, page.Instead.Page, p.sentences(c.none(in, page), p.qualities.showThese), each)
	}
	return c.show(in, page, "", each)
}

// show answers with a page under what is said before it, if anything is.
func (c Composer) show(in dialogue.Language, page lookup.Page, before string, each bool) wechat.Reply {
	var article wechat.Article
	switch {
	case page.Len() == 0:
		return c.nothing(in, page)
	case page.List.One && c.AsText:
		return c.singleText(in, page)
	case c.AsText:
		return c.list(in, page, before)
	case page.List.One:
		article = c.single(in, page)
	case each && page.Len() <= c.RoomForPlaces() && c.EventArticles > 1:
		return c.articles(in, page, before)
	default:
		article = c.article(in, page, before)
	}
	return wechat.NewsReply{Limit: c.MessageArticles, Articles: []wechat.Article{article}}
}

// nothing says that there is nothing, how far the nearest is, and what to try.
func (c Composer) nothing(in dialogue.Language, page lookup.Page) wechat.Reply {
	p := phrasesIn(in)
	all := []string{c.none(in, page)}
	if page.Want.Guessed != "" {
		all = []string{plain(p.inPlaceOf(page.Want) + p.stop), all[0]}
	}
	if page.Beyond != nil {
		all = append(all, plain(p.beyond(*page.Beyond)))
	}
	if !isWish(page.Want) {
		return text(append(all, "", c.menu(in))...)
	}
	return text(append(all, p.tryElse)...)
}

// Nothing says why a page has no places: what there is none of, how far was looked, and
// how far the nearest is; "" for a page that has some.
func (c Composer) Nothing(in dialogue.Language, page lookup.Page) string {
	if page.Len() > 0 {
		return ""
	}
	p := phrasesIn(in)
	all := []string{c.none(in, page)}
	if page.Beyond != nil {
		all = append(all, plain(p.beyond(*page.Beyond)))
	}
	return p.sentences(all...)
}

// none says that there is nothing, and of what.
func (c Composer) none(in dialogue.Language, page lookup.Page) string {
	p, near, radius := phrasesIn(in), truncate(page.Want.Near, maxNear), page.Groups[0].Radius
	switch {
	case page.Unmet || page.Shut:
		return c.noneSuch(in, page)
	case page.NoData:
		return plain(p.noData(c.noun(p, page.Want)))
	case isWish(page.Want):
		return plain(p.nothing(near, c.Subject(in, page.Want), radius))
	}
	return plain(p.nothingAtAll(near, radius))
}

// noneSuch says that nothing is known to be as it was asked for, and how many places
// nobody knows it of.
func (c Composer) noneSuch(in dialogue.Language, page lookup.Page) string {
	p, first := phrasesIn(in), page.Groups[0]
	near, subject := truncate(page.Want.Near, maxNear), c.noun(p, page.Want)
	said := p.qualities.noneSuch(near, p.such(page.Want, subject), first.Radius)
	if page.Want.OpenNow && len(p.qualitiesOf(page.Want)) == 0 {
		said = p.noneOpen(near, subject, first.Radius)
	}
	if first.Unknown > 0 {
		lacks, _ := lackingOf(page.Want)
		said = p.sentences(said, p.qualities.others(first.Unknown, p.measure(categoryOf(page)), p.qualities.lacks[lacks])+p.stop)
	}
	return plain(said)
}

// categoryOf is the category of what was wanted: a kind is one with a name of its own.
func categoryOf(page lookup.Page) place.Category {
	if kinds := page.Want.Kinds(); kinds != nil {
		names := kind.Together(kinds)
		return place.Category{Slug: kinds[0].Category(), NameZH: names.Hans, NameEN: names.English}
	}
	return page.Groups[0].Category
}

// article says the nearest few; its picture and the page behind it show them all.
func (c Composer) article(in dialogue.Language, page lookup.Page, before string) wechat.Article {
	title := c.Title(in, page)
	description := shortened(wechat.MaxDescription, func(level int) []string {
		line := func(n int, f place.Found) string { return c.placeLine(in, page, n, f, level) }
		return append(append(c.over(in, page, before, title), body(in, page, line)...), c.hint(in, page))
	})
	article := wechat.Article{Title: title, Description: description}
	if c.Links == nil {
		article.URL = c.mapOf(page.Places())
	} else {
		article.URL, article.PicURL = c.Links.List(in, page.List)
	}
	return article
}

// over are the lines over a list, besides its title.
func (c Composer) over(in dialogue.Language, page lookup.Page, before, title string) []string {
	notes := c.notes(in, page, title)
	if before != "" {
		return append([]string{before}, notes...)
	}
	return notes
}

// RoomForPlaces is how many places an answer to an event shows: the list stands before
// them and, where there is room for it, what can be typed behind them.
func (c Composer) RoomForPlaces() int {
	switch {
	case c.EventArticles < 2:
		return lookup.Size
	case c.EventArticles < minArticlesForHint:
		return c.EventArticles - 1
	}
	return c.EventArticles - 2
}

// minArticlesForHint is how many articles there must be for one that only says what to
// type.
const minArticlesForHint = 4

// articles are the list, then one for each place, then what can be typed: of several
// articles WeChat shows the titles alone.
func (c Composer) articles(in dialogue.Language, page lookup.Page, before string) wechat.Reply {
	list := c.article(in, page, before)
	news := wechat.NewsReply{Limit: c.EventArticles, Articles: []wechat.Article{list}}
	for i, f := range page.Places() {
		news.Articles = append(news.Articles, c.placeArticle(in, i+1, f))
	}
	if c.EventArticles >= minArticlesForHint {
		news.Articles = append(news.Articles, wechat.Article{
			Title:       fitTitle(func(limit int) string { return truncate(c.hint(in, page), limit) }),
			Description: c.hint(in, page), URL: list.URL, PicURL: list.PicURL,
		})
	}
	return news
}

// placeArticle is the n-th place of a list by itself.
func (c Composer) placeArticle(in dialogue.Language, n int, f place.Found) wechat.Article {
	p := phrasesIn(in)
	article := wechat.Article{
		Title: fitTitle(func(limit int) string {
			return circled(n) + " " + truncate(p.placeName(f), min(limit, p.maxName)) + " " + p.whereabouts(f)
		}),
		Description: c.whereOpen(p, f),
		URL:         c.Maps.Place(pin(f)),
	}
	if c.Links != nil {
		article.URL, article.PicURL = c.Links.Place(in, f.ID)
	}
	return article
}

// list is the page as a text, every name a link to its place on the map.
func (c Composer) list(in dialogue.Language, page lookup.Page, before string) wechat.Reply {
	p := phrasesIn(in)
	return wechat.TextReply{Content: shortened(wechat.MaxText, func(level int) []string {
		line := func(n int, f place.Found) string {
			name := p.placeName(f)
			// Every character costs nine bytes in a link, so it is cut there first.
			to := maplink.Pin{At: f.At, Name: truncate(name, chinese.maxName-level)}
			label := truncate(name, p.maxName-max(0, level-6))
			return circled(n) + " " + anchor(c.Maps.Place(to), label) + " " + p.whereabouts(f) + c.closed(p, f) + below(c.leavingLines(p, page, f, level))
		}
		title := c.Title(in, page)
		all := append([]string{plain(title)}, c.over(in, page, before, title)...)
		return append(append(all, body(in, page, line)...), c.hint(in, page))
	})}
}

// Title says how many there are and how near, as much as a title has room for. It
// speaks of the groups that were found within the same radius as the nearest; the
// others have it in their heading.
func (c Composer) Title(in dialogue.Language, page lookup.Page) string {
	if p := phrasesIn(in); page.Number == 1 {
		if all := p.qualitiesOf(page.Want); len(all) > 0 {
			if title := c.titleOf(in, page, p.qualities.inTitle(all), plenty); len(title) <= wechat.MaxTitle {
				return title
			}
		}
	}
	return fitTitle(func(limit int) string { return c.titleOf(in, page, "", limit) })
}

// titleOf says no more of words and names than the limit.
func (c Composer) titleOf(in dialogue.Language, page lookup.Page, qualities string, limit int) string {
	p, first, want := phrasesIn(in), page.Groups[0], page.Want
	near, word := truncate(want.Near, min(limit, maxNear)), truncate(want.Word, limit)
	switch {
	case page.Number > 1 && near != "":
		return p.titleNext(p.around(near)+" · "+c.Subject(in, want), page.Number)
	case page.Number > 1:
		return p.titleNext(c.Subject(in, want), page.Number)
	case want.Meant != "":
		return p.titleMeant(truncate(want.Meant, limit), first)
	case want.Address:
		return p.titleAddress(word, first)
	case want.Word != "":
		return p.titleWord(near, qualities, word, first)
	case want.Line != "":
		return p.titleLine(near, want.Line, first)
	case len(page.Groups) == 1:
		return p.titleOne(near, qualities, first)
	}
	var same []lookup.Group
	for _, g := range page.Groups {
		if g.Count > 0 && g.Radius == first.Radius {
			same = append(same, g)
		}
	}
	return p.titleAll(near, same, limit)
}

// maxNear is how much of the name of a place a title shows, in runes.
const maxNear = 12

// isWish tells whether something is wanted in particular, wherever.
func isWish(want dialogue.Want) bool {
	want.Near = ""
	return want != (dialogue.Want{})
}

// fitTitle lowers the limit until the title is short enough for WeChat.
func fitTitle(say func(limit int) string) string {
	for limit := plenty; ; limit-- {
		if title := say(limit); len(title) <= wechat.MaxTitle || limit == 0 {
			return title
		}
	}
}

// body is one line a place, numbered through, under a heading for each category
// when there are several.
func body(in dialogue.Language, page lookup.Page, line func(int, place.Found) string) []string {
	var all []string
	n := 0
	for _, g := range page.Groups {
		if heading := heading(in, page, g); heading != "" {
			all = append(all, heading)
		}
		for _, f := range g.Places {
			n++
			all = append(all, line(n, f))
		}
	}
	return all
}

// heading stands above the places of a group: its category when there are
// several, and on the first page how far the search was widened.
func heading(in dialogue.Language, page lookup.Page, g lookup.Group) string {
	p := phrasesIn(in)
	widened, noneWithin := p.widened, p.noneWithin
	if g.Open {
		widened, noneWithin = p.widenedOpen, p.noneOpenWithin
	}
	name := ""
	if len(page.Groups) > 1 {
		name = p.inBrackets(p.category(g.Category))
	}
	switch {
	case page.Number > 1 && len(g.Places) == 0:
		return ""
	case page.Number > 1:
		return strings.TrimSpace(name)
	case g.Count == 0:
		return name + noneWithin(g.Radius)
	case g.Radius > g.Asked && name == "": // the title has the rest
		return widened(g.Asked)
	case g.Radius > g.Asked:
		return name + noneWithin(g.Asked) + p.butWithin(g)
	}
	return strings.TrimSpace(name)
}

// hint says what can be typed next, and how old the places above may be.
func (c Composer) hint(in dialogue.Language, page lookup.Page) string {
	p := phrasesIn(in)
	hint := p.pickHint
	if page.More {
		hint += p.moreHint
	}
	isClosed := func(f place.Found) bool { return isClosed(f, c.Now) }
	if !page.Want.OpenNow && page.Any(isClosed) {
		hint += p.openHint
	}
	if isWish(page.Want) {
		hint += p.allHint
	}
	if page.Age > 0 {
		hint = p.aged(page.Age) + "\n" + hint
	}
	return hint
}

// placeLine is a place in a list: number, name, distance, direction, whether it
// is closed, and what leaves there, or else its lines or its address, as far as there is
// room.
func (c Composer) placeLine(in dialogue.Language, page lookup.Page, n int, f place.Found, level int) string {
	p := phrasesIn(in)
	line := circled(n) + " " + truncate(p.placeName(f), p.maxName-max(0, level-4)) + " " + p.whereabouts(f)
	line += c.closed(p, f)
	if leaving := c.leavingLines(p, page, f, level); len(leaving) > 0 {
		return line + below(leaving)
	}
	if where := truncate(p.where(f), maxWhere-2*level); where != "" {
		line += p.pause + where
	}
	return line
}

// closed marks a place that nobody should walk to now.
func (c Composer) closed(p *phrases, f place.Found) string {
	if isClosed(f, c.Now) {
		return p.pause + p.nowClosed
	}
	return ""
}

// whereOpen is where a place is, and before it whether it is open.
func (c Composer) whereOpen(p *phrases, f place.Found) string {
	status, where := p.status(f.Place, c.Now), p.where(f)
	if status == "" || where == "" {
		return status + where
	}
	return status + p.pause + where
}

// where is what tells a place from others of its name: the lines of a stop, else
// the address.
func (p *phrases) where(f place.Found) string {
	return cmp.Or(p.join(brief(linesOf(p.lineName, f.Place))), p.listed(f.Address))
}

// listed is a list of the data as a list of the language.
func (p *phrases) listed(values string) string { return strings.ReplaceAll(values, ";", p.comma) }

// join is a list of the language.
func (p *phrases) join(values []string) string { return strings.Join(values, p.comma) }

// mapOf links to all places at once where the provider can, else to the nearest.
func (c Composer) mapOf(places []place.Found) string {
	pins := make([]maplink.Pin, len(places))
	for i, f := range places {
		pins[i] = pin(f)
	}
	if all, ok := c.Maps.Places(pins); ok {
		return all
	}
	return c.Maps.Place(pins[0])
}

func pin(f place.Found) maplink.Pin {
	return maplink.Pin{At: f.At, Name: f.Name, Address: cmp.Or(f.Address, f.Lines)}
}
