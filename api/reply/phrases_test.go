package reply

import (
	"reflect"
	"testing"
)

// Whoever adds a phrase to one language is told of the other.
func TestEveryPhraseIsThereInBothLanguages(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]phrases{"Chinese": chinese, "English": english} {
		all := reflect.ValueOf(p)
		for i := range all.NumField() {
			field := all.Field(i)
			if field.IsZero() {
				t.Errorf("%s has no %s", name, all.Type().Field(i).Name)
			}
			for j := 0; field.Kind() == reflect.Array && j < field.Len(); j++ {
				if field.Index(j).IsZero() {
					t.Errorf("%s has no %s[%d]", name, all.Type().Field(i).Name, j)
				}
			}
		}
	}
}
