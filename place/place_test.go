package place_test

import (
	"reflect"
	"testing"

	"nearby/place"
)

// Every field of a place is one of the columns, or one of those that identify and
// place it: a new one that stands nowhere would be lost.
func TestColumnsAreAllFields(t *testing.T) {
	t.Parallel()
	var p place.Place
	seen := map[string]bool{}
	for _, c := range place.Columns {
		if seen[c.Name] {
			t.Errorf("two columns are called %s", c.Name)
		}
		seen[c.Name] = true
		switch field := c.Of(&p).(type) {
		case *string:
			*field += c.Name
		case *float64:
			*field++
		default:
			t.Errorf("%s is a %T, which nothing reads", c.Name, field)
		}
	}
	besides := map[string]bool{"ID": true, "Source": true, "ExternalID": true, "Category": true, "At": true}
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if v.Field(i).IsZero() != besides[name] {
			t.Errorf("the field %s is %v: it must be a column, once", name, v.Field(i))
		}
	}
	for _, c := range place.Columns { // no two columns share a field
		if text, ok := c.Of(&p).(*string); ok && *text != c.Name {
			t.Errorf("the column %s is also %s", c.Name, *text)
		}
	}
}
