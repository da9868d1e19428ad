// Package maplink makes links that open a map, at a place or with the way there.
//
// It opens nothing itself: it knows the forms of links that the map services
// document, the datum each of them wants, and how to put any text into a link.
package maplink

import (
	"slices"

	"nearby/geo"
)

// Pin is a place as a map shows it. Name and address may hold anything; a link
// carries them cleaned and, where they are long, cut.
type Pin struct {
	At      geo.WGS84 // must be valid
	Name    string
	Address string
}

// Maker makes links, all of them https, plain ASCII and at most 1024 bytes,
// WeChat's limit in a menu (for messages it publishes none).
//
// Where Region shifts, Tencent, AMap and Baidu get GCJ-02 and are told so.
// Elsewhere they get WGS-84 and are told that, so that each shifts by its own
// rule: some of them do in Hong Kong and Macau. Apple, Google and OpenStreetMap
// always get WGS-84.
//
// No link holds the position of a person: a route starts wherever the phone is.
type Maker struct {
	Provider Provider
	Region   geo.Region
	App      string // who is asking, which the Chinese providers require; "nearby" if empty
}

// Place is a link to the place on the map. Google has no room for the name.
func (m Maker) Place(p Pin) string { return m.link(m.forms().place, p) }

// Route is a link to the way there on foot.
//
// Baidu insists on an origin; the bare words 我的位置 ("my position") make its
// page and app ask the phone. Tencent and AMap do so on phones when the origin
// is left out; on a computer they leave it to be typed.
func (m Maker) Route(p Pin) string { return m.link(m.forms().route, p) }

// maxPins is what AMap allows in one link; Tencent names no limit.
const maxPins = 10

// Places is one link that shows several places: the first ten, in the order
// given. Only Tencent (on phones; a computer shows the first place) and AMap
// have such a link. It is false for the other providers and without pins.
func (m Maker) Places(pins []Pin) (string, bool) {
	form := m.forms().places
	if len(pins) == 0 || form == nil {
		return "", false
	}
	return m.link(form, pins[:min(len(pins), maxPins)]...), true
}

// forms are those of the provider; an unknown one is Tencent.
func (m Maker) forms() forms {
	if int(m.Provider) < len(formsOf) {
		return formsOf[m.Provider]
	}
	return formsOf[Tencent]
}

// link fills a form in. A link can state one datum: GCJ-02 if the region shifts
// all the pins, else WGS-84. The texts are cut shorter until the link is short
// enough; without any text every form is.
func (m Maker) link(form form, pins ...Pin) string {
	shifted := !slices.ContainsFunc(pins, func(p Pin) bool { return !m.Region.Shifts(p.At) })
	in := fields{app: m.app(), shifted: shifted, places: make([]target, len(pins))}
	for i, p := range pins {
		in.places[i] = target{
			wgs84: coordinates(p.At), chinese: coordinates(p.At),
			name: cleanText(p.Name), address: cleanText(p.Address),
		}
		if shifted {
			in.places[i].chinese = coordinates(p.At.GCJ02(m.Region))
		}
	}
	const chineseCharacter = 9
	for limit := maxText; ; limit -= chineseCharacter {
		for i, p := range in.places {
			in.places[i].name, in.places[i].address = cut(p.name, limit), cut(p.address, limit)
		}
		if link := form(in); len(link) <= maxLink || limit == 0 {
			return link
		}
	}
}

// app is the caller's name, cut so that it cannot crowd out the rest.
func (m Maker) app() string {
	const longest = 90
	if name := cut(cleanText(m.App), longest); name != "" {
		return name
	}
	return "nearby"
}
