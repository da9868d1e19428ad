package gtfs

import (
	"errors"
	"io/fs"
	"strings"
)

// englishNames are the English names of stops that translations.txt has.
type englishNames struct {
	byStop map[int]string
	byName map[string]string
}

// translations reads translations.txt, also in the form it had before it became
// part of GTFS in 2020 (trans_id, lang, translation), in which the name itself is
// what is translated. A feed need not have it.
func (f *feed) translations(x *stopIndex) (englishNames, error) {
	names := englishNames{make(map[int]string), make(map[string]string)}
	columns := []string{
		"translation", "language?", "lang?", "table_name?", "field_name?", "record_id?",
		"field_value?", "trans_id?",
	}
	err := f.each(translationsFile, columns, func(cells []string) error {
		of := translation{
			text: cells[0], language: cells[1] + cells[2], table: cells[3], field: cells[4],
			stop: cells[5], name: cells[6] + cells[7],
		}
		if !of.english() || of.text == "" {
			return nil
		}
		if i := x.ids.find(of.stop); of.stop != "" && i >= 0 {
			names.byStop[i] = strings.Clone(of.text)
		} else if of.name != "" {
			names.byName[strings.Clone(of.name)] = strings.Clone(of.text)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return names, nil
	}
	return names, err
}

// translation is one row.
type translation struct{ text, language, table, field, stop, name string }

// english tells a name of a stop in English, of whichever country.
func (t translation) english() bool {
	language, _, _ := strings.Cut(strings.ToLower(t.language), "-")
	ofStop := t.table == "" || t.table == "stops" && t.field == "stop_name"
	return language == "en" && ofStop
}

// of is the English name of a stop; "" if there is none.
func (n englishNames) of(stop int, name string) string {
	if s := n.byStop[stop]; s != "" {
		return s
	}
	return n.byName[name]
}
