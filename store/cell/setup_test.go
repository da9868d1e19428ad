package cell

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"nearby/geo"
	"nearby/place"
)

// missing fails for each field of a place that is zero.
func missing(t *testing.T, p place.Place) {
	t.Helper()
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the field %s is not packed", v.Type().Field(i).Name)
		}
	}
}

func sortFrom(p geo.WGS84, places []place.Place) {
	slices.SortFunc(places, func(a, b place.Place) int {
		return cmp.Compare(p.GreatCircle(a.At), p.GreatCircle(b.At))
	})
}
