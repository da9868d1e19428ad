package reply

import (
	"reflect"
	"testing"
)

// Whoever adds a phrase to one language is told of the others.
func TestEveryPhraseIsThereInEveryLanguage(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]*phrases{"Chinese": &chinese, "traditional Chinese": &traditional, "English": &english} {
		for _, part := range []any{p.chatPhrases, p.pagePhrases, p.placePhrases, p.qualities, p.answers, p.leaving, p.operators} {
			nothingMissing(t, name, reflect.ValueOf(part))
		}
	}
	for name, words := range map[string]*PageWords{"Chinese": &chinesePageWords, "traditional Chinese": &traditionalPageWords, "English": &englishPageWords} {
		nothingMissing(t, name, reflect.ValueOf(*words))
	}
}

// nothingMissing tells of fields, and elements of arrays, that are not set.
func nothingMissing(t *testing.T, language string, all reflect.Value) {
	t.Helper()
	for i := range all.NumField() {
		field, name := all.Field(i), all.Type().Field(i).Name
		if field.IsZero() {
			t.Errorf("%s has no %s", language, name)
		}
		for j := 0; field.Kind() == reflect.Array && j < field.Len(); j++ {
			if field.Index(j).IsZero() {
				t.Errorf("%s has no %s[%d]", language, name, j)
			}
		}
		if field.Kind() == reflect.Map {
			sameKeys(t, language, name, field)
		}
	}
}

// sameKeys tells of what English has a sentence for and another language has not, and
// the other way round.
func sameKeys(t *testing.T, language, name string, field reflect.Value) {
	t.Helper()
	expected := reflect.ValueOf(englishAnswers).FieldByName(name)
	if !expected.IsValid() {
		return
	}
	for _, key := range append(expected.MapKeys(), field.MapKeys()...) {
		if !field.MapIndex(key).IsValid() || !expected.MapIndex(key).IsValid() {
			t.Errorf("%s and English differ in %s[%v]", language, name, key)
		}
	}
}
