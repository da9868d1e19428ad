package gtfs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nearby/plural"
	"nearby/seed/fault"
)

// dropped counts what is left out of a feed because it cannot be read or speaks of what is
// not there, so that nothing is lost in silence.
type dropped []drop

// drop is what is left out of a file for one reason.
type drop struct {
	why   reason
	rows  int64
	first []string // different values, for people
}

// reason says what is left out of which file, behind how many.
type reason struct{ file, one, many string }

// named is how many values a warning names.
const named = 3

var (
	noSuchTrip = reason{
		stopTimesFile, "row is left out, as trips.txt has no such trip_id", "rows are left out, as trips.txt has no such trip_id",
	}
	noSuchStop = reason{
		stopTimesFile, "row is left out, as stops.txt has no such stop_id", "rows are left out, as stops.txt has no such stop_id",
	}
	noSequence = reason{
		stopTimesFile, "row is left out of the timetable, as its stop_sequence is no number",
		"rows are left out of the timetable, as their stop_sequence is no number",
	}
	noTime = reason{
		stopTimesFile, "time cannot be read: it is reckoned from those around it, or left out",
		"times cannot be read: they are reckoned from those around them, or left out",
	}
	noSuchRoute = reason{
		tripsFile, "trip is of a line that is not known, as routes.txt has no such route_id",
		"trips are of lines that are not known, as routes.txt has no such route_id",
	}
	noSuchService = reason{
		tripsFile, "trip is left out of the timetable, as no calendar has its service_id",
		"trips are left out of the timetable, as no calendar has their service_id",
	}
	otherZone = reason{
		agencyFile, "agency has another time zone than the first: by the rules of GTFS all have one, so its times are read in that",
		"agencies have another time zone than the first: by the rules of GTFS all have one, so their times are read in that",
	}
	noDate      = reason{calendarFile, "row is left out, as its dates cannot be read", "rows are left out, as their dates cannot be read"}
	noException = reason{
		datesFile, "row is left out, as its date or exception_type cannot be read",
		"rows are left out, as their date or exception_type cannot be read",
	}
	noFrequency = reason{
		frequenciesFile, "row is left out, as its trip, times or headway cannot be read",
		"rows are left out, as their trips, times or headways cannot be read",
	}
)

// count counts a value, which is only kept if it is one of the first.
func (d *dropped) count(why reason, value string) {
	i := slices.IndexFunc(*d, func(of drop) bool { return of.why == why })
	if i < 0 {
		i = len(*d)
		*d = append(*d, drop{why: why})
	}
	of := &(*d)[i]
	of.rows++
	if len(of.first) <= named && !slices.Contains(of.first, value) {
		of.first = append(of.first, strings.Clone(value))
	}
}

// warnings names the first values of each reason.
func (d *dropped) warnings() []fault.Warning {
	var all []fault.Warning
	for _, of := range *d {
		var quoted []string
		for _, value := range of.first[:min(named, len(of.first))] {
			quoted = append(quoted, strconv.Quote(fault.Brief(value)))
		}
		if len(of.first) > named {
			quoted = append(quoted, "…")
		}
		all = append(all, fault.Warning{
			Code: "feed", Rows: of.rows, Text: fmt.Sprintf("%s: %s (%s)", of.why.file,
				plural.Count(of.rows, of.why.one, of.why.many), strings.Join(quoted, ", ")),
		})
	}
	return all
}
