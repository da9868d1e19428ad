package lookup

import (
	"slices"

	"nearby/place"
	"nearby/timetable"
)

// Alerts are what its sources say now to those who wait at a stop for what leaves there:
// of the stop, of its platforms, of its station, of the lines. Each is there once.
func (f Finder) Alerts(stop place.Found, all []timetable.Direction) (alerts []timetable.LiveAlert) {
	if f.Live == nil {
		return nil
	}
	of := map[string]*subjects{}
	var sources []string
	for _, d := range all {
		for _, r := range d.Rows {
			if of[r.Source] == nil {
				of[r.Source] = new(subjects)
				sources = append(sources, r.Source)
			}
			of[r.Source].stops = append(of[r.Source].stops, r.Stop)
			of[r.Source].lines = append(of[r.Source].lines, r.Line)
		}
	}
	for _, part := range append(slices.Clone(stop.Parts), place.Part{Source: stop.Source, ExternalID: stop.ExternalID}) {
		if about := of[part.Source]; about != nil {
			about.stops = append(about.stops, part.ExternalID) // an alert may be about the station
		}
	}
	for _, source := range sources {
		alerts = append(alerts, f.Live(source).AlertsAt(of[source].stops, of[source].lines, f.Now)...)
	}
	return alerts
}

// subjects are the stops and lines of a source that an alert may be about.
type subjects struct{ stops, lines []string }
