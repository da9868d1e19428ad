package reply

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"nearby/api/dialogue"
	"nearby/api/wechat"
	"nearby/geo"
	"nearby/place"
)

// How much of a name and of an address a line shows, in runes.
const (
	maxName  = 16
	maxWhere = 14
)

// Around answers a location with what was found there, the category with the
// nearest place first: one article (WeChat shows one in answer to a message),
// or a text with links. There is at least one group.
func (c Composer) Around(in dialogue.Language, groups []Group) wechat.Reply {
	groups = nearestFirst(groups)
	if groups[0].Count == 0 {
		return wechat.TextReply{Content: lines(
			phrasesIn(in).nothing(groups[0].Radius), "", c.menu(in),
		)}
	}
	if c.AsText {
		return c.list(in, groups)
	}
	return wechat.NewsReply{Limit: 1, Articles: []wechat.Article{c.article(in, groups)}}
}

// article says the nearest few; its link shows them on a map.
func (c Composer) article(in dialogue.Language, groups []Group) wechat.Article {
	line := func(n int, f place.Found) string { return placeLine(in, n, f) }
	return wechat.Article{
		Title:       title(in, groups),
		Description: fitting(wechat.MaxDescription, body(in, groups, line)),
		URL:         c.mapOf(groups),
	}
}

// list is the same as a text, every name a link to its place on the map.
func (c Composer) list(in dialogue.Language, groups []Group) wechat.Reply {
	p := phrasesIn(in)
	line := func(n int, f place.Found) string {
		name := cut(p.placeName(f.Place), maxName)
		return circled(n) + " " + link(c.Maps.Place(pin(f)), name) + " " + p.whereabouts(f)
	}
	all := append([]string{title(in, groups)}, body(in, groups, line)...)
	return wechat.TextReply{Content: fitting(wechat.MaxText, all)}
}

// nearestFirst puts the category with the nearest place first and those without
// any last.
func nearestFirst(groups []Group) []Group {
	nearest := func(g Group) geo.Metres {
		if len(g.Places) == 0 {
			return geo.Metres(1e9) // farther than anything on earth
		}
		return g.Places[0].Distance
	}
	return slices.SortedStableFunc(slices.Values(groups), func(a, b Group) int {
		return cmp.Compare(nearest(a), nearest(b))
	})
}

// title speaks of the groups that were found within the same radius as the
// nearest; the others have it in their heading.
func title(in dialogue.Language, groups []Group) string {
	p := phrasesIn(in)
	if len(groups) == 1 {
		return p.titleOne(groups[0])
	}
	var same []Group
	for _, g := range groups {
		if g.Count > 0 && g.Radius == groups[0].Radius {
			same = append(same, g)
		}
	}
	return p.titleAll(same)
}

// body is one line a place, numbered through, under a heading for each category
// when there are several.
func body(in dialogue.Language, groups []Group, line func(int, place.Found) string) []string {
	var all []string
	n := 0
	for _, g := range groups {
		if len(groups) > 1 || g.Radius > g.Asked {
			all = append(all, phrasesIn(in).heading(g))
		}
		for _, f := range g.Places {
			n++
			all = append(all, line(n, f))
		}
	}
	return all
}

// placeLine is a place in a list: number, name, distance, direction, and its
// lines or else its address.
func placeLine(in dialogue.Language, n int, f place.Found) string {
	p := phrasesIn(in)
	line := circled(n) + " " + cut(p.placeName(f.Place), maxName) + " " + p.whereabouts(f)
	if where := cmp.Or(f.Lines, f.Address); where != "" {
		line += " " + cut(where, maxWhere)
	}
	return line
}

// mapOf links to all places at once where the provider can, else to the nearest.
func (c Composer) mapOf(groups []Group) string {
	var pins []geo.Pin
	for _, g := range groups {
		for _, f := range g.Places {
			pins = append(pins, pin(f))
		}
	}
	if all, ok := c.Maps.Places(pins); ok {
		return all
	}
	return c.Maps.Place(pins[0])
}

func pin(f place.Found) geo.Pin {
	return geo.Pin{At: f.At, Name: f.Name, Address: cmp.Or(f.Address, f.Lines)}
}

// link is a link in a text reply.
func link(address, text string) string {
	return `<a href="` + html.EscapeString(address) + `">` + html.EscapeString(text) + "</a>"
}

// fitting joins as many whole lines as max bytes hold.
func fitting(maxBytes int, all []string) string {
	var b strings.Builder
	for i, line := range all {
		if b.Len()+1+len(line) > maxBytes {
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// cut shortens text to at most n runes, the last an ellipsis.
func cut(text string, n int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n-1]) + "…"
}
