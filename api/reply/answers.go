package reply

import (
	"slices"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/wechat"
)

// NoTimetable says that there are no departures in the data.
func (c Composer) NoTimetable(in dialogue.Language) wechat.Reply {
	return text(phrasesIn(in).answers.noTimetable)
}

// NoneLeaves says that a timetable has no departures from a stop.
func (c Composer) NoneLeaves(in dialogue.Language, stop place.Found) wechat.Reply {
	p := phrasesIn(in)
	return text(plain(p.answers.noneLeaves(truncate(p.placeName(stop), maxCardName))))
}

// NoSuchPlace says that no place of a name is known to search around.
func (c Composer) NoSuchPlace(in dialogue.Language, name string) wechat.Reply {
	return text(plain(phrasesIn(in).answers.noSuchPlace(truncate(name, maxCardName))), phrasesIn(in).howTo)
}

// WhichTown asks which of the places of one name is meant, each with what tells it from
// the others, by a number. Here is where the person is, nil if nobody knows. Two that read
// the same are told apart by how the second lies from the first.
func (c Composer) WhichTown(in dialogue.Language, name string, towns []place.Place, here *geo.WGS84) wechat.Reply {
	p := phrasesIn(in)
	all := []string{plain(p.answers.whichTown(truncate(name, maxCardName), len(towns)))}
	labels := make([]string, len(towns))
	for i := range towns {
		labels[i] = p.townLabel(towns, i, here)
		line := circled(i+1) + " " + labels[i]
		if first := slices.Index(labels[:i], labels[i]); first >= 0 {
			line += p.pause + p.answers.seenFrom(circled(first+1), p.whereabouts(seenFrom(towns[first].At, towns[i])))
		}
		all = append(all, plain(line))
	}
	return text(all...)
}

// townLabel is the name of one of these places, with what tells it from the others.
func (p *phrases) townLabel(towns []place.Place, i int, here *geo.WGS84) string {
	t := towns[i]
	label := truncate(p.placeName(place.Found{Place: t}), p.maxName)
	if here != nil {
		label += " " + p.whereabouts(seenFrom(*here, t))
	}
	for _, fact := range []string{p.join(brief(linesOf(p.lineName, t))), p.listed(t.Address), sourceOf(t, towns)} {
		if fact != "" {
			label += p.pause + truncate(fact, maxTownFact)
		}
	}
	return label
}

// seenFrom is a place as it lies from a point.
func seenFrom(from geo.WGS84, to place.Place) place.Found {
	return place.Found{Place: to, Distance: from.GreatCircle(to.At), Bearing: from.Bearing(to.At)}
}

// sourceOf is where a place is from, if that alone tells it from the others: a feed is
// often called as the operator of one town. "" where it does not.
func sourceOf(p place.Place, all []place.Place) string {
	if p.Lines != "" || p.Address != "" || slices.ContainsFunc(all, func(other place.Place) bool { return other.At != p.At && other.Source == p.Source }) {
		return ""
	}
	return p.Source
}

// maxTownFact is how much of lines and of an address tells a place from another of its
// name, in runes.
const maxTownFact = 20

// unknownOf says that something about a place is not known, and whom to ask.
func (p *phrases) unknownOf(name string, f place.Found, about dialogue.Command) wechat.Reply {
	all := []string{plain(p.answers.unknown[about](name))}
	if f.Phone != "" && about != dialogue.Phone {
		all = append(all, p.answers.callThem+plain(truncate(f.Phone, maxFact)))
	}
	return text(all...)
}

// Detail tells one thing about a place: its phone number, hours, address, distance, price
// or rating, or that no data tell what was asked.
func (c Composer) Detail(in dialogue.Language, f place.Found, about dialogue.Command) wechat.Reply {
	p := phrasesIn(in)
	name := truncate(p.placeName(f), maxCardName)
	known := map[dialogue.Command]string{
		dialogue.Phone: f.Phone, dialogue.Hours: p.listed(f.Hours), dialogue.Address: p.listed(f.Address), dialogue.Price: f.Price, dialogue.Rating: rating(f.Rating),
	}[about]
	label := map[dialogue.Command]string{
		dialogue.Phone: p.phone, dialogue.Hours: p.hours, dialogue.Address: p.address, dialogue.Price: p.price, dialogue.Rating: p.rating,
	}[about]
	way := anchor(c.Maps.Route(pin(f)), p.theWay)
	switch {
	case about == dialogue.Far:
		return text(plain(p.answers.distanceOfName(name, p.whereabouts(f)+p.journey(f.Distance))), way)
	case about == dialogue.Address && known == "":
		return text(plain(p.answers.unknown[about](name)), plain(capital(p.whereabouts(f)+p.walk(f.Distance))), way)
	case known == "":
		return p.unknownOf(name, f, about)
	}
	all := []string{plain(name), label + plain(truncate(known, maxFact))}
	switch status := p.status(f.Place, c.Now); {
	case about == dialogue.Hours && status != "":
		all = append(all, status)
	case about == dialogue.Address:
		all = append(all, way)
	case about == dialogue.Rating && f.Price != "":
		all = append(all, labelled(p.price, f.Price))
	}
	return text(all...)
}
