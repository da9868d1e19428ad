package cell

import (
	"reflect"
	"testing"

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
