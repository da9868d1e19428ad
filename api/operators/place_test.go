package operators

import (
	"io"

	"nearby/geo"
	"nearby/place"
)

// onePlace is a data set of one stop.
func onePlace() func() (place.Place, error) {
	done := false
	return func() (place.Place, error) {
		if done {
			return place.Place{}, io.EOF
		}
		done = true
		return place.Place{
			Source: "metro", ExternalID: "1", Name: "人民广场", Category: place.Transit, At: geo.WGS84{Lat: 31.2, Lng: 121.4},
		}, nil
	}
}
