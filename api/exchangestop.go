package api

import (
	"context"
	"slices"
	"strings"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/place"
	"nearby/wechat"
	"nearby/words"
)

// unknownPlace is the name of a place that nobody knows.
type unknownPlace string

func (u unknownPlace) Error() string { return "no place is called " + string(u) }

// severalStops are the stops of one name of which any may be meant.
type severalStops []place.Place

func (s severalStops) Error() string { return "several stops have the name" }

// askStop asks which of the stops of one name is meant.
func (x *exchange) askStop(a dialogue.Departures, stops []place.Place) wechat.Reply {
	asked := dialogue.Towns{Want: a.Want, Asked: a.Asked}
	asked.Want.Near = ""
	stops = stops[:min(len(stops), lookup.Size)]
	for _, stop := range stops {
		asked.IDs = append(asked.IDs, stop.ID)
	}
	x.session = x.session.WithTowns(asked)
	return x.composer.WhichTown(a.In, a.Want.Near, stops, a.Here)
}

// serves tells whether a line is one of a stop's.
func serves(p place.Place, asked words.Line) bool {
	return slices.ContainsFunc(strings.Split(p.Lines, ";"), func(line string) bool { return words.ParseLine(line).Is(asked) })
}

// namedStops are the stops of a name that may be meant: those of a line where one is
// named, and one alone where it is the only one that can be walked to.
func (x *exchange) namedStops(a *dialogue.Departures) []place.Place {
	stops := x.names.Stops(a.Want.Near, a.Here)
	if a.Want.Line != "" {
		asked := words.ParseLine(a.Want.Line)
		ofLine := slices.DeleteFunc(slices.Clone(stops), func(p place.Place) bool { return !serves(p, asked) })
		if len(ofLine) > 0 {
			stops = ofLine
		}
	}
	atHand := func(p place.Place) bool { return a.Here != nil && a.Here.GreatCircle(p.At) <= lookup.FarthestWalk }
	if len(stops) > 1 && atHand(stops[0]) && !atHand(stops[1]) {
		return stops[:1]
	}
	return stops
}

// placeToLeave is the place of a name that departures are asked of, a stop before others.
// The error says that there is none, or that there are several.
func (x *exchange) placeToLeave(ctx context.Context, a *dialogue.Departures) (place.Place, error) {
	stops := x.namedStops(a)
	switch len(stops) {
	case 0:
	case 1:
		return stops[0], nil
	default:
		return place.Place{}, severalStops(stops)
	}
	p, found, err := x.named(ctx, a.Want.Near, a.Here)
	if err != nil || found {
		return p, err
	}
	switch towns := x.otherTowns(found, a.Want.Near); len(towns) {
	case 0:
		return p, unknownPlace(a.Want.Near)
	case 1:
		return towns[0], nil
	default:
		return p, severalStops(towns)
	}
}
