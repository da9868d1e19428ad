package geojson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"iter"
	"regexp"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/geometry"
)

// property is one value of a feature, by its path: names.primary.
type property struct {
	path  string
	value string
	table bool // its value holds an HTML table
}

// feature is one feature of a file.
type feature struct {
	line       int // on which it begins, from 1
	size       int // bytes
	id         string
	point      geometry.Pair
	located    bool // there is a point
	properties []property
	fault      *fault.Row
}

// parseFeature reads one feature; own is for one that Export wrote, whose texts are
// texts whatever they look like. What is wrong with it becomes its fault.
func parseFeature(raw []byte, own bool) feature {
	f := feature{size: len(raw)}
	var object struct {
		Type       string
		ID         json.RawMessage
		Geometry   json.RawMessage
		Properties json.RawMessage
	}
	if err := json.Unmarshal(raw, &object); err != nil {
		f.fault = &fault.Row{Code: fault.JSON, Reason: "this is no feature: " + err.Error()}
		return f
	}
	if object.Type != "Feature" {
		f.fault = &fault.Row{Code: fault.JSON, Reason: fmt.Sprintf("this is no feature but a %q", fault.Brief(object.Type))}
		return f
	}
	f.id = scalar(object.ID)
	if own {
		f.properties = plain(object.Properties)
	} else {
		f.properties = flatten("", object.Properties, 0)
	}
	f.point, f.located, f.fault = geometry.ParseGeoJSON(object.Geometry)
	return f
}

// scalar is a JSON string or number as text; "" for anything else.
func scalar(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}

// deepestProperty is how far into a property its members are looked for.
const deepestProperty = 8

// flatten makes properties of a JSON value and of what is in it, in its order. Of
// a list of texts the property is all of them, and with ".0" behind it the first;
// of a list of objects it is the first. A text that is itself JSON, as converters
// from GeoParquet write it, is looked into.
func flatten(path string, raw json.RawMessage, depth int) []property {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || depth > deepestProperty {
		return nil
	}
	switch raw[0] {
	case '{':
		return flattenObject(path, raw, depth)
	case '[':
		return flattenList(path, raw, depth)
	case '"':
		return flattenText(path, scalar(raw), depth)
	case 'n':
		return []property{{path: path}}
	default: // a number, true, false
		return []property{{path: path, value: string(raw)}}
	}
}

func flattenObject(path string, raw json.RawMessage, depth int) []property {
	var all []property
	for key, value := range members(raw) {
		all = append(all, flatten(joinPath(path, key), value, depth+1)...)
	}
	return all
}

// plain makes properties of the members of a JSON object as they are.
func plain(raw json.RawMessage) []property {
	var all []property
	for key, value := range members(raw) {
		all = append(all, property{path: key, value: scalar(value)})
	}
	return all
}

// members are those of a JSON object in their order, up to the first that cannot be
// read; none of anything else.
func members(raw json.RawMessage) iter.Seq2[string, json.RawMessage] {
	return func(yield func(string, json.RawMessage) bool) {
		decoder := json.NewDecoder(bytes.NewReader(raw))
		if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
			return
		}
		for decoder.More() {
			key, err := decoder.Token()
			var value json.RawMessage
			if err != nil || decoder.Decode(&value) != nil || !yield(fmt.Sprint(key), value) {
				return
			}
		}
	}
}

func joinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func flattenList(path string, raw json.RawMessage, depth int) []property {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil || len(items) == 0 {
		return []property{{path: path}}
	}
	if first := bytes.TrimSpace(items[0]); first[0] == '{' {
		return flatten(path, first, depth+1)
	}
	var values []string
	for _, item := range items {
		if value := scalar(item); value != "" {
			values = append(values, value)
		}
	}
	if len(values) == 0 {
		return []property{{path: path}}
	}
	return []property{{path: path, value: strings.Join(values, ";")}, {path: path + ".0", value: values[0]}}
}

func flattenText(path, text string, depth int) []property {
	if strings.HasPrefix(text, "{") && json.Valid([]byte(text)) {
		return flatten(path, json.RawMessage(text), depth+1)
	}
	rows := tableRows.FindAllStringSubmatch(text, -1)
	all := []property{{path: path, value: text, table: len(rows) > 0}}
	for _, row := range rows {
		if key := plainText(row[1]); key != "" {
			all = append(all, property{path: joinPath(path, key), value: plainText(row[2])})
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

// plainText is HTML without its tags.
func plainText(s string) string {
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(s, " ")))
}
