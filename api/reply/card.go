package reply

import (
	"strconv"
	"strings"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/geo"
	"nearby/maplink"
	"nearby/place"
	"nearby/wechat"
)

// Card tells everything that is known about one place, the n-th of the last
// list, with what leaves there, and links to it and to the way there.
func (c Composer) Card(in dialogue.Language, stop lookup.StopBoard, n int) wechat.Reply {
	return wechat.TextReply{Content: shortened(wechat.MaxText, func(level int) []string {
		return c.cardLines(in, stop, n, level)
	})}
}

// cardLines are the lines of a card: fewer departures as the level rises.
func (c Composer) cardLines(in dialogue.Language, stop lookup.StopBoard, n, level int) []string {
	p, f := phrasesIn(in), stop.Found
	name := plain(truncate(p.placeName(f), maxCardName))
	if n > 0 {
		name = circled(n) + " " + name
	}
	all := []string{
		name,
		capital(p.whereabouts(f) + p.walk(f.Distance)),
	}
	if status := p.status(f.Place, c.Now); status != "" {
		all = append(all, status)
	}
	for _, fact := range []struct{ label, value string }{
		{p.address, p.listed(f.Address)},
		{p.lines, p.join(linesOf(p.lineName, f.Place))},
		{p.phone, f.Phone},
		{p.hours, p.listed(f.Hours)},
		{p.rating, rating(f.Rating)},
		{p.price, f.Price},
	} {
		if fact.value != "" {
			all = append(all, fact.label+plain(truncate(fact.value, maxFact)))
		}
	}
	if free := maxDirections - level; stop.Known && free > 0 {
		all = append(all, p.alerts(in, stop.Alerts, level)...)
		all = append(all, c.boards(p, stop, dialogue.Asked{}, free)...)
	}
	at := maplink.Pin{At: f.At, Name: truncate(f.Name, maxCardName)} // every character costs nine bytes in a link
	ways := []string{anchor(c.Maps.Place(at), p.onMap), anchor(c.Maps.Route(at), p.theWay)}
	if f.URL != "" && len(f.URL) <= maxWebsite {
		ways = append(ways, anchor(f.URL, p.website))
	}
	all = append(all, strings.Join(ways, "   "))
	hint := p.cardHint
	if f.AudioURL != "" && n > 0 {
		hint = p.listenHint(n) + hint
	}
	return append(all, hint)
}

// maxWebsite is the longest address, in bytes, that has room on a card.
const maxWebsite = 200

func rating(r float64) string {
	if r == 0 {
		return ""
	}
	return strconv.FormatFloat(r, 'f', -1, 64)
}

// Listen plays the audio guide of a place, or says that it has none.
func (c Composer) Listen(in dialogue.Language, place place.Place) wechat.Reply {
	p := phrasesIn(in)
	name := p.name(place)
	switch {
	case place.AudioURL == "":
		return text(plain(p.noAudio(name)))
	case c.ThumbMediaID == "":
		return text(anchor(place.AudioURL, p.audio(name)))
	}
	return wechat.MusicReply{
		Title: name, Description: p.audioGuide,
		URL: place.AudioURL, HQURL: place.AudioURL, ThumbMediaID: c.ThumbMediaID,
	}
}

// Route leads to a place from wherever the phone is.
func (c Composer) Route(in dialogue.Language, to place.Place) wechat.Reply {
	return c.RouteFrom(in, to, nil)
}

// RouteFrom is Route that says how far it is from a point, if there is one.
func (c Composer) RouteFrom(in dialogue.Language, to place.Place, here *geo.WGS84) wechat.Reply {
	p := phrasesIn(in)
	far, f := "", place.Found{Place: to}
	if here != nil {
		f.Distance, f.Bearing = here.EllipsoidDistance(to.At), here.Bearing(to.At)
		far = plain(p.answers.distanceOfName(truncate(p.placeName(f), maxCardName), p.whereabouts(f)+p.journey(f.Distance)))
	}
	all := []string{anchor(c.Maps.Route(pin(f)), p.routeTo(p.name(to))), p.routeNote}
	if far != "" {
		all = append([]string{far}, all...)
	}
	return text(all...)
}

// journey is how long it takes to get somewhere, whatever way it is.
func (p *phrases) journey(m geo.Metres) string {
	if m > walkable {
		return p.ride(m)
	}
	return p.walk(m)
}
