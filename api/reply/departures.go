package reply

import (
	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/place"
	"nearby/wechat"
	"nearby/words"
)

// Leaving is an answer about departures.
type Leaving struct {
	Stops []lookup.StopBoard // with a timetable; at least one
	Asked dialogue.Asked
}

// Departures tells what leaves.
func (c Composer) Departures(in dialogue.Language, l Leaving) wechat.Reply {
	p := phrasesIn(in)
	return wechat.TextReply{Content: shortened(wechat.MaxText, func(level int) []string {
		var all []string
		if first := l.Stops[0]; l.Asked.To != "" && !first.Towards {
			all = append(all, plain(p.leaving.goesTo(first.Found, truncate(l.Asked.To, maxCardName))))
		}
		for _, stop := range l.Stops {
			all = append(all, plain(truncate(p.placeName(stop.Found), maxCardName)+p.seen(stop.Found)))
			all = append(all, p.alerts(in, stop.Alerts, level)...)
			all = append(all, c.boards(p, stop, l.Asked, max(0, maxDirections-level))...)
			if c.Links != nil && level < maxLevel/2 && len(l.Stops) == 1 {
				address, _ := c.Links.Place(in, stop.ID)
				all = append(all, anchor(address, p.leaving.board))
			}
		}
		return all
	})}
}

// goesTo stands over all directions of a stop, where no headsign names the place that
// somebody wants to go to: it may be the stop itself.
func (l *leavingPhrases) goesTo(stop place.Found, to string) string {
	if words.FoldName(place.CommonName(stop.Name, stop.Kinds)) == words.FoldName(to) {
		return l.areThere(to)
	}
	return l.noneGo(to)
}

// seen is how far a stop is, where somebody could walk there.
func (p *phrases) seen(f place.Found) string {
	if f.Distance > walkable {
		return ""
	}
	return " " + p.whereabouts(f) + p.walk(f.Distance)
}
