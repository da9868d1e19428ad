package seed

import (
	"fmt"

	"nearby/seed/fault"
)

// findOrder decides the order of the one-cell locations of a file, once for all rows:
// by the order in which alone the numbers are degrees, else by the header, else by
// where on the earth the places would be. When that leaves it open it asks.
func (m *meaning) findOrder(rows []sighting) error {
	header := OrderAuto
	if says, known := parseCoordinate(m.keyOf(fieldLocation)); known {
		header = orders[says.key]
		if says.key == "coordinates" && verdictOf(rows, inOrder(header)).mostlyWrong() {
			header = OrderAuto // GeoJSON's habit, and a word like any other to people
		}
	}
	fits, open := map[Order]int{}, 0
	for _, row := range rows {
		if row.two.open() && row.two.degrees() {
			open++
			fits[row.two.onlyAs()]++
		}
	}
	switch {
	case m.options.Order != OrderAuto:
		m.location.order = m.options.Order
	case open == 0:
		m.location.order = LngLat
	case fits[LatLng] > 10*fits[LngLat]:
		m.location.order = LatLng
	case fits[LngLat] > 10*fits[LatLng]:
		m.location.order = LngLat
	case header != OrderAuto:
		m.location.order = header
	default:
		return m.orderByPlaces(rows)
	}
	return nil
}

// orderByPlaces takes the order in which most places are where the file says, or on
// land, if in the other one most are not.
func (m *meaning) orderByPlaces(rows []sighting) error {
	latFirst, lngFirst := verdictOf(rows, inOrder(LatLng)), verdictOf(rows, inOrder(LngLat))
	taken := OrderAuto
	switch {
	case latFirst.mostlyRight() && lngFirst.mostlyWrong():
		taken = LatLng
	case lngFirst.mostlyRight() && latFirst.mostlyWrong():
		taken = LngLat
	default:
		return m.askOrder(rows)
	}
	m.location.order = taken
	m.table.Warnings = append(m.table.Warnings, fault.Warning{Code: "order", Text: fmt.Sprintf(
		"nothing in %s says which number comes first; they were read as %s, as in the other order (--order %s) %s",
		m.columnName(fieldLocation), taken, taken.other(), verdictOf(rows, inOrder(taken.other())))})
	return nil
}

// askOrder shows what the first location would be in each order, or the first that is
// degrees in one alone for each.
func (m *meaning) askOrder(rows []sighting) error {
	only := map[Order][]sighting{}
	for _, row := range rows {
		if row.two.open() {
			only[row.two.onlyAs()] = append(only[row.two.onlyAs()], row)
		}
	}
	if a, b := only[LatLng], only[LngLat]; len(a) > 0 && len(b) > 0 {
		return fault.Usagef("%s holds two numbers, in either order: %d of the first rows can only be lat,lng (%s, the place of %q), "+
			"%d only lng,lat (%s, the place of %q). --order lat,lng or --order lng,lat rejects the others", m.columnName(fieldLocation),
			len(a), fault.Brief(a[0].cell), fault.Brief(a[0].name), len(b), fault.Brief(b[0].cell), fault.Brief(b[0].name))
	}
	for _, row := range rows {
		if !row.two.open() || !row.two.degrees() {
			continue
		}
		return fault.Usagef("%s holds two numbers, and nothing says which comes first: %s, the place of %q, is %s "+
			"with --order lat,lng and %s with --order lng,lat. Say which is right", m.columnName(fieldLocation),
			fault.Brief(row.cell), fault.Brief(row.name), described(row.two.pair(LatLng)), described(row.two.pair(LngLat)))
	}
	return nil
}
