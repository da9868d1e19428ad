// Package property takes a JSON value apart: each value in it is a property, named by
// its dotted path. It makes columns of the properties of a sample.
//
// It does not know what properties mean.
package property

import (
	"bytes"
	"encoding/json"
	"html"
	"regexp"
	"strings"
)

// Property is one value, by its path: names.primary.
type Property struct {
	Path  string
	Value string
	Table bool // the value holds an HTML table
}

// deepest is how far into a value its members are looked for.
const deepest = 8

// Flatten makes properties of a valid JSON value and of what is in it, in its order. Of
// a list of texts the property is all of them, and with ".0" behind it the first;
// of a list of objects it is the first. A text that is itself JSON, as converters
// from GeoParquet write it, is looked into.
func Flatten(path string, raw []byte) []Property { return flatten(nil, path, raw, 0) }

func flatten(all []Property, path string, raw []byte, depth int) []Property {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || depth > deepest {
		return all
	}
	switch raw[0] {
	case '{':
		for key, value := range Members(raw) {
			all = flatten(all, join(path, key), value, depth+1)
		}
		return all
	case '[':
		return flattenList(all, path, raw, depth)
	case '"':
		return flattenText(all, path, Scalar(raw), depth)
	case 'n':
		return append(all, Property{Path: path})
	default: // a number, true, false
		return append(all, Property{Path: path, Value: string(raw)})
	}
}

// Plain makes properties of the members of a JSON object as they are.
func Plain(raw []byte) []Property {
	var all []Property
	for key, value := range Members(raw) {
		all = append(all, Property{Path: key, Value: Scalar(value)})
	}
	return all
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func flattenList(all []Property, path string, raw []byte, depth int) []Property {
	var values []string
	for item := range Items(raw) {
		if item[0] == '{' && len(values) == 0 {
			return flattenObjects(flatten(all, path, item, depth+1), path, raw, depth)
		}
		if value := Scalar(item); value != "" {
			values = append(values, value)
		}
	}
	if len(values) == 0 {
		return append(all, Property{Path: path})
	}
	return append(all, Property{Path: path, Value: strings.Join(values, ";")},
		Property{Path: path + ".0", Value: values[0]})
}

// every stands behind the name of a list for all objects in it.
const every = "[]"

// maxEvery is how many bytes the values of all objects of a list may have: the lines of a
// stop have fewer, and what has more (reviews, opening hours by the day) is not asked for
// so.
const maxEvery = 4 << 10

// flattenObjects makes a property of each member of the objects of a list: the values of
// all of them. Of lists in the objects it is the first one's.
func flattenObjects(all []Property, path string, raw []byte, depth int) []Property {
	if strings.Contains(path, every) {
		return all
	}
	begin, at := len(all), make(map[string]int)
	for item := range Items(raw) {
		if item[0] != '{' {
			continue
		}
		for _, p := range flatten(nil, path+every, item, depth+1) {
			i, known := at[p.Path]
			switch {
			case !known:
				at[p.Path] = len(all)
				all = append(all, Property{Path: p.Path, Value: p.Value})
			case p.Value == "" || len(all[i].Value) > maxEvery:
			case all[i].Value == "":
				all[i].Value = p.Value
			default:
				all[i].Value += ";" + p.Value
			}
		}
	}
	for i := range all[begin:] {
		if len(all[begin+i].Value) > maxEvery {
			all[begin+i].Value = ""
		}
	}
	return all
}

func flattenText(all []Property, path, text string, depth int) []Property {
	if strings.HasPrefix(text, "{") && json.Valid([]byte(text)) {
		return flatten(all, path, []byte(text), depth+1)
	}
	if strings.IndexByte(text, '<') < 0 {
		return append(all, Property{Path: path, Value: text})
	}
	rows := tableRows.FindAllStringSubmatch(text, -1)
	all = append(all, Property{Path: path, Value: text, Table: len(rows) > 0})
	for _, row := range rows {
		if key := PlainText(row[1]); key != "" {
			all = append(all, Property{Path: join(path, key), Value: PlainText(row[2])})
		}
	}
	return all
}

// tableRows are the rows of a heading and a value in an HTML table, which is what
// KML has for properties and its converters leave as it is.
var (
	tableRows = regexp.MustCompile(`(?is)<th[^>]*>([^<]*)</th>\s*<td[^>]*>(.*?)</td>`)
	tags      = regexp.MustCompile(`<[^>]*>`)
)

// PlainText is HTML without its tags.
func PlainText(s string) string {
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(s, " ")))
}
